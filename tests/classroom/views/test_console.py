"""What the facilitator alone sees: where the session stands, who voted for what, what to ask."""

from __future__ import annotations

from game.classroom.views.console import console, where
from lessons import Class, seated

ROAD = ["", "", "9 10", "", "12 5 3", "", "", "4 12 4", "dissent Red is afraid", "", "", ""]
"""A session up to the brief of the second decision."""


def section(at: Class, heading: str) -> str:
    """What stands under a heading; nothing where it is not there."""
    there = console(at.desk.opened, at.desk.lesson, at.time())
    return "\n".join(block for each in there if each.heading == heading for block in each.blocks)


def test_it_says_in_a_few_words_where_the_session_stands() -> None:
    at = seated(known=True, minutes=90)
    seen = [where(at.desk.lesson)]
    for line in ["", "", "", "9 10", "", "12 5 3", "", "", "4 12 4", "", "debrief", "", "rewind 1"]:
        at.type(line)
        seen.append(where(at.desk.lesson))
    assert list(dict.fromkeys(seen)) == [
        "The gate at Żabno", "Decision 1: brief", "Decision 1: known, unclear, presumed", "Decision 1: predict",
        "Decision 1: vote", "Decision 1: talk", "Decision 1: vote again", "Decision 1: there, and here",
        "Debrief, part 1 of 6: one word each", "Debrief, part 2 of 6: what you decided",
        "Decision 1, another road: brief",
    ]  # fmt: skip


def test_it_says_what_is_typed_until_it_has_been() -> None:
    at = seated()
    at.type("", "")
    assert "for each of the 2 answers" in section(at, "Now")
    at.type("9 10")
    assert "Type" not in section(at, "Now")
    at.type("")
    assert "Type the hands for each option" in section(at, "Now")


def test_it_tells_by_team_and_number_who_voted_for_what() -> None:
    at = seated(teams=("Red", "Blue", "Gold"), without=("predict",))
    at.type("", "", "1 2 -")
    assert "By team: Red 1; Blue 2; Gold -." in section(at, "Votes")
    at.type("", "", "2 2 3")
    told = section(at, "Votes")
    assert "1. Close the gate: 1, then 0" in told
    assert "By team: Red 1, then 2; Blue 2, then 2; Gold -, then 3." in told
    at.type("")
    assert "Decided by most votes: Talk to them." in section(at, "Votes")


def test_what_was_foreseen_stands_below_the_votes_with_its_question() -> None:
    at = seated()
    at.type("", "", "9 10", "", "12 5 3")
    told = section(at, "Votes")
    assert "19 in all:* Did the strait close?" in told
    assert "- It stayed open: 10 (the record)" in told
    assert told.index("Close the gate: 12") < told.index("Did the strait close?")


def test_likeness_and_guesses_are_told_once_the_outcome_is_shown() -> None:
    at = seated(without=("predict", "talk", "again"))
    at.type("", "", "12 5 3")
    assert not section(at, "Like and unlike")
    at.type("")
    assert "The size is made up." in section(at, "Like and unlike")
    at.type("debrief")
    assert not section(at, "Like and unlike")


def test_the_debrief_says_what_to_ask_and_what_is_worth_a_look() -> None:
    at = seated()
    at.type("", "inject storm", *ROAD[1:])
    assert not section(at, "To lead the debrief")
    at.type("debrief")
    told = section(at, "To lead the debrief")
    for part in (
        "Let everybody say a word", "**1. One word each**", "decision 1, The gate: 8 votes or more",
        "the closest vote; the leading option had 60%", "53% foresaw what the record says",
        "you brought in “A storm upstream”. Say that it was you.", "Not decided any more: The bridge",
    ):  # fmt: skip
        assert part in told
    at.type("", "", "", "")
    assert "**5. Another road**" in section(at, "To lead the debrief")
    assert not section(at, "News at hand")


def test_the_debrief_s_leader_reads_what_the_class_put_on_the_board() -> None:
    at = seated(known=True)
    at.type("", "to known", "known the month", "to vote", "12 5 3", "", "debrief")
    at.type("to again", "12 5 3", "", "debrief")
    assert "- Known: the month" in section(at, "To lead the debrief")


def test_news_that_can_come_now_stands_first() -> None:
    at = seated()
    at.type("", "inject storm")
    assert section(at, "News at hand").startswith("**A flood downstream**") is False
    at.type(*ROAD[1:])
    assert section(at, "News at hand").startswith("**A flood downstream**")
