"""What lies ahead of a moment of play: an indicator's prospects, and the endings' chances.

Made for going through a play: work one out, then ask it at every state of the play. Injects that
are held back stay held, and no inject is brought by hand from there on. Where the facilitator's
hand was in play, name the states that came of it in `also`; other states are always known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.analysis.backward.keeping import MAX_STATES, Keeper
from game.analysis.backward.kept import Floats, Kept
from game.analysis.backward.lifting import lift
from game.analysis.backward.worth import (
    HIGH,
    LEAST,
    LOW,
    MEAN,
    MOST,
    Backward,
    ending_stops,
    value_stops,
)
from game.analysis.outlook import Chances, EndingsAhead, Prospect, ValueAhead
from game.engine.state import State, is_over
from game.engine.step import open_options, step
from game.engine.tables import Program


class ValuesAhead:
    """The prospects of one indicator in every reachable state."""

    def __init__(
        self,
        program: Program,
        indicator: str,
        *,
        max_states: int = MAX_STATES,
        also: Sequence[State] = (),
    ) -> None:
        """Work everything out.

        Raises:
            NotKeptError: if there are too many states, or one leads round to itself.
        """
        kept = lift(Keeper(program, max_states).keep(also=also), indicator, max_states, also=also)
        self._cell = kept.cell
        self._low = program.indicators[kept.cell][1].low
        folds = (MEAN, MOST, LEAST, LOW, HIGH)
        self._found = _Found(kept, Backward(kept, value_stops(kept), folds).run())

    def at(self, state: State) -> ValueAhead | None:
        """Tell what is ahead of a state of a play; None where it was not reached as it stands."""
        ahead = self._found.ahead(state, self._now)
        if ahead is None:
            return None
        now, options = ahead
        return ValueAhead(
            self._told(now), {id_: self._told(_mixed(ways)) for id_, ways in options.items()}
        )

    def _now(self, state: State) -> Floats | None:
        if is_over(self._found.program, state):
            return np.full(5, float(state.cells[self._cell] - self._low))
        return self._found.at(state)

    def _told(self, row: Floats) -> Prospect:
        mean, most, least, low, high = (row + self._low).tolist()
        return Prospect(mean, most, least, round(low), round(high))


class ChancesAhead:
    """The chances of the endings in every reachable state."""

    def __init__(
        self, program: Program, *, max_states: int = MAX_STATES, also: Sequence[State] = ()
    ) -> None:
        """Work everything out.

        Raises:
            NotKeptError: if there are too many states, or one leads round to itself.
        """
        kept = Keeper(program, max_states).keep(also=also)
        self._scenes = len(program.scenes)
        self._width = program.stuck - self._scenes + 1
        values = Backward(kept, ending_stops(kept), width=self._width).run()
        self._found = _Found(kept, values)

    def at(self, state: State) -> EndingsAhead | None:
        """Tell which endings are ahead of a play's state; None where it was not reached as such."""
        ahead = self._found.ahead(state, self._now)
        if ahead is None:
            return None
        now, options = ahead
        return EndingsAhead(
            self._told(now), {id_: self._told(_mean(ways)) for id_, ways in options.items()}
        )

    def _now(self, state: State) -> Floats | None:
        if is_over(self._found.program, state):
            one = np.zeros(self._width)
            one[state.place - self._scenes] = 1.0
            return one
        return self._found.at(state)

    def _told(self, row: Floats) -> Chances:
        place_id = self._found.program.place_id
        return {
            place_id(self._scenes + at): chance for at, chance in enumerate(row.tolist()) if chance
        }


_Way = tuple[float, Floats]
"""One way in which a step may go: its chance, and what follows is worth."""


class _Found:
    """What was worked out, without the steps that it took."""

    def __init__(self, kept: Kept, values: tuple[Floats, ...]) -> None:
        kept.forget_steps()
        self.program = kept.program
        self._kept = kept
        self._values = values

    def at(self, state: State) -> Floats | None:
        """Return what a moment of decision is worth, fold by fold; None where it is not known."""
        number = self._kept.number_of(state)
        if number < 0:
            return None
        return np.concatenate([np.atleast_1d(each[number]) for each in self._values])

    def ahead(
        self, state: State, now: Callable[[State], Floats | None]
    ) -> tuple[Floats, dict[str, list[_Way]]] | None:
        """Return what a state is worth, and by open option the ways that it may go."""
        here = now(state)
        if here is None:
            return None
        found: dict[str, list[_Way]] = {}
        for option in open_options(self.program, state):
            ways = step(self.program, state, option)
            whole = sum(way.weight for way in ways)
            rows = [(way.weight / whole, now(way.state)) for way in ways]
            known = [(share, row) for share, row in rows if row is not None]
            if len(known) < len(rows):
                return None
            found[self.program.scenes[state.place].options[option].id] = known
        return here, found


def _mean(ways: Sequence[_Way]) -> Floats:
    """Mix what may follow, by chance."""
    return np.array([share for share, _ in ways]) @ np.stack([row for _, row in ways])


def _mixed(ways: Sequence[_Way]) -> Floats:
    """Mix what may follow: the first three numbers by chance, of the others the outermost."""
    low = min(row[3] for _, row in ways)
    high = max(row[4] for _, row in ways)
    return np.array([*_mean(ways)[:3], low, high])
