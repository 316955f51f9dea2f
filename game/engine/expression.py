"""Conditions made ready to run: names become cells, and the tree becomes one function.

A state keeps all that a condition can read in one row of whole numbers, its *cells*: indicators,
flags, the scenes and options that some condition asks about (0 or 1), and last the decisions made.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Decisions,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
    walk,
)

Cells = Sequence[int]
Reader = Callable[[Cells], int]
"""A function of the cells; of a condition, it gives 0 or 1 (or a bool)."""

CellKey = str | tuple[str, ...]
"""What a cell stands for: an id, `("seen", scene)`, `("chose", scene, option)` or `DECISIONS`."""

DECISIONS: CellKey = ("decisions",)

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What each comparison does: to two numbers, or to arrays of them."""


def key_of(part: Expression) -> CellKey | None:
    """Return the cell that a part of a condition reads itself, if it is one that reads."""
    if isinstance(part, Name):
        return part.id
    if isinstance(part, Seen):
        return ("seen", part.scene)
    if isinstance(part, Chose):
        return ("chose", part.scene, part.option)
    return DECISIONS if isinstance(part, Decisions) else None


def keys_read(condition: Condition) -> set[CellKey]:
    """Return every cell that a condition reads."""
    return {key for part in walk(condition.root) if (key := key_of(part)) is not None}


def compile_condition(condition: Condition, cells: Mapping[CellKey, int]) -> Reader:
    """Return the function of the cells that tells whether a condition holds."""
    return _reader(condition.root, cells)


def _reader(part: Expression, cells: Mapping[CellKey, int]) -> Reader:
    if isinstance(part, Compare):
        return _comparison(part, cells)
    if isinstance(part, And):
        left, right = _reader(part.left, cells), _reader(part.right, cells)
        return lambda row: left(row) and right(row)
    if isinstance(part, Or):
        left, right = _reader(part.left, cells), _reader(part.right, cells)
        return lambda row: left(row) or right(row)
    if isinstance(part, Not):
        inner = _reader(part.part, cells)
        return lambda row: not inner(row)
    if isinstance(part, Number):
        value = part.value
        return lambda row: value
    if isinstance(part, Sum):
        left, right = _reader(part.left, cells), _reader(part.right, cells)
        if part.sign > 0:
            return lambda row: left(row) + right(row)
        return lambda row: left(row) - right(row)
    key = key_of(part)
    assert key is not None
    return operator.itemgetter(cells[key])


def _comparison(part: Compare, cells: Mapping[CellKey, int]) -> Reader:
    """A cell against a constant is by far the commonest test, so it gets its own functions."""
    key = key_of(part.left)
    if key is None or not isinstance(part.right, Number):
        compare = OPERATORS[part.op]
        left, right = _reader(part.left, cells), _reader(part.right, cells)
        return lambda row: compare(left(row), right(row))
    at, bound = cells[key], part.right.value
    if part.op == ">=":
        return lambda row: row[at] >= bound
    if part.op == "<":
        return lambda row: row[at] < bound
    if part.op == "<=":
        return lambda row: row[at] <= bound
    if part.op == ">":
        return lambda row: row[at] > bound
    if part.op == "==":
        return lambda row: row[at] == bound
    return lambda row: row[at] != bound
