from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.forward import waiting
from game.analysis.forward.load import Load, Moduli
from game.analysis.forward.waiting import Arrival, Waiting

PRIME = 4294967291
MODULI = Moduli((1 << 64,), (PRIME,))
ROWS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, PRIME - 1), st.integers(-5, 5)),
                min_size=1, max_size=9)  # fmt: skip


def arrival(rows: list[tuple[int, int, int]], first: int, step: int) -> Arrival:
    keys, chances, values = (np.array(each) for each in zip(*rows, strict=True))
    extremes = np.stack((-values, values), axis=1).astype(np.int8)
    ones = np.ones(len(rows), dtype=np.uint64)
    load = Load((ones,), (chances.astype(np.uint32),), extremes, 3, 3)
    came = np.arange(first, first + len(rows), dtype=np.int32)
    return Arrival(keys.astype(np.int64), load, came, np.array([step], dtype=np.uint8))


@given(st.lists(ROWS, min_size=1, max_size=8), st.integers(1, 9), st.booleans())
def test_all_that_came_leaves_merged_whatever_the_shelves(
    batches: list[list[tuple[int, int, int]]], shelf: int, settles: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "SHELF", shelf)
        here = Waiting(MODULI)
        counts: dict[int, int] = defaultdict(int)
        chances: dict[int, int] = defaultdict(int)
        values: dict[int, list[int]] = defaultdict(list)
        sources: dict[int, set[tuple[int, int]]] = defaultdict(set)
        came = 0
        for step, rows in enumerate(batches):
            here.add(arrival(rows, came, step))
            for number, (key, chance, value) in enumerate(rows):
                counts[key] += 1
                chances[key] += chance
                values[key].append(value)
                sources[key].add((came + number, step))
            came += len(rows)
            assert here.distinct <= len(counts) <= here.rows <= came
        if settles:
            here.settle()
            assert here.rows == len(counts)
        chunks = [*here.leave()]
    assert here.rows == 0
    keys = np.concatenate([each.keys for each in chunks]).tolist()
    assert sorted(keys) == sorted(counts)
    told = {
        int(key): (int(count), int(chance), extremes.tolist(), (int(state), int(step)))
        for each in chunks
        for key, count, chance, extremes, state, step in zip(
            each.keys, each.load.counts[0], each.load.chances[0], each.load.extremes,
            each.came, each.steps, strict=True,
        )
    }  # fmt: skip
    for key, (count, chance, extremes, source) in told.items():
        assert count == counts[key]
        assert chance == chances[key] % PRIME
        assert extremes == [-min(values[key]), max(values[key])]
        assert source in sources[key]


def test_equal_states_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SHELF", 100)
    here = Waiting(MODULI)
    for step in range(200):
        here.add(arrival([(key, 1, 0) for key in range(10)], step, 0))
        assert here.rows <= 120
    (only,) = here.leave()
    assert only.load.counts[0].tolist() == [200] * 10
