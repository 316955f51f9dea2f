"""One step for many states at once, from the same tables as `step` and in the same order.

States that stand at one scene, with the same calendar and the same injects behind them, walk
together; where a condition parts them, each part goes on by itself. What `step` does to the cells
of one state, this does to all; the tests hold it to what `step` does, path by path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from game.analysis.result import StuckCause
from game.analysis.states.cuts import NO_HIGH
from game.analysis.states.flow import Flow
from game.analysis.states.keys import Ints
from game.analysis.walking.questions import Mask
from game.analysis.walking.rows import Rows
from game.analysis.walking.sight import Sight, Stop
from game.engine.tables import TO_END, EffectRow, OptionRow, Program, Route

Calendar = tuple[tuple[int, int], ...]
"""What is to come: decisions left and a consequence's number, in order of arrival."""


Pages = tuple[int, ...]
"""Interludes that were read through, one after the other."""


class Place(NamedTuple):
    """Where states stand together: a scene, what is on the calendar, which injects are behind."""

    scene: int
    due: Calendar
    fired: int


class Final(NamedTuple):
    """Where play can stop: an ending, or sticking in one way; numbers are -1 where there is none.

    `cause` is empty for an ending; `place` is an ending's place, or the scene where play sticks.
    """

    cause: StuckCause | None
    place: int
    scene: int
    option: int


class Choice(NamedTuple):
    """What was chosen and what was drawn: `weight` of `whole`; numbers are -1 where nothing was.

    `whole` has a number for every state of the scene, or is the same for all.
    """

    scene: int
    option: int
    outcome: int
    weight: int
    whole: int | Ints


class Way(NamedTuple):
    """A road that some states of a scene take, from one moment of decision to the next.

    `pages` are the interludes on the way.
    """

    target: Place | Final
    rows: Rows
    choice: Choice
    pages: Pages


