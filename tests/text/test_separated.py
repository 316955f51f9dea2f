from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.separated import safe_cell, separated


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "\rx"])
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    told = safe_cell(cell)
    assert isinstance(told, str)
    assert told.startswith("'")


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert separated(("a", "b", "c"), [(-1, -2.5, None), ("x,y", 'say "hi"', "\x1b[31m")]) == (
        'a,b,c\n-1,-2.5,\n"x,y","say ""hi""",<U+001B>[31m\n'
    )


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_begins_a_formula_and_rows_stay_rows(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(separated(cells, []), newline=""))
    assert len(row) == len(cells)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
