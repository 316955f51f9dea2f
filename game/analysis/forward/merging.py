"""Merging equal states: counts and chances are added, of all else the extremes are taken."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from game.analysis.forward.load import Extremes, Load, Moduli, Residue
from game.analysis.forward.residues import WRAP
from game.analysis.states.alike import Alike, alike
from game.analysis.states.keys import Ints, Keys


class Merged(NamedTuple):
    """States, each once, in the order in which they were met first.

    `rows` tells where each came from: the first row of those with the fewest decisions.
    """

    keys: Keys
    load: Load
    rows: Ints


def merged(keys: Keys, load: Load, moduli: Moduli, found: Alike | None = None) -> Merged:
    """Merge equal states; `found` tells which are equal, where that is known."""
    firsts, at = found = found or alike(keys)
    if len(firsts) == len(keys):
        return Merged(keys, load, firsts)
    rows, fewest, most = firsts, load.fewest, load.most
    if not isinstance(fewest, int):
        least = fewest[firsts]
        np.minimum.at(least, at, fewest)
        best = np.flatnonzero(fewest == least[at])[::-1]
        rows = np.zeros(len(firsts), dtype=np.int64)
        rows[at[best]] = best
        fewest = least
    if not isinstance(most, int):
        longest = most[firsts]
        np.maximum.at(longest, at, most)
        most = longest
    together = Load(
        tuple(map(partial(_sums, found), load.counts, moduli.counts)),
        tuple(map(partial(_sums, found), load.chances, moduli.chances)),
        _greatest(found, load.extremes),
        fewest,
        most,
    )
    return Merged(keys[firsts], together, rows)


def _sums(found: Alike, values: Residue, modulus: int) -> Residue:
    sums = np.zeros(len(found.firsts), dtype=np.uint64)
    np.add.at(sums, found.at, values.astype(np.uint64, copy=False))
    return sums if modulus == WRAP else (sums % np.uint64(modulus)).astype(np.uint32)


def _greatest(found: Alike, values: Extremes) -> Extremes:
    """Return the greatest of each group, column by column."""
    greatest = np.take(values, found.firsts, axis=0)
    later = np.ones(len(found.at), dtype=np.bool_)
    later[found.firsts] = False
    left = later.nonzero()[0]
    to, rest = found.at[left], np.take(values, left, axis=0)
    for column in range(values.shape[1]):
        np.maximum.at(greatest[:, column], to, rest[:, column])
    return greatest


def grouped(keys: Keys) -> tuple[Keys, Ints, Ints]:
    """Sort keys: return them, the rows they came from, and where each run of equal ones starts."""
    # Many times as quick as `np.unique` with its indexes, which sorts stably.
    order = np.argsort(keys)
    keys = keys[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    return keys, order, np.flatnonzero(first)
