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

from game.analysis.backward.fusing import Part, fused
from game.analysis.backward.kept import (
    NOWHERE,
    Kept,
    Known,
    Landing,
    NotKeptError,
    Step,
)
from game.analysis.backward.order import Inner, levels, reach
from game.analysis.backward.walked import Going, Piece, Walked, inner, parted, some_of
from game.analysis.progress import Listener, Progress, silent
from game.analysis.states.cuts import EVERY, Needs
from game.analysis.states.flow import flow_of
from game.analysis.states.joins import MOST_GUARDING
from game.analysis.states.keys import NO_KEYS, Ints, Keys
from game.analysis.states.layout import MOST_DECISIONS, layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.questions import Questions
from game.analysis.walking.rows import Rows, single, standing
from game.analysis.walking.sight import Sight, Source
from game.analysis.walking.walk import Final, Place, Walker, Way
from game.engine.state import State
from game.engine.tables import EffectRow, Program

MAX_STATES = 2_000_000
"""How many states are kept at most at a time, unless more are asked for."""

BATCH = 1 << 17
"""How many states are walked at a time."""


class Keeper:
    """Keeps the states of one scenario, as they merge."""

    def __init__(self, program: Program, max_states: int, listener: Listener = silent) -> None:
        self.program = program
        self.flow = flow_of(program)
        self._needs = _looked_at(needs_of(program, self.flow))
        self._max_states = max_states
        self._listener = listener

    def blank(self) -> Kept:
        """Return what tells states apart, with no states.

        Raises:
            NotKeptError: if there are too many values to tell apart.
        """
        layouts = layouts_of(self.program, self._needs)
        if layouts is None:
            raise NotKeptError("budget")
        return Kept(self.program, self.flow, layouts)

    def keep(
        self, also: Sequence[State] = (), *, alone: bool = False, landings: bool = False
    ) -> Kept:
        """Reach every state from the start of play and from those in `also`, or from these alone.

        With `landings` it is noted which effects land on the way. Memory is bounded by the budget
        of states.

        Raises:
            NotKeptError: if there are too many states, one leads round to itself, or the listener
                asks to stop.
        """
        kept = self.blank()
        forward = _Forward(kept, self._max_states, landings=landings)
        forward.begin(also, alone=alone)
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
        kept.blocks += fused(forward.parts, kept.effects)
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


