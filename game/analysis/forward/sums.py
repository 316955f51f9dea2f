"""What has come to each of the states of several scenes, taken together, so far."""

from __future__ import annotations

import numpy as np

from game.analysis.forward.load import Load, Moduli, residue_kind, taken
from game.analysis.forward.residues import WRAP
from game.analysis.states.keys import Ints


class Sums:
    """Holds it by the numbers of the states; all carry as much as `like`."""

    def __init__(self, moduli: Moduli, count: int, like: Load) -> None:
        width, kind = like.extremes.shape[1], like.extremes.dtype
        self.moduli = moduli
        self.counts = [np.zeros(count, dtype=residue_kind(each)) for each in moduli.counts]
        self.chances = [np.zeros(count, dtype=residue_kind(each)) for each in moduli.chances]
        self.extremes = np.full((count, width), np.iinfo(kind).min, dtype=kind)
        self.fewest = np.zeros(count, dtype=np.int32)
        self.most = np.zeros(count, dtype=np.int32)

    def add(self, at: Ints, load: Load) -> None:
        """Take in what came to some states, each named once."""
        for sums, each, modulus in (
            *zip(self.counts, load.counts, self.moduli.counts, strict=True),
            *zip(self.chances, load.chances, self.moduli.chances, strict=True),
        ):
            if modulus == WRAP:
                sums[at] += each
            else:
                sums[at] = (sums[at].astype(np.uint64) + each) % np.uint64(modulus)
        self.extremes[at] = np.maximum(self.extremes[at], load.extremes)
        self.most[at] = np.maximum(self.most[at], load.most)

    def taken(self, at: Ints) -> Load:
        """Return what some states carry."""
        whole = Load(tuple(self.counts), tuple(self.chances), self.extremes, self.fewest, self.most)
        return taken(whole, at)
