"""Going through kept states: backward for what lies ahead of them, forward for how often.

Options that are open are taken to be chosen alike often (uniform play), unless a fold chooses.
Numbers are 64-bit floats; an indicator is counted from the bottom of its range, so that their
errors stay far below a 1e-9th of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from game.analysis.backward.kept import Block, Bools, Edges, Floats, Kept

EQUAL = 1e-9
"""Differences below this part of an indicator's range, or between chances, count as none."""

Merge = Literal["mean", "least", "most"]


class Fold(NamedTuple):
    """How one number is made of several: over what chance may bring, and over open options."""

    chance: Merge
    choice: Merge


MEAN = Fold("mean", "mean")
"""The expected value under uniform play."""
MOST = Fold("mean", "most")
"""The highest expected value that choosing well can bring."""
LEAST = Fold("mean", "least")
"""The lowest expected value that choosing can bring."""
LOW = Fold("least", "least")
"""The lowest value that can still come about."""
HIGH = Fold("most", "most")
"""The highest value that can still come about."""

Stops = Callable[[Edges], float | Floats]
"""What those steps are worth by which play stops: one number, or a number or a row for each."""


class Backward:
    """Works out what each kept state is worth, from the last to the first.

    `values` has an array for each fold, a row for each state; with a `width`, so many columns.
    """

    def __init__(
        self, kept: Kept, stops: Stops, folds: Sequence[Fold] = (MEAN,), width: int = 0
    ) -> None:
        self._kept = kept
        self._stops = stops
        self._folds = tuple(folds)
        self._more = (width,) if width else ()
        self.values = tuple(np.zeros((kept.count, *self._more)) for _ in folds)

    def blocks(self) -> Iterator[tuple[Block, Bools, tuple[Floats, ...]]]:
        """Yield each block, the last first, with what its options are worth, fold by fold.

        With it comes, by option and state, whether the option is open; by the same come the
        values. Where an option is closed, its value means nothing.
        """
        for block in reversed(self._kept.blocks):
            is_open = block.open
            found = []
            for fold, values in zip(self._folds, self.values, strict=True):
                options = self._options(block, fold, values)
                values[block.states] = _over_options(fold.choice, options, is_open)
                found.append(options)
            yield block, is_open, tuple(found)

    def run(self) -> tuple[Floats, ...]:
        """Go through all blocks; return the values."""
        for _ in self.blocks():
            pass
        return self.values

    def of(self, edges: Edges, values: Floats) -> Floats:
        """Return what states are worth after each step."""
        onward = len(edges.heads)
        if onward == len(edges.rows):
            return values.take(edges.heads, axis=0)
        found = np.zeros((len(edges.rows), *self._more))
        found[:onward] = values.take(edges.heads, axis=0)
        found[onward:] = self._stops(edges)
        return found

    def _options(self, block: Block, fold: Fold, values: Floats) -> Floats:
        edges, states = block.edges, len(block.keys)
        shape = (len(block.masks) * states, *self._more)
        to = edges.options.take(edges.kinds).astype(np.int64) * states + edges.rows
        worth = self.of(edges, values)
        if fold.chance == "mean":
            found = np.zeros(shape)
            share = edges.shares.take(edges.kinds)
            sums, columns = found.reshape(len(found), -1), worth.reshape(len(worth), -1)
            for column in range(sums.shape[1]):
                sums[:, column] = np.bincount(to, share * columns[:, column], len(sums))
        elif fold.chance == "least":
            found = np.full(shape, np.inf)
            np.minimum.at(found, to, worth)
        else:
            found = np.full(shape, -np.inf)
            np.maximum.at(found, to, worth)
        return found.reshape(len(block.masks), states, *self._more)


class Lengths(Backward):
    """Works out how many decisions are left: the fewest and the most."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept, lambda _edges: 0.0, (LOW, HIGH))

    def of(self, edges: Edges, values: Floats) -> Floats:
        """Return how many decisions each step and what follows it take."""
        return 1 + super().of(edges, values)


def _over_options(choice: Merge, options: Floats, is_open: Bools) -> Floats:
    """Make one number of each state's open options."""
    mask = is_open.reshape(is_open.shape + (1,) * (options.ndim - is_open.ndim))
    if choice == "mean":
        found: Floats = np.where(mask, options, 0.0).sum(axis=0) / mask.sum(axis=0)
    elif choice == "least":
        found = np.where(mask, options, np.inf).min(axis=0)
    else:
        found = np.where(mask, options, -np.inf).max(axis=0)
    return found


def value_stops(kept: Kept) -> Stops:
    """Return what play that stops is worth: the indicator kept, from the bottom of its range."""
    low = kept.program.indicators[kept.cell][1].low
    return lambda edges: (edges.values - low).astype(np.float64)


def ending_stops(kept: Kept) -> Stops:
    """Return what play that stops is worth: a row with a one at its ending, `stuck` the last."""
    scenes = len(kept.program.scenes)
    ones = np.eye(kept.program.stuck - scenes + 1)
    return lambda edges: ones[edges.stops - scenes]


def visits(kept: Kept) -> Floats:
    """Return how often each state is met in a play, on average, under uniform play."""
    found = np.zeros(kept.count)
    if kept.start is not None and len(kept.start.heads):
        found[kept.start.heads[0]] = 1.0
    for block in kept.blocks:
        each = found[block.states] / block.open.sum(axis=0)
        edges, onward = block.edges, slice(len(block.edges.heads))
        share = edges.shares.take(edges.kinds[onward])
        np.add.at(found, edges.heads, share * each.take(edges.rows[onward]))
    return found
