"""A scenario being played: the road so far, and the ways to move along it.

What a play is kept in stands here and nowhere else, so that it can be kept somewhere safer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.engine import play
from game.engine.state import decisions_made
from game.engine.view import indicator_values
from game.model.scenario import Indicator

if TYPE_CHECKING:
    from game.content.opened import Opened


class Standing(NamedTuple):
    """Where an indicator stands, and where it stood at the decision before."""

    indicator: Indicator
    before: int
    value: int

    @property
    def change(self) -> int:
        """By how much it moved since the decision before."""
        return self.value - self.before


class Decided(NamedTuple):
    """A decision that was made: the title of its scene, and the label of what was chosen."""

    scene: str
    option: str


class Session:
    """One scenario at play. `taken_back` is what the last rewind took back, until a choice.

    `brought` says which choices were made for the player before the play began.
    """

    def __init__(self, opened: Opened, seed: int) -> None:
        self.opened = opened
        self.road = play.start(opened.program, seed)
        self.taken_back = ""
        self.brought = ""

    @property
    def seed(self) -> int:
        """What decides chance in this play."""
        return self.road.seed

    @property
    def decision(self) -> int:
        """The number of the decision that is to be made now, from 1."""
        return decisions_made(self.road.state) + 1

    @property
    def due(self) -> int:
        """How many consequences are still on the calendar."""
        return len(self.road.state.due)

    @property
    def decided(self) -> tuple[Decided, ...]:
        """The decisions made so far."""
        scenario = self.opened.scenario
        made = []
        for turn in self.road.turns:
            if turn.option >= 0:
                scene = scenario.scenes[self.opened.program.place_id(turn.before.place)]
                made.append(Decided(scene.title, scene.options[turn.move.id].label))
        return tuple(made)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every indicator, in the author's order."""
        road, program = self.road, self.opened.program
        now = indicator_values(program, road.state)
        if road.turns:
            earlier = [value for _, _, value in indicator_values(program, road.turns[-1].before)]
        else:
            earlier = [indicator.start for _, indicator, _ in now]
        return tuple(
            Standing(indicator, before, value)
            for (_, indicator, value), before in zip(now, earlier, strict=True)
        )

    def choose(self, option: str) -> None:
        """Choose an option by its id.

        Raises:
            MoveError: if it is not open here.
        """
        self.road = play.choose(self.road, option)
        self.taken_back = ""

    def rewind(self) -> bool:
        """Take back the last decision; return whether there was one."""
        turns = len(self.road.turns)
        while turns and self.road.turns[turns - 1].option < 0:
            turns -= 1
        if not turns:
            return False
        self.taken_back = self.decided[-1].option
        self.road = play.rewind(self.road, turns - 1)
        return True

    def reload(self, opened: Opened, road: play.Road) -> None:
        """Go on by a road on another version of the scenario."""
        self.opened, self.road = opened, road
        self.taken_back = ""

    def restart(self, seed: int) -> None:
        """Begin anew, with this seed."""
        self.road = play.start(self.opened.program, seed)
        self.taken_back = ""
