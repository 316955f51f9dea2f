"""Comparing options, instruments and decisions: what each does to the result, in every state.

The endings' chances are worked out over the states as they merge, everything else indicator by
indicator, each over the states with its value kept; one set of states is held at a time beside the
first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from game.analysis.backward.dominance import Dominance
from game.analysis.backward.keeping import MAX_STATES, Keeper
from game.analysis.backward.kept import Kept, NotKeptError
from game.analysis.backward.landings import Landings
from game.analysis.backward.lifting import Lifted, lift
from game.analysis.backward.standing import Field, Tally, compare_groups, distance, spread
from game.analysis.backward.worth import (
    EQUAL,
    HIGH,
    LOW,
    MEAN,
    Backward,
    ending_stops,
    value_stops,
    visits,
)
from game.analysis.comparison import Comparison, Cut, Standing, Swing
from game.analysis.progress import Listener, Progress, silent
from game.engine.tables import Program, SceneRow

SIGNS = {"higher": 1, "lower": -1}


def compare(
    program: Program, *, max_states: int = MAX_STATES, listener: Listener = silent
) -> Comparison:
    """Compare all that can be chosen, in every reachable state.

    Injects by hand are left out. Memory and time are bounded by `max_states`, once for the states
    as they merge and once for each indicator. The listener may end it.
    """
    try:
        base = Keeper(program, max_states, listener).keep(landings=True)
    except NotKeptError as error:
        return Comparison(error.why)
    comparing = _Comparing(base)
    comparing.endings()
    decisions = sum(bool(row.options) for row in program.scenes)
    unproved = []
    cuts: list[Cut] = []
    for indicator, _ in program.indicators:
        if not listener(Progress(base.count, decisions, decisions)):
            return Comparison("stopped")
        landings = Landings(program, program.cells[indicator])
        try:
            kept = lift(base, indicator, max_states, landings)
        except NotKeptError:
            unproved.append(indicator)
            continue
        cuts += landings.cuts()
        comparing.indicator(kept)
    return comparing.told(tuple(unproved), tuple(cuts))


class _Comparing:
    """Collects what each set of states shows."""

    def __init__(self, base: Kept) -> None:
        self.base = base
        self.program = base.program
        self.dominance = Dominance(base)
        self.visits: dict[int, float] = defaultdict(float)
        self.swings: dict[int, float] = defaultdict(float)
        """By scene, the sum over visits of the distance between endings."""
        self.spreads: dict[str, dict[int, float]] = {}
        self.options: dict[str, dict[str, Tally]] = {}
        self.instruments: dict[str, dict[str, Tally]] = {}
        self.choices: set[int] = set()
        """Scenes where two options are open somewhere."""
        self.moving: set[int] = set()
        """Scenes after whose options something differs somewhere."""

    def endings(self) -> None:
        """Compare the chances of the endings."""
        base = self.base
        width = self.program.stuck - len(self.program.scenes) + 1
        met = visits(base)
        for block, is_open, (chances,) in Backward(base, ending_stops(base), width=width).blocks():
            scene, here = block.scene, met[block.states]
            apart = distance(is_open, chances)
            self.visits[scene] += float(here.sum())
            self.swings[scene] += float((apart * here).sum())
            if np.any(is_open.sum(axis=0) >= 2):
                self.choices.add(scene)
            if np.any(apart > EQUAL):
                self.moving.add(scene)

    def indicator(self, kept: Lifted) -> None:
        """Compare the values of the indicator kept."""
        id_, row = self.program.indicators[kept.cell]
        equal = EQUAL * (row.high - row.low)
        sign = SIGNS.get(row.better, 0)
        spreads = self.spreads[id_] = defaultdict(float)
        met = visits(kept)
        # The ends of what may come are asked for where nothing else has shown a difference yet.
        folds = (MEAN, LOW, HIGH) if self.choices - self.moving else (MEAN,)
        worth = Backward(kept, value_stops(kept), folds)
        for block, is_open, (mean, *ends) in worth.blocks():
            scene, here = block.scene, met[block.states]
            apart = spread(is_open, mean)
            spreads[scene] += float((apart * here).sum())
            if scene not in self.moving:
                every = apart, *(spread(is_open, end) for end in ends)
                if any(np.any(each > equal) for each in every):
                    self.moving.add(scene)
            if sign:
                field = Field(is_open, mean, here, sign, equal)
                self._stand(id_, self.program.scenes[scene], field)
                self.dominance.look(kept, block, field)
        if sign:
            self.dominance.close()

    def _stand(self, indicator: str, scene: SceneRow, field: Field) -> None:
        tallies = self.options.setdefault(indicator, {})
        compare_groups(
            field,
            [[at] for at in range(len(scene.options))],
            [tallies.setdefault(f"{scene.id}.{row.id}", Tally()) for row in scene.options],
        )
        groups: dict[str, list[int]] = {}
        for at, option in enumerate(self.program.scenario.scenes[scene.id].options.values()):
            if option.instrument:
                groups.setdefault(option.instrument, []).append(at)
        if len(groups) >= 2:
            tallies = self.instruments.setdefault(indicator, {})
            compare_groups(
                field,
                list(groups.values()),
                [tallies.setdefault(instrument, Tally()) for instrument in groups],
            )

    def told(self, unproved: tuple[str, ...], cuts: tuple[Cut, ...]) -> Comparison:
        """Return what was found; without those indicators, not what they would have a say in."""
        whole = not unproved
        directed = all(
            id_ not in unproved for id_, row in self.program.indicators if row.better in SIGNS
        )
        every = {
            f"{scene_id}.{id_}": option.instrument
            for scene_id, scene in self.program.scenario.scenes.items()
            for id_, option in scene.options.items()
        }
        options = _standings(every, self.options)
        return Comparison(
            unproved=unproved,
            options=options,
            instruments=_standings(dict.fromkeys(every.values()), self.instruments),
            decisions={
                self.program.scenes[scene].id: Swing(
                    times,
                    self.swings[scene] / times if times else 0.0,
                    {
                        id_: sums[scene] / times if times else 0.0
                        for id_, sums in self.spreads.items()
                    },
                )
                for scene, times in sorted(self.visits.items())
            },
            dominated=self.dominance.dominated() if directed else (),
            straw_men=tuple(
                option
                for option, standings in options.items()
                if directed and not any(each.best for each in standings.values())
            ),
            idle=tuple(
                self.program.scenes[scene].id
                for scene in sorted(self.choices - self.moving)
                if whole
            ),
            cut=cuts,
        )


def _standings(
    order: Iterable[str], tallies: dict[str, dict[str, Tally]]
) -> dict[str, dict[str, Standing]]:
    """Turn tallies by indicator into standings, in an order, of what was compared."""
    return {
        id_: {indicator: each[id_].standing() for indicator, each in tallies.items() if id_ in each}
        for id_ in order
        if any(id_ in each and each[id_].compared for each in tallies.values())
    }
