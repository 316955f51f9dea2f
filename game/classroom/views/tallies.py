"""What was counted, for the facilitator alone: who voted for what, and what was foreseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.classroom.rules.ballot import Ballot, moved
from game.classroom.rules.deciding import HOW_WORDS
from game.classroom.rules.loop import BALLOTS
from game.classroom.session.going_on import numbers_of, undecided
from game.classroom.session.lesson import Decision, Lesson
from game.content.opened import Opened
from game.text.markdown import escape
from game.text.telling import listed

TALK_CAN_BE_SKIPPED = 0.7
"""Where one option has so large a share of the first vote, there is little to talk about."""


def tallies(opened: Opened, lesson: Lesson) -> Iterator[str]:
    """Yield what was counted at the decision at hand: its votes first, then what was foreseen."""
    decision = lesson.now
    if decision is None:
        return
    labels = {
        id_: each.label for id_, each in opened.scenario.scenes[decision.scene].options.items()
    }
    yield from _ballots(decision, labels)
    yield from _teams(lesson.setup.teams, decision)
    if lesson.step == "vote" and decision.first is not None and "talk" in decision.steps:
        most = max(count for _, count in decision.first.counts) / decision.first.total
        if most > TALK_CAN_BE_SKIPPED:
            yield f"One option has {most:.0%}: the talk can be short, or left out (`to again`)."
    between = undecided(lesson)
    if between and lesson.step in BALLOTS:
        yield f"Still to be decided between {listed(numbers_of(lesson, between))}."
    if decision.ruling is not None:
        option = labels[decision.ruling.option]
        yield f"Decided {HOW_WORDS[decision.ruling.how]}: {escape(option)}."
    yield from _foreseen(opened, decision)


def _ballots(decision: Decision, labels: Mapping[str, str]) -> Iterator[str]:
    first, second = decision.first, decision.second
    if first is not None and second is None:
        rows = [
            f"{at}. {escape(labels[id_])}: {count}"
            for at, (id_, count) in enumerate(first.counts, start=1)
        ]
        yield "\n".join((f"First vote, {first.total} in all:", "", *rows))
    elif first is not None and second is not None:
        rows = [
            f"{at}. {escape(labels[id_])}: {before}, then {after}"
            for at, (id_, before, after) in enumerate(moved(first, second), start=1)
        ]
        heads = f"First vote, {first.total} in all; second vote, {second.total}:"
        yield "\n".join((heads, "", *rows))
    for each in decision.run_offs:
        if each.ballot is not None:
            told = (f"{escape(labels[id_])} {count}" for id_, count in each.ballot.counts)
            yield f"Run-off: {', '.join(told)}."


def _teams(names: tuple[str, ...], decision: Decision) -> Iterator[str]:
    """Yield the number of the option that each team's scribe said, first and then."""
    if not names or decision.first is None:
        return
    first = _said(decision.first)
    second = _said(decision.second) if decision.second is not None else ()
    rows = []
    for at, name in enumerate(names):
        then = f", then {second[at]}" if at < len(second) else ""
        rows.append(f"{escape(name)} {first[at] if at < len(first) else '-'}{then}")
    yield f"By team: {'; '.join(rows)}."


def _said(ballot: Ballot) -> tuple[str, ...]:
    numbers = {id_: str(at) for at, (id_, _) in enumerate(ballot.counts, start=1)}
    return tuple(numbers.get(id_, "-") for id_ in ballot.teams)


def _foreseen(opened: Opened, decision: Decision) -> Iterator[str]:
    for forecast in decision.forecasts:
        question = opened.evidence.questions.get(forecast.question)
        if question is None:
            continue
        rows = [
            f"- {escape(question.answers.get(id_, id_))}: {count}"
            + (" (the record)" if id_ == question.record else "")
            for id_, count in forecast.ballot.counts
        ]
        asked = " ".join(question.question.split())
        yield "\n".join((f"*Foreseen, {forecast.ballot.total} in all:* {asked}", "", *rows))
