"""Going through kept states: backward for what lies ahead of them, forward for how often.

Options that are open are taken to be chosen alike often (uniform play), unless a fold chooses.
Numbers are 64-bit floats; an indicator is counted from the bottom of its range, so that their
errors stay far below a 1e-9th of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from game.analysis.backward.kept import Block, Bools, Floats, Kept, Step

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

Stops = Callable[[Step], float | Floats]
"""What a step is worth where play stops: one number, or one (or a row) for each of its states."""


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

    def of(self, step: Step, values: Floats) -> float | Floats:
        """Return what states are worth after a step."""
        return values[step.heads] if step.final < 0 else self._stops(step)

    def _options(self, block: Block, fold: Fold, values: Floats) -> Floats:
        shape = (len(block.masks), len(block.keys), *self._more)
        first = {"mean": 0.0, "least": np.inf, "most": -np.inf}[fold.chance]
        found = np.full(shape, first)
        for step in block.steps:
            part = found[step.option]
            rows = slice(None) if step.rows is None else step.rows
            worth = self.of(step, values)
            if fold.chance == "mean":
                share = step.share
                if self._more and not isinstance(share, float):
                    share = share[:, None]
                part[rows] += share * worth
            elif fold.chance == "least":
                part[rows] = np.minimum(part[rows], worth)
            else:
                part[rows] = np.maximum(part[rows], worth)
        return found


class Lengths(Backward):
    """Works out how many decisions are left: the fewest and the most."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept, lambda _step: 0.0, (LOW, HIGH))

    def of(self, step: Step, values: Floats) -> float | Floats:
        """Return how many decisions a step and what follows it take."""
        return 1 + super().of(step, values)


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
    return lambda step: np.float64(step.value - low)


def ending_stops(kept: Kept) -> Stops:
    """Return what play that stops is worth: a row with a one at its ending, `stuck` the last."""
    scenes = len(kept.program.scenes)
    ones = np.eye(kept.program.stuck - scenes + 1)
    return lambda step: ones[step.final - scenes]


def visits(kept: Kept) -> Floats:
    """Return how often each state is met in a play, on average, under uniform play."""
    found = np.zeros(kept.count)
    if kept.start is not None and len(kept.start.heads):
        found[kept.start.heads[0]] = 1.0
    for block in kept.blocks:
        each = found[block.states] / block.open.sum(axis=0)
        for step in block.steps:
            if step.final < 0:
                some = each if step.rows is None else each[step.rows]
                np.add.at(found, step.heads, step.share * some)
    return found
