"""What each scene and everything after it can still read: cuts, worked out backwards.

The order within a step is that of the rules, taken from its end to its beginning. Every condition
on which play depends is a read, whatever it guards: options, outcomes, `next`, injects,
consequences (where they may be due, and at the flush before an ending) and endings. Those of texts
change nothing in play, and are reads where it is asked for them. What may or may not come about (a
consequence, an inject, a road) counts both ways, so cuts may be finer than needed, never coarser.
Loops are gone round until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.analysis.states.cuts import (
    NO_HIGH,
    NOTHING,
    NOTHING_KNOWN,
    Needs,
    Reads,
    before,
    together,
)
from game.analysis.states.flow import Flow, Pending, settle, ways_on
from game.engine.tables import (
    TO_END,
    EffectRow,
    OptionRow,
    PassageRow,
    Program,
    Route,
    Test,
    TextRow,
)

NO_PENDING: Pending = frozenset()


def needs_of(
    program: Program,
    flow: Flow,
    *,
    known: Mapping[str, Needs] = NOTHING_KNOWN,
    texts: Iterable[PassageRow] = (),
    again: bool = False,
) -> dict[int, Needs]:
    """Return, by scene with options, the cuts at the moment of decision.

    Of texts only the conditions of those passages are reads.

    `known` has the cuts of some conditions, by their source. With `again`, each `next` that leads
    to an ending is read once more when all that was still to come has arrived.
    """
    return _Backward(program, flow, known, texts, again).needs()


def bounds_of(program: Program) -> tuple[tuple[int, int], ...]:
    """Return the range of each cell."""
    ranges = [(row.low, row.high) for _, row in program.indicators]
    ranges += [(0, 1)] * (len(program.first) - len(ranges) - 1)
    return (*ranges, (0, NO_HIGH))


class _Backward:
    """Holds what is known of each place while loops settle."""

    def __init__(
        self,
        program: Program,
        flow: Flow,
        known: Mapping[str, Needs],
        texts: Iterable[PassageRow],
        again: bool,
    ) -> None:
        self.program = program
        self.flow = flow
        self.again = again
        self.texts = frozenset(id(row) for row in texts)
        self.decisions = len(program.first) - 1
        self.reads = Reads(program.cells, bounds_of(program), self.decisions, known)
        self.entered: dict[int, Needs] = {}
        self.decided: dict[int, Needs] = {}

    def needs(self) -> dict[int, Needs]:
        program, order = self.program, self.flow.order
        behind: dict[int, list[int]] = {scene: [] for scene in order}
        for scene in order:
            for at in ways_on(program, scene):
                if 0 <= at < len(program.scenes):
                    behind[at].append(scene)
                elif at not in self.entered:
                    self.entered[at] = self.at_end(at)
        settle(tuple(reversed(order)), behind, self.work)
        return self.decided

    def work(self, scene: int) -> bool:
        row = self.program.scenes[scene]
        if row.options:
            needs = self.text(row.text)
            for _, said in row.advice:
                needs = together(needs, self.text(said))
            for option in row.options:
                needs = together(needs, self.option(option, row.seen))
            self.decided[scene] = needs
        else:
            needs = together(self.text(row.text), self.onward(row.route, row.seen))
        for number in reversed(row.injects):
            inject = self.program.injects[number]
            needs = self.perhaps(inject.test, inject.effects, inject.text, needs)
        due = [entry for entry in self.flow.pending[scene] if entry[0] == 0]
        needs = self.arriving(due, needs)
        changed = needs != self.entered.get(scene)
        self.entered[scene] = needs
        return changed

    def at_end(self, place: int) -> Needs:
        endings = self.program.endings
        taken = endings if place == TO_END else (endings[place - len(self.program.scenes)],)
        needs = NOTHING
        for row in taken:
            needs = together(needs, self.text(row.text))
            if place == TO_END:
                needs = together(needs, self.reads.of(row.test))
        return self.arriving(self.flow.pending.get(place, NO_PENDING), needs)

    def arriving(self, pending: Pending | Iterable[tuple[int, int]], needs: Needs) -> Needs:
        """Go back over consequences in their order of arrival: by due count, then by being put."""
        rows = self.program.consequences
        order = sorted(pending, key=lambda entry: (entry[0], -rows[entry[1]].after, entry[1]))
        for _, number in reversed(order):
            row = rows[number]
            needs = self.perhaps(row.test, row.effects, row.text, needs)
        return needs

    def perhaps(
        self, test: Test | None, effects: tuple[EffectRow, ...], text: TextRow, needs: Needs
    ) -> Needs:
        """Go back over what may come about or not."""
        came = before(effects, together(needs, self.text(text)))
        return together(together(needs, came), self.reads.of(test))

    def option(self, option: OptionRow, seen: int) -> Needs:
        at_choice = NOTHING
        for outcome in option.outcomes:
            after = together(self.text(outcome.text), self.onward(outcome.route, seen))
            at_choice = together(at_choice, before(outcome.effects, after))
            at_choice = together(at_choice, self.reads.of(outcome.test))
        choosing = [EffectRow(self.decisions, True, 1, 0, NO_HIGH)]
        if option.chose >= 0:
            choosing.append(EffectRow(option.chose, False, 1, 0, 1))
        return together(before(choosing, at_choice), self.reads.of(option.test))

    def onward(self, route: Route, seen: int) -> Needs:
        ahead = NOTHING
        for row in route:
            ahead = together(ahead, self.entered.get(row.target, NOTHING))
        if seen >= 0:
            ahead = before((EffectRow(seen, False, 1, 0, 1),), ahead)
        if self.again:
            ahead = together(ahead, self.arrived(route))
        return together(ahead, self.reads.of_all(row.test for row in route))

    def arrived(self, route: Route) -> Needs:
        """Go back over what arrives before an ending, to the conditions of the way there."""
        if all(row.test is None for row in route):
            return NOTHING
        tests = [row.test for row in route]
        if any(row.target == TO_END for row in route):
            tests += [row.test for row in self.program.endings]
        found = NOTHING
        for row in route:
            pending = self.flow.pending.get(row.target, NO_PENDING)
            if not 0 <= row.target < len(self.program.scenes):
                found = together(found, self.arriving(pending, self.reads.of_all(tests)))
        return found

    def text(self, text: TextRow) -> Needs:
        if isinstance(text, str) or not self.texts:
            return NOTHING
        return self.reads.of_all(row.test for row in text if id(row) in self.texts)