class _Noting(Sight):
    """Notes what lands on indicators."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._indicators = {program.cells[id_] for id_, _ in program.indicators}
        self._noted: list[Landing] = []

    def landing(self, source: Source, effects: tuple[EffectRow, ...], rows: Rows) -> None:
        """Note effects of which some are on an indicator."""
        if any(effect.cell in self._indicators for effect in effects):
            self._noted.append(Landing(source, effects, rows.effects, rows.rows))

    def taken(self) -> list[Landing]:
        """Return what was noted since the last time."""
        noted, self._noted = self._noted, []
        return noted


class _Forward:
    """Holds what has arrived at each place and has not been left."""

    def __init__(self, kept: Kept, max_states: int, *, landings: bool) -> None:
        self.kept = kept
        self.noting = _Noting(kept.program) if landings else None
        self.walker = Walker(kept.program, kept.flow, self.noting or Sight(kept.program))
        self.questions = Questions(kept.program.cells)
        self.arrivals: dict[int, dict[Place, list[_Arrival]]] = {}
        self.parts: list[Part] = []
        self.max_states = max_states
        self.rounds = 0

    def begin(self, also: Sequence[State], *, alone: bool) -> None:
        """Let play start, unless the others are alone, and other states stand where they do."""
        kept = self.kept
        if not alone:
            (way,) = self.walker.begin(single(self.questions, kept.program.first))
            going = self.going(way)
            kept.start = going.step
            kept.first_landings = self.noting.taken() if self.noting else []
            self.go(going)
        for state in also:
            if kept.stands(state):
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
            for walked in self.walk(place, keys):
                self.keep(walked, None, first, 0)
                first += len(walked.keys)

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
        walked: list[Walked] = []

        def ahead(place: Place, keys: Keys) -> Iterator[Inner]:
            at = 0
            for each in self.walk(place, keys):
                walked.append(each)
                yield from inner(each, within, np.arange(at, at + len(each.keys)))
                at += len(each.keys)

        reached, rounds = reach(
            {place: [each.keys for each in arrived] for place, arrived in entries.items()},
            ahead,
            self.max_states - self.kept.count,
            MOST_DECISIONS - self.rounds,
        )
        self.rounds += rounds
        standing = [np.searchsorted(reached[each.place], each.keys) for each in walked]
        by_place: dict[Place, list[int]] = {}
        for number, each in enumerate(walked):
            by_place.setdefault(each.place, []).append(number)
        level_of = levels(
            reached,
            lambda place, _: (
                each
                for number in by_place[place]
                for each in inner(walked[number], within, standing[number])
            ),
        )
        pieces = sorted(
            piece
            for number, each in enumerate(walked)
            for piece in parted(each, number, level_of[each.place][standing[number]])
        )
        self._number(reached, entries, walked, pieces)

    def _number(
        self,
        reached: Mapping[Place, Keys],
        entries: Mapping[Place, list[_Arrival]],
        walked: Sequence[Walked],
        pieces: Sequence[Piece],
    ) -> None:
        """Number the states of some scenes in order, then keep them with their steps."""
        numbers = {place: np.zeros(len(keys), dtype=np.int32) for place, keys in reached.items()}
        firsts = []
        for _, place, number, rows in pieces:
            keys = walked[number].keys if rows is None else walked[number].keys[rows]
            first = self.count(len(keys))
            firsts.append(first)
            at = np.searchsorted(reached[place], keys)
            numbers[place][at] = np.arange(first, first + len(keys), dtype=np.int32)
        for place, keys in reached.items():
            self.kept.known[place] = Known(keys, numbers[place])
        for place, arrived in entries.items():
            for each in arrived:
                each.step.heads = self.kept.numbers(place, each.keys)
        for piece, first in zip(pieces, firsts, strict=True):
            self.keep(walked[piece.number], piece.rows, first, piece.level)

    def walk(self, place: Place, keys: Keys) -> Iterator[Walked]:
        """Take every step on from states at a place, so many at a time."""
        layout = self.kept.layouts[place.scene]
        for at in range(0, len(keys), BATCH):
            part = keys[at : at + BATCH]
            rows = standing(self.questions, layout, part)
            masks = self.walker.open_options(place, rows)
            goings = [self.going(way) for way in self.walker.step(place, rows, masks)]
            yield Walked(place, part, masks, goings, self.noting.taken() if self.noting else [])

    def keep(self, walked: Walked, rows: Ints | None, first: int, level: int) -> None:
        """Keep some of the states that were walked, with every step on from them."""
        if rows is not None:
            walked = some_of(walked, rows)
        scene, steps = walked.place.scene, [self.go(going) for going in walked.goings]
        self.parts.append(
            Part(scene, level, first, walked.keys, walked.masks, steps, walked.landings)
        )

    def going(self, way: Way) -> Going:
        """Make a step of a way; the numbers of what it leads to become known later."""
        rows, choice = way.rows.rows, way.choice
        whole = choice.whole
        share = choice.weight / (whole if isinstance(whole, int) or rows is None else whole[rows])
        step = Step(choice.option, share, rows, NOWHERE, way.rows.effects)
        if isinstance(way.target, Final):
            step.final = way.target.place if way.target.cause is None else self.kept.program.stuck
            return Going(step, None, NO_KEYS)
        layout = self.kept.layouts[way.target.scene]
        keys = way.rows.keys_at(layout)
        return Going(step, way.target, keys)

    def go(self, going: Going) -> Step:
        """Let what takes a step arrive where it leads; return the step."""
        step, target, keys = going
        if target is not None:
            if target in self.kept.known:
                step.heads = self.kept.numbers(target, keys)
            else:
                self.arrive(target, keys, step)
        return step

    def arrive(self, place: Place, keys: Keys, step: Step) -> None:
        """Let states come to a place that has not been left."""
        arrived = self.arrivals.setdefault(place.scene, {}).setdefault(place, [])
        arrived.append(_Arrival(keys, step))

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
