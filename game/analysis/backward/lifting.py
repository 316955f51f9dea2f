"""The values of one indicator beside kept states: states that differ by it are told apart.

States are merged as every later test sees them, so that all with one number go the same ways and
meet the same effects, whatever the indicator is there. What a step does to its value is therefore
worked out once, for each value that it can come to have, and goes for all states that take the
step. No condition is read again. A state with a value has a *code*, the number of the one in an
order by states and values; codes stand in the order of states, so every step still leads onward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.analysis.backward.kept import NOWHERE, Block, Kept, Landing, NotKeptError, Numbers, Step
from game.analysis.backward.landings import Landings
from game.analysis.states.changed import Effects
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import possible_values
from game.analysis.walking.walk import Place
from game.engine.state import State
from game.engine.tables import EffectRow


@dataclass(slots=True)
class Lifted(Kept):
    """Kept states told apart by the values of an indicator; the keys of a block are codes."""

    base: Kept | None = None
    values: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Every value that the indicator can come to have, in order, and perhaps more."""
    codes: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """The code of each state."""

    def numbers(self, place: Place, keys: Keys) -> Numbers:
        """Return the numbers of states that are all kept."""
        return np.searchsorted(self.codes, keys).astype(np.int32)

    def number_of(self, state: State) -> int:
        """Return the number of an engine's state; -1 where it is not kept, or play is over."""
        code = self.code_of(state)
        at = int(np.searchsorted(self.codes, code))
        return at if code >= 0 and at < len(self.codes) and self.codes[at] == code else -1

    def code_of(self, state: State) -> int:
        """Return the code of an engine's state; -1 where there is none."""
        assert self.base is not None
        number = self.base.number_of(state)
        value = state.cells[self.cell]
        at = int(np.searchsorted(self.values, value))
        if number < 0 or at == len(self.values) or self.values[at] != value:
            return -1
        return number * len(self.values) + at

    def bare(self, block: Block) -> Ints:
        """Return for the states of a block the number of each without the indicator."""
        found: Ints = block.keys // len(self.values)
        return found

    def forget_steps(self) -> None:
        """Keep the states, and let go of every step between them."""
        self.blocks.clear()
        if self.base is not None:
            self.base.forget_steps()


def lift(
    base: Kept,
    indicator: str,
    max_states: int,
    landings: Landings | None = None,
    also: Sequence[State] = (),
) -> Lifted:
    """Tell kept states apart by the values that an indicator has in them.

    States in `also` are kept as well, where they are without the indicator. Landings count what
    lands on the indicator, if that was noted.

    Raises:
        NotKeptError: if there are too many states or values.
    """
    program = base.program
    cell = program.cells[indicator]
    values = possible_values(program, cell)
    if values is None:
        raise NotKeptError("budget")
    lifted = Lifted(
        program,
        base.flow,
        base.layouts,
        cell,
        known=base.known,
        base=base,
        values=np.array(values, dtype=np.int64),
    )
    _Lifting(lifted, base, max_states, landings).run(also)
    return lifted


