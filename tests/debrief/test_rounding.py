from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from game.debrief.rounding import rounded_to_sum

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=97)


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_rounded_terms_add_up_and_none_is_off_by_a_step(terms: list[Fraction]) -> None:
    total = sum(terms, Fraction(0))
    found = rounded_to_sum(terms, total)
    assert round(sum(found), 1) == round(float(round(total * 10)) / 10, 1)
    for term, figure in zip(terms, found, strict=True):
        assert abs(figure - float(term)) < 0.1 + 1e-9
        assert term or not figure


def test_what_is_noise_of_floating_point_is_no_figure() -> None:
    assert rounded_to_sum([63.3, -1e-14, 1e-13, -7.3], 56.0) == [63.3, 0.0, 0.0, -7.3]
