"""What effects have made of the cells since a scene, worked out once for each way of changing them.

What a step does to a cell depends on nothing but the cell's value, and all values in a region have
one that stands for them. So all that effects make of the states of a scene is a few short tables,
the same for every batch of states that takes the same road.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.analysis.states.keys import Ints
from game.engine.tables import EffectRow

Effects = tuple[tuple[EffectRow, ...], ...]

MOST_KEPT = 1 << 12
"""How many ways of changing the cells are kept for a scene, in case they come again."""


class Changed:
    """What effects have made of the cells, by now.

    `tables` tell a cell's value by its region at the scene (one row: the same for all). `effects`
    are those applied, but for bookkeeping. `kept` says that whoever applies the same again will
    come to this very object.
    """

    __slots__ = ("_after", "_room", "effects", "kept", "tables")

    def __init__(
        self,
        tables: Sequence[Ints],
        effects: Effects = (),
        *,
        kept: bool = False,
        room: list[int] | None = None,
    ) -> None:
        self.tables = tables
        self.effects = effects
        self.kept = kept
        self._room = [MOST_KEPT] if room is None else room
        self._after: dict[int, tuple[tuple[EffectRow, ...], Changed]] = {}

    def after(self, effects: tuple[EffectRow, ...], *, told: bool) -> Changed:
        """Return what some effects make of it; those of bookkeeping are not `told`.

        It is kept by the identity of the effects, which are those of the scenario's tables.
        """
        known = self._after.get(id(effects))
        if known is not None:
            return known[1]
        tables = list(self.tables)
        for cell, adds, amount, low, high in effects:
            if adds:
                tables[cell] = np.minimum(np.maximum(tables[cell] + amount, low), high)
            else:
                tables[cell] = np.array([min(max(amount, low), high)], dtype=np.int64)
        kept = self.kept and self._room[0] > 0
        changed = Changed(
            tables,
            (*self.effects, effects) if told else self.effects,
            kept=kept,
            room=self._room,
        )
        if kept:
            self._room[0] -= 1
            self._after[id(effects)] = effects, changed
        return changed

    def with_cell(self, cell: int, table: Ints) -> Changed:
        """Return it with another table for one cell."""
        tables = list(self.tables)
        tables[cell] = table
        return Changed(tables, self.effects)
