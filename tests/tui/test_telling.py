from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.view import has_evidence, has_something_to_tell
from game.tui.screens.ending import ending_evidence, ending_page
from game.tui.session import Session
from game.tui.telling import (
    Part,
    Sheet,
    card_parts,
    joined,
    sheets,
)
from game.tui.typeset import lay_out


@pytest.fixture
def session(opened: Callable[[str], Opened]) -> Session:
    return Session(opened("bridge"), 7)


def sheets_of(session: Session) -> tuple[Sheet, ...]:
    return sheets(session.road, session.opened.evidence)


def names(parts: tuple[Part, ...]) -> list[str]:
    return [part.name for part in parts]


def words(part: Part) -> str:
    return "\n".join(line.plain for line in lay_out(part.paras, 76).lines)


def test_before_a_choice_there_is_nothing_to_tell(session: Session) -> None:
    assert not has_something_to_tell(session.road)
    assert not has_evidence(session.road)
    assert sheets_of(session) == ()


def test_the_record_stands_before_what_follows_here_and_the_findings_stand_with_it(
    session: Session,
) -> None:
    session.choose("close")
    outcome = sheets_of(session)[0]
    assert (outcome.title, outcome.beside) == ("You chose: Close the bridge tonight", "The gate")
    assert names(outcome.parts) == ["There, then", "Here", "Findings", "Alike", "Unlike", "Assumed"]
    there, here, findings, *_ = map(words, outcome.parts)
    assert "Happened. Ferries doubled" in there
    assert "how is this decision like" in there
    assert "Trust between the banks  50 -> 30 (-20)" in here
    assert "Fares doubled within a week of the closing." in findings


def test_each_thing_that_comes_about_is_a_page_in_its_order(session: Session) -> None:
    session.choose("close")
    assert [(sheet.title, sheet.beside) for sheet in sheets_of(session)[1:]] == [
        ("A storm upstream", "an event from outside"),
        ("A quiet night", ""),
    ]
    storm, night = sheets_of(session)[1:]
    assert names(storm.parts) == ["Here", "Assumed"]
    assert "Repairs left undone  20 -> 25 (+5)" in words(storm.parts[0])
    assert "Made up for the test." in words(storm.parts[1])
    assert "Nothing moves on the water." in words(night.parts[0])
    assert night.grounds is None


def test_an_interlude_shows_its_date(session: Session) -> None:
    scenario = session.opened.scenario
    scenes = dict(scenario.scenes)
    scenes["night"] = replace(scenes["night"], date="1994-03-01")
    dated = replace(scenario, scenes=scenes)
    later = Session(replace(session.opened, scenario=dated, program=compile_scenario(dated)), 7)
    later.choose("close")
    assert sheets_of(later)[-1].beside == "1 March 1994"


def test_a_consequence_says_where_it_comes_from_after_its_own_record(session: Session) -> None:
    session.choose("close")
    session.choose("open")
    arrived = sheets_of(session)[1]
    assert arrived.title == "A consequence arrives"
    assert arrived.beside == "from: The gate, Close the bridge tonight"
    assert names(arrived.parts) == ["There, then", "Here", "Unlike", "Assumed"]
    there, here, *_ = map(words, arrived.parts)
    assert "There, then: The closing of the strait bridge (1994). Ferries doubled" in there
    assert "The carts come back" in here
    assert "Carts that cross in a day  40 -> 30 (-10)" in here


def test_an_outcome_without_a_case_says_so(session: Session) -> None:
    session.choose("talk")
    there, here, *_ = map(words, sheets_of(session)[0].parts)
    assert "No case stands behind this outcome." in there
    assert "unlike" not in there
    assert "it is the designers' assumption." in here
    assert "No indicator moves." in here


def test_the_card_holds_every_section_under_the_names_of_the_pages(session: Session) -> None:
    session.choose("close")
    assert has_evidence(session.road)
    parts = card_parts(session.road, session.opened.evidence)
    assert names(parts) == [
        "There, then", "Findings", "Alike", "Unlike", "Dissent", "Assumed", "Disputed", "Sources",
        "A storm upstream",
    ]  # fmt: skip
    for part in parts:
        assert words(part).startswith(part.name)


def test_every_part_of_a_page_begins_with_its_name(session: Session) -> None:
    session.choose("close")
    for part in sheets_of(session)[0].parts:
        assert words(part).startswith(part.name)


def test_parts_are_anchored_by_their_numbers(session: Session) -> None:
    session.choose("close")
    parts = sheets_of(session)[0].parts
    anchors = lay_out(joined(parts), 76).anchors
    assert list(anchors) == [str(number) for number in range(1, len(parts) + 1)]


def test_an_ending_lists_what_was_decided(session: Session) -> None:
    session.choose("close")
    session.choose("wait")
    page = "\n".join(line.plain for line in lay_out(ending_page(session), 76).lines)
    assert "Two banks" in page
    assert "- What did the gate cost?" in page
    assert "2. The morning after: Wait a day" in page
    assert "Repairs left undone        30 -> 25 (-5)" in page


def test_at_an_ending_the_evidence_is_that_of_what_came_last_and_of_the_ending(
    session: Session,
) -> None:
    session.choose("close")
    session.choose("wait")
    parts = ending_evidence(session)
    assert names(parts) == ["Assumed", "A consequence arrives", "The ending"]
    assert "Ferries doubled" in words(parts[-1])


def test_an_ending_without_a_case_still_has_the_evidence_of_what_came_last(
    session: Session,
) -> None:
    session.choose("talk")
    session.choose("open")
    assert names(ending_evidence(session))[-1] == "Sources"
