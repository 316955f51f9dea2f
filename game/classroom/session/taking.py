"""How a lesson goes on with each thing that happens: a pure step from value to value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from game.classroom.rules.ballot import Ballot
from game.classroom.rules.clock import (
    NO_TIMER,
    Clock,
    Timer,
    elapsed,
    longer,
    paused,
    running,
    taken_up,
)
from game.classroom.rules.deciding import HOW_WORDS, Ruling, run_off
from game.classroom.rules.loop import LOOP, SHORTEST, Step, in_order
from game.classroom.rules.plan import Lengths, plan
from game.classroom.rules.setup import set_up
from game.classroom.session import happened
from game.classroom.session.happened import Happening
from game.classroom.session.lesson import (
    Dissent,
    Forecast,
    Left,
    Lesson,
    RunOff,
    begin_decision,
)
from game.engine import play
from game.engine.moves import Move
from game.engine.play import Road
from game.engine.state import decisions_made
from game.errors import JournalError, PrecedentError

TRYING: tuple[Step, ...] = ("brief", "vote", "reveal", "moved")
"""The steps of a decision that is taken again, to try another road."""


def begun(what: Happening, at: float, road: Road) -> Lesson:
    """Return the lesson with which a session begins.

    Raises:
        JournalError: if something else happened first, or no such session can be.
    """
    if not isinstance(what, happened.Began):
        raise JournalError("a session in class begins with who is there")
    if len(what.lengths) != len(Lengths._fields):
        raise JournalError("a session in class does not say how long its scenario is")
    try:
        setup = set_up(what.minutes, what.students, what.teams, what.rule)
    except PrecedentError as error:
        raise JournalError(str(error)) from error
    fewest, most, exact, *words = what.lengths
    lengths = Lengths(fewest, max(most, 1), bool(exact), *words)
    made = plan(what.minutes, lengths, what.without)
    lesson = Lesson(setup, made, road, what.without, clock=Clock(0.0, at), last=at)
    return _timed(lesson, at, made.opening)


def lesson_of(happenings: Iterable[tuple[float, Happening]], road: Road) -> Lesson | None:
    """Work a session out from all that happened; None where nothing did.

    `road` is that of the play before anything was decided.

    Raises:
        JournalError: where something happened that cannot have.
    """
    lesson: Lesson | None = None
    for at, what in happenings:
        lesson = begun(what, at, road) if lesson is None else take(lesson, what, at)
    return lesson


def take(lesson: Lesson, what: Happening, at: float) -> Lesson:
    """Return the lesson after something happened, `at` a moment of the world's clock in seconds.

    Raises:
        JournalError: where that cannot happen here.
    """
    taker = _TAKERS.get(type(what))
    if taker is None:
        raise JournalError("a session in class begins but once")
    try:
        after = taker(lesson, what, at)
    except (PrecedentError, AssertionError, ValueError, IndexError) as error:
        raise JournalError(f"what happened in class does not fit: {error}") from error
    return replace(after, last=max(at, lesson.last))


def _went(lesson: Lesson, what: happened.Went, at: float) -> Lesson:
    step = next((each for each in LOOP if each == what.step), None)
    if step is None:
        raise ValueError(f"there is no step {what.step!r}")
    seconds = lesson.plan.seconds_of(lesson.deciding.number, step)
    now = replace(lesson.deciding, steps=in_order((*lesson.deciding.steps, step)))
    return _timed(replace(lesson, now=now, step=step, part=what.part), at, seconds)


def _turned(lesson: Lesson, _what: happened.Turned, at: float) -> Lesson:
    done = lesson.done if lesson.now is None else (*lesson.done, lesson.now)
    number = decisions_made(lesson.road.state) + 1
    steps = TRYING if lesson.left is not None else steps_here(lesson, number)
    after = begin_decision(replace(lesson, done=done), steps, number)
    return _timed(after, at, lesson.plan.seconds_of(number, "brief"))


def steps_here(lesson: Lesson, number: int) -> tuple[Step, ...]:
    """Return the steps that the plan has for a decision, without a question where there is none."""
    steps = lesson.plan.steps_of(number) if not lesson.wrapping else SHORTEST
    return steps if questions_here(lesson) else tuple(step for step in steps if step != "predict")


def questions_here(lesson: Lesson) -> tuple[str, ...]:
    """Return the questions about the record that the scene asks, save those asked before."""
    road = lesson.road
    if road.over:
        return ()
    scene = road.program.scenario.scenes[road.program.place_id(road.state.place)]
    asked = {each.question for decision in lesson.done for each in decision.forecasts}
    return tuple(id_ for id_ in scene.predict if id_ not in asked)


def _debriefed(lesson: Lesson, what: happened.Debriefed, at: float) -> Lesson:
    done, now = lesson.done, lesson.now
    if now is not None:
        done, now = (*done, now), None
    after = replace(lesson, stage="debrief", part=what.part, done=done, now=now)
    seconds = lesson.plan.debrief if what.part == 0 and lesson.stage != "debrief" else 0
    if seconds or lesson.stage != "debrief":
        return _timed(after, at, seconds)
    return after


def _closed(lesson: Lesson, _what: happened.Closed, at: float) -> Lesson:
    return replace(lesson, stage="closed", clock=paused(lesson.clock, at), timer=NO_TIMER)


def _voted(lesson: Lesson, what: happened.Voted, _at: float) -> Lesson:
    ballot = Ballot(what.counts, what.teams)
    if what.step == "vote":
        now = replace(lesson.deciding, first=ballot, ruling=None, run_offs=())
    else:
        now = replace(lesson.deciding, second=ballot, ruling=None, run_offs=())
    return replace(lesson, now=now)


def _foresaw(lesson: Lesson, what: happened.Foresaw, _at: float) -> Lesson:
    now = lesson.deciding
    others = tuple(each for each in now.forecasts if each.question != what.question)
    made = Forecast(what.question, Ballot(what.counts))
    return replace(lesson, now=replace(now, forecasts=(*others, made)))


def _ran_off(lesson: Lesson, what: happened.RanOff, _at: float) -> Lesson:
    now = lesson.deciding
    ballot = Ballot(what.counts, what.teams) if what.counts else None
    open_ones = now.run_offs[:-1] if lesson.run_off is not None else now.run_offs
    run_offs = (*open_ones, RunOff(what.options, ballot))
    ruling = None if ballot is None else run_off(ballot)
    return replace(lesson, now=replace(now, run_offs=run_offs, ruling=ruling))


def _ruled(lesson: Lesson, what: happened.Ruled, _at: float) -> Lesson:
    how = next((each for each in HOW_WORDS if each == what.how), None)
    if how is None:
        raise ValueError(f"nothing is decided by {what.how!r}")
    ruling = Ruling(what.option, how, what.by, what.reason)
    return replace(lesson, now=replace(lesson.deciding, ruling=ruling))


def _revealed(lesson: Lesson, what: happened.Revealed, at: float) -> Lesson:
    road = play.choose(lesson.road, what.option)
    now = replace(lesson.deciding, chosen=what.option)
    seconds = lesson.plan.seconds_of(now.number, "reveal")
    return _timed(replace(lesson, road=road, now=now, step="reveal", part=0), at, seconds)


def _dissented(lesson: Lesson, what: happened.Dissented, _at: float) -> Lesson:
    now = lesson.deciding
    dissents = (*now.dissents, Dissent(what.text, what.by))
    return replace(lesson, now=replace(now, dissents=dissents))


def _said(lesson: Lesson, what: happened.Said, _at: float) -> Lesson:
    now = lesson.deciding
    return replace(lesson, now=replace(now, board=(*now.board, (what.under, what.text))))


def _by_hand(lesson: Lesson, what: happened.ByHand, _at: float) -> Lesson:
    kind: Any = what.kind
    road = play.move(lesson.road, Move(kind, what.id))
    now = lesson.now
    if now is not None:
        now = replace(now, by_hand=(*now.by_hand, (what.kind, what.id)))
    news = (*lesson.news, what.id) if what.kind == "inject" else lesson.news
    return replace(lesson, road=road, now=now, news=news)


def _timer(lesson: Lesson, what: happened.Timed, at: float) -> Lesson:
    if what.off:
        return replace(lesson, timers=False, timer=NO_TIMER)
    passed = elapsed(lesson.clock, at)
    timer = lesson.timer if lesson.timer.shown else Timer(passed, 0.0)
    return replace(lesson, timer=longer(timer, passed, what.seconds))


def _paused(lesson: Lesson, _what: happened.Paused, at: float) -> Lesson:
    return replace(lesson, clock=paused(lesson.clock, at))


def _went_on(lesson: Lesson, _what: happened.WentOn, at: float) -> Lesson:
    return replace(lesson, clock=running(lesson.clock, at))


def _taken_up(lesson: Lesson, _what: happened.TakenUp, at: float) -> Lesson:
    return replace(lesson, clock=taken_up(lesson.clock, lesson.last, at))


def _wrapped(lesson: Lesson, _what: happened.Wrapped, _at: float) -> Lesson:
    now = lesson.now
    if now is not None and now.first is None and not now.chosen:
        now = replace(now, steps=SHORTEST)
    return replace(lesson, wrapping=True, now=now)


def _away(lesson: Lesson, what: happened.Away, at: float) -> Lesson:
    moves = tuple(turn.move for turn in lesson.road.turns)
    if what.turns > len(moves):
        raise ValueError("so many turns were not made")
    left = lesson.left or Left(moves, lesson.stage, lesson.step, lesson.part, lesson.now)
    done = lesson.done
    if lesson.now is not None and lesson.left is not None:
        done = (*done, lesson.now)
    road = play.rewind(lesson.road, what.turns)
    number = decisions_made(road.state) + 1
    after = begin_decision(replace(lesson, road=road, left=left, done=done), TRYING, number)
    return _timed(after, at, 0)


def _back(lesson: Lesson, _what: happened.Back, at: float) -> Lesson:
    left = lesson.left
    if left is None:
        raise ValueError("the class has not left its road")
    road = play.retrace(lesson.road.program, lesson.road.seed, left.moves)
    done = (*lesson.done, lesson.now) if lesson.now is not None else lesson.done
    after = replace(
        lesson, road=road, left=None, done=done,
        stage=left.stage, step=left.step, part=left.part, now=left.now,
    )  # fmt: skip
    return _timed(after, at, 0)


def _timed(lesson: Lesson, at: float, seconds: float) -> Lesson:
    """Begin a step: its timer, where there are timers; what was news is none any more."""
    allowed = seconds if lesson.timers else 0.0
    return replace(lesson, news=(), timer=Timer(elapsed(lesson.clock, at), allowed))


_TAKERS: dict[type, Callable[[Lesson, Any, float], Lesson]] = {
    happened.Went: _went,
    happened.Turned: _turned,
    happened.Debriefed: _debriefed,
    happened.Closed: _closed,
    happened.Voted: _voted,
    happened.Foresaw: _foresaw,
    happened.RanOff: _ran_off,
    happened.Ruled: _ruled,
    happened.Revealed: _revealed,
    happened.Dissented: _dissented,
    happened.Said: _said,
    happened.ByHand: _by_hand,
    happened.Timed: _timer,
    happened.Paused: _paused,
    happened.WentOn: _went_on,
    happened.TakenUp: _taken_up,
    happened.Wrapped: _wrapped,
    happened.Away: _away,
    happened.Back: _back,
}
