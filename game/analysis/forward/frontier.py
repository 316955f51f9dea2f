"""The frontier: states that were reached and not yet left, with what they carry.

Scenes are taken in the order of their links, so that all that leads to a scene has come before it
is left; scenes that lead round to each other are taken together (see `rounds`). States that stand
at one scene with one calendar form a batch; a batch is merged, walked one step on, and forgotten,
save from where each of its states was first reached.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import lcm

import numpy as np

from game.analysis.forward.found import Found, Step, Sum
from game.analysis.forward.load import (
    Load,
    Moduli,
    first_load,
    joined,
    moved,
    row_bytes,
    shared,
    taken,
)
from game.analysis.forward.merging import merged
from game.analysis.forward.shifts import Shifts
from game.analysis.forward.waiting import Arrival, Numbers, Waiting
from game.analysis.progress import Listener, Progress, StoppedError, silent
from game.analysis.result import Way
from game.analysis.states.keys import Ints, Keys
from game.analysis.states.layout import Layout
from game.analysis.walking.questions import Mask, Questions
from game.analysis.walking.rows import Rows, single, standing
from game.analysis.walking.steps import StepNumbers, Steps
from game.analysis.walking.walk import Choice, Final, Pages, Place, Walker
from game.analysis.walking.walk import Way as Road
from game.engine.tables import Program

BATCH = 1 << 17
"""How many states are walked at a time."""

STATE_BYTES = 5
"""How much room a state takes that was left: where it was first reached from, and by what step."""

BYTES_A_STATE = 21
"""So much room comes with every state asked for."""

_ON_ENTERING = ("options", "pages")
"""Why play can stick in a scene that it has come to, and not on leaving one."""

LEAST_ROOM = 1 << 26
"""Room in bytes that there is in any case."""


Taker = Callable[[Place, Keys, Load], bool]
"""Takes states that come to a place, or says that it does not."""


def nobody(_place: Place, _keys: Keys, _load: Load) -> bool:
    """Take nothing."""
    return False


class OverBudgetError(Exception):
    """More states were reached than were asked for, or than there is room for."""


class Frontier:
    """Holds what has arrived and not yet been left, by place."""

    def __init__(
        self,
        program: Program,
        walker: Walker,
        layouts: Mapping[int, Layout],
        moduli: Moduli,
        max_states: int,
        listener: Listener = silent,
    ) -> None:
        self.program = program
        self.walker = walker
        self.layouts = layouts
        self.moduli = moduli
        self.found = Found()
        self.waiting: dict[int, dict[Place, Waiting]] = {}
        self.steps = StepNumbers(program)
        self.questions = Questions(program.cells)
        self.taker: Taker = nobody
        """Is asked first to take what is sent to a moment of decision; else it waits there."""
        self.left = 0
        """How many scenes have been left for good."""
        self._listener = listener
        self._max_states = max_states
        self._first = first_load(moduli, program)
        self.shifts = Shifts(program, self._first.extremes)
        self.row_bytes = row_bytes(self._first)
        """How much room a state takes that waits."""
        self._room = max(LEAST_ROOM, max_states * BYTES_A_STATE)
        self._rows = 0
        self._most_rows = self._room // self.row_bytes
        self._batches: list[tuple[int, int, Numbers, Steps]] = []
        self._starts: list[int] = []
        self.limit = max_states
        """More states than these are there to visit, where there was no room for all of them."""

    def begin(self) -> None:
        """Let play start."""
        for road in self.walker.begin(single(self.questions, self.program.first)):
            self.send(road, self._first, numbered(-1, 1), 0)

    def leave(self, scene: int) -> None:
        """Take one step on from all states at a scene that cannot be reached again."""
        waiting = self.waiting.pop(scene, {})
        for place in sorted(waiting):
            for some in waiting.pop(place).leave():
                first = self.number(scene, some.came, some.steps)
                for at in range(0, len(some.keys), BATCH):
                    rows = slice(at, at + BATCH)
                    keys = some.keys[rows]
                    self.walk(place, keys, taken(some.load, rows), numbered(first + at, len(keys)))

    def walk(self, place: Place, keys: Keys, load: Load, numbers: Numbers) -> None:
        """Walk a batch one step on, and send on all that comes of it."""
        rows, masks, ways = self.open(place, keys)
        share = shared(load, self.moduli, ways)
        self.count(place, masks, ways, load, share)
        for road in self.walker.step(place, rows, masks):
            self.send(road, share, numbers, 1)

    def tell(self) -> None:
        """Tell how far this has come.

        Raises:
            StoppedError: if it is not to go on.
        """
        if not self._listener(Progress(self.found.states, self.left, len(self.layouts))):
            raise StoppedError

    def open(self, place: Place, keys: Keys) -> tuple[Rows, list[Mask], int | Ints]:
        """Look at a batch: return it as rows, with where each option is open, and how many are.

        Raises:
            StoppedError: if it is not to be gone on with.
        """
        self.tell()
        rows = standing(self.questions, self.layouts[place.scene], keys)
        masks = self.walker.open_options(place, rows)
        self.walker.moment(place, rows, masks)
        fixed = sum(mask is True for mask in masks)
        ways: int | Ints = fixed
        for mask in masks:
            if not isinstance(mask, bool):
                ways = ways + mask.astype(np.int64)
        return rows, masks, ways

    def count(
        self, place: Place, masks: Sequence[Mask], ways: int | Ints, load: Load, share: Load
    ) -> None:
        """Note how often options are on offer and chosen, and how many are open together."""
        kinds = [ways] if isinstance(ways, int) else np.flatnonzero(np.bincount(ways)).tolist()
        self.found.open = lcm(self.found.open, *kinds)
        for option, mask in enumerate(masks):
            if np.any(mask):
                at = place.scene, option
                rows = None if isinstance(mask, bool) else mask
                for sums, chances in (
                    (self.found.offered, load.chances),
                    (self.found.chosen, share.chances),
                ):
                    added = [int((each if rows is None else each[rows]).sum()) for each in chances]
                    before = sums.get(at, (0,) * len(added))
                    sums[at] = tuple(map(int.__add__, before, added))

    def send(self, road: Road, load: Load, numbers: Numbers, decisions: int) -> None:
        """Send states along a road, to another moment of decision or to where play stops."""
        target, rows, choice, pages = road
        self._divides(choice)
        carried = moved(
            load,
            self.moduli,
            rows.rows,
            choice.weight,
            choice.whole,
            self.shifts.of(rows.changed),
            decisions,
        )
        self._link(choice.scene, pages, target, carried)
        came = numbers if rows.rows is None else numbers[rows.rows]
        step = self.steps.of(choice)
        if isinstance(target, Final):
            self._stop(target, carried, came, step)
            return
        keys = self.keys_at(road)
        if self.taker(target, keys, carried):
            return
        places = self.waiting.setdefault(target.scene, {})
        if target not in places:
            places[target] = Waiting(self.moduli)
        arrival = Arrival(keys, carried, came, self.steps.row(step))
        if places[target].add(arrival):
            self.afford(places[target].distinct)
        self._rows += len(came)
        if self._rows > self._most_rows:
            self.settle()

    def keys_at(self, road: Road) -> Keys:
        """Return the keys of states where a road leads, which must be a moment of decision."""
        assert isinstance(road.target, Place)
        rows = road.rows
        return rows.keys_at(self.layouts[road.target.scene])

    def settle(self) -> None:
        """Count what waits, and merge it where it takes more room than there is.

        Raises:
            OverBudgetError: if that leaves little room.
        """
        every = [waiting for places in self.waiting.values() for waiting in places.values()]
        self._rows = sum(waiting.rows for waiting in every)
        self._most_rows = (self._room - self.found.states * STATE_BYTES) // self.row_bytes
        if self._rows > self._most_rows:
            for waiting in every:
                waiting.settle()
            self._rows = sum(waiting.rows for waiting in every)
            self.afford(self._rows, self._rows * self.row_bytes * 4 // 3)

    def afford(self, count: int, room: int = 0) -> None:
        """See to it that so many more states may be visited, and that they have so much room.

        Raises:
            OverBudgetError: if not.
        """
        if self.found.states + count > self._max_states:
            raise OverBudgetError
        if self.found.states * STATE_BYTES + room > self._room:
            self.limit = self.found.states + count - 1
            raise OverBudgetError

    def number(self, scene: int, came: Numbers, steps: Steps) -> int:
        """Number new states, and keep how they were first reached; return the first number.

        Raises:
            OverBudgetError: if there are too many.
        """
        first = self.found.states
        self.afford(len(came))
        self.found.states += len(came)
        self._starts.append(first)
        self._batches.append((first, scene, came, steps))
        return first

    def way_to(self, came: Step) -> Way:
        """Return a shortest play that ends with a step."""
        found = []
        state, step = came
        while state >= 0:
            first, scene, before, steps = self._batches[bisect_right(self._starts, state) - 1]
            found.append(self.steps.taken(scene, step))
            state, step = int(before[state - first]), int(steps[state - first])
        return tuple(reversed(found))

    def came_to(self, state: int) -> Step:
        """Return the last step of a shortest play that leads to a state."""
        first, _, before, steps = self._batches[bisect_right(self._starts, state) - 1]
        return int(before[state - first]), int(steps[state - first])

    def stop_at(self, target: Final, fewest: int, came: Step) -> None:
        """Note that play can stop somewhere, before it is known what adds up there."""
        known = self.found.finals.get(target)
        if known is None:
            self.found.finals[target] = Sum(None, fewest, came)
        elif fewest < known.fewest:
            known.fewest, known.came = fewest, came

    def _stop(self, target: Final, load: Load, came: Numbers, step: int) -> None:
        fewest = load.fewest
        shortest = 0 if isinstance(fewest, int) else int(np.argmin(fewest))
        least = fewest if isinstance(fewest, int) else int(fewest[shortest])
        self.stop_at(target, least, (int(came[shortest]), step))
        known = self.found.finals[target]
        loads = [load] if known.load is None else [known.load, load]
        load = joined(loads)
        known.load = merged(np.zeros(len(load.extremes), dtype=np.int64), load, self.moduli).load

    def _link(self, scene: int, pages: Pages, target: Place | Final, load: Load) -> None:
        """Note the places that play goes through, one after the other."""
        if isinstance(target, Place):
            last: tuple[int, ...] = (target.scene,)
        elif target.cause is None:
            last = (target.place,)
        else:
            stuck = (self.program.stuck,)
            last = (target.place, *stuck) if target.cause in _ON_ENTERING else stuck
        passed = (*((scene,) if scene >= 0 else ()), *pages, *last)
        added = [int(each.sum()) for each in load.chances]
        for link in pairwise(passed):
            before = self.found.links.get(link, (0,) * len(added))
            self.found.links[link] = tuple(map(int.__add__, before, added))

    def _divides(self, choice: Choice) -> None:
        whole = choice.whole
        kinds = [whole] if isinstance(whole, int) else np.unique(whole).tolist()
        self.found.whole = lcm(self.found.whole, *(kind for kind in kinds if kind))


def numbered(first: int, count: int) -> Numbers:
    """Return the numbers of so many states."""
    return np.arange(first, first + count, dtype=np.int32)
