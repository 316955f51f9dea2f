"""What has come to one place and waits there to be left, in bounded chunks.

What waits stands on *shelves*, each for a range of keys, which are spread evenly for that. A shelf
that grows full is merged where many of its states are equal, and else parted into several, so that
merging never takes much room at a time, and what is left is let go shelf by shelf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.analysis.forward.load import Load, Moduli, joined, taken
from game.analysis.forward.merging import merged
from game.analysis.states.alike import Alike, alike, spread
from game.analysis.states.keys import Ints, Keys
from game.analysis.walking.steps import Steps

SHELF = 1 << 17
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
    lowest: int = 0
    """Where its range begins, of keys that were spread."""
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
        full = []
        lowest = [shelf.lowest for shelf in self._shelves[1:]]
        for number, part in enumerate(_parts(arrival, lowest)):
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
        """Yield all that waits, merged, chunk by chunk; it is let go."""
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
        last = number + 1 == len(self._shelves)
        end = 1 << 64 if last else self._shelves[number + 1].lowest
        found = alike(np.concatenate([each.keys for each in shelf.arrivals]))
        if 2 * len(found.firsts) <= shelf.rows or end - shelf.lowest < PARTS:
            _merge(shelf, self._moduli, found)
            return
        parted = [
            _Shelf(shelf.lowest + (end - shelf.lowest) * each // PARTS) for each in range(PARTS)
        ]
        lowest = [onto.lowest for onto in parted[1:]]
        every = _together(shelf.arrivals)
        shelf.arrivals.clear()
        distinct = np.bincount(_shelves(every.keys[found.firsts], lowest), minlength=PARTS)
        for onto, part, count in zip(parted, _parts(every, lowest), distinct.tolist(), strict=True):
            if count:
                onto.put(part)
                onto.distinct = count
        self._shelves[number : number + 1] = parted


def _parts(arrival: Arrival, lowest: Sequence[int]) -> Iterator[Arrival]:
    """Part what came by where its keys lie once they are spread; `lowest` but for the first."""
    if not lowest:
        yield arrival
        return
    at = _shelves(arrival.keys, lowest)
    # Numbers of 16 bits are sorted by counting, which keeps their order and is quick.
    order = np.argsort(at.astype(np.uint16), kind="stable")
    ends = np.cumsum(np.bincount(at, minlength=len(lowest) + 1)).tolist()
    for low, high in pairwise((0, *ends)):
        yield arrival.part(order[low:high])


def _shelves(keys: Keys, lowest: Sequence[int]) -> Ints:
    """Return the number of the shelf on which each key belongs."""
    found: Ints = np.searchsorted(np.array(lowest, dtype=np.uint64), spread(keys), side="right")
    return found


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


def _merge(shelf: _Shelf, moduli: Moduli, found: Alike | None = None) -> None:
    """Merge what is on a shelf: each state once."""
    every = _together(shelf.arrivals)
    shelf.arrivals = []
    keys, load, rows = merged(every.keys, every.load, moduli, found)
    steps = _each(every.steps, len(every.keys))
    if len(rows) < len(every.keys):
        every = Arrival(keys, load, every.came[rows], steps[rows])
    else:
        every.steps = steps
    shelf.arrivals = [every]
    shelf.rows = shelf.distinct = len(keys)
