"""How long plays take a class, by words and decisions: drawn at random, and never proved."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from game.analysis.sample import MOST_DECISIONS, drawn_way
from game.authoring.ways import walk
from game.engine.tables import Program
from game.text.words import reading_seconds

PLAYS = 200
QUICK, SLOW = 60, 120
"""Seconds that a decision takes beside the reading."""

_TENTH = PLAYS // 10
_LONG = 100  # decisions; a play that is longer is none that a class makes


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """What plays showed that were drawn by a seed; open options chosen alike often."""

    seed: int
    plays: int
    words: int
    """Of the play in the middle: scenes, outcomes, what arrives, the ending."""
    most: tuple[int, int]
    """Eight plays in ten have so many words."""
    advice: int
    """Of the play in the middle: all advice on the way."""
    minutes: tuple[int, int]
    """Of the play in the middle: without advice and quick to decide, with all advice and slow."""


def reading_time(program: Program, seed: int) -> ReadingTime | None:
    """Draw plays and count their words; None where they do not end soon."""
    found = []
    for number in range(PLAYS):
        way = drawn_way(program, seed, number)
        if len(way) > min(_LONG, MOST_DECISIONS - 1):
            return None
        found.append(walk(program, way))
    words = sorted(each.words for each in found)
    advice = round(median(each.advice for each in found))
    decisions = median(len(each.choices) for each in found)
    middle = round(median(words))
    return ReadingTime(
        seed,
        PLAYS,
        middle,
        (words[_TENTH], words[-_TENTH - 1]),
        advice,
        (
            round((reading_seconds(middle) + QUICK * decisions) / 60),
            round((reading_seconds(middle + advice) + SLOW * decisions) / 60),
        ),
    )
