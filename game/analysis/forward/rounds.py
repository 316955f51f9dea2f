"""Scenes that lead round to each other, taken together.

First every state in them is reached, those with fewest decisions first; then what they carry is
moved along once all that leads to a state has been. Where that never comes about, states lead
round to themselves: a loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.forward.frontier import (
    BATCH,
    Frontier,
    OverBudgetError,
    Taker,
    nobody,
    numbered,
)
from game.analysis.forward.load import Counts, Load
from game.analysis.forward.loops import Before, behind_another
from game.analysis.forward.merging import grouped
from game.analysis.forward.sums import Sums
from game.analysis.forward.waiting import Arrival, Numbers
from game.analysis.result import Loop
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import MOST_DECISIONS
from game.analysis.walking.steps import Steps
from game.analysis.walking.walk import Final, Place
from game.analysis.walking.walk import Way as Road

KNOWN_BYTES = 72
"""How much room a state takes while it is reached, with its share of what waits and is sorted."""

CARRIED = 3
"""How many times the room of what it carries a state takes while that is moved along."""

LOOKED_AT = 1 << 12
"""Once so many states are reached, a loop is looked for: there may be too many to go on."""

MOST_WAITING = 1 << 20
"""So many rows at one place are looked through for states that are new before more come."""


@dataclass(slots=True)
class Known:
    """The states reached at one place, in order of their keys."""

    keys: Keys
    numbers: Numbers
    fewest: Counts
    before: Numbers
    """How many steps lead to each from one of those taken together."""
    offset: int = 0
    """The number, among all those taken together, of the first."""


class _Edges(NamedTuple):
    """Steps of one kind from some of the states taken together to others."""

    tails: Ints
    heads: Ints
    step: int


_NONE: Ints = np.zeros(0, dtype=np.int64)

_Reached = tuple[Keys, Numbers, Steps, Numbers]
"""States by their keys, each with the number of the one it came from, the step, and how many steps
lead there."""

Entries = dict[Place, Arrival]


def leave_together(frontier: Frontier, scenes: Sequence[int]) -> None:
    """Take every step on from scenes that lead round to each other, until all have left them."""
    entries: Entries = {}
    for scene in scenes:
        waiting = frontier.waiting.pop(scene, {})
        for place in sorted(waiting):
            entries[place] = waiting.pop(place).whole()
    if entries:
        group = _Group(frontier, frozenset(scenes))
        group.reach(entries)
        group.carry(entries)


class _Group:
    """Holds the states that are taken together."""

    def __init__(self, frontier: Frontier, scenes: frozenset[int]) -> None:
        self.frontier = frontier
        self.scenes = scenes
        self.known: dict[Place, Known] = {}
        self.looked = False
        """Whether a loop was looked for among the first states reached."""

    def afford(self, count: int, size: int) -> None:
        """See to it that there is room of a size for all states here, and so many more.

        Raises:
            OverBudgetError: if there is not.
        """
        known = sum(len(known.keys) for known in self.known.values())
        self.frontier.afford(count, size * (known + count))

    def reach(self, entries: Entries) -> None:
        """Reach every state, by number of decisions."""
        waiting: dict[int, dict[Place, list[_Reached]]] = {}
        for place, entry in entries.items():
            fewest = np.broadcast_to(entry.load.fewest, len(entry.keys))
            for depth in np.unique(fewest).tolist():
                at = fewest == depth
                none = np.zeros(np.count_nonzero(at), dtype=np.int32)
                part = (entry.keys[at], entry.came[at], entry.steps[at], none)
                waiting.setdefault(depth, {}).setdefault(place, []).append(part)
        while waiting:
            depth = min(waiting)
            if depth > MOST_DECISIONS:
                raise OverBudgetError
            self._look()
            for place, parts in sorted(waiting.pop(depth).items()):
                keys, numbers = self._new(place, depth, parts)
                for at in range(0, len(keys), BATCH):
                    some = slice(at, at + BATCH)
                    onward = waiting.setdefault(depth + 1, {})
                    self._reach_from(place, depth, keys[some], numbers[some], onward)
                if not waiting.get(depth + 1):
                    waiting.pop(depth + 1, None)

    def _look(self) -> None:
        """Look once for a loop among the states reached by now."""
        if self.looked or sum(len(known.keys) for known in self.known.values()) < LOOKED_AT:
            return
        self.looked = True
        count = self._offsets()
        edges = [*self._edges()]
        tails, heads = (np.concatenate([edge[at] for edge in edges] or [_NONE]) for at in (0, 1))
        left = behind_another(count, tails, heads)
        if left.any():
            self._tell_loop(left)

    def _offsets(self) -> int:
        """Number the states one after the other, place by place; return how many there are."""
        count = 0
        for known in self.known.values():
            known.offset = count
            count += len(known.keys)
        return count

    def _reach_from(
        self,
        place: Place,
        depth: int,
        keys: Keys,
        numbers: Numbers,
        onward: dict[Place, list[_Reached]],
    ) -> None:
        """Take some states one step on; note in `onward` what is reached within the group."""
        for road in self._roads(place, keys):
            target, rows, step = road.target, road.rows, self.frontier.steps.of(road.choice)
            came = numbers if rows.rows is None else numbers[rows.rows]
            if isinstance(target, Final):
                self.frontier.stop_at(target, depth + 1, (int(came[0]), step))
            elif target.scene in self.scenes:
                parts = onward.setdefault(target, [])
                steps = np.repeat(self.frontier.steps.row(step), len(came))
                once = np.ones(len(came), dtype=np.int32)
                parts.append((self.frontier.keys_at(road), came, steps, once))
                sizes = [len(part[0]) for part in parts]
                if sum(sizes) > MOST_WAITING + sizes[0] + sizes[0] // 2:
                    parts[:] = [self._fresh(target, parts)]
                    self.afford(len(parts[0][0]), KNOWN_BYTES)

    def _fresh(self, place: Place, parts: list[_Reached]) -> _Reached:
        """Return those states, each once, that were not known; count the steps to the others."""
        keys, order, starts = grouped(np.concatenate([part[0] for part in parts]))
        times = np.add.reduceat(np.concatenate([part[3] for part in parts])[order], starts)
        keys, rows = keys[starts], np.minimum.reduceat(order, starts)
        del order, starts
        known = self.known.get(place)
        if known is not None:
            at = np.minimum(np.searchsorted(known.keys, keys), len(known.keys) - 1)
            fresh = known.keys[at] != keys
            known.before[at[~fresh]] += times[~fresh]
            keys, rows, times = keys[fresh], rows[fresh], times[fresh]
        came = np.concatenate([part[1] for part in parts])[rows]
        return keys, came, np.concatenate([part[2] for part in parts])[rows], times

    def _new(self, place: Place, depth: int, parts: list[_Reached]) -> tuple[Keys, Numbers]:
        """Number the states that were not known; return their keys and numbers."""
        keys, came, steps, before = self._fresh(place, parts)
        if not len(keys):
            return keys, came
        self.afford(len(keys), KNOWN_BYTES)
        first = self.frontier.number(place.scene, came, steps)
        numbers = numbered(first, len(keys))
        fewest = np.full(len(keys), depth, dtype=np.int32)
        known = self.known.get(place)
        if known is None:
            self.known[place] = Known(keys, numbers, fewest, before)
        else:
            at = np.searchsorted(known.keys, keys)
            known.keys = np.insert(known.keys, at, keys)
            known.numbers = np.insert(known.numbers, at, numbers)
            known.fewest = np.insert(known.fewest, at, fewest)
            known.before = np.insert(known.before, at, before)
        return keys, numbers

    def carry(self, entries: Entries) -> None:
        """Move what states carry along every step, and out of the group."""
        count = self._offsets()
        self.afford(0, CARRIED * self.frontier.row_bytes)
        before = np.concatenate([known.before for known in self.known.values()])
        sums = Sums(self.frontier.moduli, count, next(iter(entries.values())).load)
        for known in self.known.values():
            sums.fewest[known.offset : known.offset + len(known.keys)] = known.fewest
        for place, entry in entries.items():
            sums.add(self._at(place, entry.keys), entry.load)
        left = np.ones(count, dtype=np.bool_)
        ready = np.flatnonzero(before == 0)
        while len(ready):
            left[ready] = False
            ready = self._move(ready, sums, before)
        if left.any():
            self._leave_loop(np.flatnonzero(left), sums)
            self._tell_loop(left)

    def _move(self, states: Ints, sums: Sums, before: Numbers) -> Ints:
        """Take some states one step on; return those to which the last step has now been made.

        `before` tells how many steps to each state are still to be made.
        """
        ready = [_NONE]

        def take(place: Place, keys: Keys, load: Load) -> bool:
            if place.scene not in self.scenes:
                return False
            at = self._at(place, keys)
            sums.add(at, load)
            np.subtract.at(before, at, 1)
            ready.append(at[before[at] == 0])
            return True

        self._walk(states, sums, take)
        return np.unique(np.concatenate(ready))

    def _walk(self, states: Ints, sums: Sums, taker: Taker) -> None:
        """Walk some states one step on; `taker` is asked to take what comes of it."""
        frontier = self.frontier
        frontier.taker = taker
        for place, known in self.known.items():
            low, high = np.searchsorted(states, (known.offset, known.offset + len(known.keys)))
            for start in range(low, high, BATCH):
                some = states[start : min(start + BATCH, high)]
                at = some - known.offset
                frontier.walk(place, known.keys[at], sums.taken(some), known.numbers[at])
        frontier.taker = nobody

    def _leave_loop(self, states: Ints, sums: Sums) -> None:
        """Take states that lead round one step on, for what lies beyond: the figures are void."""
        self._walk(states, sums, lambda place, _keys, _load: place.scene in self.scenes)

    def _edges(self) -> Iterator[_Edges]:
        """Yield the steps from one of the states reached to another, many at a time."""
        for place, known in self.known.items():
            for start in range(0, len(known.keys), BATCH):
                keys = known.keys[start : start + BATCH]
                first = known.offset + start
                for road in self._roads(place, keys):
                    to = self.known.get(road.target) if isinstance(road.target, Place) else None
                    if to is None:
                        continue
                    rows, heads = road.rows.rows, self.frontier.keys_at(road)
                    tails = first + (np.arange(len(keys)) if rows is None else rows)
                    at = np.minimum(np.searchsorted(to.keys, heads), len(to.keys) - 1)
                    met = np.flatnonzero(to.keys[at] == heads)
                    step = self.frontier.steps.of(road.choice)
                    yield _Edges(tails[met], to.offset + at[met], step)

    def _roads(self, place: Place, keys: Keys) -> Iterator[Road]:
        rows, masks, _ = self.frontier.open(place, keys)
        return self.frontier.walker.step(place, rows, masks)

    def _at(self, place: Place, keys: Keys) -> Ints:
        known = self.known[place]
        at: Ints = known.offset + np.searchsorted(known.keys, keys)
        return at

    def _tell_loop(self, left: npt.NDArray[np.bool_]) -> None:
        """Tell a way round among the states left, each of which comes after another of them."""
        frontier = self.frontier
        if frontier.found.loop is not None:
            return
        before = Before(len(left), frontier.steps.kind)
        for tails, heads, step in self._edges():
            inner = np.flatnonzero(left[tails] & left[heads])
            before.add(tails[inner], heads[inner], step)
        found = before.shortest_round(int(np.argmax(left)))
        numbers = np.concatenate([known.numbers for known in self.known.values()])
        scenes = np.concatenate(
            [np.full(len(known.keys), place.scene) for place, known in self.known.items()]
        )
        frontier.found.loop = Loop(
            frontier.way_to(frontier.came_to(int(numbers[found[0][0]]))),
            tuple(frontier.steps.taken(int(scenes[at]), step) for at, step in found),
        )
