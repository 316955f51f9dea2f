"""How options stand beside each other in many states: best, worst, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.analysis.backward.kept import Bools, Floats
from game.analysis.comparison import Standing


@dataclass(slots=True)
class Tally:
    """Adds up how an option, or all options of an instrument, stand."""

    compared: int = 0
    best: int = 0
    worst: int = 0
    gain: float = 0.0
    """The sum over visits; `visits` are those at which it was compared."""
    visits: float = 0.0

    def standing(self) -> Standing:
        """Return what was added up."""
        gain = self.gain / self.visits if self.visits else 0.0
        return Standing(self.compared, self.best, self.worst, gain)


@dataclass(frozen=True, slots=True)
class Field:
    """Options side by side: by option and state, where each is open and what is expected after it.

    `visits` has a number for each state; `sign` is 1 where higher is better, -1 where lower is;
    differences of up to `equal` count as none.
    """

    is_open: Bools
    expected: Floats
    visits: Floats
    sign: int
    equal: float


def compare_groups(field: Field, groups: Sequence[Sequence[int]], tallies: Sequence[Tally]) -> None:
    """Compare groups of options in the states where two of them are open, and tally each."""
    taking_part = [option for group in groups for option in group]
    which = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    some = field.is_open[taking_part]
    present = np.stack([some[which == number].any(axis=0) for number in range(len(groups))])
    states = np.flatnonzero(_count(present) >= 2)
    if not len(states):
        return
    some, present, visits = some[:, states], present[:, states], field.visits[states]
    expected = field.expected[taking_part][:, states]
    mean = np.where(some, expected, 0.0).sum(axis=0) / _count(some)
    worth = field.sign * expected
    top = np.where(some, worth, -np.inf).max(axis=0)
    bottom = np.where(some, worth, np.inf).min(axis=0)
    best = some & (worth >= top - field.equal) & (worth > bottom + field.equal)
    worst = some & (worth <= bottom + field.equal) & (worth < top - field.equal)
    for number, tally in enumerate(tallies):
        own, here = which == number, present[number]
        count = np.maximum(_count(some[own]), 1)
        average = np.where(some[own], expected[own], 0.0).sum(axis=0) / count
        tally.compared += int(here.sum())
        tally.best += int(best[own].any(axis=0).sum())
        tally.worst += int(worst[own].any(axis=0).sum())
        tally.gain += float(((average - mean) * visits)[here].sum())
        tally.visits += float(visits[here].sum())


def _count(some: Bools) -> npt.NDArray[np.int32]:
    """Return how many of them are true in each state."""
    found: npt.NDArray[np.int32] = some.sum(axis=0, dtype=np.int32)
    return found


def spread(is_open: Bools, values: Floats) -> Floats:
    """Return in each state the highest less the lowest value among open options."""
    highest: Floats = np.where(is_open, values, -np.inf).max(axis=0)
    lowest: Floats = np.where(is_open, values, np.inf).min(axis=0)
    return highest - lowest


def distance(is_open: Bools, chances: Floats) -> Floats:
    """Return in each state the greatest total variation distance between two open options.

    `chances` are by option, state and ending.
    """
    found = np.zeros(chances.shape[1])
    for one in range(len(chances)):
        for other in range(one):
            both = is_open[one] & is_open[other]
            apart = np.abs(chances[one] - chances[other]).sum(axis=1) / 2
            np.maximum(found, np.where(both, apart, 0.0), out=found)
    return found
