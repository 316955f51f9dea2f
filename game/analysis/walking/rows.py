"""Many states on one road: what holds in which of them, and what effects do to all."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import Columns, Layout
from game.engine.expression import CellKey, key_of
from game.engine.tables import EffectRow, Test
from game.model.conditions import And, Compare, Expression, Not, Number, Or, Sum

Mask = bool | npt.NDArray[np.bool_]
Effects = tuple[tuple[EffectRow, ...], ...]

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


class Rows:
    """Some of the states of one scene, on their way along one road from it.

    `tables` tell a cell's value now by its region at the scene (one row: the same for all), so
    that an effect is worked out once for a region and not for a state. `rows` are the states
    (None: all of them); `effects` are those applied since the scene. `changes` are all that led
    to the tables, those of bookkeeping too; None where it was something else.
    """

    __slots__ = ("_numbers", "changes", "columns", "effects", "rows", "tables")

    def __init__(
        self,
        numbers: Mapping[CellKey, int],
        columns: Columns,
        rows: Ints | None,
        tables: Sequence[Ints],
        effects: Effects,
        changes: Effects | None = (),
    ) -> None:
        self._numbers = numbers
        self.columns = columns
        self.rows = rows
        self.tables = tables
        self.effects = effects
        self.changes = changes

    def __len__(self) -> int:
        return len(self.columns) if self.rows is None else len(self.rows)

    def applied(self, effects: tuple[EffectRow, ...], *, told: bool = True) -> Rows:
        """Return them after some effects; those of bookkeeping are not `told`."""
        if not effects:
            return self
        tables = list(self.tables)
        for cell, adds, amount, low, high in effects:
            if adds:
                tables[cell] = np.minimum(np.maximum(tables[cell] + amount, low), high)
            else:
                tables[cell] = np.array([min(max(amount, low), high)], dtype=np.int64)
        after = (*self.effects, effects) if told else self.effects
        changes = None if self.changes is None else (*self.changes, effects)
        return Rows(self._numbers, self.columns, self.rows, tables, after, changes)

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
        found = self._value(test.condition.root)
        if isinstance(found, np.ndarray):
            return found if found.dtype == np.bool_ else found != 0
        return bool(found)

    def number(self, part: Expression) -> int | Ints:
        """Tell what a number in a condition comes to: for all at once, or state by state."""
        found = self._value(part)
        return found if isinstance(found, np.ndarray) else int(found)

    def as_in(self, others: Rows, cell: int) -> Rows:
        """Return them with one cell as it is on another road from the same states."""
        tables = [*self.tables]
        tables[cell] = others.tables[cell]
        return Rows(self._numbers, self.columns, self.rows, tables, self.effects, None)

    def keys_at(self, target: Layout) -> Keys:
        """Return the states' keys at another scene."""
        return self.columns.keys_at(target, self.tables, self.rows, self.changes)

    def _some(self, at: Ints) -> Rows:
        rows = at if self.rows is None else self.rows[at]
        return Rows(self._numbers, self.columns, rows, self.tables, self.effects, self.changes)

    def _value(self, part: Expression) -> Any:
        if isinstance(part, Compare):
            return _OPERATORS[part.op](self._value(part.left), self._value(part.right))
        if isinstance(part, And | Or):
            left, right = self._truth(part.left), self._truth(part.right)
            return left & right if isinstance(part, And) else left | right
        if isinstance(part, Not):
            held = self._truth(part.part)
            return (not held) if isinstance(held, bool) else ~held
        if isinstance(part, Number):
            return part.value
        if isinstance(part, Sum):
            return self._value(part.left) + part.sign * self._value(part.right)
        key = key_of(part)
        assert key is not None
        cell = self._numbers[key]
        table = self.tables[cell]
        if len(table) == 1:
            return int(table[0])
        at = self.columns.cell(cell)
        return table[at if self.rows is None else at[self.rows]]

    def _truth(self, part: Expression) -> Mask:
        found = self._value(part)
        return found != 0 if isinstance(found, np.ndarray) else bool(found)
