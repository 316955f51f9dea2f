"""What a play that is going on asks about the record, and what it holds back meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.archive.predicting import asked_before, asked_here
from game.journal.sitting import Sitting
from game.model.evidence import Evidence

if TYPE_CHECKING:
    from game.archive.withheld import Withheld


class Recorded(NamedTuple):
    """A prediction with what the record says, as blocks of Markdown."""

    question: str
    blocks: tuple[str, ...]


def settled(sitting: Sitting) -> frozenset[str]:
    """Return the questions that were answered or skipped."""
    return sitting.skipped | sitting.predictions.keys()


def asked(sitting: Sitting, evidence: Evidence) -> tuple[str, ...]:
    """Return the questions that may be answered before the choice that is to be made now."""
    finished = sitting.finished is not None
    return asked_here(sitting.road, evidence, settled(sitting), finished=finished)


def held_back(sitting: Sitting, evidence: Evidence, *, by_itself: bool = False) -> Withheld:
    """Return what is held back just now; `by_itself` for the archive."""
    # Only who looks at evidence needs it.
    from game.archive.withheld import withheld

    finished = sitting.finished is not None
    done = settled(sitting)
    return withheld(sitting.road, evidence, done, finished=finished, by_itself=by_itself)


def may_be_told(sitting: Sitting, evidence: Evidence, *, by_itself: bool = False) -> Evidence:
    """Return the evidence that may be shown just now; `by_itself` for the archive."""
    from game.archive.withheld import without

    return without(evidence, held_back(sitting, evidence, by_itself=by_itself))


def choose(sitting: Sitting, option: str, evidence: Evidence) -> None:
    """Choose an option; what was asked before it and not answered is skipped by that.

    Raises:
        MoveError: if it is not open here.
        KeepError: if it cannot be kept.
    """
    for question in asked(sitting, evidence):
        sitting.skip(question)
    sitting.choose(option)


def recorded(sitting: Sitting, evidence: Evidence) -> tuple[Recorded, ...]:
    """Return the answers given before the last choice, each beside what the record says."""
    from game.archive.recorded import record_blocks

    left = may_be_told(sitting, evidence)
    told = []
    for id_ in asked_before(sitting.road):
        prediction = sitting.predictions.get(id_)
        if prediction is not None and id_ in evidence.questions:
            question = evidence.questions[id_]
            blocks = record_blocks(question, prediction.answer, prediction.confidence, left)
            told.append(Recorded(id_, blocks))
    return tuple(told)
