from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.play import start
from game.model.evidence import Analogue, Evidence
from game.model.scenario import Adviser, Assumption, Grounds, Passage, Scenario
from game.plain.loop import Table
from game.plain.page import Page
from making import ending, inject, later, option, outcome, scenario, scene

CASE = Grounds("analogy", ("case-1",), assumes=(Assumption("The size is made up.", ""),))
EVIDENCE = Evidence(analogues={"case-1": Analogue("The case", "An arrest.", "A release.")})


def made() -> Scenario:
    first = replace(
        outcome({"trust": -20}, says="It *costs* {trust}.", later=(later(1, {"trust": 3}, says="A bill."),)),
        grounds=CASE,
    )  # fmt: skip
    scenes = {
        "arrest": replace(
            scene(
                {
                    "hold": option(first, to="page", label="Hold him"),
                    "send": option(if_="trust > 90", locked="No plane.", label="Send him back"),
                    "hidden": option(if_="trust > 90", label="Never shown"),
                },
                title="The arrest",
                says="He is held. [not markup] \x1b[31m",
            ),
            date="2020-10",
            advice={"state": (Passage("Let him go."),)},
        ),
        "page": scene(to="after", title="A winter", says="Snow."),
        "after": scene({"go": option(label="Go on")}, title="After"),
    }
    whole = scenario(
        scenes,
        endings={"low": ending("trust < 20"), "over": ending()},
        injects={"news": inject({}, if_="decisions >= 1")},
    )
    return replace(whole, advisers={"state": Adviser("The Assistant Secretary", "State")})


def test_a_case_is_told_in_full_once_and_then_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    resting = replace(outcome(), grounds=CASE)
    scenes = {
        at: scene({"go": option(resting, to=to)})
        for at, to in (("a", "b"), ("b", "c"), ("c", "over"))
    }
    whole = scenario(scenes, endings={"over": ending()})
    opened = Opened("made", whole, EVIDENCE, compile_scenario(whole))
    waiting = ["1", "1", "back", "1", "1"]
    table = Table(opened, start(opened.program, 7), Page(76))
    table.play(lambda: waiting.pop(0) if waiting else None, stay=True)
    said = capsys.readouterr().out
    assert said.count("There, then: The case (case-1):") == 1
    assert said.count("There, then: The case. A release.") == 3
    assert said.count("Told in full before: type archive case-1 to hear it again.") == 3


def told(
    *lines: str, columns: int = 76, stay: bool = False, capsys: pytest.CaptureFixture[str]
) -> str:
    whole = made()
    opened = Opened("made", whole, EVIDENCE, compile_scenario(whole))
    waiting = list(lines)
    table = Table(opened, start(opened.program, 7), Page(columns))
    table.play(lambda: waiting.pop(0) if waiting else None, stay=stay)
    return capsys.readouterr().out


def test_a_play_from_briefing_to_ending(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("1", "1", capsys=capsys)
    parts = [
        "Scenario: Made",
        "seed 7",
        "Trust: 50 (0 to 100, neither way is better)",
        "Decision 1: The arrest, October 2020",
        "At the table: The Assistant Secretary.",
        "1. Hold him (Diplomacy)",
        "2. Send him back (Diplomacy). Closed: No plane.",
        "You choose: Hold him",
        "There, then: The case (case-1):",
        "Here, now. Scripted after a case on record; this is not what was done.",
        "It costs 30.",
        "Trust: down 20, from 50 to 30.",
        "What the designers assumed:",
        "News: News",
        "A winter",
        "Decision 2: After",
        "You choose: Go on",
        "Now arrives, from The arrest, Hold him:",
        "Trust: up 3, from 30 to 33.",
        "Ending: An ending",
        "1. The arrest: Hold him",
        "Seed 7.",
    ]
    at = -1
    for part in parts:
        assert part in said[at + 1 :], part
        at = said.index(part, at + 1)
    assert "Never shown" not in said


def test_text_from_a_file_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys=capsys)
    assert "[not markup]" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("columns", [20, 40, 76])
def test_no_line_is_wider_than_the_page(columns: int, capsys: pytest.CaptureFixture[str]) -> None:
    said = told("?", "1", "why", "1", columns=columns, capsys=capsys)
    assert max(len(line) for line in said.splitlines()) <= columns


