"""Putting together the steps of neighbouring states, so that many are gone through at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.backward.kept import Block, Edges, Landing, Numbers, Step
from game.analysis.states.changed import Effects
from game.analysis.states.keys import NO_KEYS, Ints, Keys
from game.analysis.walking.questions import Mask

MOST_STATES = 1 << 16
"""How many states a block has at most, unless so many come in one piece."""


@dataclass(slots=True)
class Part:
    """Neighbouring states at one place, with their steps one by one; none leads within a level."""

    scene: int
    level: int
    first: int
    keys: Keys
    masks: list[Mask]
    steps: list[Step]
    landings: list[Landing]


def fused(parts: list[Part], effects: list[Effects]) -> Iterator[Block]:
    """Yield blocks of parts that may stand together, in order; the parts are let go.

    `effects` are told by their numbers, and those that are new are added to them.
    """
    numbers = {each: number for number, each in enumerate(effects)}
    parts.reverse()
    while parts:
        some = [parts.pop()]
        size = len(some[0].keys)
        while (
            parts
            and (parts[-1].scene, parts[-1].level) == (some[0].scene, some[0].level)
            and size + len(parts[-1].keys) <= MOST_STATES
        ):
            some.append(parts.pop())
            size += len(some[-1].keys)
        yield _block(some, numbers)
        effects += [*numbers][len(effects) :]


def _block(parts: Sequence[Part], numbers: dict[Effects, int]) -> Block:
    steps = _Steps(numbers)
    landings: dict[tuple[object, ...], list[tuple[Landing, Ints]]] = {}
    size = 0
    for part in parts:
        every = np.arange(size, size + len(part.keys))
        for step in part.steps:
            steps.add(step, every if step.rows is None else every[step.rows])
        for each in part.landings:
            rows = every if each.rows is None else every[each.rows]
            landings.setdefault(each[:3], []).append((each, rows))
        size += len(part.keys)
    return Block(
        parts[0].scene,
        parts[0].first,
        np.concatenate([part.keys for part in parts]),
        [_mask(parts, option) for option in range(len(parts[0].masks))],
        steps.edges(),
        [
            some[0][0]._replace(rows=np.concatenate([rows for _, rows in some]))
            for some in landings.values()
        ],
    )


def _mask(parts: Sequence[Part], option: int) -> Mask:
    masks = [part.masks[option] for part in parts]
    if all(mask is masks[0] for mask in masks) and isinstance(masks[0], bool):
        return masks[0]
    return np.concatenate(
        [np.broadcast_to(mask, len(part.keys)) for mask, part in zip(masks, parts, strict=True)]
    )


class _Steps:
    """Collects steps, those that lead on and those by which play stops."""

    def __init__(self, numbers: dict[Effects, int]) -> None:
        self._numbers = numbers
        self._kinds: dict[tuple[int, float, int, int], int] = {}
        self._onward: list[tuple[Ints, Numbers]] = []
        self._heads: list[Numbers] = []
        self._stops: list[tuple[Ints, Numbers]] = []

    def add(self, step: Step, rows: Ints) -> None:
        """Take in a step from some states."""
        effects = self._numbers.setdefault(step.effects, len(self._numbers))
        at: Ints = np.zeros(1, dtype=np.int64)
        if isinstance(step.share, float):
            shares = [step.share]
        else:
            different, at = np.unique(step.share, return_inverse=True)
            shares = different.tolist()
        kinds = [
            self._kinds.setdefault((step.option, share, effects, step.final), len(self._kinds))
            for share in shares
        ]
        which = np.broadcast_to(np.array(kinds, dtype=np.int32)[at], len(rows))
        if step.final < 0:
            self._onward.append((rows, which))
            self._heads.append(step.heads)
        else:
            self._stops.append((rows, which))

    def edges(self) -> Edges:
        """Return all of them, those that lead on first."""
        every = (*self._onward, *self._stops)
        none = np.zeros(0, dtype=np.int32)
        options, shares, effects, finals = zip(*self._kinds, strict=True) if every else ((),) * 4
        return Edges(
            np.concatenate([rows.astype(np.int32) for rows, _ in every] or [none]),
            np.concatenate([kinds for _, kinds in every] or [none]),
            np.concatenate(self._heads or [none]),
            np.array(options, dtype=np.int32),
            np.array(shares, dtype=np.float64),
            np.array(effects, dtype=np.int32),
            np.array(finals, dtype=np.int32),
            NO_KEYS,
        )
