"""Cut points: between which values of a cell some later test can still tell a difference.

A cut at `t` means that a test may tell values below `t` from values of `t` and above. The cuts of
a cell part its range into *regions*; two values in one region have the same future. Going
backwards over an effect, a cut at `t` after `v + d` is a cut at `t - d` before it: as
`low < t <= high`, the clamp changes no answer to `v + d >= t`, and a cut that falls outside the
range is a test with one answer. An effect that sets a value hides the value before it.

A comparison of one cell with a constant gives one or two cuts. In any other comparison (a sum, two
cells) every value of its cells may matter: `EVERY`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.engine.expression import CellKey, key_of
from game.engine.tables import EffectRow, Test
from game.model.conditions import And, Compare, Expression, Not, Number, Or, Sum

EVERY: frozenset[int] = frozenset({-(1 << 63)})
"""Stands for a cut at every value; told by identity."""

MOST_CUTS = 1024
"""More cuts than these in one cell become `EVERY`, which is finer and never wrong."""

NO_HIGH = 1 << 62
"""The highest value of a cell that has none: the decisions made."""

Needs = Mapping[int, frozenset[int]]
"""Cells with their cuts; a cell that no later test reads is absent."""

NOTHING: Needs = {}


def together(left: Needs, right: Needs) -> Needs:
    """Return the cuts of both."""
    if left is right or not right:
        return left
    if not left:
        return right
    found = dict(left)
    for cell, cuts in right.items():
        known = found.get(cell)
        found[cell] = cuts if known is None else _union(known, cuts)
    return found


def before(effects: Sequence[EffectRow], needs: Needs) -> Needs:
    """Return the cuts before some effects from those after them."""
    if not needs:
        return needs
    found: dict[int, frozenset[int]] | None = None
    for cell, adds, amount, low, high in reversed(effects):
        cuts = (found or needs).get(cell)
        if cuts is None:
            continue
        if found is None:
            found = dict(needs)
        if not adds:
            del found[cell]
        elif cuts is not EVERY:
            moved = frozenset([cut - amount for cut in cuts if low < cut - amount <= high])
            if moved:
                found[cell] = moved
            else:
                del found[cell]
    return needs if found is None else found


class Reads:
    """The cuts that tests make, each worked out once; `bounds` are the ranges of the cells."""

    def __init__(
        self, cells: Mapping[CellKey, int], bounds: Sequence[tuple[int, int]], decisions: int
    ) -> None:
        self._cells = cells
        self._bounds = bounds
        self._decisions = decisions
        self._known: dict[str, Needs] = {}

    def of(self, test: Test | None) -> Needs:
        """Return the cuts of one test."""
        if test is None:
            return NOTHING
        source = test.condition.source
        if source not in self._known:
            self._known[source] = self._of(test.condition.root)
        return self._known[source]

    def of_all(self, tests: Iterable[Test | None]) -> Needs:
        """Return the cuts of several tests."""
        found = NOTHING
        for test in tests:
            found = together(found, self.of(test))
        return found

    def _of(self, part: Expression) -> Needs:
        if isinstance(part, And | Or):
            return together(self._of(part.left), self._of(part.right))
        if isinstance(part, Not):
            return self._of(part.part)
        if isinstance(part, Compare):
            return self._comparison(part)
        key = key_of(part)
        return NOTHING if key is None else self._within(self._cells[key], {1})

    def _comparison(self, part: Compare) -> Needs:
        terms: dict[int, int] = {}
        constant = self._sum(part.left, 1, terms) + self._sum(part.right, -1, terms)
        factors = {cell: factor for cell, factor in terms.items() if factor}
        if not factors:
            return NOTHING
        if len(factors) == 1:
            ((cell, factor),) = factors.items()
            return self._within(cell, _turns(factor, part.op, -constant))
        needs = dict.fromkeys(factors, EVERY)
        if self._decisions in factors:
            # Past this many decisions they outweigh all the rest, and the answer stands.
            most = abs(constant) + 1
            for cell, factor in factors.items():
                if cell != self._decisions:
                    most += abs(factor) * max(map(abs, self._bounds[cell]))
            if most <= MOST_CUTS:
                needs[self._decisions] = frozenset(range(1, most + 1))
        return needs

    def _sum(self, part: Expression, sign: int, terms: dict[int, int]) -> int:
        """Add a sum's cells to `terms`, each with its factor; return its constant."""
        if isinstance(part, Sum):
            return self._sum(part.left, sign, terms) + self._sum(
                part.right, sign * part.sign, terms
            )
        if isinstance(part, Number):
            return sign * part.value
        key = key_of(part)
        assert key is not None
        cell = self._cells[key]
        terms[cell] = terms.get(cell, 0) + sign
        return 0

    def _within(self, cell: int, cuts: Iterable[int]) -> Needs:
        low, high = self._bounds[cell]
        kept = frozenset(cut for cut in cuts if low < cut <= high)
        return {cell: kept} if kept else NOTHING


def _turns(factor: int, op: str, bound: int) -> set[int]:
    """Return where the answer to `factor * v OP bound` can change as v grows."""
    if op in ("==", "!="):
        at, rest = divmod(bound, factor)
        return set() if rest else {at, at + 1}
    if factor < 0:
        factor, bound = -factor, -bound
        op = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[op]
    if op in (">=", "<"):
        return {-(-bound // factor)}
    return {bound // factor + 1}


def _union(left: frozenset[int], right: frozenset[int]) -> frozenset[int]:
    if left is EVERY or right is EVERY:
        return EVERY
    if right <= left:
        return left
    found = left | right
    return EVERY if len(found) > MOST_CUTS else found
