from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.printable import printable
from game.text.width import cut, fitting, width

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("ae\u0301\u200d\ufe0f漢👩❤한 ")))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("plain", 5),
        ("Peña", 4),
        ("Pen\u0303a", 4),
        ("漢字", 4),
        ("\uff21", 2),
        ("ｱ", 1),
        ("👩", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("👩\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("\u1112\u1161\u11ab", 2),
        ("\u0301", 0),
        ("“–”…", 4),
        ("\u0600٣", 2),
    ],
)
def test_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("a word", 3, "a…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301s x", 5, "cafe\u0301…"),
        ("👩\u200d👩 x", 3, "👩…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("abc", -2, ""),
    ],
)
def test_cut(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown


def test_fitting_counts_from_a_start() -> None:
    assert fitting("abcdef", 2, 3) == 5
    assert fitting("漢字", 1) == 0
    assert fitting("e\u0301e\u0301", 1) == 2


@given(TEXT, st.integers(0, 30))
def test_what_is_cut_fits(text: str, cells: int) -> None:
    shown = cut(text, cells)
    assert width(shown) <= cells
    if width(text) <= cells:
        assert shown == text


@given(TEXT, st.integers(0, 30))
def test_what_fits_is_all_that_fits(text: str, cells: int) -> None:
    end = fitting(text, cells)
    assert width(text[:end]) <= cells
    if end < len(text):
        assert width(text) > cells


@given(TEXT)
def test_the_width_is_the_sum_of_where_it_may_be_split(text: str) -> None:
    end = fitting(text, width(text) // 2)
    assert width(text[:end]) + width(text[end:]) == width(text)


@given(TEXT, st.integers(1, 30))
def test_cutting_makes_nothing_unsafe(text: str, cells: int) -> None:
    shown = cut(printable(text), cells)
    assert printable(shown) == shown
