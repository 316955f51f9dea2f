"""How often effects land on an indicator, and how often they are cut off at its range."""

from __future__ import annotations

import numpy as np

from game.analysis.comparison import Cut
from game.analysis.states.keys import Ints
from game.analysis.walking.sight import Source
from game.engine.tables import EffectRow, Program


class Landings:
    """Counts landings on one indicator, in states that are told apart by its value."""

    def __init__(self, program: Program, cell: int) -> None:
        self._tables = program
        self._cell = cell
        self._counts: dict[tuple[Source, int], tuple[int, int]] = {}
        self._arrives: dict[tuple[Source, int], tuple[int, int]] = {}

    def land(self, source: Source, effects: tuple[EffectRow, ...], values: Ints) -> None:
        """Count what lands on states, effect by effect; `values` are those of each before."""
        for number, (cell, adds, amount, low, high) in enumerate(effects):
            if cell != self._cell:
                continue
            earlier, wanted = values, values + amount if adds else np.full_like(values, amount)
            values = np.minimum(np.maximum(wanted, low), high)
            if adds:
                moved = values - earlier
                ends = self._arrives.get(
                    (source, number), (amount, 0) if amount > 0 else (0, amount)
                )
                self._arrives[source, number] = (
                    min(ends[0], int(moved.min())),
                    max(ends[1], int(moved.max())),
                )
                before = self._counts.get((source, number), (0, 0))
                cut = int(np.count_nonzero(wanted != values))
                self._counts[source, number] = before[0] + len(values), before[1] + cut

    def cuts(self) -> tuple[Cut, ...]:
        """Return what was counted, in the author's order."""
        indicator = self._tables.indicators[self._cell][0]
        kinds = ("outcome", "consequence", "inject")
        rows = sorted(
            self._counts.items(), key=lambda row: (kinds.index(row[0][0][0]), row[0][0][1:], row[0])
        )
        return tuple(
            Cut(
                source[0],
                _id(self._tables, source),
                number,
                indicator,
                landed,
                cut,
                self._arrives[source, number],
            )
            for (source, number), (landed, cut) in rows
        )


def _id(program: Program, source: Source) -> str:
    if len(source) == 2:
        kind, number = source
        return (program.consequences if kind == "consequence" else program.injects)[number].id
    _, scene, option, outcome = source
    row = program.scenes[scene].options[option]
    return f"{row.scene}.{row.id}.{row.outcomes[outcome].id}"
