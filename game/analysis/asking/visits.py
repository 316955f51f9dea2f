"""Every state that can be reached, each once, with a shortest way there, and nothing beside.

For questions that need other cuts than the exploration itself, and none of its figures. States are
reached in order of their decisions, so that the first way to each is a shortest one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from game.analysis.forward.frontier import OverBudgetError
from game.analysis.progress import Listener, Progress, StoppedError, silent
from game.analysis.result import Taken, Way
from game.analysis.states.keys import Keys
from game.analysis.states.layout import MOST_DECISIONS, Layout
from game.analysis.walking.questions import Questions
from game.analysis.walking.rows import single, standing
from game.analysis.walking.walk import Place, Walker
from game.analysis.walking.walk import Way as Road
from game.engine.tables import Program

BATCH = 1 << 17
"""How many states are walked at a time."""

Numbers = npt.NDArray[np.int32]
"""Numbers of states, or steps."""

_OUTCOMES = 1 << 16  # a step is kept as option * _OUTCOMES + outcome + 1

_Reached = tuple[Keys, Numbers, int]
"""States by their keys, with the numbers of those they came from and the step made there."""


class Visits:
    """Walks every state; what is met on the way is met by the walker's sight."""

    def __init__(
        self,
        program: Program,
        walker: Walker,
        layouts: Mapping[int, Layout],
        max_states: int,
        listener: Listener = silent,
    ) -> None:
        self._program = program
        self._questions = Questions(program.cells)
        self._walker = walker
        self._layouts = layouts
        self._max_states = max_states
        self._listener = listener
        self._known: dict[Place, Keys] = {}
        self._batches: list[tuple[Place, Numbers, Numbers]] = []
        self._starts: list[int] = []
        self._states = 0

    def walk(self) -> Iterator[int]:
        """Walk all states, and yield after each batch the number of its first state.

        Raises:
            OverBudgetError: if there are more states than were asked for.
            StoppedError: if the listener asks for it.
        """
        waiting: dict[Place, list[_Reached]] = {}
        for road in self._walker.begin(single(self._questions, self._program.first)):
            self._send(road, _numbered(-1, 1), waiting)
        decisions = 0
        while waiting:
            here, waiting = waiting, {}
            for place, reached in sorted(here.items()):
                keys, first = self._new(place, reached)
                for at in range(0, len(keys), BATCH):
                    part = keys[at : at + BATCH]
                    numbers = _numbered(first + at, len(part))
                    self._leave(place, part, numbers, waiting)
                    yield first + at
                    if not self._listener(Progress(first + at, 0, 0)):
                        raise StoppedError
            decisions += 1
            if decisions > MOST_DECISIONS:
                raise OverBudgetError

    def way_to(self, state: int) -> Way:
        """Return a shortest play that leads to a state, by its number."""
        found = []
        came, step = self._came(state)
        while came >= 0:
            found.append(self.taken(came, *divmod(step, _OUTCOMES)))
            came, step = self._came(came)
        return tuple(reversed(found))

    def taken(self, state: int, option: int, outcome: int) -> Taken:
        """Put a decision made in a state into ids; outcomes count from 1, and 0 is none."""
        place = self._batches[bisect_right(self._starts, state) - 1][0]
        row = self._program.scenes[place.scene]
        drawn = row.options[option].outcomes[outcome - 1].id if outcome else ""
        return Taken(row.id, row.options[option].id, drawn)

    def _came(self, state: int) -> tuple[int, int]:
        at = bisect_right(self._starts, state) - 1
        _, came, steps = self._batches[at]
        return int(came[state - self._starts[at]]), int(steps[state - self._starts[at]])

    def _leave(
        self, place: Place, keys: Keys, numbers: Numbers, waiting: dict[Place, list[_Reached]]
    ) -> None:
        rows = standing(self._questions, self._layouts[place.scene], keys)
        masks = self._walker.open_options(place, rows)
        self._walker.moment(place, rows, masks)
        for road in self._walker.step(place, rows, masks):
            self._send(road, numbers, waiting)

    def _send(self, road: Road, numbers: Numbers, waiting: dict[Place, list[_Reached]]) -> None:
        target, rows = road.target, road.rows
        if isinstance(target, Place):
            keys = rows.keys_at(self._layouts[target.scene])
            came = numbers if rows.rows is None else numbers[rows.rows]
            step = road.choice.option * _OUTCOMES + road.choice.outcome + 1
            waiting.setdefault(target, []).append((keys, came, step))

    def _new(self, place: Place, reached: list[_Reached]) -> tuple[Keys, int]:
        """Number the states that were not known; return their keys and the first number."""
        keys, rows = np.unique(np.concatenate([each[0] for each in reached]), return_index=True)
        known = self._known.get(place)
        if known is not None:
            fresh = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] != keys
            keys, rows = keys[fresh], rows[fresh]
        first = self._states
        if not len(keys):
            return keys, first
        if first + len(keys) > self._max_states:
            raise OverBudgetError
        self._states += len(keys)
        self._known[place] = keys if known is None else np.union1d(known, keys)
        came = np.concatenate([each[1] for each in reached])[rows]
        steps = np.concatenate(
            [np.full(len(each[0]), each[2], dtype=np.int32) for each in reached]
        )[rows]
        self._starts.append(first)
        self._batches.append((place, came, steps))
        return keys, first


def _numbered(first: int, count: int) -> Numbers:
    return np.arange(first, first + count, dtype=np.int32)
