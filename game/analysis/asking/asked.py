"""What was so wherever a condition was read: for conditions that never held, why they did not.

The exploration merges states that no later test can tell apart, so it does not know what an
indicator was where a condition failed. Here states are walked once more, with the cuts of those
conditions kept whatever else guards them: that tells, exactly, which parts of a condition were true
together. Then, for each indicator in a comparison that never changed its answer, they are walked
again with each of its values kept there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.analysis.asking.visits import Visits
from game.analysis.forward.frontier import OverBudgetError
from game.analysis.progress import Listener, StoppedError, silent
from game.analysis.states.cuts import ALWAYS, EVERY, Cuts, Needs, Reads
from game.analysis.states.flow import flow_of
from game.analysis.states.layout import layouts_of
from game.analysis.states.reads import bounds_of, needs_of
from game.analysis.walking.rows import Rows
from game.analysis.walking.sight import Guarded, Sight
from game.analysis.walking.walk import Walker
from game.engine.expression import compile_condition, key_of
from game.engine.tables import EndingRow, PassageRow, Program, RouteRow, Test, TextRow
from game.model.conditions import And, Compare, Condition, Expression, Not, Or, Sum, walk

MAX_STATES = 1_000_000
"""How many states are visited at most, each time that they are walked."""

MOST_WALKS = 12
"""How many indicators are told by their values."""

MOST_PARTS = 60
"""Of a condition of more parts only the whole is told."""


@dataclass(slots=True)
class Asked:
    """What was so in all states in which the condition of one row was read."""

    truths: set[int] = field(default_factory=set)
    """Which parts were true together, as bits in the order of `parts`; none: it was never read."""
    values: dict[int, set[int]] = field(default_factory=dict)
    """By the number of a comparison, the values of its one cell, or its left less its right."""
    before: set[int] = field(default_factory=set)
    """Of a row of `next`, or an ending: those tried before it that held first where it held."""


def parts(condition: Condition) -> tuple[Expression, ...]:
    """Return all that can be true or false in a condition, itself first."""
    found: list[Expression] = []
    waiting = [condition.root]
    while waiting:
        part = waiting.pop()
        found.append(part)
        if isinstance(part, And | Or):
            waiting += (part.right, part.left)
        elif isinstance(part, Not):
            waiting.append(part.part)
    return tuple(found)


def ask(
    program: Program,
    rows: Sequence[Guarded],
    *,
    max_states: int = MAX_STATES,
    listener: Listener = silent,
) -> tuple[Asked, ...] | None:
    """Tell what was so where each of some rows was read; None where there are too many states.

    Values are left out where they would need too many states, or too many walks. What the listener
    ends is as what needs too many.
    """
    asking = _Asking(program, rows, max_states, listener)
    if not asking.walked(None):
        return None
    for cell in asking.open()[:MOST_WALKS]:
        asking.walked(cell)
    return tuple(note.asked for note in asking.notes)


class _Compared:
    """A comparison: what it compares as one number, and the cells in which that lies."""

    def __init__(self, part: Compare, program: Program) -> None:
        read = {key: each for each in walk(part) if (key := key_of(each)) is not None}
        self.cells = tuple(program.cells[key] for key in read)
        self.number: Expression = Sum(part.left, -1, part.right)
        if len(read) == 1:
            (self.number,) = read.values()


class _Note:
    """A row, with tests for the parts of its condition, and what was so where it was read."""

    def __init__(self, row: Guarded, program: Program) -> None:
        self.row = row
        self.asked = Asked()
        self.tests: list[Test] = []
        self.compared: dict[int, _Compared] = {}
        if row.test is None:
            return
        every = parts(row.test.condition)
        for number, part in enumerate(every if len(every) <= MOST_PARTS else every[:1]):
            condition = Condition(part, row.test.condition.source)
            self.tests.append(Test(condition, compile_condition(condition, program.cells)))
            if isinstance(part, Compare):
                self.compared[number] = _Compared(part, program)

    def read(self, rows: Rows, cell: int | None) -> None:
        """Note what is so in some states, in which each value of a cell is kept."""
        packed = np.zeros(len(rows), dtype=np.int64)
        for number, test in enumerate(self.tests):
            packed |= np.asarray(rows.holds(test), dtype=np.int64) << number
        self.asked.truths.update(np.unique(packed).tolist())
        for number, compared in self.compared.items():
            if compared.cells == (cell,) or (cell is None and len(compared.cells) != 1):
                values = np.unique(rows.number(compared.number)).tolist()
                self.asked.values.setdefault(number, set()).update(values)

    def constant(self) -> set[int]:
        """Return the cells of the comparisons of one cell whose answer was always the same."""
        return {
            compared.cells[0]
            for number, compared in self.compared.items()
            if len(compared.cells) == 1
            and len({truth >> number & 1 for truth in self.asked.truths}) == 1
        }


class _Asking(Sight):
    """Walks the states, and notes what is so wherever one of some rows is read."""

    def __init__(
        self, program: Program, rows: Sequence[Guarded], max_states: int, listener: Listener
    ) -> None:
        super().__init__(program)
        self._listener = listener
        self.notes = tuple(_Note(row, program) for row in rows)
        self._known = {id(note.row): note for note in self.notes}
        self._program = program
        self._flow = flow_of(program)
        self._max_states = max_states
        self._cell: int | None = None

    def walked(self, cell: int | None) -> bool:
        """Walk all states, with each value of a cell kept where it is asked about.

        Return whether there were few enough; if not, nothing is noted of that cell's values.
        """
        self._cell = cell
        needs = needs_of(self._program, self._flow, known=self._needs(), texts=self._texts())
        layouts = layouts_of(self._program, needs)
        if layouts is None:
            return False
        walker = Walker(self._program, self._flow, self)
        try:
            visits = Visits(self._program, walker, layouts, self._max_states, self._listener)
            for _ in visits.walk():
                pass
        except (OverBudgetError, StoppedError):
            for note in self.notes:
                for number, compared in note.compared.items():
                    if compared.cells == (cell,):
                        note.asked.values.pop(number, None)
            return False
        return True

    def open(self) -> list[int]:
        """Return the cells whose values tell why something never held."""
        return sorted({cell for note in self.notes for cell in note.constant()})

    def _texts(self) -> Iterator[PassageRow]:
        for note in self.notes:
            if isinstance(note.row, PassageRow):
                yield note.row

    def _needs(self) -> Mapping[str, Needs]:
        program = self._program
        reads = Reads(program.cells, bounds_of(program), len(program.first) - 1)
        known: dict[str, Needs] = {}
        for note in self.notes:
            if note.row.test is None:
                continue
            needs: dict[int, Cuts] = {
                cell: cuts if cuts is EVERY else dict.fromkeys(cuts, ALWAYS)
                for cell, cuts in reads.of(note.row.test).items()
            }
            kept = {each.cells for each in note.compared.values()}
            if self._cell is not None and (self._cell,) in kept:
                needs[self._cell] = EVERY
            known[note.row.test.condition.source] = needs
        return known

    def asked(self, things: Sequence[Guarded], rows: Rows) -> None:
        """Note what is so where one of the rows is among those that are read."""
        for number, thing in enumerate(things):
            note = self._known.get(id(thing))
            if note is None:
                continue
            note.read(rows, self._cell)
            if isinstance(thing, RouteRow | EndingRow):
                held, _ = rows.split(thing.test)
                for place, other in enumerate(things[:number]):
                    if held is not None:
                        some, held = held.split(other.test)
                        if some is not None:
                            note.asked.before.add(place)

    def text(self, kind: str, id_: str, text: TextRow, rows: Rows) -> None:
        """Note what is so where a passage is asked about."""
        if not isinstance(text, str):
            self.asked(text, rows)
