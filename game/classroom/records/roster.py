"""A teacher's own roster, read so that every column can be given back exactly as it was."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.errors import RequestError
from game.text.separated import Cell, safe_cell

MOST_BYTES = 5_000_000
_DELIMITERS = ",;\t"


class Line(NamedTuple):
    """A line of the roster: its text as it stood, without its end, and its cells."""

    text: str
    cells: tuple[str, ...]


class Roster(NamedTuple):
    """A roster: the line of heads, the lines of people, and what parts their cells."""

    head: Line
    people: tuple[Line, ...]
    delimiter: str

    def column(self, *names: str) -> int | None:
        """Return which column has one of these heads, whatever its case; None where none has."""
        heads = [head.strip().casefold() for head in self.head.cells]
        return next((heads.index(name) for name in names if name in heads), None)

    @property
    def formulas(self) -> int:
        """How many of its cells a spreadsheet would take for formulas."""
        return sum(
            _begins_like_a_formula(cell)
            for line in (self.head, *self.people)
            for cell in line.cells
        )


def read_roster(path: Path) -> Roster:
    """Read a roster.

    Raises:
        RequestError: where it cannot be read, or its columns cannot be told.
    """
    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or "it cannot be read").lower()
        raise RequestError(f"{path}: {why}") from error
    if len(data) > MOST_BYTES:
        raise RequestError(f"{path} is too large for a roster")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeError as error:
        raise RequestError(
            f"{path} is not in UTF-8; save it as “CSV UTF-8” from the spreadsheet"
        ) from error
    return parse_roster(text, str(path))


def parse_roster(text: str, name: str = "the roster") -> Roster:
    """Read the text of a roster.

    Raises:
        RequestError: where its columns cannot be told.
    """
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = _lines(text, delimiter, name)
    if not lines or not any(lines[0].cells):
        raise RequestError(f"{name} is empty; its first line names the columns")
    head, *people = lines
    wide = len(head.cells)
    filled = []
    for number, line in enumerate(people, start=2):
        if len(line.cells) > wide:
            raise RequestError(
                f"{name}, row {number}: it has {len(line.cells)} cells and there are {wide} columns"
            )
        if any(line.cells):
            missing = wide - len(line.cells)
            filled.append(Line(line.text + delimiter * missing, line.cells + ("",) * missing))
    return Roster(head, tuple(filled), delimiter)


def joined(line: Line, cells: Sequence[Cell], delimiter: str) -> str:
    """Return a line of the roster as it stood, with cells of our own behind it."""
    own = (_quoted(safe_cell(each), delimiter) for each in cells)
    return delimiter.join((line.text, *own))


def _lines(text: str, delimiter: str, name: str) -> list[Line]:
    """Part a text into lines; a quoted cell may have line ends in it."""
    raw = text.splitlines(keepends=True)
    if "\0" in text:
        raise RequestError(f"{name} is not a table")
    reader = csv.reader(raw, delimiter=delimiter, strict=True)
    found: list[Line] = []
    begin = 0
    try:
        for cells in reader:
            whole = "".join(raw[begin : reader.line_num]).rstrip("\r\n")
            begin = reader.line_num
            found.append(Line(whole, tuple(cells)))
    except csv.Error as error:
        raise RequestError(f"{name}, line {reader.line_num}: {error}") from error
    return found


def _quoted(cell: object, delimiter: str) -> str:
    told = str(cell)
    if any(sign in told for sign in (delimiter, '"', "\n", "\r")):
        doubled = told.replace('"', '""')
        return f'"{doubled}"'
    return told


def _begins_like_a_formula(cell: str) -> bool:
    return safe_cell(cell) != cell and str(safe_cell(cell)).startswith("'")
