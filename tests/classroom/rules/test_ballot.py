from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.rules.ballot import Ballot, moved, read_hands, read_scribes, shares
from game.errors import RequestError

OPTIONS = ("a", "b", "c")


@pytest.mark.parametrize("typed", ["12 5 3", " 12,5 , 3 ", "12/5/3", "12;5;3"])
def test_hands_are_read_however_they_are_parted(typed: str) -> None:
    assert read_hands(typed, OPTIONS, 24).counts == (("a", 12), ("b", 5), ("c", 3))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 5", "There are 3 to count here, and that is 2 numbers."),
        ("12 5 3 1", "that is 4 numbers"),
        ("-3 1 1", "Fewer than no hands cannot be up"),
        ("-3", "Fewer than no hands cannot be up"),
        ("a lot", "“a lot” is not a count of hands"),
        ("12 5 three", "is not a count of hands"),
        ("20 20 20", "more hands than the 24 students"),
        ("99999999 0 0", "No room has so many hands"),
        ("0 0 0", "Not one hand"),
        ("٣ 1 1", "is not a count of hands"),
        ("x" * 200, "…"),
    ],
)
def test_what_makes_no_sense_gets_one_line(typed: str, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_hands(typed, OPTIONS, 24)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 160


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_ballot_or_one_line(typed: str) -> None:
    said = ""
    try:
        assert 0 < read_hands(typed, OPTIONS, 24).total <= 24
    except RequestError as refused:
        said = str(refused)
    assert len(said.splitlines()) <= 1


def test_scribes_vote_for_their_teams_in_order() -> None:
    ballot = read_scribes("1 3 - 3", OPTIONS, ("Red", "Blue", "Green", "Gold"))
    assert ballot.counts == (("a", 1), ("b", 0), ("c", 2))
    assert ballot.teams == ("a", "c", "", "c")
    assert ballot.leading == ("c",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1 2", "There are 3 teams"), ("1 2 4", "Green: the options have the numbers 1 to 3"),
     ("0 1 1", "Red: the options"), ("- - -", "Not one team votes")],
)  # fmt: skip
def test_a_scribe_s_vote_that_makes_no_sense_is_refused(typed: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        read_scribes(typed, OPTIONS, ("Red", "Blue", "Green"))


def test_two_votes_stand_side_by_side_even_when_the_options_changed() -> None:
    first, second = Ballot((("a", 3), ("b", 4))), Ballot((("b", 5), ("c", 2)))
    assert moved(first, second) == (("a", 3, 0), ("b", 4, 5), ("c", 0, 2))
    assert dict(shares(first)) == {"a": 3 / 7, "b": 4 / 7}
