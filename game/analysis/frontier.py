"""The frontier: states that were reached and not yet left, with what they carry.

Scenes are taken in the order of their links, so that all that leads to a scene has come before it
is left; scenes that lead round to each other are taken together (see `rounds`). States that stand
at one scene with one calendar form a batch; a batch is merged, walked one step on, and forgotten,
save from where each of its states was first reached.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import lcm

import numpy as np
import numpy.typing as npt

from game.analysis.layout import Columns, Ints, Keys, Layout
from game.analysis.load import Load, Moduli, first_load, joined, merged, moved, shared, taken
from game.analysis.result import Loop, Taken, Way
from game.analysis.rows import Mask, Rows
from game.analysis.walk import Choice, Final, Pages, Place, Walker
from game.analysis.walk import Way as Road
from game.engine.tables import Program

OUTCOMES = 1 << 16
"""A step is kept as option * OUTCOMES + outcome + 1."""

BATCH = 1 << 17
"""How many states are walked at a time."""

MOST_WAITING = 1 << 21
"""So many arrivals at one place are merged before more come; as often as they double."""

Numbers = npt.NDArray[np.int32]
"""Numbers of states, or steps: there is one of each for every state, as long as it all lasts."""

Step = tuple[int, int]
"""The number of a state, and the step made there."""


class OverBudgetError(Exception):
    """More states were reached than were asked for."""


@dataclass(slots=True)
class Sum:
    """What adds up where play stops; `came` is the last step of a shortest play."""

    load: Load | None
    fewest: int
    came: Step


@dataclass(slots=True)
class Found:
    """What has been found so far."""

    states: int = 0
    finals: dict[Final, Sum] = field(default_factory=dict)
    open: int = 1
    """A multiple of every number of options that are open together."""
    whole: int = 1
    """A multiple of every sum of the weights of outcomes that hold together."""
    offered: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """By scene and option, how often it is on offer: residues of chances."""
    chosen: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """Likewise, how often it is chosen."""
    links: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    """Likewise, how often play goes from one place straight to another."""
    loop: Loop | None = None


@dataclass(slots=True)
class Arrival:
    """States that came to one place together by one step."""

    keys: Keys
    load: Load
    came: Numbers
    """The number of the state that each came from."""
    step: int | Numbers
    """The step by which all came, or each."""


class Frontier:
    """Holds what has arrived and not yet been left, by place."""

    def __init__(
        self,
        program: Program,
        walker: Walker,
        layouts: Mapping[int, Layout],
        moduli: Moduli,
        max_states: int,
    ) -> None:
        self.program = program
        self.walker = walker
        self.layouts = layouts
        self.moduli = moduli
        self.found = Found()
        self.arrivals: dict[int, dict[Place, list[Arrival]]] = {}
        self._max_states = max_states
        self._batches: list[tuple[int, int, Numbers, Numbers]] = []
        self._starts: list[int] = []
        self._first = first_load(moduli, program)

    def begin(self) -> None:
        """Let play start."""
        single = Layout([np.array([value], dtype=np.int64) for value in self.program.first])
        columns = Columns(single, np.zeros(1, dtype=np.int64))
        rows = Rows(self.program.cells, columns, None, single.values, ())
        for road in self.walker.begin(rows):
            self.send(road, self._first, numbered(-1, 1), 0)

    def leave(self, scene: int) -> None:
        """Take one step on from all states at a scene that cannot be reached again."""
        for place, arrivals in sorted(self.arrivals.pop(scene, {}).items()):
            keys, load, came, steps = self.merged(arrivals)
            first = self.number(scene, came, steps)
            for at in range(0, len(keys), BATCH):
                some = slice(at, at + BATCH)
                part = keys[some]
                self.walk(place, part, taken(load, some), numbered(first + at, len(part)))

    def walk(self, place: Place, keys: Keys, load: Load, numbers: Numbers) -> None:
        """Walk a batch one step on, and send on all that comes of it."""
        rows, masks, ways = self.open(place, keys)
        share = shared(load, self.moduli, ways)
        self.count(place, masks, ways, load, share)
        for road in self.walker.step(place, rows, masks):
            self.send(road, share, numbers, 1)

    def open(self, place: Place, keys: Keys) -> tuple[Rows, list[Mask], int | Ints]:
        """Look at a batch: return it as rows, with where each option is open, and how many are."""
        layout = self.layouts[place.scene]
        rows = Rows(self.program.cells, Columns(layout, keys), None, layout.values, ())
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
            rows.effects,
            decisions,
            len(self.program.indicators),
        )
        self._link(choice.scene, pages, target, carried)
        came = numbers if rows.rows is None else numbers[rows.rows]
        step = step_of(choice)
        if isinstance(target, Final):
            self._stop(target, carried, came, step)
            return
        keys = self.keys_at(road)
        arrivals = self.arrivals.setdefault(target.scene, {}).setdefault(target, [])
        arrivals.append(Arrival(keys, carried, came, step))
        sizes = [len(each.keys) for each in arrivals]
        if sum(sizes) > MOST_WAITING + 2 * sizes[0]:
            arrivals[:] = [Arrival(*self.merged(arrivals))]
            self.afford(len(arrivals[0].keys))

    def keys_at(self, road: Road) -> Keys:
        """Return the keys of states where a road leads, which must be a moment of decision."""
        assert isinstance(road.target, Place)
        rows = road.rows
        return rows.columns.keys_at(self.layouts[road.target.scene], rows.tables, rows.rows)

    def merged(self, arrivals: list[Arrival]) -> tuple[Keys, Load, Numbers, Numbers]:
        """Merge what arrived at one place; return also from where, and by what step, each came."""
        keys = np.concatenate([each.keys for each in arrivals])
        load = joined([each.load for each in arrivals])
        steps = np.concatenate(
            [
                np.full(len(each.keys), each.step, dtype=np.int32)
                if isinstance(each.step, int)
                else each.step
                for each in arrivals
            ]
        )
        keys, load, rows = merged(keys, load, self.moduli)
        came = np.concatenate([each.came for each in arrivals])
        return keys, load, came[rows], steps[rows]

    def afford(self, count: int) -> None:
        """See to it that there is room for so many more states.

        Raises:
            OverBudgetError: if there is not.
        """
        if self.found.states + count > self._max_states:
            raise OverBudgetError

    def number(self, scene: int, came: Numbers, steps: Numbers) -> int:
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
            found.append(taken_of(self.program, scene, step))
            state, step = int(before[state - first]), int(steps[state - first])
        return tuple(reversed(found))

    def scene_of(self, state: int) -> int:
        """Return the scene at which a state stands."""
        return self._batches[bisect_right(self._starts, state) - 1][1]

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
        known.load = merged(np.zeros(len(load.extremes), dtype=np.int64), load, self.moduli)[1]

    def _link(self, scene: int, pages: Pages, target: Place | Final, load: Load) -> None:
        """Note the places that play goes through, one after the other."""
        if isinstance(target, Place):
            last = target.scene
        else:
            last = target.place if target.cause is None else self.program.stuck
        passed = (*((scene,) if scene >= 0 else ()), *pages, last)
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


def step_of(choice: Choice) -> int:
    """Return a step as one number."""
    return choice.option * OUTCOMES + choice.outcome + 1


def taken_of(program: Program, scene: int, step: int) -> Taken:
    """Put a step into ids."""
    option, outcome = divmod(step, OUTCOMES)
    row = program.scenes[scene]
    id_ = row.options[option].outcomes[outcome - 1].id if outcome else ""
    return Taken(row.id, row.options[option].id, id_)
