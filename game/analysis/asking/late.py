"""Where something late would have changed which ending a `next` names.

A named ending is chosen by what is so before the last consequences arrive. Where they arrive, a
condition on the way may have another answer. Such a `next` is read again once they have, in every
state that can be reached, with the cuts that this needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.analysis.asking.visits import Visits
from game.analysis.forward.frontier import OverBudgetError
from game.analysis.progress import Listener, silent
from game.analysis.result import Way
from game.analysis.states.flow import Flow, flow_of, routes
from game.analysis.states.layout import layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.rows import Rows
from game.analysis.walking.sight import Sight, Stop
from game.analysis.walking.walk import Walker
from game.engine.expression import key_of
from game.engine.tables import TO_END, EffectRow, Program, Route, RouteRow
from game.model.conditions import walk

MAX_STATES = 5_000_000
"""How many states are visited at most."""


@dataclass(frozen=True, slots=True)
class LateChange:
    """A row of a `next`, to a named ending, whose condition what is still to come would change."""

    row: RouteRow
    held: bool
    """Whether it held when it was read; if not, it would have once all had arrived."""
    way: Way
    """A shortest play that shows it, to the choice after which play stops."""


def late_changes(
    program: Program, *, max_states: int = MAX_STATES, listener: Listener = silent
) -> tuple[LateChange, ...] | None:
    """Return the rows that something late would have changed; None where there are too many states.

    Each is told once for each answer that it had.

    Raises:
        StoppedError: if the listener asks for it.
    """
    flow = flow_of(program)
    if not _may_be(program, flow):
        return ()
    layouts = layouts_of(program, needs_of(program, flow, again=True))
    if layouts is None:
        return None
    watch = _Watch(program)
    walker = Walker(program, flow, watch)
    watch.walker = walker
    visits = Visits(program, walker, layouts, max_states, listener)
    found: dict[tuple[int, bool], LateChange] = {}
    try:
        for first in visits.walk():
            for met in watch.taken():
                key = id(met.row), met.held
                if key not in found:
                    state = first + met.at
                    way = (*visits.way_to(state), visits.taken(state, *met.step))
                    found[key] = LateChange(met.row, met.held, way)
    except OverBudgetError:
        return None
    return tuple(found.values())


def _may_be(program: Program, flow: Flow) -> bool:
    """Whether something that may be pending changes what a condition before an ending reads."""
    for scene in flow.order:
        for route in routes(program, scene):
            if not any(row.test and _names_ending(program, row) for row in route):
                continue
            changed = {
                effect.cell
                for row in route
                for _, number in flow.pending.get(row.target, ())
                if not 0 <= row.target < len(program.scenes)
                for effect in program.consequences[number].effects
            }
            read = {
                program.cells[key]
                for row in route
                if row.test
                for part in walk(row.test.condition.root)
                if (key := key_of(part)) is not None
            }
            if changed & read:
                return True
    return False


def _names_ending(program: Program, row: RouteRow) -> bool:
    return row.target >= len(program.scenes)


class _Met(NamedTuple):
    """What was met in a batch: in its state `at`, by a `step` of an option and an outcome."""

    row: RouteRow
    held: bool
    at: int
    step: tuple[int, int]


class _Watch(Sight):
    """Reads each `next` to an ending again where something is still to come."""

    walker: Walker

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._met: list[_Met] = []

    def taken(self) -> list[_Met]:
        """Return what was met since the last time."""
        met, self._met = self._met, []
        return met

    def stops(self, stop: Stop, rows: Rows) -> None:
        """Let all arrive, and read the `next` again."""
        if all(row.test is None for row in stop.route):
            return
        left = rows
        seen = self._program.scenes[stop.scene].seen
        if seen >= 0:
            left = rows.applied((EffectRow(seen, False, 1, 0, 1),), told=False)
        for arrived in self.walker.arrive(stop.due, left):
            # What is asked again is what the late consequences change, not that the scene is left.
            again = arrived if seen < 0 else arrived.as_in(rows, seen)
            for number, some in _taken(stop.route, again):
                first = min(number, stop.number)
                row = stop.route[first]
                if number == stop.number or not _names_ending(self._program, row):
                    continue
                left_again = some if seen < 0 else some.as_in(arrived, seen)
                changed = self._elsewhere(stop.route[stop.number], stop.route[number], left_again)
                if changed is not None:
                    at = 0 if changed.rows is None else int(changed.rows[0])
                    step = stop.choice[1], stop.choice[2] + 1
                    self._met.append(_Met(row, number > stop.number, at, step))

    def _elsewhere(self, before: RouteRow, after: RouteRow, rows: Rows) -> Rows | None:
        """Return those states in which two rows lead to different places, all having arrived."""
        if TO_END not in (before.target, after.target):
            return rows if before.target != after.target else None
        named = after.target if before.target == TO_END else before.target
        others: Rows | None = rows
        for number, ending in enumerate(self._program.endings):
            if others is None:
                return None
            some, rest = others.split(ending.test)
            if some is not None and number + len(self._program.scenes) != named:
                return some
            others = rest
        return others


def _taken(route: Route, rows: Rows) -> Iterator[tuple[int, Rows]]:
    """Yield the rows of a `next` by number, each with the states that take it."""
    left: Rows | None = rows
    for number, row in enumerate(route):
        if left is None:
            return
        some, left = left.split(row.test)
        if some is not None:
            yield number, some
