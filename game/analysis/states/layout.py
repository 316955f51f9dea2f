"""States as numbers: each cell's region at a scene, packed into one whole number, the *key*.

(Into several first, its *words*, where there are many: see `words`.)

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
from game.analysis.states.joins import MOST_GUARDING, Field, Join, guarding
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.reads import bounds_of
from game.analysis.states.words import Words, words_of
from game.engine.tables import Program

GROUP_BITS = 10
"""How many bits are looked up at a time, unless one cell has more."""

MOST_VALUES = 1 << 20
"""How many values of one cell can be told apart where every value matters."""
MOST_HELD = 1 << 18
"""How many entries of tables a layout keeps, in case the same changes come again."""

MOST_DECISIONS = 4096
"""After how many decisions rounds are given up where every number of decisions matters."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring fields of a word that are looked up together, lowest first."""

    word: int
    shift: int
    bits: int
    cells: tuple[int, ...]


Onward = tuple[list[int], list[tuple[int, Ints]]]
"""By word, what all states have in common; and by the number of a group, what its values add."""


class Layout:
    """How the keys of a scene are packed.

    `values` are the lowest values of each cell's regions, in order. `guarded` has the cuts of
    those cells where some are guarded; a region's cut is the one at its lowest value. `words` are
    those of the cells (see `words`); in one word, unless they are told.
    """

    def __init__(
        self,
        values: Sequence[Ints],
        guarded: Mapping[int, Cuts] = NOTHING,
        words: Sequence[int] | None = None,
    ) -> None:
        self.values = tuple(values)
        self.bits = tuple(map(bits_of, values))
        self.fields, self.groups = _packed(self.bits, words or (0,) * len(self.bits))
        sizes = [0] * (1 + max(field.word for field in self.fields))
        for field, bits in zip(self.fields, self.bits, strict=True):
            sizes[field.word] = field.shift + bits
        self.words = Words(sizes)
        self._joins = [
            Join(cell, looked_at, cuts, self.values[cell], self.bits[cell], self.fields)
            for cell, cuts in guarded.items()
            if len(looked_at := guarding(cuts)) <= MOST_GUARDING
            and all(self.bits[at] == 1 for at in looked_at)
        ]
        self._kept: dict[tuple[Layout, int], Keys] = {}
        self._tables: dict[tuple[Layout, int], Keys] = {}
        self._onward: dict[tuple[Layout, Changed], Onward] = {}
        self._held = 0
        self.unchanged = Changed(self.values, kept=True)
        """Its cells as they are at the moment of decision."""

    def parts(self) -> tuple[Ints, ...]:
        """Return all that decides which states are told apart, and by which keys."""
        joins = [np.array([each.cell, *each.guarding]) for each in self._joins]
        return (*self.values, *joins, *(each.table for each in self._joins))

    def key(self, words: Sequence[Ints]) -> Keys:
        """Return keys from the words of states, with those regions joined that are one."""
        for join in self._joins:
            join.join(words)
        return self.words.key(words)

    def kept(self, target: Layout, cell: int) -> Keys:
        """Return what each region of a cell adds to its word at another scene, if unchanged."""
        known = self._kept.get((target, cell))
        if known is None:
            known = self._kept[target, cell] = fields_of(target, cell, self.values[cell])
        return known

    def table(self, target: Layout, number: int, added: Mapping[int, Keys], *, whole: bool) -> Keys:
        """Return what each value of a group, by its number, adds to its word at another scene.

        `added` has what the regions of each cell add; `whole` says that none of its cells changed.
        """
        known = self._tables.get((target, number)) if whole else None
        if known is not None:
            return known
        table: Keys = np.zeros(1, dtype=np.int64)
        for cell in reversed(self.groups[number].cells):
            fields: Keys = np.zeros(1 << self.bits[cell], dtype=np.int64)
            if cell in added:
                fields[: len(added[cell])] = added[cell]
            table = (table[:, None] + fields).ravel()
        if whole:
            self._tables[target, number] = table
        return table

    def onward(self, target: Layout, changed: Changed) -> Onward:
        """Return what all states have in common at another scene, and what each group adds."""
        known = self._onward.get((target, changed))
        if known is not None:
            return known
        held = 0
        base = [0] * target.words.count
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
                base[target.fields[cell].word] += int(fields[0])
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
    every_value = {}
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
        every_value[scene] = values
    words = words_of([[*map(bits_of, values)] for values in every_value.values()])
    return {
        scene: Layout(
            every_value[scene],
            {
                cell: cuts
                for cell, cuts in cuts_of.items()
                if any(guards is not ALWAYS for guards in cuts.values())
            },
            words,
        )
        for scene, cuts_of in needs.items()
    }


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


def fields_of(layout: Layout, cell: int, values: Ints) -> Ints:
    """Return what each value of a cell adds to its word."""
    at = np.searchsorted(layout.values[cell], values, side="right") - 1
    found: Ints = at << layout.fields[cell].shift
    return found


def bits_of(values: Ints) -> int:
    """Return how many bits the region of a cell takes; `values` are the lowest of each."""
    return int(len(values) - 1).bit_length()


def _packed(
    bits: Sequence[int], words: Sequence[int]
) -> tuple[tuple[Field, ...], tuple[Group, ...]]:
    """Pack cells into their words; return their fields, and groups of them."""
    fields, groups = [], []
    cells: list[int] = []
    word = start = end = 0

    def close() -> None:
        if cells:
            groups.append(Group(word, start, end - start, tuple(cells)))
            cells.clear()

    for cell, (size, to) in enumerate(zip(bits, words, strict=True)):
        if to != word:
            close()
            word, start, end = to, 0, 0
        fields.append(Field(word, end))
        if not size:
            continue
        if cells and end + size - start > GROUP_BITS:
            close()
            start = end
        cells.append(cell)
        end += size
    close()
    return tuple(fields), tuple(groups)


class Columns:
    """Keys of one scene, unpacked as needed: numbers of regions, and of groups of them."""

    def __init__(self, layout: Layout, keys: Keys) -> None:
        self.layout = layout
        self.keys = keys
        self._cells: dict[int, Ints] = {}
        self._groups: dict[int, Ints] = {}
        self._words: list[Ints] = []

    def __len__(self) -> int:
        return len(self.keys)

    def cell(self, cell: int) -> Ints:
        """Return the number of a cell's region in each state."""
        found = self._cells.get(cell)
        if found is None:
            layout = self.layout
            found = self._part(*layout.fields[cell], layout.bits[cell])
            self._cells[cell] = found
        return found

    def keys_at(self, target: Layout, changed: Changed, rows: Ints | None) -> Keys:
        """Return keys at another scene, of some states (None: all) after what became of them."""
        count = len(self.keys) if rows is None else len(rows)
        base, parts = self.layout.onward(target, changed)
        words = [np.full(count, each, dtype=np.int64) for each in base]
        for number, table in parts:
            at = self._group(number)
            word = words[self.layout.groups[number].word]
            word += table.take(at if rows is None else at.take(rows))
        return target.key(words)

    def _group(self, number: int) -> Ints:
        found = self._groups.get(number)
        if found is None:
            group = self.layout.groups[number]
            found = self._part(group.word, group.shift, group.bits)
            self._groups[number] = found
        return found

    def _part(self, word: int, shift: int, bits: int) -> Ints:
        if not self._words:
            self._words = self.layout.words.split(self.keys)
        found: Ints = self._words[word] >> shift
        found &= (1 << bits) - 1
        return found
