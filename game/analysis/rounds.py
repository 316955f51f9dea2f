"""Scenes that lead round to each other, taken together.

First every state in them is reached, those with fewest decisions first; then what they carry is
moved along once all that leads to a state has been. Where that never comes about, states lead
round to themselves: a loop.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.frontier import (
    BATCH,
    MOST_WAITING,
    Frontier,
    Numbers,
    OverBudgetError,
    numbered,
    step_of,
    taken_of,
)
from game.analysis.layout import MOST_DECISIONS, Ints, Keys
from game.analysis.load import Load, Moduli, joined, merged, taken
from game.analysis.residues import WRAP
from game.analysis.result import Loop
from game.analysis.walk import Final, Place
from game.analysis.walk import Way as Road

MOST_TRIED = 500
"""From how many states on loops a way round is looked for; the shortest of theirs is told."""


@dataclass(slots=True)
class Known:
    """The states reached at one place, in order of their keys."""

    keys: Keys
    numbers: Numbers
    fewest: Ints
    offset: int = 0
    """The number, among all those taken together, of the first."""


class _Edges(NamedTuple):
    """The steps from one of the states taken together to another."""

    tails: Ints
    heads: Ints
    steps: Ints


_Reached = tuple[Keys, Numbers, Numbers]
"""States by their keys, each with the number of the one it came from and the step."""

Entries = dict[Place, tuple[Keys, Load, Numbers, Numbers]]


def leave_together(frontier: Frontier, scenes: Sequence[int]) -> None:
    """Take every step on from scenes that lead round to each other, until all have left them."""
    entries: Entries = {}
    for scene in scenes:
        for place, arrivals in sorted(frontier.arrivals.pop(scene, {}).items()):
            entries[place] = frontier.merged(arrivals)
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

    def reach(self, entries: Entries) -> None:
        """Reach every state, by number of decisions."""
        waiting: dict[int, dict[Place, list[_Reached]]] = {}
        for place, (keys, load, came, steps) in entries.items():
            fewest = np.broadcast_to(load.fewest, len(keys))
            for depth in np.unique(fewest).tolist():
                at = fewest == depth
                part = (keys[at], came[at], steps[at])
                waiting.setdefault(depth, {}).setdefault(place, []).append(part)
        while waiting:
            depth = min(waiting)
            if depth > MOST_DECISIONS:
                raise OverBudgetError
            for place, parts in sorted(waiting.pop(depth).items()):
                keys, numbers = self._new(place, depth, parts)
                for at in range(0, len(keys), BATCH):
                    some = slice(at, at + BATCH)
                    onward = waiting.setdefault(depth + 1, {})
                    self._reach_from(place, depth, keys[some], numbers[some], onward)
                if not waiting.get(depth + 1):
                    waiting.pop(depth + 1, None)

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
            target, rows, step = road.target, road.rows, step_of(road.choice)
            came = numbers if rows.rows is None else numbers[rows.rows]
            if isinstance(target, Final):
                self.frontier.stop_at(target, depth + 1, (int(came[0]), step))
            elif target.scene in self.scenes:
                parts = onward.setdefault(target, [])
                steps = np.full(len(came), step, dtype=np.int32)
                parts.append((self.frontier.keys_at(road), came, steps))
                sizes = [len(part[0]) for part in parts]
                if sum(sizes) > MOST_WAITING + 2 * sizes[0]:
                    parts[:] = [self._fresh(target, parts)]
                    self.frontier.afford(len(parts[0][0]))

    def _fresh(self, place: Place, parts: list[_Reached]) -> _Reached:
        """Return those states, each once, that were not known."""
        keys, rows = np.unique(np.concatenate([part[0] for part in parts]), return_index=True)
        known = self.known.get(place)
        if known is not None:
            at = np.minimum(np.searchsorted(known.keys, keys), len(known.keys) - 1)
            fresh = known.keys[at] != keys
            keys, rows = keys[fresh], rows[fresh]
        came = np.concatenate([part[1] for part in parts])[rows]
        return keys, came, np.concatenate([part[2] for part in parts])[rows]

    def _new(self, place: Place, depth: int, parts: list[_Reached]) -> tuple[Keys, Numbers]:
        """Number the states that were not known; return their keys and numbers."""
        keys, came, steps = self._fresh(place, parts)
        if not len(keys):
            return keys, came
        first = self.frontier.number(place.scene, came, steps)
        numbers = numbered(first, len(keys))
        fewest = np.full(len(keys), depth)
        known = self.known.get(place)
        if known is None:
            self.known[place] = Known(keys, numbers, fewest)
        else:
            every = np.concatenate((known.keys, keys))
            order = np.argsort(every)
            self.known[place] = Known(
                every[order],
                np.concatenate((known.numbers, numbers))[order],
                np.concatenate((known.fewest, fewest))[order],
            )
        return keys, numbers

    def carry(self, entries: Entries) -> None:
        """Move what states carry along every step, and out of the group."""
        count = 0
        for known in self.known.values():
            known.offset = count
            count += len(known.keys)
        edges = self._edges()
        sums = _Sums(self.frontier.moduli, count, next(iter(entries.values()))[1])
        for known in self.known.values():
            sums.fewest[known.offset : known.offset + len(known.keys)] = known.fewest
        for place, (keys, load, _, _) in entries.items():
            sums.add(self._at(place, keys), load)
        before = np.bincount(edges.heads, minlength=count)
        left = np.ones(count, dtype=np.bool_)
        ready = np.flatnonzero(before == 0)
        while len(ready):
            left[ready] = False
            moved = self._move(ready, sums)
            ready = ready[:0]
            if moved:
                heads = np.concatenate([at for at, _ in moved])
                at, times = np.unique(heads, return_counts=True)
                before[at] -= times
                sums.add(*merged(heads, joined([load for _, load in moved]), sums.moduli)[:2])
                ready = at[before[at] == 0]
        if left.any():
            self._move(np.flatnonzero(left), sums)
            self._tell_loop(edges, left)

    def _move(self, states: Ints, sums: _Sums) -> list[tuple[Ints, Load]]:
        """Take some states one step on; return where those that stay came to, with their loads."""
        frontier = self.frontier
        for place, known in self.known.items():
            low, high = np.searchsorted(states, (known.offset, known.offset + len(known.keys)))
            if low < high:
                some = states[low:high]
                at = some - known.offset
                frontier.walk(place, known.keys[at], sums.taken(some), known.numbers[at])
        return [
            (self._at(place, arrival.keys), arrival.load)
            for scene in self.scenes
            for place, arrivals in frontier.arrivals.pop(scene, {}).items()
            for arrival in arrivals
        ]

    def _edges(self) -> _Edges:
        tails, heads, steps = [], [], []
        for place, known in self.known.items():
            every = np.arange(known.offset, known.offset + len(known.keys))
            for road in self._roads(place, known.keys):
                if isinstance(road.target, Place) and road.target.scene in self.scenes:
                    rows = road.rows.rows
                    tails.append(every if rows is None else every[rows])
                    heads.append(self._at(road.target, self.frontier.keys_at(road)))
                    steps.append(np.full(len(road.rows), step_of(road.choice)))
        none = np.zeros(0, dtype=np.int64)
        return _Edges(*(np.concatenate((none, *each)) for each in (tails, heads, steps)))

    def _roads(self, place: Place, keys: Keys) -> Iterator[Road]:
        rows, masks, _ = self.frontier.open(place, keys)
        return self.frontier.walker.step(place, rows, masks)

    def _at(self, place: Place, keys: Keys) -> Ints:
        known = self.known[place]
        at: Ints = known.offset + np.searchsorted(known.keys, keys)
        return at

    def _tell_loop(self, edges: _Edges, left: npt.NDArray[np.bool_]) -> None:
        frontier = self.frontier
        found = shortest_round(edges, left)
        if not found or frontier.found.loop is not None:
            return
        numbers = np.concatenate([known.numbers for known in self.known.values()])
        scenes = np.concatenate(
            [np.full(len(known.keys), place.scene) for place, known in self.known.items()]
        )
        frontier.found.loop = Loop(
            frontier.way_to(frontier.came_to(int(numbers[found[0][0]]))),
            tuple(taken_of(frontier.program, int(scenes[at]), step) for at, step in found),
        )


class _Sums:
    """What has come to each of the states so far."""

    def __init__(self, moduli: Moduli, count: int, like: Load) -> None:
        width, kind = like.extremes.shape[1], like.extremes.dtype
        self.moduli = moduli
        self.counts = [np.zeros(count, dtype=np.uint64) for _ in moduli.counts]
        self.chances = [np.zeros(count, dtype=np.uint64) for _ in moduli.chances]
        self.extremes = np.full((count, width), np.iinfo(kind).min, dtype=kind)
        self.fewest = np.zeros(count, dtype=np.int64)
        self.most = np.zeros(count, dtype=np.int64)

    def add(self, at: Ints, load: Load) -> None:
        """Take in what came to some states, each named once."""
        for sums, each, modulus in (
            *zip(self.counts, load.counts, self.moduli.counts, strict=True),
            *zip(self.chances, load.chances, self.moduli.chances, strict=True),
        ):
            sums[at] += each
            if modulus != WRAP:
                sums[at] %= np.uint64(modulus)
        self.extremes[at] = np.maximum(self.extremes[at], load.extremes)
        self.most[at] = np.maximum(self.most[at], load.most)

    def taken(self, at: Ints) -> Load:
        """Return what some states carry."""
        whole = Load(tuple(self.counts), tuple(self.chances), self.extremes, self.fewest, self.most)
        return taken(whole, at)


def shortest_round(edges: _Edges, within: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the shortest way from a state back to itself: states, each with the step made."""
    inner = within[edges.tails] & within[edges.heads]
    order = np.argsort(edges.tails[inner], kind="stable")
    tails, heads, steps = (each[inner][order] for each in edges)
    best: list[tuple[int, int]] = []
    for start in np.intersect1d(tails, heads)[:MOST_TRIED].tolist():
        found = _round(start, tails, heads, steps, len(best))
        if found:
            best = found
        if len(best) == 1:
            break
    return best


def _round(
    start: int, tails: Ints, heads: Ints, steps: Ints, shorter_than: int
) -> list[tuple[int, int]]:
    """Return the shortest way from a state back to itself; empty if there is none so short."""
    came: dict[int, tuple[int, int]] = {}
    waiting = deque([(start, 1)])
    while waiting:
        at, length = waiting.popleft()
        if shorter_than and length >= shorter_than:
            return []
        low, high = np.searchsorted(tails, (at, at + 1))
        for head, step in zip(heads[low:high].tolist(), steps[low:high].tolist(), strict=True):
            if head == start:
                found = [(at, step)]
                while at != start:
                    found.append(came[at])
                    at = came[at][0]
                return found[::-1]
            if head not in came:
                came[head] = (at, step)
                waiting.append((head, length + 1))
    return []
