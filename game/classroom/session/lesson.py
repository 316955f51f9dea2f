"""A class around a play, as one frozen value: where it stands, and all that it decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from game.classroom.rules.ballot import Ballot
from game.classroom.rules.clock import NO_TIMER, STILL, Clock, Timer
from game.classroom.rules.deciding import Ruling
from game.classroom.rules.loop import Step, last_ballot
from game.classroom.rules.plan import Plan
from game.classroom.rules.setup import Setup
from game.engine.moves import Move
from game.engine.play import Road
from game.engine.view import OptionView, scene_view

Stage = Literal["welcome", "deciding", "debrief", "closed"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many hands there were for each answer to a question about the record."""

    question: str
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Dissent:
    """What those who lost a vote had to say, in a sentence."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class RunOff:
    """A vote between options that were tied; without a ballot it is still open."""

    options: tuple[str, ...]
    ballot: Ballot | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the class, as far as it has come."""

    number: int
    """Counted from 1 along the road."""
    scene: str
    visit: int
    """How many decisions were begun in this scene before."""
    turns: int
    """How many moves of the road lay before it, those by hand while it was open not counted."""
    steps: tuple[Step, ...]
    exploring: bool = False
    """Whether it was made after going back, to try another road."""
    forecasts: tuple[Forecast, ...] = ()
    first: Ballot | None = None
    second: Ballot | None = None
    run_offs: tuple[RunOff, ...] = ()
    ruling: Ruling | None = None
    chosen: str = ""
    """The option that was done; empty while the outcome has not been shown."""
    dissents: tuple[Dissent, ...] = ()
    board: tuple[tuple[str, str], ...] = ()
    """What the class said: the heading it stands under, and the words."""
    by_hand: tuple[tuple[str, str], ...] = ()
    """What was done with injects meanwhile: `inject`, `hold` or `release`, and the id."""

    @property
    def decisive(self) -> Ballot | None:
        """The vote that decides, as far as one has been counted: the second goes before."""
        return self.second if self.second is not None else self.first

    def decides_at(self, step: Step) -> bool:
        """Whether the vote of a step is the one that decides."""
        return step == last_ballot(self.steps)

    def ballot_at(self, step: Step) -> Ballot | None:
        """Return the vote that was counted at a step."""
        return self.first if step == "vote" else self.second if step == "again" else None


@dataclass(frozen=True, slots=True)
class Left:
    """Where a class was when it went back to try another road."""

    moves: tuple[Move, ...]
    stage: Stage
    step: Step
    part: int
    now: Decision | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """All of a session. It is worked out from what happened, and from nothing else."""

    setup: Setup
    plan: Plan
    road: Road
    without: tuple[str, ...]
    stage: Stage = "welcome"
    step: Step = "brief"
    part: int = 0
    """Which question of a step, or which part of the debrief, counted from 0."""
    now: Decision | None = None
    done: tuple[Decision, ...] = ()
    """Decisions whose outcome was shown, and those left for another road, in order."""
    clock: Clock = STILL
    timer: Timer = NO_TIMER
    timers: bool = True
    """Whether there are timers; once they are off they stay off."""
    wrapping: bool = False
    """Whether the debrief comes after the decision at hand."""
    news: tuple[str, ...] = ()
    """Injects that were brought in by hand since the last step began."""
    left: Left | None = None
    last: float = 0.0
    """When something was last heard of the session, by the world's clock in seconds."""

    @property
    def paused(self) -> bool:
        """Whether the session stands still."""
        return self.clock.since is None

    @property
    def deciding(self) -> Decision:
        """The decision at hand."""
        assert self.now is not None
        return self.now

    @property
    def made(self) -> tuple[Decision, ...]:
        """All decisions whose outcome was shown, the one at hand included."""
        both = (*self.done, self.now) if self.now is not None else self.done
        return tuple(each for each in both if each.chosen)

    @property
    def run_off(self) -> RunOff | None:
        """The run-off that is open; None where none is."""
        if self.now is None or not self.now.run_offs:
            return None
        last = self.now.run_offs[-1]
        return last if last.ballot is None and self.now.ruling is None else None


def place_of(lesson: Lesson) -> tuple[object, ...]:
    """Return what is at hand: while it stays the same, a class reads on where it was."""
    now = lesson.now
    decided = (now.number, now.ruling, now.run_offs) if now is not None else ()
    trying = lesson.left is not None
    return lesson.stage, lesson.step, lesson.part, decided, trying, lesson.news


def offered(lesson: Lesson) -> tuple[OptionView, ...]:
    """Return the options that can be voted for, in their order; none once play is over."""
    road = lesson.road
    if road.over:
        return ()
    return tuple(option for option in scene_view(road.program, road.state).options if option.open)


def begin_decision(lesson: Lesson, steps: tuple[Step, ...], number: int) -> Lesson:
    """Return the lesson at the beginning of a decision in the scene where its road stands."""
    road = lesson.road
    scene = road.program.place_id(road.state.place)
    visit = sum(1 for each in lesson.done if each.scene == scene)
    now = Decision(number, scene, visit, len(road.turns), steps, exploring=lesson.left is not None)
    return replace(lesson, stage="deciding", step="brief", part=0, now=now, timer=NO_TIMER)
