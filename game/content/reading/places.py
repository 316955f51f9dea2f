"""Offsets in a text as lines and columns, and what is wrong at them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from game.errors import Place, Problem, Severity

MOST_OF_A_KIND = 20
"""How many problems of one code the reader tells one by one; the others are counted."""


class Change(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    start: int
    end: int
    instead: str

    def made(self, text: str) -> str:
        """Return the text with the change in it."""
        return text[: self.start] + self.instead + text[self.end :]

    def before(self, offset: int) -> int:
        """Return the offset in the text as it was, of one in the text as it is then."""
        end = self.start + len(self.instead)
        if offset >= end:
            return offset - end + self.end
        return min(offset, self.end)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong between two offsets of a text."""

    code: str
    message: str
    start: int
    end: int
    nearest: str = ""
    fix: str = ""
    severity: Severity = Severity.ERROR
    mended: Change | None = None
    """What the fix does to the text, where that was tried and lets a parser get further."""


class Lines:
    """The lines of a text: where an offset stands, and what stands around it.

    Lines end with a line feed only; the text has been normalised before.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: dict[int, str] = {}

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self._text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self._text.find("\n", at + 1)
        return starts

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """Return where a line starts."""
        return self._starts[line - 1]

    def line(self, number: int) -> str:
        """Return the text of a line, without its end."""
        shown = self._shown.get(number)
        if shown is None:
            start = self._starts[number - 1]
            end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
            shown = self._shown[number] = self._text[start:end]
        return shown

    def around(self, number: int) -> tuple[tuple[int, str], ...]:
        """Return the line before, the line, and the line after, with their numbers."""
        # A line end at the end of the file starts a line that no editor counts.
        last = max(len(self) - (self._text.endswith("\n")), number)
        return tuple(
            (each, self.line(each)) for each in range(max(1, number - 1), min(last, number + 1) + 1)
        )

    def place(self, file: str, start: int, end: int) -> Place:
        """Return the stretch between two offsets, as far as it stands on the first line."""
        line, column = self.position(start)
        line_end = self.offset(line) + len(self.line(line))
        width = max(1, min(end, line_end) - start)
        return Place(file, line, column, column + width)

    def problem(self, file: str, fault: Fault, *, where: str = "") -> Problem:
        """Return a fault as a problem, with its place and the lines around it."""
        place = self.place(file, fault.start, fault.end)
        return Problem(
            code=fault.code,
            message=fault.message,
            place=place,
            where=where,
            lines=self.around(place.line),
            nearest=fault.nearest,
            fix=fault.fix,
            severity=fault.severity,
        )


class Faults:
    """A collection of faults that keeps the first ones of each code and counts the others."""

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._counts: dict[str, int] = {}
        self._first_left_out: dict[str, Fault] = {}

    def add(self, fault: Fault) -> None:
        """Take one more fault."""
        count = self._counts[fault.code] = self._counts.get(fault.code, 0) + 1
        if count <= MOST_OF_A_KIND:
            self._kept.append(fault)
        elif count == MOST_OF_A_KIND + 1:
            self._first_left_out[fault.code] = fault

    def count(self, code: str, more: int) -> None:
        """Count more faults of a code without having them."""
        if more > 0:
            self._counts[code] = self._counts.get(code, 0) + more

    def told(self) -> list[Fault]:
        """Return the faults to tell; where some are left out, one that says how many."""
        told = list(self._kept)
        for code, fault in self._first_left_out.items():
            count = self._counts[code] - MOST_OF_A_KIND
            more = f"{count:,} more of this kind, from here on" if count > 1 else fault.message
            told.append(Fault(code, more, fault.start, fault.end))
        return told
