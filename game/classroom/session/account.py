"""A session as one frozen value for reports: votes and shifts by decision, forecasts, dissents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.classroom.rules.ballot import shares
from game.classroom.rules.clock import elapsed
from game.classroom.rules.scoring import brier, guessing
from game.classroom.rules.setup import Setup
from game.classroom.session.lesson import Decision, Dissent, Forecast, Lesson
from game.content.opened import Opened


@dataclass(frozen=True, slots=True)
class Shifted:
    """An option or an answer, with its votes; `second` is None where there was no second vote."""

    id: str
    label: str
    first: int
    second: int | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A question about the record, what the class foresaw, and what the record says."""

    question: str
    """The question's id."""
    text: str
    answers: tuple[tuple[str, str, int], ...]
    """Each answer's id, its words, and how many hands were up for it."""
    record: str
    """The id of the answer that the record gives."""
    brier: float
    """From 0, all on the record's answer, to 2."""
    uniform: float
    """The score of the same share for each answer."""

    @property
    def share(self) -> float:
        """The share of the class that foresaw what the record says, of 1."""
        total = sum(count for _, _, count in self.answers)
        return sum(count for id_, _, count in self.answers if id_ == self.record) / total


@dataclass(frozen=True, slots=True)
class Voted:
    """One decision of the class."""

    number: int
    scene: str
    title: str
    exploring: bool
    """Whether it was made after going back."""
    options: tuple[Shifted, ...]
    """What was voted on, in order; empty where nobody voted."""
    teams: tuple[tuple[str, str, str], ...]
    """Each team's name, and the ids that its scribe voted for, first and then."""
    run_offs: tuple[tuple[tuple[str, int], ...], ...]
    chosen: str
    """The id of the option that was done."""
    label: str
    how: str
    """How it was decided: `majority`, `draw` and the like; empty where that was not told."""
    by: str
    reason: str
    dissents: tuple[Dissent, ...]
    foreseen: tuple[Foreseen, ...]
    board: tuple[tuple[str, str], ...]
    """What was put on the board: the heading, and the words."""
    by_hand: tuple[tuple[str, str, str], ...]
    """What the facilitator did with news: `inject`, `hold` or `release`, its id and its title."""

    @property
    def moved(self) -> int:
        """How many votes were given to another option the second time, at the least."""
        return sum(max((each.second or 0) - each.first, 0) for each in self.options if self.twice)

    @property
    def twice(self) -> bool:
        """Whether the class voted twice."""
        return any(each.second is not None for each in self.options)


@dataclass(frozen=True, slots=True)
class Account:
    """One session."""

    setup: Setup
    minutes: float
    """How long it took, without pauses."""
    planned: int
    """How many decisions the plan had."""
    decisions: tuple[Voted, ...]
    """What was done, in the order in which the class did it."""
    wrapped: bool
    """Whether it was brought to its end ten minutes before."""

    @property
    def own(self) -> tuple[Voted, ...]:
        """The decisions on the class's own road."""
        return tuple(each for each in self.decisions if not each.exploring)


def account_of(opened: Opened, lesson: Lesson) -> Account:
    """Return what there is to tell of a session."""
    made = (_voted(opened, lesson, each) for each in lesson.made)
    return Account(
        lesson.setup,
        elapsed(lesson.clock, lesson.last) / 60,
        len(lesson.plan.decisions),
        tuple(sorted(made, key=lambda each: each.exploring)),
        lesson.wrapping,
    )


def _voted(opened: Opened, lesson: Lesson, decision: Decision) -> Voted:
    scene = opened.scenario.scenes[decision.scene]
    labels = {id_: each.label for id_, each in scene.options.items()}
    ruling, injects = decision.ruling, opened.scenario.injects
    return Voted(
        decision.number,
        decision.scene,
        scene.title,
        decision.exploring,
        tuple(_shifted(labels, decision)),
        _teams(lesson.setup.teams, decision),
        tuple(each.ballot.counts for each in decision.run_offs if each.ballot is not None),
        decision.chosen,
        labels[decision.chosen],
        "" if ruling is None else ruling.how,
        "" if ruling is None else ruling.by,
        "" if ruling is None else ruling.reason,
        decision.dissents,
        tuple(filter(None, (_foreseen(opened, each) for each in decision.forecasts))),
        decision.board,
        tuple((kind, id_, injects[id_].title) for kind, id_ in decision.by_hand),
    )


def _shifted(labels: Mapping[str, str], decision: Decision) -> tuple[Shifted, ...]:
    first, second = decision.first, decision.second
    if first is None:
        return ()
    ids = dict.fromkeys(id_ for id_, _ in (*first.counts, *(second.counts if second else ())))
    return tuple(
        Shifted(id_, labels[id_], first.of(id_), None if second is None else second.of(id_))
        for id_ in ids
    )


def _teams(names: tuple[str, ...], decision: Decision) -> tuple[tuple[str, str, str], ...]:
    first = decision.first.teams if decision.first is not None else ()
    second = decision.second.teams if decision.second is not None else ()
    return tuple(
        (name, first[at] if at < len(first) else "", second[at] if at < len(second) else "")
        for at, name in enumerate(names)
    )


def _foreseen(opened: Opened, forecast: Forecast) -> Foreseen | None:
    question = opened.evidence.questions.get(forecast.question)
    if question is None:
        return None
    answers = tuple(question.answers)
    return Foreseen(
        forecast.question,
        question.question,
        tuple((id_, question.answers[id_], forecast.ballot.of(id_)) for id_ in answers),
        question.record,
        brier(dict(shares(forecast.ballot)), answers, question.record),
        guessing(len(answers)),
    )
