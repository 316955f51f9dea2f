"""The compiled scenario: small frozen tables that `step`, the screens and exact analysis all read.

Everything is numbered in the author's order. A *place* is a number too: first the scenes, then the
endings, then `stuck`. Rows read on every step are named tuples, which are the quickest to unpack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.engine.expression import CellKey, Reader
from game.engine.moves import Move
from game.model.conditions import Condition
from game.model.scenario import Grounds, Indicator, Scenario
from game.text.interpolate import Template

TO_END = -1
"""The target of `next: end`: the first ending whose condition holds, once all has arrived."""

RULES_VERSION = 1
"""Raised whenever the same tables would play differently."""


class Test(NamedTuple):
    """A condition as the author wrote it, and as a function of the cells."""

    condition: Condition
    holds: Reader


class EffectRow(NamedTuple):
    """A change of one cell: `adds` or sets `amount`, kept within `low` and `high`."""

    cell: int
    adds: bool
    amount: int
    low: int
    high: int


class PassageRow(NamedTuple):
    """A stretch of text, shown where its test (if any) holds."""

    test: Test | None
    template: Template


TextRow = str | tuple[PassageRow, ...]
"""A text that always reads the same, or its passages."""


class RouteRow(NamedTuple):
    """Where `next` leads, a place or `TO_END`, where its test (if any) holds."""

    test: Test | None
    target: int


Route = tuple[RouteRow, ...]


class ConsequenceRow(NamedTuple):
    """An effect that arrives later; `source` names the outcome that put it on the calendar."""

    id: str
    after: int
    test: Test | None
    effects: tuple[EffectRow, ...]
    text: TextRow
    grounds: Grounds
    source: str


class OutcomeRow(NamedTuple):
    """What follows an option. `route` is its own `next`, else the option's, else the scene's.

    `later` holds numbers of consequences, each with the number of decisions it waits. `quiet` is
    the scene to which it leads, where nothing else can come about on the way but what is due
    (no condition to read, no history to keep, no inject, some option always open); else -1.
    """

    id: str
    weight: int
    test: Test | None
    effects: tuple[EffectRow, ...]
    later: tuple[tuple[int, int], ...]
    route: Route
    quiet: int
    text: TextRow
    grounds: Grounds


class OptionView(NamedTuple):
    """An option as the player meets it; `locked` says why it is closed."""

    id: str
    label: str
    instrument: str
    open: bool
    locked: str


class SceneView(NamedTuple):
    """A scene as it reads in a state; closed options without a reason are left out."""

    id: str
    title: str
    date: str
    text: str
    options: tuple[OptionView, ...]


class OptionRow(NamedTuple):
    """What may be chosen; `chose` is the cell that remembers it, or -1.

    `single` says that it has one outcome, without a condition.
    """

    id: str
    scene: str
    test: Test | None
    outcomes: tuple[OutcomeRow, ...]
    chose: int
    choice: Move
    single: bool


class SceneRow(NamedTuple):
    """A moment of play. `always` says that some option has no condition, so play cannot stick here.

    `injects` are the numbers of those that may fire here by condition; `seen` is a cell or -1;
    `view` is how the scene reads, where that does not depend on the state.
    """

    id: str
    title: str
    date: str
    options: tuple[OptionRow, ...]
    numbers: Mapping[str, int]
    """Option ids to their numbers."""
    offers: tuple[tuple[Reader | None, OptionView, OptionView | None], ...]
    """Each option's condition, and how it looks open and closed."""
    route: Route
    seen: int
    always: bool
    injects: tuple[int, ...]
    text: TextRow
    advice: tuple[tuple[str, TextRow], ...]
    """Adviser ids, each with what they say here."""
    view: SceneView | None


class EndingRow(NamedTuple):
    """Where play stops."""

    id: str
    test: Test | None
    text: TextRow


class InjectRow(NamedTuple):
    """An event from outside; `scenes` are the places where it may happen (all where empty)."""

    id: str
    test: Test | None
    effects: tuple[EffectRow, ...]
    scenes: frozenset[int]
    text: TextRow
    grounds: Grounds


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """A scenario, compiled. `cells` names what each cell of a state stands for."""

    scenario: Scenario
    cells: Mapping[CellKey, int]
    indicators: tuple[tuple[str, Indicator], ...]
    """The indicators in the author's order; they have the first cells."""
    first: tuple[int, ...]
    """The cells at the start of play."""
    scenes: tuple[SceneRow, ...]
    endings: tuple[EndingRow, ...]
    injects: tuple[InjectRow, ...]
    consequences: tuple[ConsequenceRow, ...]
    places: Mapping[str, int]
    """Scene and ending ids, and `stuck`, to their numbers."""
    start: int

    @property
    def stuck(self) -> int:
        """The place of the built-in end where no way is open."""
        return len(self.scenes) + len(self.endings)

    def place_id(self, place: int) -> str:
        """Return the id of a scene or an ending, or `stuck`."""
        scenes = len(self.scenes)
        if place < scenes:
            return self.scenes[place].id
        return self.endings[place - scenes].id if place < self.stuck else "stuck"
