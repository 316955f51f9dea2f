"""The reachable states of a scenario, kept with every step between them.

States are numbered so that each step leads from a lower number to a higher one: what is worked out
forward goes through them as they stand, what is worked out backward from their end. A state is a
moment of decision as every later test sees it (see `layout`); where an indicator is kept, states
differ by its value too, so that it is known at every ending.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.analysis.result import Unproved
from game.analysis.states.flow import Flow
from game.analysis.states.layout import Columns, Ints, Keys, Layout
from game.analysis.walking.rows import Mask, Rows
from game.analysis.walking.walk import Place
from game.engine.state import State
from game.engine.tables import Program

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
    """What one option and one of its outcomes do to states of a block that take one road.

    `rows` are those states, counted from the block's first (None: all); `share` is the chance of
    the outcome once the option is chosen. `heads` are the states they come to. Where play stops
    instead, `final` is the ending's place, or that of `stuck`, and `value` is what the indicator
    that is kept has there.
    """

    option: int
    share: float | Floats
    rows: Ints | None
    heads: Numbers
    final: int = -1
    value: int | Ints = 0


@dataclass(slots=True)
class Block:
    """Neighbouring states at one place, with where each option is open, and every step on."""

    place: Place
    first: int
    keys: Keys
    masks: list[Mask]
    steps: list[Step] = field(default_factory=list)

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
    cell: int
    count: int = 0
    blocks: list[Block] = field(default_factory=list)
    known: dict[Place, Known] = field(default_factory=dict)
    start: Step | None = None
    """How play starts: its one way, which leads to a state or stops at once."""

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
        if known is None or not self.holds_value(state):
            return -1
        key = self.key_of(state)
        at = min(int(np.searchsorted(known.keys, key)[0]), len(known.keys) - 1)
        return int(known.numbers[at]) if known.keys[at] == key[0] else -1

    def stands(self, state: State) -> bool:
        """Whether a state is a moment of decision at a scene that links lead to."""
        return state.place in self.layouts

    def holds_value(self, state: State) -> bool:
        """Whether the value of the indicator kept is one that it can come to have."""
        if self.cell < 0:
            return True
        return bool(np.any(self.layouts[state.place].values[self.cell] == state.cells[self.cell]))

    def place_of(self, state: State) -> Place:
        """Return the place at which an engine's state stands.

        An inject that is held back is as one that is behind: it does not fire by its condition.
        """
        now = state.cells[-1]
        due = tuple((at - now, number) for at, _, number in state.due)
        return Place(state.place, due, (state.fired | state.held) & self.flow.injects[state.place])

    def key_of(self, state: State) -> Keys:
        """Return the key of an engine's state, as an array of one."""
        rows = single_row(self.program, state.cells)
        return rows.columns.keys_at(self.layouts[state.place], rows.tables, None)

    def numbers_in(self, other: Kept, block: Block) -> Numbers:
        """Return, for the states of a block, the numbers of what they are in a coarser `other`."""
        layout = self.layouts[block.place.scene]
        columns = Columns(layout, block.keys)
        keys = columns.keys_at(other.layouts[block.place.scene], layout.values, None)
        return other.numbers(block.place, keys)


def single_row(program: Program, cells: Sequence[int]) -> Rows:
    """Return one state, with all its values, as rows."""
    layout = Layout([np.array([value], dtype=np.int64) for value in cells])
    columns = Columns(layout, np.zeros(1, dtype=np.int64))
    return Rows(program.cells, columns, None, layout.values, ())


def values_of(rows: Rows, cell: int) -> int | Ints:
    """Return the values of a cell: one for all states, or one for each.

    They are the real ones where the layout tells every value of the cell apart.
    """
    table = rows.tables[cell]
    if len(table) == 1:
        return int(table[0])
    at = rows.columns.cell(cell)
    return table[at if rows.rows is None else at[rows.rows]]
