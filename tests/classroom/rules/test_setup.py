from __future__ import annotations

import pytest

from game.classroom.rules.setup import read_teams, set_up
from game.errors import RequestError


def test_teams_are_a_number_or_names() -> None:
    assert read_teams("3") == ("Team A", "Team B", "Team C")
    assert read_teams(" Red,  Deep  Blue ") == ("Red", "Deep Blue")
    assert read_teams("none") == read_teams("") == ()


@pytest.mark.parametrize("typed", ["1", "9", "Red,", "Red, red", "x" * 40 + ",b", "Red"])
def test_teams_that_cannot_be_are_refused(typed: str) -> None:
    with pytest.raises(RequestError):
        read_teams(typed)


@pytest.mark.parametrize(
    ("minutes", "students", "teams", "rule"),
    [(5, 24, (), ""), (50, 1, (), ""), (50, 2, ("a", "b", "c"), ""), (50, 24, (), "dice"),
     (50, 24, (), "consensus"), (50, 24, tuple("abcdefghi"), "")],
)  # fmt: skip
def test_a_class_that_cannot_be_is_refused(
    minutes: int, students: int, teams: tuple[str, ...], rule: str
) -> None:
    with pytest.raises(RequestError):
        set_up(minutes, students, teams, rule)


def test_most_votes_decide_unless_something_else_is_said() -> None:
    assert set_up(50, 24).rule == "majority"
    assert set_up(50, 24, ("a", "b"), "consensus").rule == "consensus"
