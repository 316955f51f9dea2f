"""What else is wrong with a text that is not well-formed: it is read on as if its fixes were made.

Only what has a fix that was tried is gone beyond, and beyond it only what has one as well is told:
so nothing is told that is wrong only because of another fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.content.reading.places import Change, Fault

MOST_MENDED = 12
"""How many faults of syntax are told of one text."""

_LONGEST = 200_000
"""Longer texts are read once, since each fault takes another reading."""


def faults_behind(
    text: str, first: Sequence[Fault], read: Callable[[str], Sequence[Fault]]
) -> list[Fault]:
    """Return the faults behind those that a first reading told of, with their places in the text.

    `read` returns the faults of a text.
    """
    found: list[Fault] = []
    changes: list[Change] = []
    faults = first
    while len(changes) < MOST_MENDED and len(text) <= _LONGEST:
        change = next((each.mended for each in faults if each.mended), None)
        if change is None:
            break
        text = change.made(text)
        changes.append(change)
        behind = change.start + len(change.instead)
        faults = [each for each in read(text) if each.start >= behind and _is_told(each)]
        found += [_placed(each, changes) for each in faults]
    return found


def _is_told(fault: Fault) -> bool:
    return fault.mended is not None or fault.code != "Y101"


def _placed(fault: Fault, changes: Sequence[Change]) -> Fault:
    """Return a fault with its places as they are in the text before all changes."""
    start, end = fault.start, fault.end
    for change in reversed(changes):
        start, end = change.before(start), change.before(end)
    return replace(fault, start=start, end=max(end, start + 1))
