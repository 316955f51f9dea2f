"""What has come to each of the states of several scenes, taken together, so far."""

from __future__ import annotations

import numpy as np

from game.analysis.forward.load import Load, Moduli, Residue
from game.analysis.forward.residues import WRAP
from game.analysis.states.keys import Ints

FEW = 128
"""So many rows are gone through one by one, more of them column by column."""


class Sums:
    """Holds it by the numbers of the states; all carry as much as `like`."""

    def __init__(self, moduli: Moduli, count: int, like: Load) -> None:
        width, kind = like.extremes.shape[1], like.extremes.dtype
        self.moduli = moduli
        self.counts, self.chances = (
            # There is room to add up four billion residues by a prime before taking them again.
            [np.zeros(count, dtype=np.uint64) for _ in some]
            for some in moduli
        )
        self.extremes = np.full((count, width), np.iinfo(kind).min, dtype=kind)
        self.fewest = np.zeros(count, dtype=np.int32)
        self.most = np.zeros(count, dtype=np.int32)

    def add(self, at: Ints, load: Load) -> None:
        """Take in what came to some states, each as often as it is named."""
        for sums, each in zip(
            (*self.counts, *self.chances), (*load.counts, *load.chances), strict=True
        ):
            np.add.at(sums, at, each.astype(np.uint64, copy=False))
        if len(at) <= FEW:
            np.maximum.at(self.extremes, at, load.extremes)
        else:
            for column in range(load.extremes.shape[1]):
                np.maximum.at(self.extremes[:, column], at, load.extremes[:, column])
        np.maximum.at(self.most, at, load.most)

    def taken(self, at: Ints) -> Load:
        """Return what some states carry."""
        return Load(
            tuple(map(_residues, (each[at] for each in self.counts), self.moduli.counts)),
            tuple(map(_residues, (each[at] for each in self.chances), self.moduli.chances)),
            np.take(self.extremes, at, axis=0),
            self.fewest[at],
            self.most[at],
        )


def _residues(sums: Residue, modulus: int) -> Residue:
    return sums if modulus == WRAP else (sums % np.uint64(modulus)).astype(np.uint32)
