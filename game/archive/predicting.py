"""Predictions about the record: what is asked here, and how sure one may be."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from game.archive.ahead import asked_in, grounds_told, scene_of
from game.engine.play import Road
from game.model.evidence import Evidence

_WORDS = ("no better than a guess", "as likely as not", "likely", "nearly sure", "certain")
_OF_TWO = ("no better than a guess", "leaning that way", "likely", "nearly sure", "certain")
_ABOVE_THE_SHARE = (50, 70, 90, 100)
_ABOVE_HALF = (60, 75, 90, 100)


class Level(NamedTuple):
    """A confidence that may be given, in percent, and what it is called."""

    percent: int
    words: str


def asked_here(
    road: Road, evidence: Evidence, settled: Collection[str] = (), *, finished: bool = False
) -> tuple[str, ...]:
    """Return the questions to ask before the choice at which a play stands.

    None is asked where the play is over or has `finished` once: its record has been told then.
    """
    if road.over or finished:
        return ()
    told = frozenset(id_ for grounds in grounds_told(road) for id_ in grounds.findings)
    scene = road.program.scenario.scenes[scene_of(road)]
    return asked_in(scene, evidence, settled, told)


def levels(answers: int) -> tuple[Level, ...]:
    """Return how sure one may be of one answer among so many: from an even share to certain."""
    share = round(100 / max(answers, 2))
    above, words = (_ABOVE_HALF, _OF_TWO) if share >= 50 else (_ABOVE_THE_SHARE, _WORDS)
    return tuple(Level(percent, said) for percent, said in zip((share, *above), words, strict=True))


def asked_before(road: Road) -> tuple[str, ...]:
    """Return the questions of the scene in which the last choice was made."""
    turn = next((turn for turn in reversed(road.turns) if turn.option >= 0), None)
    if turn is None:
        return ()
    return road.program.scenario.scenes[road.program.place_id(turn.before.place)].predict
