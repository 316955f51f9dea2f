"""Roads that were tried beside the one that counts, each set side by side with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.debrief.reached import Reached, reached_of
from game.debrief.road import Juncture, junctures, loose_turns
from game.engine.choices import drawn
from game.engine.play import Road, Turn, rewind
from game.engine.view import indicator_values
from game.journal.course import turns_shared


class Step(NamedTuple):
    """One decision of a road: its scene, what was chosen, and what the seed drew for that."""

    scene: str
    title: str
    option: str
    label: str
    outcome: str
    """The id of the outcome; `stuck` where none could follow."""
    by_hand: tuple[str, ...]
    """What was done by hand before the choice: `inject ID`, `hold ID`, `release ID`."""


class Pair(NamedTuple):
    """A decision on both roads; none on the side that had come to its end before it."""

    number: int
    own: Step | None
    other: Step | None

    @property
    def same(self) -> bool:
        """Whether the same was chosen in the same scene, and the same came of it."""
        return self.own == self.other


class Stands(NamedTuple):
    """Where an indicator stood at the start, and where both roads took it."""

    id: str
    label: str
    start: int
    own: int
    other: int


@dataclass(frozen=True, slots=True)
class Explored:
    """A road that was tried after taking decisions back; told as exploration, never as the play."""

    choices: tuple[str, ...]
    """The ids of the options chosen, as `scene.option`."""
    reached: Reached
    parted: int
    """The decision, from 1, at which it left the road that counts."""
    pairs: tuple[Pair, ...]
    """Both roads, decision by decision, from where they part."""
    stands: tuple[Stands, ...]
    """Every indicator, in the author's order."""
    loose: tuple[str, ...] = ()
    """What was done by hand after its last choice."""


def explored_of(own: Road, other: Road) -> Explored:
    """Return a road beside the one that counts; both are of one scenario and one seed."""
    parted = parted_at(own, other)
    mine, theirs = _steps(own), _steps(other)
    longest = max(len(mine), len(theirs))
    pairs = tuple(Pair(at + 1, _at(mine, at), _at(theirs, at)) for at in range(parted - 1, longest))
    before = {id_: indicator.start for id_, indicator in own.program.indicators}
    ours = indicator_values(own.program, own.state)
    there = indicator_values(other.program, other.state)
    return Explored(
        choices=chosen_on(other),
        reached=reached_of(other),
        parted=parted,
        pairs=pairs,
        stands=tuple(
            Stands(id_, indicator.label, before[id_], value, reached)
            for (id_, indicator, value), (_, _, reached) in zip(ours, there, strict=True)
        ),
        loose=_by_hand(loose_turns(other)),
    )


def parted_at(own: Road, other: Road) -> int:
    """Return the decision, from 1, at which or before which two roads first differ."""
    same = turns_shared(own, other)
    return 1 + sum(1 for turn in own.turns[:same] if turn.option >= 0)


def chosen_on(road: Road) -> tuple[str, ...]:
    """Return what was chosen on a road, as `scene.option`."""
    return tuple(f"{step.scene}.{step.option}" for step in _steps(road))


def _steps(road: Road) -> tuple[Step, ...]:
    return tuple(_step(road, each) for each in junctures(road))


def _step(road: Road, each: Juncture) -> Step:
    row = road.program.scenes[each.turn.before.place]
    option = row.options[each.turn.option]
    scene = road.program.scenario.scenes[row.id]
    return Step(
        scene=row.id,
        title=scene.title,
        option=option.id,
        label=scene.options[option.id].label,
        outcome=drawn(rewind(road, each.at + 1)),
        by_hand=_by_hand(each.hand),
    )


def _by_hand(turns: tuple[Turn, ...]) -> tuple[str, ...]:
    return tuple(f"{turn.move.kind} {turn.move.id}" for turn in turns)


def _at(steps: tuple[Step, ...], at: int) -> Step | None:
    return steps[at] if at < len(steps) else None
