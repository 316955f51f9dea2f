"""The letters by which the advisers at the table are heard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.tui.commands.rooms import VOICES
from game.tui.screens.table import letters_of


def test_a_letter_comes_from_the_name_and_is_no_command_of_a_decision() -> None:
    names = ("The Deputy Attorney General", "The Assistant Secretary", "The Administrator")
    assert letters_of(names) == ("g", "s", "m")
    assert letters_of(("The Theologian", "La Ministra", "国务卿", "")) == ("t", "m", "c", "g")


@given(st.lists(st.text(max_size=20), max_size=20))
def test_every_adviser_has_a_letter_of_their_own_while_there_are_letters(names: list[str]) -> None:
    letters = letters_of(names)
    given_out = [letter for letter in letters if letter]
    assert len(letters) == len(names)
    assert len(given_out) == len(set(given_out)) == min(len(names), len(VOICES))
    assert set(given_out) <= set(VOICES)