class _Lifting:
    """Goes through the blocks of the base once; holds what has arrived at each."""

    def __init__(
        self, lifted: Lifted, base: Kept, max_states: int, landings: Landings | None
    ) -> None:
        self.lifted = lifted
        self.base = base
        self.max_states = max_states
        self.landings = landings
        self.width = len(lifted.values)
        self.firsts = np.array([block.first for block in base.blocks], dtype=np.int64)
        self.arrived: list[list[Ints]] = [[] for _ in base.blocks]
        self.tables: dict[Effects, Ints] = {}

    def run(self, also: Sequence[State]) -> None:
        lifted, program = self.lifted, self.base.program
        begun = np.searchsorted(lifted.values, [program.first[lifted.cell]])
        self.land(self.base.first_landings, np.zeros(1, dtype=np.int64), begun, 1)
        if self.base.start is not None:
            lifted.start = self.step(self.base.start, np.zeros(1, dtype=np.int64), begun, 1)
        for state in also:
            code = lifted.code_of(state)
            if code >= 0:
                self.send(np.array([code], dtype=np.int64))
        codes = []
        for at, block in enumerate(self.base.blocks):
            arrived, self.arrived[at] = self.arrived[at], []
            if arrived:
                codes.append(self.leave(block, np.unique(np.concatenate(arrived))))
        if codes:
            lifted.codes = np.concatenate(codes)
        starts = [lifted.start] if lifted.start else []
        for step in (*starts, *(step for block in lifted.blocks for step in block.steps)):
            if step.final < 0:
                step.heads = np.searchsorted(lifted.codes, step.heads).astype(np.int32)

    def leave(self, block: Block, codes: Ints) -> Ints:
        """Take every step on from states of a block with the values that arrived."""
        first = self.lifted.count
        self.lifted.count += len(codes)
        if self.lifted.count > self.max_states:
            raise NotKeptError("budget")
        states, values = np.divmod(codes, self.width)
        states -= block.first
        masks = [mask if isinstance(mask, bool) else mask[states] for mask in block.masks]
        size = len(block.keys)
        self.land(block.landings, states, values, size)
        steps = [self.step(step, states, values, size) for step in block.steps]
        self.lifted.blocks.append(Block(block.place, first, codes, masks, steps))
        return codes

    def step(self, step: Step, states: Ints, values: Ints, size: int) -> Step:
        """Return a step with values: its heads are codes until all numbers are known."""
        share, rows = step.share, None
        at = states
        if step.rows is not None:
            where = _positions(step.rows, size)[states]
            rows = np.flatnonzero(where >= 0)
            at, values = where[rows], values[rows]
        if not isinstance(share, float):
            share = share[at]
        after = self.table(step.effects)[values]
        found = Step(step.option, share, rows, NOWHERE, step.effects, step.final)
        if step.final >= 0:
            found.value = self.lifted.values[after]
        else:
            heads: Ints = step.heads[at].astype(np.int64) * self.width + after
            self.send(heads)
            # They become numbers of 32 bits once all codes are known.
            found.heads = heads  # type: ignore[assignment]
        return found

    def send(self, codes: Ints) -> None:
        """Let codes arrive at the blocks that their states are in."""
        if not len(codes):
            return
        blocks = np.searchsorted(self.firsts, codes // self.width, side="right") - 1
        low, high = int(blocks.min()), int(blocks.max())
        if low == high:
            self.arrived[low].append(codes)
            return
        for at in np.unique(blocks).tolist():
            self.arrived[at].append(codes[blocks == at])

    def table(self, effects: Effects) -> Ints:
        """Return by the place of each value among all the place of what effects make of it."""
        found = self.tables.get(effects)
        if found is None:
            values = self.lifted.values
            for each in effects:
                values = _after(values, each, self.lifted.cell)
            found = self.tables[effects] = np.searchsorted(self.lifted.values, values)
        return found

    def land(self, landings: Sequence[Landing], states: Ints, values: Ints, size: int) -> None:
        """Count what lands on states with values."""
        if self.landings is None:
            return
        for source, effects, before, rows in landings:
            if all(effect.cell != self.lifted.cell for effect in effects):
                continue
            some = values if rows is None else values[_positions(rows, size)[states] >= 0]
            if len(some):
                here = self.lifted.values[self.table(before)[some]]
                self.landings.land(source, effects, here)


def _positions(rows: Ints, size: int) -> Ints:
    """Return for each of so many states where it is among some rows; -1 where it is not."""
    found = np.full(size, -1, dtype=np.int64)
    found[rows] = np.arange(len(rows))
    return found


def _after(values: Ints, effects: Sequence[EffectRow], cell: int) -> Ints:
    for at, adds, amount, low, high in effects:
        if at == cell:
            wanted = values + amount if adds else np.full_like(values, amount)
            values = np.minimum(np.maximum(wanted, low), high)
    return values
