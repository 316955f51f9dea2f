"""Which options another never does worse than: pairs of options, until something speaks against.

A pair falls where the other option is closed, or worse on some indicator in some state of that
indicator's own. For what is left, each state of the base (no indicator kept) needs an indicator of
which more is expected after the other, whatever its value there: states that differ only by the
indicator kept are one in the base.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.backward.kept import Block, Bools, Kept
from game.analysis.backward.lifting import Lifted
from game.analysis.backward.standing import Field
from game.analysis.comparison import Dominated
from game.analysis.states.keys import Ints


@dataclass(slots=True)
class _Pair:
    """What is known of two options of a scene, by state of the base there."""

    needed: Bools
    """Where the option is open, so that the other must be better on something."""
    better: Bools
    """Where it is, on an indicator looked at already."""
    short: Bools
    """Where it is not always, on the indicator that is looked at now."""


class Dominance:
    """Holds the pairs (scene, option, other option) that nothing speaks against so far."""

    def __init__(self, base: Kept) -> None:
        self._base = base
        self._within: Ints = np.zeros(base.count, dtype=np.int64)
        """The number of each state of the base among those of its scene."""
        sizes: dict[int, int] = {}
        for block in base.blocks:
            first = sizes.get(block.scene, 0)
            sizes[block.scene] = first + len(block.keys)
            self._within[block.states] = np.arange(first, first + len(block.keys))
        self._pairs = {
            (scene, option, other): _Pair(
                *(np.zeros(size, dtype=np.bool_) for _ in _Pair.__slots__)
            )
            for scene, size in sizes.items()
            for option in range(len(base.program.scenes[scene].options))
            for other in range(len(base.program.scenes[scene].options))
            if option != other
        }
        for block in base.blocks:
            self._open(block)

    def _open(self, block: Block) -> None:
        is_open = block.open
        rows = self._within[block.states]
        for (scene, option, other), pair in list(self._pairs.items()):
            if scene != block.scene:
                continue
            if np.any(is_open[option] & ~is_open[other]):
                del self._pairs[scene, option, other]
            else:
                pair.needed[rows] = is_open[option]

    def look(self, kept: Lifted, block: Block, field: Field) -> None:
        """Look at states with the indicator kept, and at what is expected of it."""
        scene = block.scene
        rows: Ints | None = None
        worth = field.sign * field.expected
        for key in [key for key in self._pairs if key[0] == scene]:
            _, option, other = key
            here = field.is_open[option]
            more = worth[other] - worth[option]
            if np.any(here & (more < -field.equal)):
                del self._pairs[key]
                continue
            if rows is None:
                rows = self._within[kept.bare(block)]
            self._pairs[key].short[rows[here & (more <= field.equal)]] = True

    def close(self) -> None:
        """Note that all states of an indicator have been looked at."""
        for pair in self._pairs.values():
            pair.better |= ~pair.short
            pair.short[:] = False

    def dominated(self) -> tuple[Dominated, ...]:
        """Return the pairs that stand, in the author's order."""
        found = []
        for (scene, option, other), pair in sorted(self._pairs.items(), key=lambda each: each[0]):
            if pair.needed.any() and not np.any(pair.needed & ~pair.better):
                row = self._base.program.scenes[scene]
                found.append(
                    Dominated(
                        f"{row.id}.{row.options[option].id}", f"{row.id}.{row.options[other].id}"
                    )
                )
        return tuple(found)
