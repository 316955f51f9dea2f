"""A session with its times: what was voted, foreseen and done, and when."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.classroom.rules.clock import elapsed
from game.classroom.session import happened
from game.classroom.session.account import Account, Voted, account_of
from game.classroom.session.happened import Happening, read
from game.classroom.session.lesson import Decision, Lesson
from game.classroom.session.taking import begun, take
from game.content.opened import Opened
from game.engine.play import start
from game.errors import JournalError
from game.journal.course import Course
from game.journal.entries import Header


@dataclass(slots=True)
class Times:
    """When things happened at a decision, in seconds."""

    began: float
    entered: dict[str, float] = field(default_factory=dict)
    """By step: when it was begun last."""
    voted: dict[str, float] = field(default_factory=dict)
    """By step: when its votes were counted last."""
    foreseen: dict[str, float] = field(default_factory=dict)
    """By question: when its hands were counted last."""
    asked: dict[str, float] = field(default_factory=dict)
    """By question: when the class came to it."""
    done: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """A decision that was made, as the account tells it, with its times."""

    voted: Voted
    visit: int
    """How many decisions were begun in this scene before."""
    times: Times
    """In seconds since 1970 in UTC."""
    passed: Times
    """In seconds of the session, which stands still in pauses."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a class, for export."""

    opened: Opened
    header: Header
    account: Account
    decisions: tuple[Told, ...]
    """Those on the class's own road first."""
    began: float
    last: float
    ending: str
    """The ending that the class's own road reached; empty where it reached none."""


def session_told(opened: Opened, header: Header, course: Course) -> Session:
    """Return a session as its journal tells it.

    Raises:
        JournalError: where no class sat at the play, or what is written does not fit.
    """
    lesson: Lesson | None = None
    times: dict[tuple[str, int, bool], tuple[Times, Times]] = {}
    now = kept = (Times(0.0), Times(0.0))
    began = 0.0
    for entry in course.in_class:
        what, at = read(entry.what, entry.body), entry.at / 1000
        if lesson is None:
            lesson = begun(what, at, start(opened.program, course.road.seed))
            began = at
            continue
        if isinstance(what, happened.Away) and lesson.left is None:
            kept = now
        lesson = take(lesson, what, at)
        passed = elapsed(lesson.clock, at)
        if isinstance(what, happened.Back):
            now = kept
        else:
            now = (_timed(now[0], what, at), _timed(now[1], what, passed))
        if isinstance(what, happened.Revealed):
            times[_key(lesson.deciding)] = now
    if lesson is None:
        raise JournalError("no class sat at this play; it was played by one person")
    account = account_of(opened, lesson)
    made = sorted(lesson.made, key=lambda each: each.exploring)
    told = (
        Told(voted, each.visit, *times[_key(each)])
        for each, voted in zip(made, account.decisions, strict=True)
    )
    return Session(opened, header, account, tuple(told), began, lesson.last, _ending(course))


def _timed(now: Times, what: Happening, at: float) -> Times:
    """Return the times of the decision at hand after something happened."""
    match what:
        case happened.Turned() | happened.Away():
            return Times(at, {"brief": at})
        case happened.Went(step=step):
            now.entered[step] = at
        case happened.Voted(step=step):
            now.voted[step] = at
        case happened.Foresaw(question=question):
            now.asked[question] = now.entered.get("predict", now.began)
            now.foreseen[question] = at
        case happened.Revealed():
            now.done = at
    return now


def _key(decision: Decision) -> tuple[str, int, bool]:
    return decision.scene, decision.visit, decision.exploring


def _ending(course: Course) -> str:
    road = course.told
    program = road.program
    at = road.state.place - len(program.scenes)
    return program.endings[at].id if 0 <= at < len(program.endings) else ""
