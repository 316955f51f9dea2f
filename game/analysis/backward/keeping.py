"""Reaching every state once, and keeping it with its steps.

Scenes are taken in the order of their links. States that come to one place are merged, and the
same sorting tells every step which of them it leads to. Scenes that lead round to each other are
taken together: first all their states are reached, then put in an order in which every step leads
onward; where there is none, a state leads round to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from game.analysis.backward.kept import (
    NOWHERE,
    Block,
    Kept,
    Known,
    NotKeptError,
    Step,
    single_row,
    values_of,
)
from game.analysis.backward.order import Inner, in_order, reach
from game.analysis.progress import Listener, Progress, silent
from game.analysis.states.cuts import EVERY, Needs
from game.analysis.states.flow import flow_of
from game.analysis.states.layout import MOST_DECISIONS, MOST_GUARDING, Columns, Keys, layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.rows import Mask, Rows
from game.analysis.walking.sight import Sight
from game.analysis.walking.walk import Final, Place, Walker, Way
from game.engine.state import State
from game.engine.tables import Program

MAX_STATES = 2_000_000
"""How many states are kept at most at a time, unless more are asked for."""

BATCH = 1 << 17
"""How many states are walked at a time."""


class Keeper:
    """Keeps the states of one scenario: as they merge, or with one indicator's value."""

    def __init__(self, program: Program, max_states: int, listener: Listener = silent) -> None:
        self.program = program
        self.flow = flow_of(program)
        self._needs = _looked_at(needs_of(program, self.flow))
        self._max_states = max_states
        self._listener = listener

    def keep(
        self, indicator: str | None = None, sight: Sight | None = None, also: Sequence[State] = ()
    ) -> Kept:
        """Reach every state from the start of play, and from the states in `also`.

        `sight` meets every step once. Memory is bounded by the budget of states.

        Raises:
            NotKeptError: if there are too many states, one leads round to itself, or the listener
                asks to stop.
        """
        cell = -1 if indicator is None else self.program.cells[indicator]
        needs = self._needs
        if cell >= 0:
            # Endings report it, and so does every place where play sticks.
            needs = {scene: {**cuts, cell: EVERY} for scene, cuts in needs.items()}
        layouts = layouts_of(self.program, needs)
        if layouts is None:
            raise NotKeptError("budget")
        kept = Kept(self.program, self.flow, layouts, cell)
        forward = _Forward(kept, sight or Sight(self.program), self._max_states)
        forward.begin(also)
        left, decisions = 0, [bool(row.options) for row in self.program.scenes]
        every = sum(decisions[scene] for scene in self.flow.order)
        for scenes in self.flow.components():
            if len(scenes) > 1 or scenes[0] in self.flow.onward[scenes[0]]:
                forward.leave_together(scenes)
            else:
                forward.leave(scenes[0])
            left += sum(decisions[scene] for scene in scenes)
            if not self._listener(Progress(kept.count, left, every)):
                raise NotKeptError("stopped")
        return kept


def _looked_at(needs: Mapping[int, Needs]) -> Mapping[int, Needs]:
    """Return needs whose guards are all looked at.

    Where the guards of a cell's cuts come to more cells than a layout looks at, states that were
    one would part again further on, and which of them is kept would be chance. Such a cell keeps
    every value instead, so that each of the engine's states has one key.
    """
    let_go = {
        cell
        for cuts_of in needs.values()
        for cell, cuts in cuts_of.items()
        if len({at for guards in cuts.values() for guard in guards for at, _ in guard})
        > MOST_GUARDING
    }
    if not let_go:
        return needs
    return {scene: {**cuts, **dict.fromkeys(let_go, EVERY)} for scene, cuts in needs.items()}


class _Arrival(NamedTuple):
    """States that come to a place by one step; the step is told their numbers once it is left."""

    keys: Keys
    step: Step


