from __future__ import annotations

from typing import Any

import pytest

from game.content.build.dates import NotADate, read_date, read_issued, written
from game.content.reading.scalars import Odd


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2020, "2020"),
        ("2020", "2020"),
        ("2020-10", "2020-10"),
        ("2020-1", "2020-01"),
        (Odd("2020-10-05", "a date"), "2020-10-05"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_year_a_month_or_a_day_is_a_date(value: Any, text: str) -> None:
    assert written(read_date(value)) == text


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("October 2020", "2020-10"),
        ("5 Oct 2020", "2020-10-05"),
        ("Sept. 2020", "2020-09"),
        ("the year 2020", "2020"),
        ("2023-02-29", ""),
        ("2020-13", ""),
        ("0000", ""),
        ("31 Feb 2020", ""),
        ("2020/2021", ""),
        ("soon", ""),
        ("٢٠٢٠", ""),
        (20, ""),
        (Odd("12:30", "a time"), ""),
        (True, ""),
    ],
)
def test_what_is_no_date_is_refused_with_what_was_meant(value: Any, meant: str) -> None:
    with pytest.raises(NotADate) as raised:
        read_date(value)
    assert raised.value.meant == meant


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        None,
        {"date-parts": []},
        {"date-parts": [[]]},
        {"date-parts": [["x"]]},
        {"date-parts": [[2020, 13]]},
        {"date-parts": "2020"},
        {"date-parts": [[99999999999999999999]]},
        {"raw": "soon"},
        {"raw": None},
        {"literal": {}},
        {"year": "x"},
    ],
)
def test_a_date_of_csl_without_a_date_is_refused(value: Any) -> None:
    with pytest.raises(NotADate):
        read_issued(value)
