"""Many states on one road: what holds in which of them, and what effects do to all."""

from __future__ import annotations

import numpy as np

from game.analysis.states.changed import Changed, Effects
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import Columns, Layout
from game.analysis.walking.questions import Mask, Questions
from game.engine.tables import EffectRow, Test
from game.model.conditions import Expression


class Rows:
    """Some of the states of one scene, on their way along one road from it.

    `rows` are the states (None: all of them); `changed` tells what became of their cells, so that
    an effect is worked out once for a region and not for a state.
    """

    __slots__ = ("_questions", "changed", "columns", "rows")

    def __init__(
        self, questions: Questions, columns: Columns, rows: Ints | None, changed: Changed
    ) -> None:
        self._questions = questions
        self.columns = columns
        self.rows = rows
        self.changed = changed

    def __len__(self) -> int:
        return len(self.columns) if self.rows is None else len(self.rows)

    @property
    def effects(self) -> Effects:
        """The effects applied since the scene, but for bookkeeping."""
        return self.changed.effects

    def applied(self, effects: tuple[EffectRow, ...], *, told: bool = True) -> Rows:
        """Return them after some effects; those of bookkeeping are not `told`."""
        if not effects:
            return self
        changed = self.changed.after(effects, told=told)
        return Rows(self._questions, self.columns, self.rows, changed)

    def split(self, test: Test | None) -> tuple[Rows | None, Rows | None]:
        """Return those where a test holds and those where it does not; None for no state."""
        return self.parted(self.holds(test))

    def parted(self, mask: Mask) -> tuple[Rows | None, Rows | None]:
        """Return those where a mask is true, and the others; None for no state."""
        if isinstance(mask, bool):
            return (self, None) if mask else (None, self)
        held = mask.nonzero()[0]
        if len(held) == len(mask):
            return self, None
        return (self._some(held), self._some((~mask).nonzero()[0])) if len(held) else (None, self)

    def holds(self, test: Test | None) -> Mask:
        """Tell where a test holds: for all at once, or state by state."""
        if test is None:
            return True
        found: Mask = self._questions.truth(test.condition.root)(self)
        return found

    def number(self, part: Expression) -> int | Ints:
        """Tell what a number in a condition comes to: for all at once, or state by state."""
        found: int | Ints = self._questions.number(part)(self)
        return found

    def regions(self, cell: int) -> Ints:
        """Tell the region of a cell that each of them had at the scene."""
        at = self.columns.cell(cell)
        return at if self.rows is None else at.take(self.rows)

    def as_in(self, others: Rows, cell: int) -> Rows:
        """Return them with one cell as it is on another road from the same states."""
        changed = self.changed.with_cell(cell, others.changed.tables[cell])
        return Rows(self._questions, self.columns, self.rows, changed)

    def keys_at(self, target: Layout) -> Keys:
        """Return the states' keys at another scene."""
        return self.columns.keys_at(target, self.changed, self.rows)

    def _some(self, at: Ints) -> Rows:
        rows = at if self.rows is None else self.rows.take(at)
        return Rows(self._questions, self.columns, rows, self.changed)


def standing(questions: Questions, layout: Layout, keys: Keys) -> Rows:
    """Return the states at a scene that have some keys, at their moment of decision."""
    return Rows(questions, Columns(layout, keys), None, layout.unchanged)


def single(questions: Questions, cells: tuple[int, ...]) -> Rows:
    """Return one state with all its values."""
    layout = Layout([np.array([value], dtype=np.int64) for value in cells])
    return standing(questions, layout, np.zeros(1, dtype=np.int64))
