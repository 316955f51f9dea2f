from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.states import alike as module
from game.analysis.states.alike import alike, spread

SMALL = st.lists(st.integers(-3, 3), max_size=60)
LARGE = st.lists(st.sampled_from([-(1 << 63), -1, 0, 1, 1 << 32, (1 << 62) - 1, (1 << 63) - 1]))


def told(keys: list[int]) -> tuple[list[int], list[int]]:
    found = alike(np.array(keys, dtype=np.int64))
    return found.firsts.tolist(), found.at.tolist()


@given(SMALL | LARGE)
def test_equal_keys_have_one_number_in_the_order_in_which_they_are_met(keys: list[int]) -> None:
    order = list(dict.fromkeys(keys))
    assert told(keys) == ([keys.index(key) for key in order], [order.index(k) for k in keys])


def test_keys_that_meet_in_one_slot_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    # With this hash all of them begin in the first slot.
    monkeypatch.setattr(module, "_ODD", 1)
    keys = [*range(1000), *range(999, -1, -1)]
    assert told(keys) == ([*range(1000)], keys)


@given(LARGE)
def test_different_keys_are_spread_to_different_numbers(keys: list[int]) -> None:
    assert len({*spread(np.array(keys, dtype=np.int64)).tolist()}) == len({*keys})


def test_neighbouring_keys_are_spread_evenly() -> None:
    quarters = np.bincount((spread(np.arange(10_000)) >> np.uint64(62)).astype(np.int64))
    assert quarters.min() > 2000
