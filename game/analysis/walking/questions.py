"""Conditions made ready to be asked of many states at once.

What all states share is told as one value, so that most of what a condition asks of them need not
be looked up state by state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from game.engine.expression import OPERATORS, CellKey, key_of
from game.model.conditions import And, Compare, Expression, Not, Number, Or, Sum

if TYPE_CHECKING:
    from game.analysis.walking.rows import Rows

Mask = bool | npt.NDArray[np.bool_]

Question = Callable[["Rows"], Any]
"""A number or a truth, of some states: one for all of them, or an array."""


class Questions:
    """The parts of a scenario's conditions as questions; `cells` number what they read."""

    def __init__(self, cells: Mapping[CellKey, int]) -> None:
        self._cells = cells
        self._truths: dict[int, tuple[Expression, Question]] = {}

    def truth(self, part: Expression) -> Question:
        """Return a condition as a question, which is kept for as long as this is."""
        known = self._truths.get(id(part))
        if known is None:
            known = self._truths[id(part)] = part, self._truth(part)
        return known[1]

    def number(self, part: Expression) -> Question:
        """Return a number in a condition as a question."""
        if isinstance(part, Number):
            value = part.value
            return lambda rows: value
        if isinstance(part, Sum):
            left, right, sign = self.number(part.left), self.number(part.right), part.sign
            return lambda rows: left(rows) + sign * right(rows)
        return self._cell(part, lambda table: table)

    def _truth(self, part: Expression) -> Question:
        if isinstance(part, And | Or):
            left, right = self._truth(part.left), self._truth(part.right)
            return _both(left, right) if isinstance(part, And) else _either(left, right)
        if isinstance(part, Not):
            return _other(self._truth(part.part))
        if not isinstance(part, Compare):
            return self._cell(part, lambda table: table != 0)
        compare = OPERATORS[part.op]
        if isinstance(part.right, Number) and not isinstance(part.left, Number | Sum):
            bound = part.right.value
            return self._cell(part.left, lambda table: compare(table, bound))
        left, right = self.number(part.left), self.number(part.right)
        return lambda rows: compare(left(rows), right(rows))

    def _cell(self, part: Expression, of: Callable[[Any], Any]) -> Question:
        """Return what something makes of a cell's value as a question; it is made of the table."""
        key = key_of(part)
        assert key is not None
        cell = self._cells[key]

        def asked(rows: Rows) -> Any:
            table = rows.changed.tables[cell]
            if len(table) == 1:
                return of(table.item())
            return of(table).take(rows.regions(cell))

        return asked


def _both(left: Question, right: Question) -> Question:
    def asked(rows: Rows) -> Mask:
        one: Mask = left(rows)
        if one is False:
            return False
        other: Mask = right(rows)
        if one is True or other is False:
            return other
        return one if other is True else one & other

    return asked


def _either(left: Question, right: Question) -> Question:
    def asked(rows: Rows) -> Mask:
        one: Mask = left(rows)
        if one is True:
            return True
        other: Mask = right(rows)
        if one is False or other is True:
            return other
        return one if other is False else one | other

    return asked


def _other(part: Question) -> Question:
    def asked(rows: Rows) -> Mask:
        found: Mask = part(rows)
        return (not found) if isinstance(found, bool) else ~found

    return asked
