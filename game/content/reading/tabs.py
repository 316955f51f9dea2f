"""Tabs, which YAML does not allow for indenting, and how many spaces stand for them."""

from __future__ import annotations

import re

from game.content.reading.places import Fault, Lines
from game.content.reading.rows import indent_of, rows_of, strain, usual_step

_INDENTED = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_LONGEST = 200
_AROUND = 40
"""How many lines above and below show the indentation that is usual."""

_STEP = 2
"""How many spaces stand for a tab where all lines are indented by tabs."""


def indents_by_tab(text: str) -> bool:
    """Whether a line of a text is indented by a tab."""
    return _INDENTED.search(text) is not None


def tab_fault(text: str) -> Fault:
    """Return what is wrong with a text that has tabs: the first one, and how many lines more."""
    first = text.index("\t")
    lines = Lines(text)
    number = lines.position(first)[0]
    line = lines.line(number)
    more = sum("\t" in each for each in text.split("\n")) - 1
    also = ""
    if more:
        also = f", as {'does' if more == 1 else 'do'} {more:,} more line{'' if more == 1 else 's'}"
    blank = _INDENTED.match(line)
    if blank is None:
        fix = line.replace("\t", " ").strip()
        advice = "use spaces"
    else:
        meant = _meant(lines, number, blank.group())
        fix = " " * meant + line[blank.end() :].replace("\t", " ").rstrip()
        advice = f"indent with {meant or 'no'} space{'' if meant == 1 else 's'}"
    fix = fix if len(line) < _LONGEST else ""
    return Fault("Y102", f"this line has a tab{also}; {advice}", first, first + 1, fix=fix)


def _meant(lines: Lines, number: int, blank: str) -> int:
    """Return by how many spaces a line should be indented for its layout to be regular."""
    first, last = max(1, number - _AROUND), min(len(lines), number + _AROUND)
    held = {each: lines.line(each) for each in range(first, last + 1)}
    expanded = len(blank.replace("\t", " " * _STEP))
    if any(_INDENTED.match(line) for each, line in held.items() if each != number):
        return expanded
    rest = held[number].lstrip(" \t")
    steps = usual_step(rows_of(lines, first, last))
    known = {indent_of(line) for each, line in held.items() if line.strip() and each != number}
    known |= {indent + steps for indent in known} | {0}

    def irregular(indent: int) -> tuple[int, int]:
        tried = Lines("\n".join([*_but(held, number, " " * indent + rest)]))
        return strain(rows_of(tried, 1, len(tried)), steps), abs(indent - expanded)

    return min(known, key=irregular)


def _but(held: dict[int, str], number: int, line: str) -> list[str]:
    return [line if each == number else other for each, other in held.items()]
