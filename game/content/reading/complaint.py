"""One complaint of the YAML parser, and the lines it is about."""

from __future__ import annotations

import re
from typing import Any

from game.content.reading.mending import Mender
from game.content.reading.places import Fault, Lines
from game.content.reading.rows import indent_of
from game.content.reading.scalars import quoted

CURLY = tuple("“”„‟‘’\u201a\u2039\u203a«»")
"""Quotation marks that YAML takes for letters."""

ITEM = re.compile(
    r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s:#\"'\[\]{},&*!|>%@`-][^:#\n]*:[ ]+)?(?P<value>.*)"
)
"""A line in block style: indentation and dashes, a key, a value."""

_LONGEST_LINE = 1000
_LONGEST_FIX = 300


class Complaint:
    """What the parser said: `at` an offset, while it read what begins at the offset `begun`."""

    def __init__(self, text: str, error: Any, event: Any) -> None:
        self.text = text
        self.lines = Lines(text)
        self.said = f"{error.context or ''}; {error.problem or ''}"
        problem = error.problem_mark or error.context_mark
        begun = error.context_mark or problem
        self.at = min(problem.index, len(text)) if problem else 0
        self.begun = min(begun.index, len(text)) if begun else self.at
        self.event = event
        """The last event that was read before."""
        self.mender = Mender(text, max(self.at, self.begun))

    @property
    def event_start(self) -> int:
        """The offset where the last event began."""
        return int(self.event.start_mark.index) if self.event is not None else 0

    def number(self, offset: int) -> int:
        """Return the line of an offset."""
        return self.lines.position(offset)[0]

    def line(self, offset: int) -> tuple[str, int]:
        """Return the line that holds an offset, and the offset where it starts."""
        number = self.number(offset)
        return self.lines.line(number), self.lines.offset(number)

    def line_above(self, offset: int) -> str:
        """Return the next line above an offset's that is not blank; empty if there is none."""
        number = self.number(offset) - 1
        while number > 0 and not self.lines.line(number).strip():
            number -= 1
        return self.lines.line(number) if number > 0 else ""

    def fault(
        self,
        message: str,
        start: int,
        end: int = 0,
        fix: str = "",
        instead: tuple[int, int] | None = None,
    ) -> Fault:
        """Return the complaint in other words, with the fix if it helps.

        The fix stands instead of the line of `start`, or of the stretch given.
        """
        if fix and len(fix) <= _LONGEST_FIX:
            if instead is None:
                line, at = self.line(start)
                instead = at + indent_of(line), at + len(line)
            fix = fix if self.mender.helps(*instead, fix) else ""
        return self.sure(message, start, end, fix)

    def sure(self, message: str, start: int, end: int = 0, fix: str = "") -> Fault:
        """Return the complaint in other words, with a fix that has been tried already."""
        fix = fix if len(fix) <= _LONGEST_FIX else ""
        return Fault("Y101", message, start, max(end, start + 1), fix=fix)


def without_comment(line: str) -> str:
    """Return a line up to a comment, if it has one, without spaces at its ends."""
    return line.partition(" #")[0].strip()


def requoted(line: str) -> str:
    """Return a line with its value in quotes, ready to paste; empty where that is no help."""
    if len(line) > _LONGEST_LINE:
        return ""
    match = ITEM.fullmatch(without_comment(line))
    if match is None or not match["value"]:
        return ""
    value = match["value"]
    if value[0] in CURLY and value[-1] in CURLY and len(value) > 1:
        value = value[1:-1]
    elif value[0] in "\"'":
        value = unwrapped(value)
    return dash_of(match) + (match["key"] or "") + quoted(value)


def requoted_at(lines: Lines, start: int, end: int) -> str:
    """Return the line of a scalar with its value in quotes; only the value inside brackets."""
    number, column = lines.position(start)
    line = lines.line(number)
    match = ITEM.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if match and match.start("value") == column - 1:
        return requoted(line)
    raw = line[column - 1 : column - 1 + end - start]
    return quoted(raw) if len(raw) <= _LONGEST_FIX else ""


def dash_of(match: re.Match[str]) -> str:
    """Return the dash of a list item, if the line that matched `ITEM` is one."""
    return "- " if "-" in match["lead"] else ""


def unwrapped(value: str) -> str:
    """Return what was meant to stand between quotes."""
    mark, inner = value[0], value[1:]
    # A quote at the very end closes the text, unless the others within leave it one of a pair.
    if inner.endswith(mark) and (mark == "'" or inner.count(mark) % 2 == 1):
        inner = inner[:-1]
    elif inner.count(mark) == 1:
        return value
    return inner.replace("''", "'") if mark == "'" else inner.replace('\\"', '"')
