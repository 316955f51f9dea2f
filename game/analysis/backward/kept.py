"""The reachable states of a scenario, kept with every step between them.

States are numbered so that each step leads from a lower number to a higher one: what is worked out
forward goes through them as they stand, what is worked out backward from their end. A state is a
moment of decision as every later test sees it (see `layout`); what a step does to indicators that
no test reads is kept with the step (see `lifting`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.result import Unproved
from game.analysis.states.changed import Effects
from game.analysis.states.flow import Flow
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import Layout
from game.analysis.walking.questions import Mask, Questions
from game.analysis.walking.rows import single
from game.analysis.walking.sight import Source
from game.analysis.walking.walk import Place
from game.engine.state import State
from game.engine.tables import EffectRow, Program

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

Numbers = npt.NDArray[np.int32]
"""Numbers of states."""

NOWHERE: Numbers = np.zeros(0, dtype=np.int32)


class NotKeptError(Exception):
    """The states cannot be kept: `why` is `budget`, `loop` or `stopped`."""

    def __init__(self, why: Unproved) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Step:
    """What one option and one of its outcomes do to states at a place that take one road.

    `rows` are those states, counted from the first of them all (None: all); `share` is the chance
    of the outcome once the option is chosen, and `effects` are what lands on the way. `heads` are
    the states they come to. Where play stops instead, `final` is the ending's place, or that of
    `stuck`.
    """

    option: int
    share: float | Floats
    rows: Ints | None
    heads: Numbers
    effects: Effects = ()
    final: int = -1


@dataclass(frozen=True, slots=True)
class Edges:
    """Every step on from the states of a block, one after the other.

    `rows` are the states, counted from the block's first; `heads` are those they come to, for the
    first so many; by the others play stops. `kinds` are the numbers of what many steps share: the
    option, the chance of the outcome once that is chosen, the number of their effects among
    `Kept.effects`, and where play stops, if it does. `values` are what the indicator that is kept
    has there, for each by which play stops.
    """

    rows: Numbers
    kinds: Numbers
    heads: Numbers
    options: Numbers
    shares: Floats
    effects: Numbers
    finals: Numbers
    values: Ints

    @property
    def stops(self) -> Numbers:
        """The place where play stops, for each by which it does."""
        return self.finals.take(self.kinds[len(self.heads) :])


class Landing(NamedTuple):
    """Effects that land on states of a block on their way; `before` are those that did earlier."""

    source: Source
    effects: tuple[EffectRow, ...]
    before: Effects
    rows: Ints | None


@dataclass(slots=True)
class Block:
    """Neighbouring states at one scene, with where each option is open, and every step on.

    No step leads from one of them to another.
    """

    scene: int
    first: int
    keys: Keys
    masks: list[Mask]
    edges: Edges
    landings: list[Landing] = field(default_factory=list)
    """What lands on the way, where that was to be noted."""

    @property
    def states(self) -> slice:
        """Where these states stand among all."""
        return slice(self.first, self.first + len(self.keys))

    @property
    def open(self) -> Bools:
        """By option and state, whether the option is open."""
        return np.stack([np.broadcast_to(mask, len(self.keys)) for mask in self.masks])


class Known(NamedTuple):
    """The states kept at one place, in order of their keys, and their numbers."""

    keys: Keys
    numbers: Numbers


@dataclass(slots=True)
class Kept:
    """The states of a scenario, kept; `cell` is that of the indicator kept, or -1 for none."""

    program: Program
    flow: Flow
    layouts: Mapping[int, Layout]
    cell: int = -1
    count: int = 0
    blocks: list[Block] = field(default_factory=list)
    known: dict[Place, Known] = field(default_factory=dict)
    effects: list[Effects] = field(default_factory=list)
    """What lands on the way, by its number."""
    start: Step | None = None
    """How play starts: its one way, which leads to a state or stops at once."""
    first_landings: list[Landing] = field(default_factory=list)
    """What lands before the first moment of decision."""

    def numbers(self, place: Place, keys: Keys) -> Numbers:
        """Return the numbers of states that are all kept."""
        known = self.known[place]
        return known.numbers[np.searchsorted(known.keys, keys)]

    def number_of(self, state: State) -> int:
        """Return the number of an engine's state; -1 where it is not kept, or play is over."""
        if not self.stands(state):
            return -1
        place = self.place_of(state)
        known = self.known.get(place)
        if known is None:
            return -1
        key = self.key_of(state)
        at = min(int(np.searchsorted(known.keys, key)[0]), len(known.keys) - 1)
        return int(known.numbers[at]) if known.keys[at] == key[0] else -1

    def stands(self, state: State) -> bool:
        """Whether a state is a moment of decision at a scene that links lead to."""
        return state.place in self.layouts

    def place_of(self, state: State) -> Place:
        """Return the place at which an engine's state stands.

        An inject that is held back is as one that is behind: it does not fire by its condition.
        """
        now = state.cells[-1]
        due = tuple((at - now, number) for at, _, number in state.due)
        return Place(state.place, due, (state.fired | state.held) & self.flow.injects[state.place])

    def key_of(self, state: State) -> Keys:
        """Return the key of an engine's state, as an array of one."""
        rows = single(Questions(self.program.cells), state.cells)
        return rows.keys_at(self.layouts[state.place])

    def forget_steps(self) -> None:
        """Keep the states, and let go of every step between them."""
        self.blocks.clear()
