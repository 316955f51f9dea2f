"""The state of a play: immutable, hashable, and small. All else is derived from the moves."""

from __future__ import annotations

import json
from typing import NamedTuple

from game.engine.tables import Program

Due = tuple[int, int, int]
"""A consequence on the calendar: when it is due, when it was put (both in decisions), its number.

The order of these tuples is the order of arrival that the rules ask for.
"""

Change = tuple[int, int, int]
"""A change that happened: the cell, its value before and after."""


class State(NamedTuple):
    """Where a play stands. A named tuple: exact analysis makes and compares millions."""

    place: int
    cells: tuple[int, ...]
    due: tuple[Due, ...] = ()
    fired: int = 0
    """Injects that have happened, as bits by number."""
    held: int = 0
    """Injects that the facilitator holds back, as bits by number."""


class Event(NamedTuple):
    """One thing that came about in a step, with the cells as they were right after it.

    `kind` is `outcome`, `consequence`, `dropped` (a consequence whose condition failed when due),
    `inject`, `page` (an interlude), `ending` or `stuck`; `number` is that thing's own, for an
    outcome its index within its option, for `stuck` the place where no way was open.
    """

    kind: str
    number: int
    changes: tuple[Change, ...]
    cells: tuple[int, ...]


def is_over(program: Program, state: State) -> bool:
    """Whether a play has reached an ending, or is stuck."""
    return state.place >= len(program.scenes)


def decisions_made(state: State) -> int:
    """Return how many choices have been made."""
    return state.cells[-1]


def due_in(state: State) -> tuple[tuple[int, int], ...]:
    """Return in how many further decisions consequences are due, the next first, and how many."""
    made = decisions_made(state)
    waits = [due - made for due, _, _ in state.due]
    return tuple((wait, waits.count(wait)) for wait in sorted(set(waits)))


def record(program: Program, state: State) -> dict[str, object]:
    """Return a state in the author's ids: what journals and reports store."""
    values = dict(zip(program.cells, state.cells, strict=True))
    scenario = program.scenario
    return {
        "at": program.place_id(state.place),
        "decisions": decisions_made(state),
        "indicators": {id_: values[id_] for id_ in scenario.indicators},
        "flags": {id_: bool(values[id_]) for id_ in scenario.flags},
        "history": {
            ".".join(key): bool(value)
            for key, value in values.items()
            if len(key) > 1 and isinstance(key, tuple)
        },
        "due": [
            {"id": program.consequences[number].id, "due": due, "put": put}
            for due, put, number in state.due
        ],
        "fired": [row.id for at, row in enumerate(program.injects) if state.fired >> at & 1],
        "held": [row.id for at, row in enumerate(program.injects) if state.held >> at & 1],
    }


def canonical(program: Program, state: State) -> bytes:
    """Return a state as bytes that are the same on every machine and every Python."""
    return json.dumps(
        record(program, state), sort_keys=True, separators=(",", ":"), ensure_ascii=True
    ).encode("ascii")
