"""What effects on the way do to the ends of what indicators can be, as one shift of them all.

Effects on one indicator, each kept within its range, come to one addition kept within narrower
bounds. So they are put together once for each road, and moving many states takes three operations.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.states.changed import Changed
from game.engine.tables import Program

TOGETHER = 64
"""So many rows are shifted as if they were one: the longer, the quicker."""


class Shift(NamedTuple):
    """Column by column: bring it up to `low`, then down to `high`, then add `adds`.

    Each is told for so many rows, one after the other.
    """

    low: npt.NDArray[Any]
    high: npt.NDArray[Any]
    adds: npt.NDArray[Any]

    def move(self, extremes: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return rows of extremes (see `load`) after it."""
        found = np.empty_like(extremes)
        rows, columns = extremes.shape
        whole = rows - rows % TOGETHER
        for some, width in ((slice(whole), TOGETHER * columns), (slice(whole, None), columns)):
            before, after = (each[some].reshape(-1, width) for each in (extremes, found))
            np.maximum(before, self.low[:width], out=after)
            np.minimum(after, self.high[:width], out=after)
            after += self.adds[:width]
        return found


class Shifts:
    """The shifts of a scenario's roads; rows of extremes are like `row`."""

    def __init__(self, program: Program, row: npt.NDArray[Any]) -> None:
        self._widths = [each.high - each.low for _, each in program.indicators]
        self._width, self._kind = row.shape[-1], row.dtype
        self._known: dict[Changed, Shift | None] = {}

    def of(self, changed: Changed) -> Shift | None:
        """Return what a road's effects come to; None where they touch no indicator."""
        if changed in self._known:
            return self._known[changed]
        found = self._of(changed)
        if changed.kept:
            self._known[changed] = found
        return found

    def _of(self, changed: Changed) -> Shift | None:
        widths, count = self._widths, len(self._widths)
        moved: dict[int, tuple[int, int, int]] = {}
        for cell, adds, amount, low, _ in (row for each in changed.effects for row in each):
            if cell >= count:
                continue
            width = widths[cell]
            if adds:
                by, least, most = moved.get(cell, (0, 0, width))
                least, most = (min(max(end + amount, 0), width) for end in (least, most))
                moved[cell] = by + amount, least, most
            else:
                to = min(max(amount - low, 0), width)
                moved[cell] = 0, to, to
        if not moved:
            return None
        limits = np.iinfo(self._kind)
        lows, highs = (np.full(self._width, end, self._kind) for end in (limits.min, limits.max))
        sums = np.zeros(self._width, self._kind)
        for cell, (by, low, high) in moved.items():
            width = widths[cell]
            first, last = (min(max(value + by, low), high) for value in (0, width))
            if first == last:
                low, high, by = first, first, 0
            else:
                low, high = max(low - by, 0), min(high - by, width)
            lows[count + cell], highs[count + cell], sums[count + cell] = low, high, by
            lows[cell], highs[cell], sums[cell] = -high, -low, -by
        return Shift(*(np.tile(each, TOGETHER) for each in (lows, highs, sums)))
