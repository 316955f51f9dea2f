"""When things happened in a play: read from the lines of its journal, beside what they say.

No rule of play reads a clock, and nothing that is told of a play depends on one: times are for
those who store what somebody did, and are missing where they were not kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from game.journal.entries import STUCK, ByHand, Chosen, Predicted, Rewound, Skipped
from game.journal.lines import MOST_MILLISECONDS
from game.journal.reading import Journal


class Times(NamedTuple):
    """When, in milliseconds since 1970 in UTC; 0 where that was not kept."""

    choices: tuple[int, ...] = ()
    """By decision of the road that counts: the first one to an ending, else that of now."""
    predictions: Mapping[str, int] = {}
    """By question, of its first answer."""


NO_TIMES = Times()


def times_of(journal: Journal) -> Times:
    """Return when each thing happened that is told of a play."""
    road: list[tuple[int, bool]] = []
    told: list[tuple[int, bool]] | None = None
    predictions: dict[str, int] = {}
    skipped: set[str] = set()
    for entry, line in zip(journal.entries, journal.lines, strict=True):
        match entry:
            case Chosen() | ByHand():
                road.append((kept_at(line), isinstance(entry, Chosen)))
                if isinstance(entry, Chosen) and entry.end is not None and entry.end.id != STUCK:
                    told = told if told is not None else list(road)
            case Rewound():
                del road[entry.turns :]
            case Predicted() if entry.question not in skipped:
                predictions.setdefault(entry.question, kept_at(line))
            case Skipped() if entry.question not in predictions:
                skipped.add(entry.question)
            case _:
                pass
    choices = tuple(at for at, chosen in (told if told is not None else road) if chosen)
    return Times(choices, predictions)


def kept_at(line: bytes) -> int:
    """Return when a line of a journal was written, in milliseconds; 0 where it does not say."""
    try:
        at = json.loads(line).get("at")
    except (ValueError, AttributeError, RecursionError):
        return 0
    return at if type(at) is int and 0 < at <= MOST_MILLISECONDS else 0
