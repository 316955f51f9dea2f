from __future__ import annotations

import pytest

from game.authoring.exploring.table import table
from game.text.width import width

WORDS = ["deaths", "supply", "violence", "cooperation", "standing", "risk", "money", "support"]


def test_each_column_has_its_head_above_it() -> None:
    assert [*table(["help", "regard"], [("kept", ["70", "5..60"]), ("drift", ["1", "2"])])] == [
        "         help    regard",
        "  kept   70      5..60",
        "  drift  1       2",
    ]


def test_heads_that_are_wider_than_their_columns_take_turns() -> None:
    lines = [*table(WORDS, [("a" * 16, ["0..99"] * 8)])]
    assert [line.split() for line in lines[:2]] == [WORDS[::2], WORDS[1::2]]
    starts = [lines[at % 2].index(word) for at, word in enumerate(WORDS)]
    assert all(lines[2][start:].startswith("0..99") for start in starts)
    assert len(lines) == 3


def test_columns_move_together_where_all_fit_then() -> None:
    lines = [*table(WORDS, [("a" * 16, ["25-100"] * 8)])]
    assert len(lines) == 3
    assert lines[2].split() == ["a" * 16, *["25-100"] * 8]


def test_more_columns_than_fit_stand_below_each_other() -> None:
    lines = [*table([f"c{at}" for at in range(30)], [("row", [str(at) for at in range(30)])])]
    assert lines.count("") == 2
    assert " ".join(lines[1::3]).split().count("row") == 3
    assert max(map(width, lines)) <= 80


@pytest.mark.parametrize("name", ["n" * 30, "国" * 60, "x" * 100])
def test_a_long_name_has_a_line_to_itself(name: str) -> None:
    lines = [*table(["h" * 90, "i"], [(name, ["1", "2"]), ("short", ["3", "4"])])]
    assert lines[-1].split() == ["short", "3", "4"]
    assert lines[-2].split() == ["1", "2"]
    assert max(map(width, lines)) <= 80
