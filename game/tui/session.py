"""A scenario being played: what the screens ask of the play that is going on.

The play itself is a sitting, which has every change on disk before it happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.engine import play
from game.engine.state import decisions_made, due_in
from game.engine.view import indicator_values
from game.journal.asking import asked, choose, may_be_told, recorded
from game.journal.begin import sit_down
from game.journal.course import Course, turns_before
from game.journal.sitting import Sitting
from game.journal.trying import take_own_road, try_option
from game.model.scenario import Indicator

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.journal.asking import Recorded
    from game.model.evidence import Evidence


class Standing(NamedTuple):
    """Where an indicator stands, and where it stood at the decision before."""

    indicator: Indicator
    before: int
    value: int
    trend: tuple[int, ...] = ()
    """Where it stood at each decision so far, and where it stands now."""

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

    `brought` says which choices were made for the player before the play began. Without a sitting,
    the play begins anew and unrecorded.
    """

    def __init__(self, opened: Opened, seed: int, sitting: Sitting | None = None) -> None:
        self.opened = opened
        self.sitting = sitting or sit_down(opened, seed, recorded=False)
        self.taken_back = ""
        self.brought = ""

    @property
    def road(self) -> play.Road:
        """Where the play stands."""
        return self.sitting.road

    @property
    def seed(self) -> int:
        """What decides chance in this play."""
        return self.road.seed

    @property
    def decision(self) -> int:
        """The number of the decision that is to be made now, from 1."""
        return decisions_made(self.road.state) + 1

    @property
    def due(self) -> tuple[tuple[int, int], ...]:
        """In how many decisions consequences are due, the one at hand included, and how many."""
        return due_in(self.road.state)

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
    def evidence(self) -> Evidence:
        """The evidence that may be shown just now."""
        return may_be_told(self.sitting, self.opened.evidence)

    @property
    def archive(self) -> Evidence:
        """The evidence that may be looked up just now."""
        return may_be_told(self.sitting, self.opened.evidence, by_itself=True)

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions about the record that may be answered before the choice."""
        return asked(self.sitting, self.opened.evidence)

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """The predictions made before the last choice, each beside the record."""
        return recorded(self.sitting, self.opened.evidence)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every indicator, in the author's order."""
        road, program = self.road, self.opened.program
        states = [*(turn.before for turn in road.turns if turn.option >= 0), road.state]
        trends = zip(*(state.cells for state in states), strict=True)
        before = road.turns[-1].before.cells if road.turns else None
        return tuple(
            Standing(indicator, indicator.start if before is None else before[at], value, trend)
            for at, ((_, indicator, value), trend) in enumerate(
                zip(indicator_values(program, road.state), trends, strict=False)
            )
        )

    def choose(self, option: str) -> None:
        """Choose an option by its id; a question that was not answered is skipped by that.

        Raises:
            MoveError: if it is not open here.
            KeepError: if it cannot be kept.
        """
        choose(self.sitting, option, self.opened.evidence)
        self.taken_back = ""

    def rewind(self) -> bool:
        """Take back the last decision; return whether there was one.

        Raises:
            KeepError: if that cannot be kept.
        """
        decided = self.decided
        return bool(decided) and self.rewind_to(len(decided))

    def rewind_to(self, decision: int) -> bool:
        """Go back to where a decision, counted from 1, is to be made; return whether it was made.

        Raises:
            KeepError: if that cannot be kept.
        """
        decided = self.decided
        if not 1 <= decision <= len(decided):
            return False
        self.sitting.rewind(turns_before(self.road, decision))
        self.taken_back = decided[decision - 1].option
        return True

    @property
    def is_trying(self) -> bool:
        """Whether another road is tried, beside the one that came to an end first."""
        return self.sitting.course.is_trying

    @property
    def told_option(self) -> str:
        """What was chosen here on one's own road, while another is tried; empty if nothing."""
        return self.sitting.course.told_option

    def try_option(self, decision: int, option: str) -> None:
        """Go to a decision of the road that counts, from 1, and choose another option there.

        Raises:
            MoveError: if there is no such decision, or the option is not open there.
            KeepError: if it cannot be kept.
        """
        try_option(self.sitting, decision, option, self.opened.evidence)
        self.taken_back = ""

    def take_own_road(self) -> None:
        """Go back to the end of the road that counts.

        Raises:
            KeepError: if it cannot be kept.
        """
        take_own_road(self.sitting)
        self.taken_back = ""

    def reload(self, opened: Opened, road: play.Road) -> None:
        """Go on, unrecorded, by a road on another version of the scenario."""
        self.sitting.close()
        before = self.sitting.course
        course = Course(road, before.predictions, before.skipped)
        self.opened, self.sitting = opened, Sitting(course, opened.evidence)
        self.taken_back = ""

    def restart(self, seed: int, *, recorded: bool = False) -> None:
        """Begin anew, with this seed."""
        self.sitting.close()
        self.sitting = sit_down(self.opened, seed, recorded=recorded)
        self.taken_back = ""
