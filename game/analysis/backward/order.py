"""States of scenes that lead round to each other: reached, and put in order.

In that order every step leads onward, so that states that lead round to each other's scenes are
treated like all others. There is such an order unless a state leads round to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np

from game.analysis.backward.kept import NotKeptError
from game.analysis.states.keys import Ints, Keys
from game.analysis.walking.walk import Place


class Inner(NamedTuple):
    """A step within the scenes: from which of some states, and to which keys at which place."""

    tails: Ints
    place: Place
    keys: Keys


Ahead = Callable[[Place, Keys], Iterable[Inner]]
"""Looks one step ahead of states at a place, which are met once."""


def reach(
    entries: Mapping[Place, list[Keys]], ahead: Ahead, room: int, most_rounds: int
) -> tuple[dict[Place, Keys], int]:
    """Reach all states; return them by place, in order of keys, and the steps that took at most.

    Raises:
        NotKeptError: if there are more states than there is room for, or no end of steps.
    """
    reached: dict[Place, Keys] = {}
    waiting = dict(entries)
    rounds = count = 0
    while waiting:
        rounds += 1
        if rounds > most_rounds:
            raise NotKeptError("budget")
        onward: dict[Place, list[Keys]] = {}
        for place, parts in sorted(waiting.items()):
            fresh = np.unique(np.concatenate(parts))
            known = reached.get(place)
            if known is not None:
                at = np.minimum(np.searchsorted(known, fresh), len(known) - 1)
                fresh = fresh[known[at] != fresh]
            if not len(fresh):
                continue
            count += len(fresh)
            if count > room:
                raise NotKeptError("budget")
            reached[place] = fresh if known is None else np.sort(np.concatenate((known, fresh)))
            for inner in ahead(place, fresh):
                onward.setdefault(inner.place, []).append(inner.keys)
        waiting = onward
    return reached, rounds


def levels(reached: Mapping[Place, Keys], ahead: Ahead) -> dict[Place, Ints]:
    """Return for states, by place in order of keys, the most steps that lead to each.

    Every step then leads to a state of a higher level. What `ahead` yields is counted from the
    first of all states at its place.

    Raises:
        NotKeptError: if a state leads round to itself.
    """
    ends = np.cumsum([0, *map(len, reached.values())]).tolist()
    offsets = dict(zip(reached, ends, strict=False))
    none = np.zeros(0, dtype=np.int64)
    tails, heads = [none], [none]
    for place, keys in reached.items():
        for inner in ahead(place, keys):
            tails.append(offsets[place] + inner.tails)
            at = np.searchsorted(reached[inner.place], inner.keys)
            heads.append(offsets[inner.place] + at)
    found = _levels(np.concatenate(tails), np.concatenate(heads), ends[-1])
    return {
        place: found[first:end] for place, first, end in zip(reached, ends, ends[1:], strict=False)
    }


def _levels(tails: Ints, heads: Ints, count: int) -> Ints:
    """Return for each state the most steps that lead to it."""
    order = np.argsort(tails, kind="stable")
    heads = heads[order]
    starts = np.searchsorted(tails[order], np.arange(count + 1))
    before = np.bincount(heads, minlength=count)
    levels = np.full(count, -1, dtype=np.int64)
    ready = np.flatnonzero(before == 0)
    depth = 0
    while len(ready):
        levels[ready] = depth
        sizes = starts[ready + 1] - starts[ready]
        ends = np.cumsum(sizes)
        steps = np.arange(sizes.sum()) + np.repeat(starts[ready] - (ends - sizes), sizes)
        at, times = np.unique(heads[steps], return_counts=True)
        before[at] -= times
        ready = at[before[at] == 0]
        depth += 1
    if np.any(levels < 0):
        raise NotKeptError("loop")
    return levels
