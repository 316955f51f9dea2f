"""The roads not taken: each other option under this seed's draw for it, beside your own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.debrief.ahead import Ahead, other_ways
from game.debrief.explored import Explored
from game.debrief.futures import Chance, Span, chances_of, spans_of
from game.debrief.road import junctures
from game.engine.choices import drawn
from game.engine.play import Road
from game.engine.view import Shift, told


@dataclass(frozen=True, slots=True)
class Way:
    """One option of a decision, what this seed draws for it, and what is ahead from there."""

    option: str
    label: str
    outcome: str
    """The id of the outcome that is drawn; `stuck` where none can follow."""
    text: str
    """How that outcome reads. Markdown; empty where none can follow."""
    shifts: tuple[Shift, ...]
    """The indicators that it moves at once."""
    ending: str
    """The id of the ending to which it leads at once; empty where play goes on."""
    chances: tuple[Chance, ...]
    """By ending, its chance from there under uniform play; none while that is not known."""
    spans: Mapping[str, Span]
    """By indicator, how far it can still go from there, so far as it is known."""
    sampled: int = 0
    """From so many plays drawn at random the figures are; 0: they are exact."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A decision with the way that was taken and the other ways that were open."""

    decision: int
    title: str
    taken: Way
    others: tuple[Way, ...]


class OtherWay(NamedTuple):
    """A way that can be tried: an option that was open at a decision, and not taken."""

    decision: int
    title: str
    """The title of the decision's scene."""
    option: str
    label: str
    tried: bool
    """Whether it was tried already."""


def ways_of(crossings: Iterable[Crossing], explored: Collection[Explored]) -> tuple[OtherWay, ...]:
    """Return every way that can be tried, decision by decision."""
    tried = {
        (each.parted, pair.other.option)
        for each in explored
        for pair in each.pairs[:1]
        if pair.other is not None
    }
    return tuple(
        OtherWay(
            each.decision,
            each.title,
            way.option,
            way.label,
            (each.decision, way.option) in tried,
        )
        for each in crossings
        for way in each.others
    )


def crossings_of(road: Road, ahead: Ahead) -> tuple[Crossing, ...]:
    """Return every decision with all its ways, those not taken under this seed's draw for them.

    From there on a road not taken goes on only by the reader's own choices: it is told by the
    distribution of its endings, and can be played on from the same decision with the same seed.
    """
    others: dict[int, list[Way]] = {}
    for number, _, other in other_ways(road):
        others.setdefault(number, []).append(_way(other, ahead))
    found = []
    for each in junctures(road):
        taken = road._replace(turns=road.turns[: each.at + 1])
        scene = road.program.scenes[each.turn.before.place]
        ways = tuple(others.get(each.number, ()))
        found.append(Crossing(each.number, scene.title, _way(taken, ahead), ways))
    return tuple(found)


def _way(road: Road, ahead: Ahead) -> Way:
    """Tell of the last choice of a road, and of what is ahead from where it led."""
    program, turn = road.program, road.turns[-1]
    row = program.scenes[turn.before.place].options[turn.option]
    outlook = ahead.of(road.state)
    text, shifts = "", tuple[Shift, ...]()
    if turn.outcome >= 0:
        view = told(program, turn.events[0], turn)
        text, shifts = view.text, view.shifts
    return Way(
        option=row.id,
        label=program.scenario.scenes[row.scene].options[row.id].label,
        outcome=drawn(road),
        text=text,
        shifts=shifts,
        ending=program.place_id(road.state.place) if road.over else "",
        chances=chances_of(program, outlook),
        spans=spans_of(program, outlook),
        sampled=outlook.sample.plays if outlook.sample and outlook.endings is None else 0,
    )
