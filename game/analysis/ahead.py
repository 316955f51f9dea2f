"""What lies ahead of a moment of play: an indicator's prospects, and the endings' chances.

Made for going through a play: work one out, then ask it at every state of the play. Injects that
are held back stay held, and no inject is brought by hand from there on. Where the facilitator's
hand was in play, name the states that came of it in `also`; other states are always known. What was
worked out can be packed into bytes, and read again much faster than it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.analysis.backward.keeping import MAX_STATES, Keeper
from game.analysis.backward.kept import Floats, Kept
from game.analysis.backward.lifting import lift
from game.analysis.backward.tabled import Tabled, tabled, unpacked
from game.analysis.backward.worth import (
    HIGH,
    LEAST,
    LOW,
    MEAN,
    MOST,
    Backward,
    Lengths,
    ending_stops,
    value_stops,
)
from game.analysis.outlook import Chances, EndingsAhead, Prospect, ValueAhead
from game.analysis.progress import Listener, silent
from game.engine.state import State, is_over
from game.engine.step import open_options, step
from game.engine.tables import Program


def reached(
    program: Program,
    *,
    max_states: int = MAX_STATES,
    also: Sequence[State] = (),
    alone: bool = False,
    listener: Listener = silent,
) -> Kept:
    """Reach every state once, for all that is to be worked out of them.

    `alone` leaves out the start of play: only what follows from the states in `also` is reached.

    Raises:
        NotKeptError: if there are too many states, one leads round to itself, or the listener asks
            to stop.
    """
    return Keeper(program, max_states, listener).keep(also, alone=alone)


def told_apart(program: Program) -> Kept:
    """Return what tells the states of a scenario apart, with no states: the same for all of it.

    Raises:
        NotKeptError: if there are too many values to tell apart.
    """
    return Keeper(program, MAX_STATES).blank()


FOLDS = (MEAN, MOST, LEAST, LOW, HIGH)
"""What is worked out of an indicator, in the order of a row of numbers."""


class ValuesAhead:
    """The prospects of one indicator in every reachable state."""

    def __init__(
        self,
        program: Program,
        indicator: str,
        *,
        max_states: int = MAX_STATES,
        also: Sequence[State] = (),
        base: Kept | None = None,
    ) -> None:
        """Work everything out; `base` has the states where they are kept already (see `reached`).

        Raises:
            NotKeptError: if there are too many states, or one leads round to itself.
        """
        reached_before = base or reached(program, max_states=max_states, also=also)
        kept = lift(reached_before, indicator, max_states, also=also)
        self._take(tabled(kept, Backward(kept, value_stops(kept), FOLDS).run()), kept.cell)
        if base is None:
            kept.forget_steps()

    @classmethod
    def unpack(
        cls, program: Program, indicator: str, data: bytes, *, blank: Kept | None = None
    ) -> ValuesAhead:
        """Read what was worked out before, and packed; `blank` is that of `told_apart`, if known.

        Raises:
            NotTabledError: if the bytes are something else.
        """
        cell = program.cells[indicator]
        found = cls.__new__(cls)
        found._take(unpacked(blank or told_apart(program), len(FOLDS), data, cell), cell)
        return found

    def pack(self) -> bytes:
        """Return all of it as bytes."""
        return self._table.pack()

    def at(self, state: State) -> ValueAhead | None:
        """Tell what is ahead of a state of a play; None where it was not reached as it stands."""
        ahead = _ahead(self._table.program, state, self._now)
        if ahead is None:
            return None
        now, options = ahead
        return ValueAhead(
            self._told(now), {id_: self._told(_mixed(ways)) for id_, ways in options.items()}
        )

    def _take(self, table: Tabled, cell: int) -> None:
        self._table = table
        self._cell = cell
        self._low = table.program.indicators[cell][1].low

    def _now(self, state: State) -> Floats | None:
        if is_over(self._table.program, state):
            return np.full(len(FOLDS), float(state.cells[self._cell] - self._low))
        return self._table.at(state)

    def _told(self, row: Floats) -> Prospect:
        mean, most, least, low, high = (row + self._low).tolist()
        return Prospect(mean, most, least, round(low), round(high))


class ChancesAhead:
    """The chances of the endings in every reachable state, and how many decisions are left."""

    def __init__(
        self,
        program: Program,
        *,
        max_states: int = MAX_STATES,
        also: Sequence[State] = (),
        base: Kept | None = None,
    ) -> None:
        """Work everything out; `base` has the states where they are kept already (see `reached`).

        Raises:
            NotKeptError: if there are too many states, or one leads round to itself.
        """
        kept = base or reached(program, max_states=max_states, also=also)
        (chances,) = Backward(kept, ending_stops(kept), width=_endings(program)).run()
        self._table = tabled(kept, (chances, *Lengths(kept).run()))
        if base is None:
            kept.forget_steps()

    @classmethod
    def unpack(cls, program: Program, data: bytes, *, blank: Kept | None = None) -> ChancesAhead:
        """Read what was worked out before, and packed; `blank` is that of `told_apart`, if known.

        Raises:
            NotTabledError: if the bytes are something else.
        """
        found = cls.__new__(cls)
        found._table = unpacked(blank or told_apart(program), _endings(program) + 2, data)
        return found

    def pack(self) -> bytes:
        """Return all of it as bytes."""
        return self._table.pack()

    def at(self, state: State) -> EndingsAhead | None:
        """Tell which endings are ahead of a play's state; None where it was not reached as such."""
        ahead = _ahead(self._table.program, state, self._now)
        if ahead is None:
            return None
        now, options = ahead
        fewest, most = now[-2:].tolist()
        return EndingsAhead(
            self._told(now),
            {id_: self._told(_mean(ways)) for id_, ways in options.items()},
            (round(fewest), round(most)),
        )

    def _now(self, state: State) -> Floats | None:
        program = self._table.program
        if is_over(program, state):
            one = np.zeros(_endings(program) + 2)
            one[state.place - len(program.scenes)] = 1.0
            return one
        return self._table.at(state)

    def _told(self, row: Floats) -> Chances:
        program = self._table.program
        return {
            program.place_id(len(program.scenes) + at): chance
            for at, chance in enumerate(row[:-2].tolist())
            if chance
        }


_Way = tuple[float, Floats]
"""One way in which a step may go: its chance, and what follows is worth."""


def _endings(program: Program) -> int:
    """Return how many ends play can come to, sticking among them."""
    return program.stuck - len(program.scenes) + 1


def _ahead(
    program: Program, state: State, now: Callable[[State], Floats | None]
) -> tuple[Floats, dict[str, list[_Way]]] | None:
    """Return what a state is worth, and by open option the ways that it may go."""
    here = now(state)
    if here is None:
        return None
    found: dict[str, list[_Way]] = {}
    for option in open_options(program, state):
        ways = step(program, state, option)
        whole = sum(way.weight for way in ways)
        rows = [(way.weight / whole, now(way.state)) for way in ways]
        known = [(share, row) for share, row in rows if row is not None]
        if len(known) < len(rows):
            return None
        found[program.scenes[state.place].options[option].id] = known
    return here, found


def _mean(ways: Sequence[_Way]) -> Floats:
    """Mix what may follow, by chance."""
    return np.array([share for share, _ in ways]) @ np.stack([row for _, row in ways])


def _mixed(ways: Sequence[_Way]) -> Floats:
    """Mix what may follow: the first three numbers by chance, of the others the outermost."""
    low = min(row[3] for _, row in ways)
    high = max(row[4] for _, row in ways)
    return np.array([*_mean(ways)[:3], low, high])
