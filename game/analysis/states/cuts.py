"""Cut points: between which values of a cell some later test can still tell a difference.

A cut at `t` means that a test may tell values below `t` from values of `t` and above. The cuts of
a cell part its range into *regions*; two values in one region have the same future. Going
backwards over an effect, a cut at `t` after `v + d` is a cut at `t - d` before it: as
`low < t <= high`, the clamp changes no answer to `v + d >= t`, and a cut that falls outside the
range is a test with one answer. An effect that sets a value hides the value before it.

A comparison of one cell with a constant gives one or two cuts. In any other comparison (a sum, two
cells) every value of its cells may matter: `EVERY`.

A cut may be *guarded*: in `trust >= 80 and ally`, trust matters only where `ally` holds. A guard
names cells that are true or false and the values that they must have now; going backwards over an
effect that sets such a cell, it is met or it is not, and a cut with no guard left is gone. Cuts in
these cells themselves have no guards, so that states that agree in them agree in all guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.engine.expression import CellKey, key_of
from game.engine.tables import EffectRow, Test
from game.model.conditions import And, Compare, Expression, Not, Number, Or, Sum

Guard = frozenset[tuple[int, int]]
"""Cells that are true or false, each with the value that it must have."""

Guards = frozenset[Guard]
"""A cut matters where one of these is met."""

ALWAYS: Guards = frozenset({frozenset()})
NO_GUARD: Guard = frozenset()

Cuts = Mapping[int, Guards]
"""Cut points, each with its guards."""

EVERY: Cuts = {-(1 << 63): ALWAYS}
"""Stands for a cut at every value; told by identity."""

MOST_CUTS = 1024
"""More cuts than these in one cell become `EVERY`, which is finer and never wrong."""

MOST_GUARDS = 8
"""More guards than these of one cut become `ALWAYS`, likewise."""

NO_HIGH = 1 << 62
"""The highest value of a cell that has none: the decisions made."""

Needs = Mapping[int, Cuts]
"""Cells with their cuts; a cell that no later test reads is absent."""

NOTHING: Needs = {}
NOTHING_KNOWN: Mapping[str, Needs] = {}


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
    if not needs or not effects:
        return needs
    found = dict(needs)
    for cell, adds, amount, low, high in reversed(effects):
        cuts = found.get(cell)
        if not adds:
            found.pop(cell, None)
            if (low, high) == (0, 1):
                found = _settled(found, cell, min(max(amount, 0), 1))
        elif cuts is not None and cuts is not EVERY:
            moved = {
                cut - amount: guards for cut, guards in cuts.items() if low < cut - amount <= high
            }
            if moved:
                found[cell] = moved
            else:
                del found[cell]
    return found


def _settled(needs: dict[int, Cuts], cell: int, value: int) -> dict[int, Cuts]:
    """Return cuts whose guards know the value of a cell."""
    found: dict[int, Cuts] = {}
    for other, cuts in needs.items():
        if cuts is not EVERY and any(guards is not ALWAYS for guards in cuts.values()):
            left = {}
            for cut, guards in cuts.items():
                met = _met(guards, cell, value)
                if met:
                    left[cut] = met
            if left:
                found[other] = left
        else:
            found[other] = cuts
    return found


def _met(guards: Guards, cell: int, value: int) -> Guards:
    if guards is ALWAYS:
        return guards
    kept = [guard - {(cell, value)} for guard in guards if (cell, 1 - value) not in guard]
    return ALWAYS if NO_GUARD in kept else frozenset(kept)


class Reads:
    """The cuts that tests make, each worked out once; `bounds` are the ranges of the cells.

    `known` has cuts of conditions, by their source, that are to be taken for those they need.
    """

    def __init__(
        self,
        cells: Mapping[CellKey, int],
        bounds: Sequence[tuple[int, int]],
        decisions: int,
        known: Mapping[str, Needs] = NOTHING_KNOWN,
    ) -> None:
        self._cells = cells
        self._bounds = bounds
        self._decisions = decisions
        self._known: dict[str, Needs] = dict(known)

    def of(self, test: Test | None) -> Needs:
        """Return the cuts of one test."""
        if test is None:
            return NOTHING
        source = test.condition.source
        if source not in self._known:
            self._known[source] = self._of(test.condition.root, NO_GUARD)
        return self._known[source]

    def of_all(self, tests: Iterable[Test | None]) -> Needs:
        """Return the cuts of several tests."""
        found = NOTHING
        for test in tests:
            found = together(found, self.of(test))
        return found

    def _of(self, part: Expression, guard: Guard) -> Needs:
        if isinstance(part, And | Or):
            # One side matters only where the other leaves the answer open.
            leaves = isinstance(part, And)
            return together(
                self._of(part.left, guard | self._facts(part.right, leaves)),
                self._of(part.right, guard | self._facts(part.left, leaves)),
            )
        if isinstance(part, Not):
            return self._of(part.part, guard)
        if isinstance(part, Compare):
            needs = self._comparison(part)
            if not guard:
                return needs
            guards = frozenset({guard})
            return {
                cell: cuts if cuts is EVERY else dict.fromkeys(cuts, guards)
                for cell, cuts in needs.items()
            }
        key = key_of(part)
        return NOTHING if key is None else self._within(self._cells[key], {1})

    def _facts(self, part: Expression, truth: bool) -> Guard:
        """Return what is known of cells that are true or false where a part is true, or false."""
        if isinstance(part, Not):
            return self._facts(part.part, not truth)
        if isinstance(part, And | Or):
            if isinstance(part, And) is not truth:
                return NO_GUARD
            return self._facts(part.left, truth) | self._facts(part.right, truth)
        key = key_of(part)
        return NO_GUARD if key is None else frozenset({(self._cells[key], int(truth))})

    def _comparison(self, part: Compare) -> Needs:
        terms: dict[int, int] = {}
        constant = self._sum(part.left, 1, terms) + self._sum(part.right, -1, terms)
        factors = {cell: factor for cell, factor in terms.items() if factor}
        if not factors:
            return NOTHING
        if len(factors) == 1:
            ((cell, factor),) = factors.items()
            return self._within(cell, _turns(factor, part.op, -constant))
        needs: dict[int, Cuts] = dict.fromkeys(factors, EVERY)
        if self._decisions in factors:
            # Past this many decisions they outweigh all the rest, and the answer stands.
            most = abs(constant) + 1
            for cell, factor in factors.items():
                if cell != self._decisions:
                    most += abs(factor) * max(map(abs, self._bounds[cell]))
            if most <= MOST_CUTS:
                needs[self._decisions] = dict.fromkeys(range(1, most + 1), ALWAYS)
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
        kept = {cut: ALWAYS for cut in cuts if low < cut <= high}
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


def _union(left: Cuts, right: Cuts) -> Cuts:
    if left is right:
        return left
    if left is EVERY or right is EVERY:
        return EVERY
    found = dict(left)
    for cut, guards in right.items():
        known = found.get(cut)
        found[cut] = guards if known is None else _either(known, guards)
    return EVERY if len(found) > MOST_CUTS else found


def _either(left: Guards, right: Guards) -> Guards:
    if left is ALWAYS or right is ALWAYS:
        return ALWAYS
    if left == right:
        return left
    both = left | right
    found = frozenset(guard for guard in both if not any(other < guard for other in both))
    return ALWAYS if len(found) > MOST_GUARDS else found
