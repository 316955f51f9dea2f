from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.futures import Chance
from game.debrief.telling.figures import likely, signed


def chances(*weights: int) -> list[Chance]:
    total = sum(weights)
    shares = [weight / total for weight in weights]
    return [Chance(f"e{at}", f"E{at}", *[share] * 3) for at, share in enumerate(shares)]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_the_likeliest_and_the_others_make_up_a_hundred(weights: list[int]) -> None:
    told = likely(chances(*weights))
    figures = [int(figure) for figure in re.findall(r" (\d+)%", told)]
    assert sum(figures) == 100
    assert ("other" in told) == (len(weights) > 4)


def test_what_there_is_of_the_others_is_never_nothing() -> None:
    assert likely(chances(500, 300, 100, 99, 1)).endswith("1 other <1%")


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (4, "+4"), (-12.5, "−12.5"), (-20.0, "−20"), (0.1, "+0.1")]
)
def test_a_change_has_its_sign(value: float, told: str) -> None:
    assert signed(value) == told
