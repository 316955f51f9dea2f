"""States as numbers: each cell's region at a scene, packed into one whole number, the *key*.

Two states at one scene are the same if no later test can tell them apart: their cells lie in the
same regions, and their calendars and the injects behind them that may still fire are equal. Then
every test that follows answers alike in both, step for step, since cuts are what tests make of
values, moved back over every effect; so what follows has equal counts and equal chances, and equal
states may be merged. `decisions` is a cell like any other; a calendar keeps decisions left.

Where cuts are guarded, regions that no guard met by a state tells apart are joined: two states
that agree in the cells of the guards have the same cuts left, and guards were moved back over
every effect as cuts were, so they agree in what is left after every step as well.

A region is stood for by its lowest value, and a cell that nothing reads takes no room. A step
changes each cell by itself, so that going from one scene's keys to another's is a look-up for
every few bits, whatever the effects on the way were.

The real values of an indicator are carried beside as their least and greatest (see `load`). That
is exact: adding within a range, and setting, never turn two values round, and every way on from
merged states is open to all of them. So the extremes after a way are those of the extremes before
it, and the extremes of what is merged are those of its parts. What is on the calendar is kept
whether a test reads it or not, since every indicator is told at the endings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.states.changed import Changed
from game.analysis.states.cuts import ALWAYS, EVERY, NO_HIGH, NOTHING, Cuts, Needs
from game.analysis.states.flow import effects_of
from game.analysis.states.joins import MOST_GUARDING, Join, guarding
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.reads import bounds_of
from game.engine.tables import Program

GROUP_BITS = 10
"""How many bits are looked up at a time, unless one cell has more."""

MOST_BITS = 62
MOST_VALUES = 1 << 20
"""How many values of one cell can be told apart where every value matters."""
MOST_HELD = 1 << 18
"""How many entries of tables a layout keeps, in case the same changes come again."""

MOST_DECISIONS = 4096
"""After how many decisions rounds are given up where every number of decisions matters."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring fields of a key that are looked up together, lowest first."""

    shift: int
    bits: int
    cells: tuple[int, ...]


class Layout:
    """How the keys of a scene are packed.

    `values` are the lowest values of each cell's regions, in order. `guarded` has the cuts of
    those cells where some are guarded; a region's cut is the one at its lowest value.
    """

    def __init__(self, values: Sequence[Ints], guarded: Mapping[int, Cuts] = NOTHING) -> None:
        self.values = tuple(values)
        self.bits = tuple(int(len(each) - 1).bit_length() for each in values)
        shifts, groups, fields = [], [], 0
        cells: list[int] = []
        start = 0
        for cell, bits in enumerate(self.bits):
            shifts.append(fields)
            if not bits:
                continue
            if cells and fields + bits - start > GROUP_BITS:
                groups.append(Group(start, fields - start, tuple(cells)))
                start, cells = fields, []
            cells.append(cell)
            fields += bits
        if cells:
            groups.append(Group(start, fields - start, tuple(cells)))
        self.shifts = tuple(shifts)
        self.groups = tuple(groups)
        self.kind: type = np.int64 if fields <= MOST_BITS else object
        self._joins = [
            Join(cell, looked_at, cuts, self.values[cell], self.bits[cell], self.shifts, self.kind)
            for cell, cuts in guarded.items()
            if len(looked_at := guarding(cuts)) <= MOST_GUARDING
            and all(self.bits[at] == 1 for at in looked_at)
        ]
        self._kept: dict[tuple[Layout, int], Keys] = {}
        self._tables: dict[tuple[Layout, int], Keys] = {}
        self._onward: dict[tuple[Layout, Changed], tuple[int, list[tuple[int, Keys]]]] = {}
        self._held = 0
        self.unchanged = Changed(self.values, kept=True)
        """Its cells as they are at the moment of decision."""

    def parts(self) -> tuple[Ints, ...]:
        """Return all that decides which states are told apart, and by which keys."""
        joins = [np.array([each.cell, *each.guarding]) for each in self._joins]
        return (*self.values, *joins, *(each.table for each in self._joins))

    def joined(self, keys: Keys) -> Keys:
        """Join those regions in keys that no guard that is met tells apart; return the keys."""
        for join in self._joins:
            keys += join.changes(keys)
        return keys

    def kept(self, target: Layout, cell: int) -> Keys:
        """Return what each region of a cell adds to a key at another scene, if nothing changed."""
        known = self._kept.get((target, cell))
        if known is None:
            known = self._kept[target, cell] = fields_of(target, cell, self.values[cell])
        return known

    def table(self, target: Layout, number: int, added: Mapping[int, Keys], *, whole: bool) -> Keys:
        """Return what each value of a group, by its number, adds to a key at another scene.

        `added` has what the regions of each cell add; `whole` says that none of its cells changed.
        """
        known = self._tables.get((target, number)) if whole else None
        if known is not None:
            return known
        table: Keys = np.zeros(1, dtype=target.kind)
        for cell in reversed(self.groups[number].cells):
            fields: Keys = np.zeros(1 << self.bits[cell], dtype=target.kind)
            if cell in added:
                fields[: len(added[cell])] = added[cell]
            table = (table[:, None] + fields).ravel()
        if whole:
            self._tables[target, number] = table
        return table

    def onward(self, target: Layout, changed: Changed) -> tuple[int, list[tuple[int, Keys]]]:
        """Return what all keys at another scene have in common, and what each group adds."""
        known = self._onward.get((target, changed))
        if known is not None:
            return known
        base = held = 0
        added: dict[int, Keys] = {}
        same: set[int] = set()
        for cell, bits in enumerate(target.bits):
            if not bits:
                continue
            table = changed.tables[cell]
            if table is self.values[cell]:
                same.add(cell)
                fields = self.kept(target, cell)
            else:
                fields = fields_of(target, cell, table)
            if len(fields) == 1:
                base += int(fields[0])
            else:
                added[cell] = fields
        parts = []
        for number, group in enumerate(self.groups):
            if any(cell in added for cell in group.cells):
                whole = all(cell in same for cell in group.cells if target.bits[cell])
                adds = self.table(target, number, added, whole=whole)
                held += 0 if whole else len(adds)
                parts.append((number, adds))
        if changed.kept:
            self._held += held
            if self._held > MOST_HELD:
                self._onward.clear()
                self._held = held
            self._onward[target, changed] = base, parts
        return base, parts


