"""What many simulated sessions show: of a plan, of the decisions, of what stays unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.classroom.rehearsal.sessions import Played, rehearsed
from game.classroom.rehearsal.students import Opinions, lead
from game.classroom.rules.ballot import moved
from game.classroom.rules.lengths import lengths_of
from game.classroom.rules.loop import left_out
from game.classroom.rules.plan import Plan, plan
from game.classroom.rules.setup import Setup
from game.content.opened import Opened
from game.engine.state import Event

SESSIONS = 100
HOLDS = 0.8
"""The plan holds where at least this share of the sessions stop where they should."""

UNSEEN = 0.1
"""What fewer than this share of the sessions meet is told as probably not seen."""


@dataclass(frozen=True, slots=True)
class Timed:
    """When a decision begins, in minutes: as planned, and in the sessions that come to it."""

    number: int
    planned: float
    low: float
    high: float
    sessions: int


@dataclass(frozen=True, slots=True)
class Divided:
    """How a scene divides its rooms; shares of 1, in the middle of the sessions that meet it."""

    scene: str
    title: str
    sessions: int
    lead: float
    """The share of the leading option in the first vote."""
    moved: float | None
    """The share of votes that went elsewhere after the talk; None where there was none."""
    ties: int
    """In how many sessions it was not settled by the vote."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that few sessions meet."""

    kind: str
    """`scene`, `option`, `ending` or `inject`."""
    id: str
    label: str
    sessions: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was rehearsed, and what it showed."""

    title: str
    setup: Setup
    seed: int
    sessions: int
    weighed: bool
    """Whether the votes rest on what the options bring."""
    plan: Plan
    timed: tuple[Timed, ...]
    debrief: tuple[float, float]
    """The fewest and the most minutes left for the debrief, in nine sessions of ten."""
    ended: int
    """How many sessions came to an ending."""
    stopped: int
    """In how many time ran out before the last planned decision."""
    stuck: int
    divided: tuple[Divided, ...]
    """The scenes, the most divided first."""
    unseen: tuple[Unseen, ...]

    @property
    def holds(self) -> bool:
        """Whether the plan holds: time runs out in few sessions, and play sticks in none."""
        return self.stuck == 0 and self.stopped <= (1 - HOLDS) * self.sessions


def rehearse(
    opened: Opened,
    setup: Setup,
    *,
    seed: int,
    without: tuple[str, ...] = (),
    sessions: int = SESSIONS,
    heard: Callable[[int], bool] = lambda _: True,
) -> Rehearsal:
    """Play so many sessions with simulated votes; who hears of each may end it with false."""
    lengths = lengths_of(opened, seed)
    without = left_out(opened.scenario.left_out, without)
    opinions = Opinions(opened.program)
    played = []
    for number in range(sessions):
        played.append(
            rehearsed(opened, setup, lengths, without, opinions, seed=seed, number=number)
        )
        if not heard(number + 1):
            break
    made = plan(setup.minutes, lengths, without)
    left = sorted(setup.minutes - each.debrief for each in played)
    tenth = len(played) // 10
    return Rehearsal(
        opened.scenario.title,
        setup,
        seed,
        len(played),
        opinions.weighed,
        made,
        tuple(_timed(made, played)),
        (left[tenth], left[-1 - tenth]),
        sum(1 for each in played if _ending(each)),
        sum(1 for each in played if each.stopped),
        sum(1 for each in played if each.road.over and not _ending(each)),
        tuple(sorted(_divided(opened, played), key=lambda each: each.lead)),
        tuple(_unseen(opened, played)),
    )


def _ending(each: Played) -> str:
    """Return the ending that a session reached, by its id; empty where it reached none."""
    program, place = each.road.program, each.road.state.place
    at_ending = len(program.scenes) <= place < program.stuck
    return program.place_id(place) if at_ending else ""


def _timed(made: Plan, played: Sequence[Played]) -> list[Timed]:
    rows = []
    for number in range(1, max(len(each.begins) for each in played) + 1):
        begins = sorted(each.begins[number - 1] for each in played if len(each.begins) >= number)
        tenth = len(begins) // 10
        planned = made.begins(number, "brief") / 60
        rows.append(Timed(number, planned, begins[tenth], begins[-1 - tenth], len(begins)))
    return rows


def _divided(opened: Opened, played: Sequence[Played]) -> list[Divided]:
    rows = []
    for id_, scene in opened.scenario.scenes.items():
        there = [
            decision
            for each in played
            for decision in each.decisions
            if decision.scene == id_ and decision.first is not None
        ]
        if not there:
            continue
        leads, shifts = [], []
        for decision in there:
            assert decision.first is not None
            leads.append(lead(decision.first))
            if decision.second is not None:
                rise = sum(max(b - a, 0) for _, a, b in moved(decision.first, decision.second))
                shifts.append(rise / decision.second.total)
        ties = sum(1 for each in there if each.ruling is not None and each.ruling.how == "draw")
        rows.append(
            Divided(
                id_,
                scene.title,
                len(there),
                _middle(leads),
                _middle(shifts) if shifts else None,
                ties,
            )
        )
    return rows


def _unseen(opened: Opened, played: Sequence[Played]) -> list[Unseen]:
    """Return what few sessions meet, in the author's order."""
    scenario, most = opened.scenario, UNSEEN * len(played)
    seen = [_met(each) for each in played]

    def count(kind: str, id_: str) -> int:
        return sum(1 for each in seen if (kind, id_) in each)

    rows = []
    for id_, scene in scenario.scenes.items():
        if (times := count("scene", id_)) < most:
            rows.append(Unseen("scene", id_, scene.title, times))
        for option_id, option in scene.options.items():
            key = f"{id_}.{option_id}"
            if times >= most and (chosen := count("option", key)) < most:
                rows.append(Unseen("option", key, option.label, chosen))
    for id_, inject in scenario.injects.items():
        if (times := count("inject", id_)) < most:
            why = "" if inject.when is not None else "comes only by your hand"
            rows.append(Unseen("inject", id_, inject.title, times, why))
    for id_, ending in scenario.endings.items():
        if (times := count("ending", id_)) < most:
            rows.append(Unseen("ending", id_, ending.title, times))
    return rows


def _met(each: Played) -> set[tuple[str, str]]:
    program = each.road.program
    met = {("ending", _ending(each))}
    events: list[Event] = [*each.road.opening]
    for turn in each.road.turns:
        scene = program.place_id(turn.before.place)
        met |= {("scene", scene), ("option", f"{scene}.{turn.move.id}")}
        events += turn.events
    if not each.road.over:
        met.add(("scene", program.place_id(each.road.state.place)))
    for event in events:
        if event.kind == "inject":
            met.add(("inject", program.injects[event.number].id))
        elif event.kind == "page":
            met.add(("scene", program.scenes[event.number].id))
    return met


def _middle(numbers: Sequence[float]) -> float:
    order = sorted(numbers)
    return order[len(order) // 2] if order else 0.0