class _Forward:
    """Holds what has arrived at each place and has not been left."""

    def __init__(self, kept: Kept, sight: Sight, max_states: int) -> None:
        self.kept = kept
        self.walker = Walker(kept.program, kept.flow, sight)
        self.scout = Walker(kept.program, kept.flow, Sight(kept.program))
        self.arrivals: dict[int, dict[Place, list[_Arrival]]] = {}
        self.max_states = max_states
        self.rounds = 0

    def begin(self, also: Sequence[State]) -> None:
        """Let play start, and other states stand where they do."""
        kept = self.kept
        (way,) = self.walker.begin(single_row(kept.program, kept.program.first))
        kept.start = self.step(way)
        for state in also:
            if kept.stands(state) and kept.holds_value(state):
                self.arrive(kept.place_of(state), kept.key_of(state), Step(-1, 1.0, None, NOWHERE))

    def leave(self, scene: int) -> None:
        """Take one step on from all states at a scene that cannot be reached again."""
        for place, arrived in sorted(self.arrivals.pop(scene, {}).items()):
            keys, at = np.unique(
                np.concatenate([each.keys for each in arrived]), return_inverse=True
            )
            first = self.count(len(keys))
            self.kept.known[place] = Known(
                keys, np.arange(first, first + len(keys), dtype=np.int32)
            )
            numbers = (at + first).astype(np.int32)
            ends = np.cumsum([0, *(len(each.keys) for each in arrived)]).tolist()
            for (low, high), each in zip(pairwise(ends), arrived, strict=True):
                each.step.heads = numbers[low:high]
            self.keep(place, keys, first)

    def leave_together(self, scenes: Sequence[int]) -> None:
        """Take every step on from scenes that lead round to each other, until all have left them.

        Raises:
            NotKeptError: if there are too many states, or one leads round to itself.
        """
        entries = {
            place: arrived
            for scene in scenes
            for place, arrived in self.arrivals.pop(scene, {}).items()
        }
        if not entries:
            return
        within = frozenset(scenes)
        reached, rounds = reach(
            {place: [each.keys for each in arrived] for place, arrived in entries.items()},
            lambda place, keys: self.inner(within, place, keys),
            self.max_states - self.kept.count,
            MOST_DECISIONS - self.rounds,
        )
        self.rounds += rounds
        parts = in_order(reached, lambda place, keys: self.inner(within, place, keys))
        firsts = [self.count(len(keys)) for _, keys in parts]
        for place in reached:
            some = [
                (keys, np.arange(first, first + len(keys), dtype=np.int32))
                for (at, keys), first in zip(parts, firsts, strict=True)
                if at == place
            ]
            every = np.concatenate([keys for keys, _ in some])
            order = np.argsort(every)
            numbers = np.concatenate([each for _, each in some])
            self.kept.known[place] = Known(every[order], numbers[order])
        for place, arrived in entries.items():
            for each in arrived:
                each.step.heads = self.kept.numbers(place, each.keys)
        for (place, keys), first in zip(parts, firsts, strict=True):
            self.keep(place, keys, first)

    def inner(self, within: frozenset[int], place: Place, keys: Keys) -> Iterator[Inner]:
        """Look one step ahead: yield what comes to which place within some scenes."""
        for at in range(0, len(keys), BATCH):
            rows, masks = self.open(place, keys[at : at + BATCH])
            for way in self.scout.step(place, rows, masks):
                if isinstance(way.target, Place) and way.target.scene in within:
                    tails = np.arange(len(rows)) if way.rows.rows is None else way.rows.rows
                    yield Inner(at + tails, way.target, self.keys_at(way.target, way.rows))

    def keep(self, place: Place, keys: Keys, first: int) -> None:
        """Keep states, with every step on from them."""
        for at in range(0, len(keys), BATCH):
            part = keys[at : at + BATCH]
            rows, masks = self.open(place, part)
            steps = [self.step(way) for way in self.walker.step(place, rows, masks)]
            self.kept.blocks.append(Block(place, first + at, part, masks, steps))

    def open(self, place: Place, keys: Keys) -> tuple[Rows, list[Mask]]:
        """Return states as rows, and where each option is open."""
        layout = self.kept.layouts[place.scene]
        columns = Columns(layout, keys)
        rows = Rows(self.kept.program.cells, columns, None, layout.values, ())
        return rows, self.walker.open_options(place, rows)

    def step(self, way: Way) -> Step:
        """Make a step of a way; what it leads to may become known later."""
        rows, choice = way.rows.rows, way.choice
        whole = choice.whole
        share = choice.weight / (whole if isinstance(whole, int) or rows is None else whole[rows])
        step = Step(choice.option, share, rows, NOWHERE)
        if isinstance(way.target, Final):
            step.final = way.target.place if way.target.cause is None else self.kept.program.stuck
            if self.kept.cell >= 0:
                step.value = values_of(way.rows, self.kept.cell)
            return step
        keys = self.keys_at(way.target, way.rows)
        if way.target in self.kept.known:
            step.heads = self.kept.numbers(way.target, keys)
        else:
            self.arrive(way.target, keys, step)
        return step

    def arrive(self, place: Place, keys: Keys, step: Step) -> None:
        """Let states come to a place that has not been left."""
        arrived = self.arrivals.setdefault(place.scene, {}).setdefault(place, [])
        arrived.append(_Arrival(keys, step))

    def keys_at(self, place: Place, rows: Rows) -> Keys:
        """Return the keys of rows at another place."""
        return rows.columns.keys_at(self.kept.layouts[place.scene], rows.tables, rows.rows)

    def count(self, states: int) -> int:
        """Give out numbers for so many new states; return the first.

        Raises:
            NotKeptError: if there are too many.
        """
        first = self.kept.count
        if first + states > self.max_states:
            raise NotKeptError("budget")
        self.kept.count += states
        return first
