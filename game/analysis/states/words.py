"""Keys longer than 62 bits, in 62 bits: their upper part is numbered as it comes up.

The cells of a state are packed into *words* of few bits each. Where all of a scene's fit into one
key they simply stand beside each other there. Else the upper words are told as one number, which
gets a number of its own in the order in which such numbers come up, and that stands in the key
above the lowest word. So keys mean something only beside the layout that made them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from game.analysis.states.alike import alike
from game.analysis.states.keys import Ints, Keys

MOST_BITS = 62
"""How many bits a key has at most."""

WORD_BITS = 31
"""How many bits a word has, where there are several, and the number of what is above it."""

_FEW = 256
"""So many numbers are looked up one by one, more are told apart first."""


class Numbered:
    """Whole numbers, each with a number of its own, from 0 in the order in which they came up."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._values: Ints = np.zeros(_FEW, dtype=np.int64)

    def number(self, values: Ints) -> Ints:
        """Return the numbers of some, which may be new."""
        if len(values) <= _FEW:
            return self._each(values)
        firsts, at = alike(values)
        return self._each(values.take(firsts)).take(at)

    def values(self, numbers: Ints) -> Ints:
        """Return what has some numbers."""
        return self._values.take(numbers)

    def _each(self, values: Ints) -> Ints:
        numbers, before = self._numbers, len(self._numbers)
        found = [numbers.setdefault(value, len(numbers)) for value in values.tolist()]
        if len(numbers) > before:
            if len(numbers) > len(self._values):
                self._values = np.resize(self._values, 2 * len(numbers))
            self._values[before : len(numbers)] = [*islice(numbers, before, None)]
        return np.array(found, dtype=np.int64)


class _Stage(NamedTuple):
    """One word, set below all that is above it: by its number, if that has too many bits."""

    word: int
    bits: int
    above: Numbered | None


class Words:
    """How the words of a scene's states make one key; `bits` are those of each word."""

    def __init__(self, bits: Sequence[int]) -> None:
        self.count = len(bits)
        self._stages: list[_Stage] = []
        size = bits[-1]
        for word in range(len(bits) - 2, -1, -1):
            above = Numbered() if size + bits[word] > MOST_BITS else None
            size = bits[word] + (size if above is None else WORD_BITS)
            self._stages.append(_Stage(word, bits[word], above))

    def key(self, words: Sequence[Ints]) -> Keys:
        """Return keys from the words of states."""
        found = words[-1]
        for word, bits, above in self._stages:
            if above is not None:
                found = above.number(found)
            found = words[word] | found << bits
        return found

    def split(self, keys: Keys) -> list[Ints]:
        """Return the words of states by their keys."""
        found = [keys] * self.count
        for word, bits, above in reversed(self._stages):
            found[word] = keys & ((1 << bits) - 1)
            keys = keys >> bits
            if above is not None:
                keys = above.values(keys)
        found[-1] = keys
        return found


def words_of(bits: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the word of each cell, the same for all scenes; `bits` are those by scene and cell."""
    if all(sum(each) <= MOST_BITS for each in bits):
        return (0,) * max(map(len, bits), default=0)
    found = []
    word, sizes = 0, [0] * len(bits)
    for cell in zip(*bits, strict=True):
        sizes = [size + more for size, more in zip(sizes, cell, strict=True)]
        if max(sizes) > WORD_BITS:
            word, sizes = word + 1, [*cell]
        found.append(word)
    return tuple(found)
