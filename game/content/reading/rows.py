"""The layout of lines in block style, as far as it shows without parsing: keys, dashes, depths.

A parser notices a wrong indentation late, where the lines that follow fit nowhere. Here lines are
judged by how regular the layout is around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.content.reading.places import Lines

_ROW = re.compile(
    r"(?P<lead> *(?:- +)*)"
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s#\[\]{},&*!|>%@`"'-][^#]*?):(?:[ ]+(?P<value>.*))?"""
)
_DASH = re.compile(r"(?P<lead> *(?:- +)*)-(?: +(?P<value>.*))?")
_COMMENT = re.compile(r"(?:^|[ ])#.*")
_MARKED = re.compile(r"[&!][^\s]*")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'""")
_BREAK = 3
"""How much worse a line is that fits nowhere than one that is only deeper than usual."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a key, a dash, or both."""

    number: int
    indent: int
    column: int
    """Where its key stands, behind its dashes."""
    form: Literal["block", "flow", "text"]
    """What its value is; a block begins on the lines below."""
    dash: bool
    word: str
    """The key with its colon, or `-`."""

    @property
    def opens(self) -> bool:
        """Whether its value stands on the lines below."""
        return self.form == "block"

    def moved(self, by: int) -> Row:
        """Return the row further right."""
        column = self.column + by
        return Row(self.number, self.indent + by, column, self.form, self.dash, self.word)


def indent_of(line: str) -> int:
    """Return how many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def rows_of(lines: Lines, first: int, last: int) -> list[Row]:
    """Return the rows from one line to another, without what goes on below a value."""
    rows: list[Row] = []
    number = first
    while number <= last:
        line = lines.line(number)
        row = _row(number, line)
        number += 1
        if row is None:
            continue
        rows.append(row)
        match = _ROW.fullmatch(line) or _DASH.fullmatch(line)
        number = _behind(lines, number, last, row.indent, (match and match["value"]) or "")
    return rows


def _row(number: int, line: str) -> Row | None:
    match = _ROW.fullmatch(line)
    bare = None if match else _DASH.fullmatch(line)
    found = match or bare
    if found is None:
        return None
    value = _MARKED.sub("", _COMMENT.sub("", found["value"] or ""), count=1).strip()
    form: Literal["block", "flow", "text"] = "text" if value else "block"
    if value[:1] in ("{", "["):
        form = "flow"
    dash = "-" in found["lead"] or bare is not None
    word = f"{match['key']}:" if match else "-"
    return Row(number, indent_of(line), len(found["lead"]), form, dash, word)


def _behind(lines: Lines, number: int, last: int, indent: int, value: str) -> int:
    """Return the first line that is not a part of a value of several lines."""
    goes_on = _goes_on(value)
    block = value[:1] in ("|", ">")
    while goes_on and number <= last:
        line = lines.line(number)
        if line.strip() and indent_of(line) <= indent:
            break
        value += "\n" + line
        goes_on = block or _goes_on(value)
        number += 1
    return number


def _goes_on(value: str) -> bool:
    if value[:1] in ("|", ">"):
        return True
    if value[:1] in ("'", '"'):
        return _QUOTED.match(value) is None
    if value[:1] not in ("{", "["):
        return False
    bare = _QUOTED.sub("", value)
    return sum(map(bare.count, "{[")) > sum(map(bare.count, "}]"))


def usual_step(rows: Sequence[Row]) -> int:
    """Return by how many spaces one level stands further right than the next, mostly."""
    steps = [
        below.indent - above.column
        for above, below in pairwise(rows)
        if above.opens and below.indent > above.column
    ]
    return max(steps, key=lambda step: (steps.count(step), -step)) if steps else 2


def strain(rows: Iterable[Row], step: int) -> int:
    """Return how irregular a layout is; 0 where every line stands as expected."""
    total = 0
    levels: list[tuple[int, bool]] = []
    above: Row | None = None
    for row in rows:
        before = len(levels)
        while levels and (levels[-1][0] > row.indent or _is_done(levels[-1], row)):
            levels.pop()
        popped = len(levels) < before
        level = levels[-1] if levels else None
        starts_list = bool(above and above.opens and row.dash and above.column == row.indent)
        if above and above.opens and row.indent <= above.column and not starts_list:
            total += 1  # a key without a value
        if level is None or level[0] < row.indent or (starts_list and not level[1]):
            if above is not None and (popped or not above.opens):
                total += _BREAK
            elif above is not None and not starts_list and row.indent - above.column != step:
                total += 1
            levels.append((row.indent, row.dash))
        elif level[1] != row.dash:
            total += _BREAK
        if row.column > row.indent:
            levels.append((row.column, False))
        above = row
    return total


def _is_done(level: tuple[int, bool], row: Row) -> bool:
    """Whether a list ends, at the depth of its own key, with the next key."""
    return level == (row.indent, True) and not row.dash
