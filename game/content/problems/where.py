"""Paths in a file, put into the author's own words: `scene arrest > option prosecute > when`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Trail = tuple[str | int, ...]
"""Keys and indexes that lead from the top of a file to a value in it."""

SINGULAR: Mapping[str, str] = {
    "instruments": "instrument",
    "indicators": "indicator",
    "flags": "flag",
    "advisers": "adviser",
    "scenes": "scene",
    "options": "option",
    "outcomes": "outcome",
    "endings": "ending",
    "injects": "inject",
    "references": "reference",
    "analogues": "analogue",
    "findings": "finding",
    "tensions": "tension",
    "questions": "question",
    "answers": "answer",
    "gaps": "gap",
}
"""What one entry of a map, or one row of a list, is called."""


def one_of(key: str) -> str:
    """Return what one entry of a map is called, with its article: `an option`."""
    name = SINGULAR[key]
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def in_words(path: Sequence[str | int], data: Any) -> str:
    """Return a path in the author's ids; `data` is what it leads through, as far as it does."""
    words: list[str] = []
    holder = ""  # the map or list of which the next step names an entry
    at = data
    for step in path:
        at = _below(at, step)
        if isinstance(step, int):
            row = SINGULAR.get(holder) or (words[-1] if words else "row")
            words[-1:] = [f"{row} {_row_name(step, at)}"]
            holder = ""
        elif holder in SINGULAR:
            words[-1] = f"{SINGULAR[holder]} {step}"
            holder = ""
        else:
            words.append(step)
            holder = step
    return " > ".join(words)


def _row_name(index: int, row: Any) -> str:
    """Return the id of a row, or else its number, counted from 1."""
    if isinstance(row, dict) and isinstance(row.get("id"), str):
        return str(row["id"])
    return str(index + 1)


def _below(at: Any, step: str | int) -> Any:
    if isinstance(at, dict):
        return at.get(step)
    if isinstance(at, list) and isinstance(step, int) and step < len(at):
        return at[step]
    return None
