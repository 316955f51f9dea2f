"""Predictions set beside the record, with Brier's score and that of the uniform forecast.

The score is Brier's (1950) for several answers: the probability given goes to the answer given,
what is left is spread evenly over the others, and the squared distances from what the record says
(1 for the right answer, 0 for the others) are added up. It runs from 0, all on the right answer,
to 2, all on a wrong one. The uniform forecast gives every answer the same probability.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.debrief.resting import Claim, claim_of
from game.journal.prediction import Prediction
from game.model.evidence import Evidence, Question

LEAST_FOR_A_CURVE = 20
"""With fewer predictions there is no calibration curve: it would show chance."""

BINS = ((1, 40), (41, 60), (61, 80), (81, 100))
"""The ranges of confidence, in percent, of a calibration curve."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question about the record, what was answered, and what the record says."""

    question: str
    """The id of the question."""
    text: str
    answers: Mapping[str, str]
    """Every answer, by id."""
    given: str
    """The id of the answer given; empty where the question was skipped."""
    confidence: int
    """The probability given to it, in percent; 0 where the question was skipped."""
    record: str
    """The id of the answer that the record gives."""
    claim: Claim | None
    """The finding that says so."""
    brier: Fraction | None
    """From 0 to 2, the lower the closer; none where the question was skipped."""
    uniform: Fraction
    """The score of the forecast that gives every answer the same probability."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Of predictions with a confidence in a range: how many, their mean, how many were right."""

    low: int
    high: int
    count: int
    confidence: Fraction
    """Their mean confidence, in percent."""
    right: int


@dataclass(frozen=True, slots=True)
class Predictions:
    """All predictions of a play, in the order in which they were made, then what was skipped."""

    answered: tuple[Answered, ...]
    skipped: tuple[Answered, ...]
    brier: Fraction | None
    """The mean score; none where nothing was answered."""
    uniform: Fraction | None
    """The mean score of the uniform forecast on the same questions."""
    curve: tuple[Bin, ...]
    """A calibration curve; empty below twenty predictions."""


def brier(question: Question, answer: str, confidence: int) -> Fraction:
    """Return the score of an answer given with a confidence, in percent."""
    given = Fraction(confidence, 100)
    others = [id_ for id_ in question.answers if id_ != answer]
    rest = (1 - given) / len(others) if others else Fraction(0)
    chances = {**dict.fromkeys(others, rest), answer: given}
    return sum(
        ((chance - (id_ == question.record)) ** 2 for id_, chance in chances.items()), Fraction(0)
    )


def uniform(question: Question) -> Fraction:
    """Return the score of the forecast that gives every answer the same probability."""
    return 1 - Fraction(1, len(question.answers))


def predictions_of(
    predictions: Mapping[str, Prediction], skipped: Collection[str], evidence: Evidence
) -> Predictions:
    """Set predictions beside the record; questions that are not in the evidence are left out."""
    known = [(each, evidence.questions.get(id_)) for id_, each in predictions.items()]
    answered = tuple(
        _answered(each.question, row, evidence, each) for each, row in known if row is not None
    )
    left = tuple(
        _answered(id_, row, evidence)
        for id_ in sorted(skipped)
        if id_ not in predictions and (row := evidence.questions.get(id_)) is not None
    )
    scores = [each.brier for each in answered if each.brier is not None]
    return Predictions(
        answered=answered,
        skipped=left,
        brier=_mean(scores),
        uniform=_mean([each.uniform for each in answered]),
        curve=tuple(curve_of(answered)),
    )


def curve_of(answered: Sequence[Answered]) -> list[Bin]:
    """Return a calibration curve; nothing where there are too few predictions for one."""
    if len(answered) < LEAST_FOR_A_CURVE:
        return []
    bins = []
    for low, high in BINS:
        some = [each for each in answered if low <= each.confidence <= high]
        if some:
            mean = Fraction(sum(each.confidence for each in some), len(some))
            right = sum(each.given == each.record for each in some)
            bins.append(Bin(low, high, len(some), mean, right))
    return bins


def _answered(
    id_: str, row: Question, evidence: Evidence, given: Prediction | None = None
) -> Answered:
    return Answered(
        question=id_,
        text=row.question,
        answers=row.answers,
        given=given.answer if given else "",
        confidence=given.confidence if given else 0,
        record=row.record,
        claim=claim_of(row.finding, evidence) if row.finding in evidence.findings else None,
        brier=brier(row, given.answer, given.confidence) if given else None,
        uniform=uniform(row),
    )


def _mean(scores: Sequence[Fraction]) -> Fraction | None:
    return sum(scores, Fraction(0)) / len(scores) if scores else None
