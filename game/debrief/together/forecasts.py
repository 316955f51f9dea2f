"""What a class predicted of the record, question by question, where it was furthest off first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.debrief.predicted import brier, uniform
from game.debrief.resting import Claim, claim_of
from game.debrief.together.participant import Participant
from game.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, how many gave it, and how sure they were on average."""

    id: str
    text: str
    count: int
    confidence: Fraction | None
    """The mean, in percent; none where nobody gave it."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A question about the record, and what a class answered."""

    question: str
    text: str
    answers: tuple[Answer, ...]
    """Every answer, in the author's order."""
    record: str
    """The id of the answer that the record gives."""
    claim: Claim | None
    """The finding that says so."""
    count: int
    """How many answered."""
    brier: Fraction
    """The mean score, from 0 to 2, the lower the closer."""
    uniform: Fraction
    """The score of the forecast that gives every answer the same probability."""

    @property
    def off(self) -> Fraction:
        """How much further off the class was than the uniform forecast; below 0, it was nearer."""
        return self.brier - self.uniform

    @property
    def right(self) -> int:
        """How many gave the answer of the record."""
        return next(each.count for each in self.answers if each.id == self.record)


def forecasts_of(people: Sequence[Participant], evidence: Evidence) -> tuple[Forecast, ...]:
    """Return every question that somebody answered, the one with the highest `off` first."""
    asked = dict.fromkeys(id_ for person in people for id_ in person.predictions)
    found = [
        forecast
        for id_ in asked
        if id_ in evidence.questions and (forecast := _forecast(id_, people, evidence)) is not None
    ]
    return tuple(sorted(found, key=lambda each: -each.off))


def _forecast(id_: str, people: Sequence[Participant], evidence: Evidence) -> Forecast | None:
    row = evidence.questions[id_]
    given: Mapping[str, list[int]] = {answer: [] for answer in row.answers}
    scores: list[Fraction] = []
    for person in people:
        made = person.predictions.get(id_)
        if made is not None and made.answer in given:
            given[made.answer].append(made.confidence)
            scores.append(brier(row, made.answer, made.confidence))
    if not scores:
        return None
    return Forecast(
        question=id_,
        text=row.question,
        answers=tuple(
            Answer(
                answer,
                text,
                len(given[answer]),
                Fraction(sum(given[answer]), len(given[answer])) if given[answer] else None,
            )
            for answer, text in row.answers.items()
        ),
        record=row.record,
        claim=claim_of(row.finding, evidence) if row.finding in evidence.findings else None,
        count=len(scores),
        brier=sum(scores, Fraction(0)) / len(scores),
        uniform=uniform(row),
    )
