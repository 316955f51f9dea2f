"""A way from a state back to itself, told from the steps between states none of which is first."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.states.keys import Ints
from game.analysis.walking.steps import Steps

MOST_EDGES = 10_000_000
"""So many steps are kept for the shortest way round; past them one for each state is enough."""

MOST_TRIED = 500
"""From how many states on loops a way round is looked for; the shortest of theirs is told."""

MOST_LOOKED_AT = 500_000
"""How many states are looked at for it, over all."""

Round = list[tuple[int, int]]
"""A way from a state back to itself: states, each with the step made."""

_Narrow = npt.NDArray[np.int32]


class Before:
    """Steps between some states, and for each state one that leads to it."""

    def __init__(self, count: int, steps: type[np.integer[Any]]) -> None:
        self._from: _Narrow = np.full(count, -1, dtype=np.int32)
        self._by: Steps = np.zeros(count, dtype=steps)
        self._edges: list[tuple[_Narrow, _Narrow, Steps]] = []
        self._count = 0

    def add(self, tails: Ints, heads: Ints, step: int) -> None:
        """Take in steps of one kind."""
        self._from[heads] = tails
        self._by[heads] = step
        self._count += len(tails)
        if self._count > MOST_EDGES:
            self._edges.clear()
        elif len(tails):
            steps = np.full(len(tails), step, dtype=self._by.dtype)
            self._edges.append((tails.astype(np.int32), heads.astype(np.int32), steps))

    def shortest_round(self, state: int) -> Round:
        """Return a way round; every state before `state`, and before those, comes after another.

        The shortest is told if there are not too many steps to look at.
        """
        best = self._any_round(state)
        if not self._edges:
            return best
        tails, heads, steps = (np.concatenate(each) for each in zip(*self._edges, strict=True))
        order = np.argsort(tails, kind="stable")
        tails, heads, steps = tails[order], heads[order], steps[order]
        room = MOST_LOOKED_AT
        for start in np.intersect1d(tails, heads)[:MOST_TRIED].tolist():
            if len(best) == 1 or room <= 0:
                break
            found, looked_at = _round(start, tails, heads, steps, len(best), room)
            best = found or best
            room -= looked_at
        return best

    def _any_round(self, state: int) -> Round:
        """Go back from a state until one is met again."""
        passed: dict[int, int] = {}
        way: Round = []
        while state not in passed:
            passed[state] = len(way)
            before = int(self._from[state])
            way.append((before, int(self._by[state])))
            state = before
        return way[passed[state] :][::-1]


def behind_another(count: int, tails: Ints, heads: Ints) -> npt.NDArray[np.bool_]:
    """Tell which states come after another of them, however far one goes back; none is on no round.

    `tails` and `heads` are the steps between the states, which are numbered from 0.
    """
    left = np.ones(count, dtype=np.bool_)
    while True:
        after = np.zeros(count, dtype=np.bool_)
        after[heads] = True
        if np.array_equal(after, left):
            return left
        left = after
        inner = left[tails]
        tails, heads = tails[inner], heads[inner]


def _round(
    start: int, tails: _Narrow, heads: _Narrow, steps: Steps, shorter_than: int, room: int
) -> tuple[Round, int]:
    """Return the shortest way from a state back to itself, and how many states were looked at.

    It is empty if there is none so short, or none is found in so many states.
    """
    came: dict[int, tuple[int, int]] = {}
    waiting = deque([(start, 1)])
    looked_at = 0
    while waiting and looked_at < room:
        at, length = waiting.popleft()
        if length >= shorter_than:
            break
        looked_at += 1
        low, high = np.searchsorted(tails, (at, at + 1))
        for head, step in zip(heads[low:high].tolist(), steps[low:high].tolist(), strict=True):
            if head == start:
                found = [(at, step)]
                while at != start:
                    found.append(came[at])
                    at = came[at][0]
                return found[::-1], looked_at
            if head not in came:
                came[head] = (at, step)
                waiting.append((head, length + 1))
    return [], looked_at
