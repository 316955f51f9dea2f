from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.forward.shifts import TOGETHER, Shifts
from game.analysis.states.changed import Changed
from game.engine.tables import EffectRow, Program
from making import option, outcome, program, scene

RANGES = {"a": (-20, 100), "b": (0, 10), "c": (5, 6)}


def made() -> Program:
    return program(
        {"go": scene({"on": option(outcome({"a": 1}))})},
        indicators={id_: (low, low, high) for id_, (low, high) in RANGES.items()},
        flags={"f": False},
    )


def effect(cell: int, adds: bool, amount: int) -> EffectRow:
    low, high = [*RANGES.values(), (0, 1)][cell]
    return EffectRow(cell, adds, amount, low, high)


EFFECTS = st.lists(
    st.lists(st.builds(effect, st.integers(0, 3), st.booleans(), st.integers(-150, 150)), max_size=4).map(tuple),
    max_size=4,
)  # fmt: skip


@pytest.mark.parametrize("kind", [np.int8, np.int16])
@given(effects=EFFECTS)
def test_a_shift_is_all_effects_one_after_the_other(
    kind: type[np.signedinteger], effects: list[tuple[EffectRow, ...]]
) -> None:
    row = np.zeros((1, 8), dtype=kind)
    shift = Shifts(made(), row).of(Changed((), tuple(effects)))
    for at, (low, high) in enumerate(RANGES.values()):
        for start in range(low, high + 1):
            value = start
            for effect in (effect for each in effects for effect in each if effect.cell == at):
                value = effect.amount + (value if effect.adds else 0)
                value = min(max(value, low), high)
            extremes = row.copy()
            extremes[:, at], extremes[:, 3 + at] = low - start, start - low
            after = extremes if shift is None else shift.move(extremes)
            many = np.repeat(extremes, 2 * TOGETHER + 3, axis=0)
            assert shift is None or np.all(shift.move(many) == after)
            assert (low - after[0, at], low + after[0, 3 + at]) == (value, value)
            assert start == value or shift is not None