class Walker:
    """Walks the states of a scene one step on; `sight` meets all that comes about."""

    def __init__(self, program: Program, flow: Flow, sight: Sight) -> None:
        self._program = program
        self._injects = flow.injects
        self._sight = sight
        self._counts = (EffectRow(len(program.first) - 1, True, 1, 0, NO_HIGH),)
        self._marks = [(EffectRow(cell, False, 1, 0, 1),) for cell in range(len(program.first))]
        """By cell, what marks that something was seen or chosen."""

    def begin(self, rows: Rows) -> Iterator[Way]:
        """Yield how play starts."""
        yield from self._enter(self._program.start, rows, (), 0, Choice(-1, -1, -1, 1, 1), ())

    def open_options(self, place: Place, rows: Rows) -> list[Mask]:
        """Return for each option where it is open."""
        row = self._program.scenes[place.scene]
        return [rows.holds(option.test) for option in row.options]

    def moment(self, place: Place, rows: Rows, masks: Sequence[Mask]) -> None:
        """Meet a moment of decision."""
        self._sight.moment(place.scene, rows)
        for at, mask in enumerate(masks):
            if np.any(mask):
                self._sight.option(place.scene, at)

    def step(self, place: Place, rows: Rows, masks: Sequence[Mask]) -> Iterator[Way]:
        """Yield every road from a scene's moment of decision; `masks` tell where options open."""
        row = self._program.scenes[place.scene]
        passed = tuple((left - 1, number) for left, number in place.due)
        for at, option in enumerate(row.options):
            some, _ = rows.parted(masks[at])
            if some is None:
                continue
            some = some.applied(self._counts, told=False)
            if option.chose >= 0:
                some = some.applied(self._marks[option.chose], told=False)
            yield from self._choose(place, some, at, option, passed)

    def _choose(
        self, place: Place, rows: Rows, at: int, option: OptionRow, passed: Calendar
    ) -> Iterator[Way]:
        seen = self._program.scenes[place.scene].seen
        self._sight.asked(option.outcomes, rows)
        masks = [rows.holds(outcome.test) for outcome in option.outcomes]
        whole = self._whole(rows, [outcome.weight for outcome in option.outcomes], masks)
        if not isinstance(whole, int):
            none, _ = rows.parted((whole if rows.rows is None else whole[rows.rows]) == 0)
        else:
            none = None if whole else rows
        if none is not None:
            yield _stuck("outcomes", place.scene, none, Choice(place.scene, at, -1, 1, 1), ())
        for number, (outcome, mask) in enumerate(zip(option.outcomes, masks, strict=True)):
            some, _ = rows.parted(mask)
            if some is None:
                continue
            self._sight.landing(("outcome", place.scene, at, number), outcome.effects, some)
            some = some.applied(outcome.effects)
            self._sight.outcome(place.scene, at, number, some)
            due = passed
            if outcome.later:
                due = self._ordered((*due, *((left, each) for each, left in outcome.later)))
            choice = Choice(place.scene, at, number, outcome.weight, whole)
            yield from self._onward(
                place.scene, outcome.route, seen, some, due, place.fired, choice, ()
            )

    def _whole(self, rows: Rows, weights: Sequence[int], masks: Sequence[Mask]) -> int | Ints:
        """Return the weights of the outcomes that hold, together."""
        fixed = sum(weight for weight, mask in zip(weights, masks, strict=True) if mask is True)
        whole: int | Ints = fixed
        for weight, mask in zip(weights, masks, strict=True):
            if not isinstance(mask, bool):
                whole = whole + weight * mask.astype(np.int64)
        if isinstance(whole, int) or rows.rows is None:
            return whole
        every = np.zeros(len(rows.columns), dtype=np.int64)
        every[rows.rows] = whole
        return every

    def _ordered(self, entries: Calendar) -> Calendar:
        """Put a calendar in order: by due count, then by being put, then by the author's place."""
        rows = self._program.consequences
        return tuple(sorted(entries, key=lambda each: (each[0], -rows[each[1]].after, each[1])))

    def _onward(
        self,
        scene: int,
        route: Route,
        seen: int,
        rows: Rows | None,
        due: Calendar,
        fired: int,
        choice: Choice,
        pages: Pages,
    ) -> Iterator[Way]:
        """Leave a scene by its `next`, and enter where that leads."""
        if rows is not None:
            self._sight.asked(route, rows)
        for number, row in enumerate(route):
            if rows is None:
                return
            some, rows = rows.split(row.test)
            if some is None:
                continue
            self._sight.onward(scene, choice[:3], number)
            if due and not 0 <= row.target < len(self._program.scenes):
                self._sight.stops(Stop(scene, route, number, due, choice[:3]), some)
            if seen >= 0:
                some = some.applied(self._marks[seen], told=False)
            if 0 <= row.target < len(self._program.scenes):
                yield from self._enter(row.target, some, due, fired, choice, pages)
            else:
                yield from self._end(row.target, some, due, choice, pages)
        if rows is not None:
            yield _stuck("next", scene, rows, choice, pages)

    def _enter(
        self, place: int, rows: Rows, due: Calendar, fired: int, choice: Choice, pages: Pages
    ) -> Iterator[Way]:
        """Enter a scene: what is due arrives, injects fire, interludes are read through."""
        program = self._program
        scene = program.scenes[place]
        ready = tuple(entry for entry in due if entry[0] <= 0)
        due = due[len(ready) :]
        for arrived in self.arrive(ready, rows):
            for after, some in self._news(scene.injects, fired, arrived):
                if scene.options:
                    yield from self._meet(place, some, due, after, choice, pages)
                elif len(pages) >= len(program.scenes) + len(program.injects):
                    yield _stuck("pages", place, some, choice, pages)
                else:
                    self._sight.scene(place, some)
                    yield from self._onward(
                        place, scene.route, scene.seen, some, due, after, choice, (*pages, place)
                    )

    def _meet(
        self, place: int, rows: Rows, due: Calendar, fired: int, choice: Choice, pages: Pages
    ) -> Iterator[Way]:
        """Come to a moment of decision, where some option is open."""
        scene = self._program.scenes[place]
        self._sight.asked(scene.options, rows)
        mask: Mask = scene.always
        if not scene.always:
            for option in scene.options:
                held = rows.holds(option.test)
                mask = (mask or held) if isinstance(mask, bool) else mask | held
        some, none = rows.parted(mask)
        if some is not None:
            yield Way(Place(place, due, fired & self._injects[place]), some, choice, pages)
        if none is not None:
            yield _stuck("options", place, none, choice, pages)

    def arrive(self, entries: Calendar, rows: Rows) -> list[Rows]:
        """Let consequences arrive in order, each where its condition holds."""
        found = [rows]
        for _, number in entries:
            row = self._program.consequences[number]
            after = []
            for each in found:
                self._sight.asked((row,), each)
                some, others = each.split(row.test)
                if some is not None:
                    self._sight.landing(("consequence", number), row.effects, some)
                    some = some.applied(row.effects)
                    self._sight.consequence(number, some)
                    after.append(some)
                if others is not None:
                    after.append(others)
            found = after
        return found

    def _news(self, injects: Sequence[int], fired: int, rows: Rows) -> list[tuple[int, Rows]]:
        """Let injects fire in order, each where its condition holds and it has not fired yet."""
        found = [(fired, rows)]
        for number in injects:
            row = self._program.injects[number]
            after = []
            for past, each in found:
                if past >> number & 1:
                    after.append((past, each))
                    continue
                self._sight.asked((row,), each)
                some, others = each.split(row.test)
                if some is not None:
                    self._sight.landing(("inject", number), row.effects, some)
                    some = some.applied(row.effects)
                    self._sight.inject(number, some)
                    after.append((past | 1 << number, some))
                if others is not None:
                    after.append((past, others))
            found = after
        return found

    def _end(
        self, target: int, rows: Rows, due: Calendar, choice: Choice, pages: Pages
    ) -> Iterator[Way]:
        """Let all that is still on the calendar arrive, then come to an ending."""
        program = self._program
        first = target - len(program.scenes)
        for arrived in self.arrive(due, rows):
            if target == TO_END:
                self._sight.asked(program.endings, arrived)
            left: Rows | None = arrived
            for number, row in enumerate(program.endings):
                if left is None or (target != TO_END and number != first):
                    continue
                some, left = left.split(row.test if target == TO_END else None)
                if some is not None:
                    self._sight.ending(number, some)
                    place = len(program.scenes) + number
                    yield Way(Final(None, place, -1, -1), some, choice, pages)
            if left is not None:
                yield _stuck("endings", program.stuck, left, choice, pages)


def _stuck(cause: StuckCause, place: int, rows: Rows, choice: Choice, pages: Pages) -> Way:
    return Way(Final(cause, place, choice.scene, choice.option), rows, choice, pages)
