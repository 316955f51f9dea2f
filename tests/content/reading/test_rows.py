from __future__ import annotations

import pytest

from game.content.reading.places import Lines
from game.content.reading.rows import rows_of, strain, usual_step


def strain_of(text: str) -> int:
    lines = Lines(text)
    return strain(rows_of(lines, 1, len(lines)), 2)


def test_what_goes_on_below_a_value_is_no_row() -> None:
    text = "a: |\n  b: c\n  d: e\nf: {g: 1,\n  h: 2}\ni: 'j\n  k: l'\nm:\n- n: 1\n  o: 2\n- p\n"
    lines = Lines(text)
    rows = rows_of(lines, 1, len(lines))
    assert [row.word for row in rows] == ["a:", "f:", "i:", "m:", "n:", "o:", "-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  b: 1\n  c: 2\n", 0),
        ("a:\n- b: 1\n  c: 2\n- d\ne: 1\n", 0),
        ("a:\n   b: 1\n", 1),
        ("a:\nb: 1\n", 1),
        ("a: 1\n  b: 1\n", 3),
        ("a:\n  b:\n    c: 1\n   d: 1\n", 3),
        ("a: 1\n- b\n", 3),
    ],
)
def test_how_irregular_a_layout_is(text: str, expected: int) -> None:
    assert strain_of(text) == expected


def test_the_usual_step_is_the_commonest() -> None:
    lines = Lines("a:\n    b:\n        c: 1\nd:\n  e: 1\n")
    assert usual_step(rows_of(lines, 1, len(lines))) == 4
