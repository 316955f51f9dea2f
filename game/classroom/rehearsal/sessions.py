"""Whole sessions, played through the very same desk as a class, with simulated votes and times."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.rehearsal.students import Opinions, Room, ballot_line, drawn
from game.classroom.rules.clock import elapsed
from game.classroom.rules.plan import Lengths
from game.classroom.rules.setup import Setup
from game.classroom.session.asking import ask
from game.classroom.session.going_on import undecided
from game.classroom.session.happened import Began
from game.classroom.session.lesson import Decision, Lesson, offered
from game.classroom.session.taking import begun, take
from game.classroom.session.voting import question_at_hand
from game.content.opened import Opened
from game.engine.play import Road, start
from game.errors import RequestError

SHORTEST, LONGEST = 0.8, 1.45
"""A step takes so many times its planned seconds, at the least and at the most."""

_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Played:
    """One simulated session."""

    road: Road
    decisions: tuple[Decision, ...]
    begins: tuple[float, ...]
    """The minute at which each decision began."""
    debrief: float
    """The minute at which the debrief began."""
    stopped: bool
    """Whether time ran out before the last planned decision was made, or the play had ended."""


def rehearsed(
    opened: Opened,
    setup: Setup,
    lengths: Lengths,
    without: tuple[str, ...],
    opinions: Opinions,
    *,
    seed: int,
    number: int,
) -> Played:
    """Play one session; `number` tells it from the others of a rehearsal."""
    road = start(opened.program, seed + number)
    room = Room(opinions, seed, number, setup.students)
    numbers = tuple(map(int, lengths))
    began = Began(setup.minutes, setup.students, setup.teams, setup.rule, without, numbers)
    now = 0.0
    lesson = begun(began, now, road)
    begins: list[float] = []
    first: list[str] = []
    for _ in range(_MOST_LINES):
        if lesson.stage == "debrief":
            return _played(lesson, begins, now)
        now += _seconds(lesson, seed, number)
        if _is_late(lesson):
            lesson = _type(opened, lesson, "ten", now)
            continue
        if lesson.stage == "deciding" and lesson.step == "vote" and lesson.deciding.first is None:
            first = _first(lesson, room)
        for line in _lines(opened, lesson, room, first):
            lesson = _type(opened, lesson, line, now)
        before = len(begins)
        if lesson.stage == "deciding" and lesson.deciding.number > before:
            begins.append(elapsed(lesson.clock, now) / 60)
    raise RequestError("the session does not come to its debrief: play goes round in it")


def _played(lesson: Lesson, begins: list[float], now: float) -> Played:
    made = lesson.made
    planned = len(lesson.plan.decisions)
    stopped = not lesson.road.over and len(made) < planned
    return Played(lesson.road, made, tuple(begins), elapsed(lesson.clock, now) / 60, stopped)


def _seconds(lesson: Lesson, seed: int, number: int) -> float:
    """Return how long the step at hand takes."""
    decision = lesson.now
    if lesson.stage == "welcome" or decision is None:
        planned: float = lesson.plan.opening
        where = 0
    else:
        planned = lesson.plan.seconds_of(decision.number, lesson.step)
        where = decision.number
    share = drawn(seed, number, "time", where, lesson.step)
    return planned * (SHORTEST + (LONGEST - SHORTEST) * share)


def _is_late(lesson: Lesson) -> bool:
    """Whether the debrief has to begin: at a new decision for which there is no time."""
    if lesson.stage != "deciding" or lesson.step != "brief" or lesson.wrapping or not lesson.made:
        return False
    past_plan = lesson.deciding.number > len(lesson.plan.decisions)
    return past_plan or elapsed(lesson.clock, lesson.last) > lesson.plan.latest


def _first(lesson: Lesson, room: Room) -> list[str]:
    now = lesson.deciding
    options = [option.id for option in offered(lesson)]
    return room.first(lesson.road.state, now.scene, now.visit, options)


def _lines(opened: Opened, lesson: Lesson, room: Room, first: list[str]) -> tuple[str, ...]:
    """Return what a facilitator types at a step."""
    if lesson.stage != "deciding":
        return ("next",)
    now, teams = lesson.deciding, len(lesson.setup.teams)
    options = [option.id for option in offered(lesson)]
    if lesson.step == "predict":
        question = opened.evidence.questions.get(question_at_hand(lesson))
        if question is None:
            return ("skip",)
        answers = len(question.answers)
        hands = [lesson.setup.students // answers] * answers
        return (" ".join(map(str, hands)), "next") if hands[0] else ("skip",)
    if lesson.step == "vote":
        return _ballot(lesson, ballot_line(first, options, teams))
    if lesson.step == "again":
        votes = room.second(first, now.scene, now.visit)
        return _ballot(lesson, ballot_line(votes, options, teams))
    return ("next",)


def _ballot(lesson: Lesson, line: str) -> tuple[str, ...]:
    if lesson.setup.rule in ("president", "chair") and lesson.deciding.decides_at(lesson.step):
        return (line, "lead", "next")
    return (line, "tie", "next")


def _type(opened: Opened, lesson: Lesson, line: str, now: float) -> Lesson:
    """Type a line, or decide what it stands for: a tie by a draw, one person by the room's lead."""
    if line == "tie":
        if not undecided(lesson):
            return lesson
        line = "draw"
    elif line == "lead":
        ballot = lesson.deciding.decisive
        assert ballot is not None
        order = [option.id for option in offered(lesson)]
        line = f"decide {order.index(ballot.leading[0]) + 1} because the room leans that way"
    for what in ask(lesson, line, opened.evidence).happenings:
        lesson = take(lesson, what, now)
    return lesson