@pytest.mark.parametrize("word", ["quit", "q", "QUIT "])
def test_leaving_says_where(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told("1", word, capsys=capsys).endswith(
        "Left after 1 decision. Seed 7.\nThe play is not kept.\n"
    )


def test_the_end_of_input_leaves_cleanly(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys=capsys).endswith("Left after no decisions. Seed 7.\n")


@pytest.mark.parametrize(
    "answer", ["", "0", "3", "99999999999", "-1", "one", "hold him", "²", "1.0"]
)
def test_what_is_no_choice_gets_one_line_and_changes_nothing(
    answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(answer, capsys=capsys)
    assert "You choose" not in said
    assert ("There is no option" in said) == answer.isdigit()
    assert said.count("Type 1 to choose, or ? for help.") == 2


def test_an_option_may_be_named_by_its_id_and_a_closed_one_says_why(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told("send", "2", "hidden", "1.", capsys=capsys)
    assert said.count("That way is closed. No plane.") == 2
    assert "There is nothing called 'hidden' here." in said
    assert "You choose: Hold him" in said


def test_words_answer_questions(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("?", "advisers", "why", "road", "indicators", "scene", capsys=capsys)
    assert "advisers, advice: hear who is at the table" in said
    assert "The Assistant Secretary, State:\nLet him go." in said
    assert "Nothing has been decided yet." in said
    assert "No decision has been made yet." in said
    assert said.count("Decision 1: The arrest") == 2


def test_one_adviser_is_heard_alone_by_number(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("advisers 1", capsys=capsys)
    assert said.count("The Assistant Secretary, State:\nLet him go.") == 1
    for number in ("0", "2", "-1", "x"):
        said = told(f"advice {number}", capsys=capsys)
        assert f"There is no adviser '{number}' here: type a number up to 1." in said
        assert "Let him go." not in said
    assert "Nobody at the table has anything to say here." in told("1", "advisers x", capsys=capsys)


def test_why_tells_all_that_the_last_outcome_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("1", "why", capsys=capsys)
    assert said.count("There, then: The case (case-1):") == 2
    assert "What followed: Scripted after a case on record; this is not what was done." in said


def test_a_word_that_is_not_known_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("advisors", capsys=capsys)
    assert "There is nothing called 'advisors' here. Did you mean advisers?" in said


def test_what_chance_brought_is_told_in_words_that_read_aloud(
    capsys: pytest.CaptureFixture[str],
) -> None:
    by_chance = [outcome(id_="swept_away"), outcome(id_="swept-out")]
    scenes = {"a": scene({"go": option(*by_chance, to="over", label="Go out")}, title="The gate")}
    whole = scenario(scenes, endings={"over": ending()})
    opened = Opened("made", whole, EVIDENCE, compile_scenario(whole))
    waiting = ["1", "road"]
    table = Table(opened, start(opened.program, 7), Page(76))
    table.play(lambda: waiting.pop(0) if waiting else None, stay=True)
    said = capsys.readouterr().out
    assert "1. The gate: Go out; by chance: swept " in said


def test_what_is_still_to_come_is_counted_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("1", capsys=capsys)
    assert "Still to come from what was decided: 1 consequence after this decision." in said
    assert "A bill." not in said


def test_back_takes_a_decision_back(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("back", "1", "back", "1", capsys=capsys)
    assert "No decision has been made yet." in said
    assert said.count("Trust: down 20, from 50 to 30.") == 2


def test_after_an_ending_on_a_terminal_one_may_still_ask(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told("1", "1", "1", "road", "back", "quit", stay=True, capsys=capsys)
    assert "The play is over. Type debrief, try, why, archive, road, back or quit." in said
    assert said.endswith("Left after 1 decision. Seed 7.\nThe play is not kept.\n")


def test_after_an_ending_through_a_pipe_words_are_still_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told("1", "1", "why", "back", "1", "1", "road", capsys=capsys)
    assert "What arrived:" in said
    assert "The last decision is taken back." in said
    assert said.count("Ending: An ending") == 2
    assert said.count("The play is over.") == 2


def test_a_stuck_play_says_so_and_offers_a_way_back(capsys: pytest.CaptureFixture[str]) -> None:
    whole = scenario(
        {"a": scene({"go": option(to="b")}), "b": scene({"no": option(if_="trust > 90")})}
    )
    opened = Opened("x", whole, Evidence(), compile_scenario(whole))
    table = Table(opened, start(opened.program, 1), Page(76))
    waiting = ["1", "why", "back", "quit"]
    table.play(lambda: waiting.pop(0), stay=False)
    said = capsys.readouterr().out
    assert "Stuck: the scenario leaves no way open from here" in said
    assert (
        "Play sticks in “A scene”, where no option is open.\n1. Do it: It needs `trust > 90`"
        in said
    )
    assert said.count("Decision 1: A scene") == 2
