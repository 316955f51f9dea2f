"""Which regions of a cell are one in which states, since no guard that is met tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.analysis.states.cuts import Cuts
from game.analysis.states.keys import Ints

MOST_GUARDING = 8
"""How many cells the guards of one cell's cuts may look at, before they are let go."""


class Field(NamedTuple):
    """Where a cell's region stands: in which word, and how many bits up."""

    word: int
    shift: int


class Join:
    """The regions of one cell, joined by the values of the cells in its guards, `guarding`.

    `table` has the region that stands for each: by those values, the first cell's the lowest bit,
    and above all the region itself in the lowest bits. A region's cut is the one at its lowest
    value.
    """

    def __init__(
        self,
        cell: int,
        guarding: tuple[int, ...],
        cuts: Cuts,
        lowest: Ints,
        bits: int,
        fields: Sequence[Field],
    ) -> None:
        self.cell = cell
        self.guarding = guarding
        self.table = _table(guarding, cuts, lowest, bits).ravel()
        self.word, self._shift = fields[cell]
        self._mask = (1 << bits) - 1
        self._facts: dict[tuple[int, int], int] = {}
        """By word, and by how many bits too high they stand there, which bits tell of guards."""
        for place, each in enumerate(guarding, bits):
            word, shift = fields[each]
            at = word, shift - place
            self._facts[at] = self._facts.get(at, 0) | 1 << place
        regions = np.tile(np.arange(1 << bits), 1 << len(guarding))
        self._changes: Ints = (self.table - regions) << self._shift

    def join(self, words: Sequence[Ints]) -> None:
        """Join the regions in the words of states."""
        at = words[self.word] >> self._shift
        at &= self._mask
        for (word, ahead), mask in self._facts.items():
            facts = words[word] >> ahead if ahead >= 0 else words[word] << -ahead
            facts &= mask
            at |= facts
        joined = words[self.word]
        joined += self._changes.take(at)


def guarding(cuts: Cuts) -> tuple[int, ...]:
    """Return the cells in the guards of some cuts."""
    return tuple(sorted({at for guards in cuts.values() for each in guards for at, _ in each}))


def _table(guarding: Sequence[int], cuts: Cuts, lowest: Ints, bits: int) -> Ints:
    table = np.zeros((1 << len(guarding), 1 << bits), dtype=np.int64)
    for known in range(1 << len(guarding)):
        facts = {(at, known >> place & 1) for place, at in enumerate(guarding)}
        last = 0
        for region, low in enumerate(lowest.tolist()):
            if region and any(guard <= facts for guard in cuts[low]):
                last = region
            table[known, region] = last
    return table
