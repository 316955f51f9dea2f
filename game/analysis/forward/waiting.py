"""What has come to one place and waits there to be left, in bounded chunks.

What waits stands on *shelves*, each for a range of keys. A shelf that grows full is merged where
many of its states are equal, and else parted into several, so that merging never takes much room
at a time, and what is left is let go shelf by shelf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.analysis.forward.load import Load, Moduli, joined, merged, taken
from game.analysis.states.layout import Ints, Keys
from game.analysis.walking.steps import Steps

SHELF = 1 << 19
"""How many rows a shelf holds before it is looked through."""

PARTS = 4
"""Into how many shelves one is parted."""

Numbers = npt.NDArray[np.int32]
"""Numbers of states."""


@dataclass(slots=True)
class Arrival:
    """States that came to one place together."""

    keys: Keys
    load: Load
    came: Numbers
    """The number of the state that each came from."""
    steps: Steps
    """The step by which each came; one for all has a single row."""

    def part(self, rows: Ints) -> Arrival:
        """Return some of them."""
        steps = self.steps if len(self.steps) == 1 else self.steps[rows]
        return Arrival(self.keys[rows], taken(self.load, rows), self.came[rows], steps)


@dataclass(slots=True)
class _Shelf:
    arrivals: list[Arrival] = field(default_factory=list)
    rows: int = 0
    distinct: int = 0
    """How many different states were there when it was looked through last."""

    def put(self, arrival: Arrival) -> None:
        self.arrivals.append(arrival)
        self.rows += len(arrival.keys)


class Waiting:
    """Holds what has come to one place."""

    def __init__(self, moduli: Moduli) -> None:
        self._moduli = moduli
        self._shelves = [_Shelf()]
        self._lowest: Keys = np.zeros(0, dtype=np.int64)
        """The lowest key of each shelf but the first."""

    @property
    def rows(self) -> int:
        """How many rows wait, equal ones included."""
        return sum(shelf.rows for shelf in self._shelves)

    @property
    def distinct(self) -> int:
        """How many different states wait at least."""
        return sum(shelf.distinct for shelf in self._shelves)

    def add(self, arrival: Arrival) -> bool:
        """Take in what comes; tell whether some shelf was looked through for it."""
        parts = [arrival]
        if len(self._shelves) > 1:
            at = np.searchsorted(self._lowest, arrival.keys, side="right")
            parts = [arrival.part(np.flatnonzero(at == each)) for each in range(len(self._shelves))]
        full = []
        for number, part in enumerate(parts):
            if len(part.keys):
                self._shelves[number].put(part)
                if self._shelves[number].rows > SHELF + self._shelves[number].distinct:
                    full.append(number)
        for number in reversed(full):
            self._look_through(number)
        return bool(full)

    def settle(self) -> None:
        """Merge all that waits."""
        for shelf in self._shelves:
            if shelf.rows > shelf.distinct:
                _merge(shelf, self._moduli)

    def leave(self) -> Iterator[Arrival]:
        """Yield all that waits, merged, chunk by chunk in order of the keys; it is let go."""
        while self._shelves:
            shelf = self._shelves.pop(0)
            if shelf.rows:
                _merge(shelf, self._moduli)
                yield shelf.arrivals.pop()

    def whole(self) -> Arrival:
        """Return all that waits, merged, as one; it is let go."""
        return _together([*self.leave()])

    def _look_through(self, number: int) -> None:
        """Merge the rows of a shelf, or part it where that would not save much."""
        shelf = self._shelves[number]
        # Sorted and compared: many times as quick as `np.unique`, which hashes.
        keys = np.concatenate([each.keys for each in shelf.arrivals])
        keys.sort()
        keys = keys[np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))]
        if 2 * len(keys) <= shelf.rows:
            _merge(shelf, self._moduli)
            return
        ends = [len(keys) * each // PARTS for each in range(PARTS + 1)]
        lowest = keys[ends[1:-1]]
        parted = [_Shelf(distinct=end - start) for start, end in pairwise(ends)]
        shelf.arrivals.reverse()
        while shelf.arrivals:
            arrival = shelf.arrivals.pop()
            at = np.searchsorted(lowest, arrival.keys, side="right")
            for each, onto in enumerate(parted):
                rows = np.flatnonzero(at == each)
                if len(rows):
                    onto.put(arrival.part(rows))
        for onto in parted:
            if onto.arrivals:
                onto.arrivals = [_together(onto.arrivals)]
        self._shelves[number : number + 1] = parted
        self._lowest = np.concatenate((self._lowest[:number], lowest, self._lowest[number:]))


def _together(arrivals: Sequence[Arrival]) -> Arrival:
    """Return arrivals as one."""
    if len(arrivals) == 1:
        return arrivals[0]
    return Arrival(
        np.concatenate([each.keys for each in arrivals]),
        joined([each.load for each in arrivals]),
        np.concatenate([each.came for each in arrivals]),
        np.concatenate([_each(each.steps, len(each.keys)) for each in arrivals]),
    )


def _each(steps: Steps, count: int) -> Steps:
    return steps if len(steps) == count else np.repeat(steps, count)


def _merge(shelf: _Shelf, moduli: Moduli) -> None:
    """Merge what is on a shelf: each state once, in order of the keys."""
    every = _together(shelf.arrivals)
    shelf.arrivals = []
    keys, load, rows = merged(every.keys, every.load, moduli)
    steps = _each(every.steps, len(every.keys))[rows]
    shelf.arrivals = [Arrival(keys, load, every.came[rows], steps)]
    shelf.rows = shelf.distinct = len(keys)
