"""The values of one indicator beside kept states: states that differ by it are told apart.

States are merged as every later test sees them, so that all with one number go the same ways and
meet the same effects, whatever the indicator is there. What a step does to its value is therefore
worked out once, for each value that it can come to have, and goes for all states that take the
step. No condition is read again. A state with a value has a *code*, the number of the one in an
order by states and values; codes stand in the order of states, so every step still leads onward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

import numpy as np

from game.analysis.backward.kept import Block, Kept, Landing, NotKeptError, Numbers
from game.analysis.backward.landings import Landings
from game.analysis.states.alike import alike
from game.analysis.states.changed import Effects
from game.analysis.states.keys import NO_KEYS, Ints, Keys
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
        return self.numbers_of(keys)

    def numbers_of(self, codes: Ints | Numbers) -> Numbers:
        """Return the numbers of states by their codes, which are all kept."""
        return np.searchsorted(self.codes, codes).astype(np.int32)

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
        self.ends = np.array([block.states.stop for block in base.blocks], dtype=np.int64)
        self.arrived: list[list[Ints]] = [[] for _ in base.blocks]
        self.known: dict[Effects, Ints] = {}
        self.tables = np.array([self.table(each) for each in base.effects]).reshape(-1, self.width)
        """By the number of effects, what they make of each value."""

    def run(self, also: Sequence[State]) -> None:
        lifted, program, start = self.lifted, self.base.program, self.base.start
        begun = np.searchsorted(lifted.values, [program.first[lifted.cell]])
        first = _Spread(np.zeros(1, dtype=np.int64), begun, 1)
        self.land(self.base.first_landings, first)
        if start is not None:
            after = self.table(start.effects)[begun]
            codes = start.heads.astype(np.int64) * self.width + after[: len(start.heads)]
            self.send(codes)
        for state in also:
            code = lifted.code_of(state)
            if code >= 0:
                self.send(np.array([code], dtype=np.int64))
        found = [NO_KEYS]
        for at, block in enumerate(self.base.blocks):
            arrived, self.arrived[at] = self.arrived[at], []
            if arrived:
                found.append(self.leave(block, _each_once(np.concatenate(arrived))))
        lifted.codes = np.concatenate(found)
        if start is not None:
            lifted.start = replace(start, heads=lifted.numbers_of(codes))
        for each in lifted.blocks:
            each.edges = replace(each.edges, heads=lifted.numbers_of(each.edges.heads))

    def leave(self, block: Block, codes: Ints) -> Ints:
        """Take every step on from states of a block with the values that arrived."""
        first = self.lifted.count
        self.lifted.count += len(codes)
        if self.lifted.count > self.max_states:
            raise NotKeptError("budget")
        states, values = np.divmod(codes, self.width)
        states -= block.first
        spread = _Spread(states, values, len(block.keys))
        self.land(block.landings, spread)
        masks = [mask if isinstance(mask, bool) else mask[states] for mask in block.masks]
        edges = block.edges
        which, at = spread.of(edges.rows)
        kinds = edges.kinds.take(which)
        after = self.tables[edges.effects.take(kinds), values.take(at)]
        onward = int(np.searchsorted(which, len(edges.heads)))
        heads = edges.heads.take(which[:onward]) * np.int64(self.width) + after[:onward]
        self.send(heads)
        found = replace(
            edges,
            rows=at.astype(np.int32),
            kinds=kinds,
            # They become numbers of 32 bits once all codes are known.
            heads=cast(Numbers, heads),
            values=self.lifted.values[after[onward:]],
        )
        self.lifted.blocks.append(Block(block.scene, first, codes, masks, found))
        return codes

    def send(self, codes: Ints) -> None:
        """Let codes arrive at the blocks that their states are in."""
        codes = _each_once(codes)
        parts = np.searchsorted(codes, self.ends * self.width).tolist()
        for at, (low, high) in enumerate(pairwise((0, *parts))):
            if low < high:
                self.arrived[at].append(codes[low:high])

    def table(self, effects: Effects) -> Ints:
        """Return by the place of each value among all the place of what effects make of it."""
        mine = tuple(
            tuple(effect for effect in each if effect.cell == self.lifted.cell) for each in effects
        )
        found = self.known.get(mine)
        if found is None:
            values = self.lifted.values
            for each in mine:
                values = _after(values, each)
            found = self.known[mine] = np.searchsorted(self.lifted.values, values)
        return found

    def land(self, landings: Sequence[Landing], spread: _Spread) -> None:
        """Count what lands on states with values."""
        if self.landings is None:
            return
        for source, effects, before, rows in landings:
            if all(effect.cell != self.lifted.cell for effect in effects):
                continue
            at = slice(None) if rows is None else spread.of(rows)[1]
            some = spread.values[at]
            if len(some):
                here = self.lifted.values[self.table(before)[some]]
                self.landings.land(source, effects, here)


class _Spread:
    """States of a block with values, in order: so many states, each as often as it has values."""

    def __init__(self, states: Ints, values: Ints, count: int) -> None:
        self.values = values
        self._sizes = np.bincount(states, minlength=count)
        self._firsts = np.cumsum(self._sizes) - self._sizes

    def of(self, rows: Ints | Numbers) -> tuple[Ints, Ints]:
        """Return, for each value of some states, which of these it is of, and where it stands."""
        times = self._sizes.take(rows)
        which = np.repeat(np.arange(len(rows)), times)
        firsts = np.cumsum(times) - times
        at = np.arange(len(which)) + (self._firsts.take(rows) - firsts).take(which)
        return which, at


def _each_once(codes: Ints) -> Ints:
    """Return codes in order, each once."""
    return np.sort(codes[alike(codes).firsts])


def _after(values: Ints, effects: Sequence[EffectRow]) -> Ints:
    for _, adds, amount, low, high in effects:
        wanted = values + amount if adds else np.full_like(values, amount)
        values = np.minimum(np.maximum(wanted, low), high)
    return values
