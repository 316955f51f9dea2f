from __future__ import annotations

from game.text.telling import counted, first_sentence, listed, shift_words


def test_changes_are_told_in_words() -> None:
    assert shift_words("Trust", 60, 40) == "Trust: down 20, from 60 to 40."
    assert shift_words("Trust", -5, 0) == "Trust: up 5, from -5 to 0."
    assert shift_words("Trust", 7, 7) == "Trust: still 7."


def test_counts_are_told_in_words() -> None:
    assert counted(0, "decision") == "no decisions"
    assert counted(1, "decision") == "1 decision"
    assert counted(3, "entry", "entries") == "3 entries"


def test_lists_are_told_in_words() -> None:
    assert listed(()) == ""
    assert listed(("a",)) == "a"
    assert listed(("a", "b")) == "a and b"
    assert listed(("a", "b", "c")) == "a, b and c"


def test_the_first_sentence_stops_at_no_abbreviation_and_within_no_mark() -> None:
    assert first_sentence("It held. Then it fell.") == "It held."
    assert (
        first_sentence("US troops of the U.S. Army left.\nIt rained.")
        == "US troops of the U.S. Army left."
    )
    assert first_sentence("“It held.” He left.") == "“It held.”"
    assert (
        first_sentence("*It held. It fell.* Then rain.\n\nMore.")
        == "*It held. It fell.* Then rain."
    )
    assert first_sentence("No end\n\nMore.") == "No end"
    assert first_sentence("") == ""
