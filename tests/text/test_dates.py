from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.dates import spoken_date


@pytest.mark.parametrize(
    ("when", "spoken"),
    [
        ("2020-10-05", "5 October 2020"),
        ("2020-10", "October 2020"),
        ("2020", "2020"),
        ((2020, 10, 5), "5 October 2020"),
        ((2020, 10), "October 2020"),
        ((2020,), "2020"),
        ((2024, 2, 29), "29 February 2024"),
    ],
)
def test_dates(when: str | tuple[int, ...], spoken: str) -> None:
    assert spoken_date(when) == spoken


@pytest.mark.parametrize(
    "when",
    ["", "spring 2020", "2020-13", "2020-02-30", "0000", "2020-1-5", "20-10", "2020-10-05T08:00"],
)
def test_what_is_no_date_stays(when: str) -> None:
    assert spoken_date(when) == when


@pytest.mark.parametrize(
    ("when", "shown"), [((), ""), ((2020, 13), "2020-13"), ((2020, 1, 2, 3), "2020-01-02-03")]
)
def test_numbers_that_are_no_date_are_joined(when: tuple[int, ...], shown: str) -> None:
    assert spoken_date(when) == shown


@given(st.dates())
def test_each_day_is_said_one_way(day: date) -> None:
    spoken = spoken_date(day.isoformat())
    assert spoken == spoken_date((day.year, day.month, day.day))
    assert spoken.split()[0] == str(day.day)
    assert spoken.split()[2] == str(day.year)