def layouts_of(program: Program, needs: Mapping[int, Needs]) -> dict[int, Layout] | None:
    """Return the layout of each scene; None where a cell has too many values that all matter."""
    known: dict[tuple[int, frozenset[int]], Ints] = {}
    found = {}
    bounds = bounds_of(program)
    for scene, cuts_of in needs.items():
        values = []
        for cell, (low, _) in enumerate(bounds):
            cuts = cuts_of.get(cell, {})
            key = cell, frozenset(cuts)
            if key not in known:
                if cuts is EVERY:
                    every = possible_values(program, cell)
                    if every is None:
                        return None
                    known[key] = np.array(every, dtype=np.int64)
                else:
                    known[key] = np.array([low, *sorted(cuts)], dtype=np.int64)
            values.append(known[key])
        found[scene] = Layout(
            values,
            {
                cell: cuts
                for cell, cuts in cuts_of.items()
                if any(guards is not ALWAYS for guards in cuts.values())
            },
        )
    return found


def possible_values(program: Program, cell: int) -> Sequence[int] | None:
    """Return every value that a cell can come to have, and perhaps more; None if too many."""
    low, high = bounds_of(program)[cell]
    if high == NO_HIGH:
        # The decisions made: a way without rounds passes each scene once at most.
        return range(MOST_DECISIONS + len(program.scenes) + 2)
    changes = {row[1:3] for row in effects_of(program) if row.cell == cell}
    found = {program.first[cell]}
    waiting = list(found)
    while waiting and len(found) <= MOST_VALUES:
        value = waiting.pop()
        for adds, amount in changes:
            after = min(max(value + amount if adds else amount, low), high)
            if after not in found:
                found.add(after)
                waiting.append(after)
    return None if waiting else sorted(found)


def fields_of(layout: Layout, cell: int, values: Ints) -> Keys:
    """Return what each value of a cell adds to a key."""
    at = np.searchsorted(layout.values[cell], values, side="right") - 1
    return at.astype(layout.kind) << layout.shifts[cell]


class Columns:
    """Keys of one scene, unpacked as needed: numbers of regions, and of groups of them."""

    def __init__(self, layout: Layout, keys: Keys) -> None:
        self.layout = layout
        self.keys = keys
        self._cells: dict[int, Ints] = {}
        self._groups: dict[int, Ints] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def cell(self, cell: int) -> Ints:
        """Return the number of a cell's region in each state."""
        found = self._cells.get(cell)
        if found is None:
            layout = self.layout
            found = self._part(layout.shifts[cell], layout.bits[cell])
            self._cells[cell] = found
        return found

    def keys_at(self, target: Layout, changed: Changed, rows: Ints | None) -> Keys:
        """Return keys at another scene, of some states (None: all) after what became of them."""
        count = len(self.keys) if rows is None else len(rows)
        base, parts = self.layout.onward(target, changed)
        found: Keys = np.full(count, base, dtype=target.kind)
        for number, table in parts:
            at = self._group(number)
            found += table.take(at if rows is None else at.take(rows))
        return target.joined(found)

    def _group(self, number: int) -> Ints:
        found = self._groups.get(number)
        if found is None:
            group = self.layout.groups[number]
            found = self._part(group.shift, group.bits)
            self._groups[number] = found
        return found

    def _part(self, shift: int, bits: int) -> Ints:
        part: Ints = ((self.keys >> shift) & ((1 << bits) - 1)).astype(np.int64, copy=False)
        return part
