"""Predictions about the record: what is asked here, how sure one may be, what the record says."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from game.archive.ahead import asked_in, grounds_told, scene_of
from game.archive.page import standpoints
from game.engine.play import Road
from game.model.evidence import Evidence, Question
from game.text.grounds import finding_block
from game.text.markdown import escape

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


def record_blocks(
    question: Question, answer: str, confidence: int, evidence: Evidence
) -> tuple[str, ...]:
    """Say what was answered and what the record says, one beside the other, and who says so.

    `evidence` is what may be told now: where the finding is held back, only the answer is told.
    """
    given = question.answers.get(answer, answer)
    said = f"**You said** ({confidence} percent sure): {escape(given)}."
    finding = evidence.findings.get(question.finding)
    if finding is None:
        return (question.question, said, "The record is told later in this play.")
    recorded = question.answers.get(question.record, question.record)
    return (
        question.question,
        said,
        f"**The record says:** {escape(recorded)}.",
        finding_block(question.finding, finding, evidence),
        *standpoints((question.finding,), evidence),
    )
