"""What is met on the way: which scenes, options, outcomes and events can ever be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.analysis.result import NextKey, Seen
from game.analysis.walking.rows import Rows
from game.engine.tables import (
    ConsequenceRow,
    EffectRow,
    EndingRow,
    InjectRow,
    OptionRow,
    OutcomeRow,
    PassageRow,
    Program,
    Route,
    RouteRow,
    TextRow,
)

Source = tuple[str, int, int, int] | tuple[str, int]
"""What has effects: `outcome` with the numbers of its scene, its option and itself, or
`consequence` or `inject` with its number."""

Guarded = OptionRow | OutcomeRow | RouteRow | ConsequenceRow | InjectRow | EndingRow | PassageRow
"""What may have a condition."""


class Stop(NamedTuple):
    """A `next` that leads to an ending while something is on the calendar, `due`.

    `number` is that of the row of `route` which is taken in `scene`; `choice` has the numbers of
    the scene, the option and the outcome chosen last.
    """

    scene: int
    route: Route
    number: int
    due: tuple[tuple[int, int], ...]
    choice: tuple[int, int, int]


class Sight:
    """Collects what is met, and shows every text that is read to whoever looks."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._scenes: set[str] = set()
        self._options: set[str] = set()
        self._outcomes: set[str] = set()
        self._consequences: set[str] = set()
        self._injects: set[str] = set()
        self._endings: set[str] = set()
        self._nexts: set[NextKey] = set()

    def scene(self, number: int, rows: Rows) -> None:
        """Meet a scene with its text: an interlude, or a moment of decision."""
        row = self._program.scenes[number]
        self._scenes.add(row.id)
        self.text("scene", row.id, row.text, rows)

    def moment(self, number: int, rows: Rows) -> None:
        """Meet a moment of decision, with all that is said there."""
        self.scene(number, rows)
        row = self._program.scenes[number]
        for who, said in row.advice:
            self.text("advice", f"{row.id}.{who}", said, rows)

    def option(self, scene: int, option: int) -> None:
        """Meet an option on offer."""
        row = self._program.scenes[scene]
        self._options.add(f"{row.id}.{row.options[option].id}")

    def outcome(self, scene: int, option: int, number: int, rows: Rows) -> None:
        """Meet an outcome."""
        row = self._program.scenes[scene]
        outcome = row.options[option].outcomes[number]
        id_ = f"{row.id}.{row.options[option].id}.{outcome.id}"
        self._outcomes.add(id_)
        self.text("outcome", id_, outcome.text, rows)

    def consequence(self, number: int, rows: Rows) -> None:
        """Meet a consequence that arrives."""
        row = self._program.consequences[number]
        self._consequences.add(row.id)
        self.text("consequence", row.id, row.text, rows)

    def inject(self, number: int, rows: Rows) -> None:
        """Meet an inject that fires."""
        row = self._program.injects[number]
        self._injects.add(row.id)
        self.text("inject", row.id, row.text, rows)

    def landing(self, source: Source, effects: tuple[EffectRow, ...], rows: Rows) -> None:
        """Meet effects that are about to land on states; here that is nothing to note."""

    def asked(self, things: Sequence[Guarded], rows: Rows) -> None:
        """Meet conditions, in all states in which one of them may be read; nothing is noted here.

        Of a `next`, and of endings, the first that holds is taken; of the others each that does.
        """

    def onward(self, scene: int, choice: tuple[int, int, int], number: int) -> None:
        """Meet a row of a `next` that is taken: of an interlude, or else of what was drawn last."""
        row = self._program.scenes[scene]
        id_ = row.id
        if row.options:
            option = row.options[choice[1]]
            id_ = f"{id_}.{option.id}.{option.outcomes[choice[2]].id}"
        self._nexts.add(NextKey(id_, number))

    def stops(self, stop: Stop, rows: Rows) -> None:
        """Meet states that a `next` leads to an ending, what is due not arrived; nothing is noted.

        They have not yet left the scene.
        """

    def ending(self, number: int, rows: Rows) -> None:
        """Meet an ending."""
        row = self._program.endings[number]
        self._endings.add(row.id)
        self.text("ending", row.id, row.text, rows)

    def seen(self) -> Seen:
        """Return all that was met."""
        return Seen(
            scenes=frozenset(self._scenes),
            options=frozenset(self._options),
            outcomes=frozenset(self._outcomes),
            consequences=frozenset(self._consequences),
            injects=frozenset(self._injects),
            endings=frozenset(self._endings),
            nexts=frozenset(self._nexts),
        )

    def text(self, kind: str, id_: str, text: TextRow, rows: Rows) -> None:
        """Meet a text in some states; `kind` and `id_` are those of its passages."""
