from __future__ import annotations

from collections.abc import Callable

import pytest

from game.content.opened import Opened
from game.tui.screens.ending import ending_page
from game.tui.session import Session
from game.tui.telling import Part, card_parts, has_something_to_tell, joined, outcome_parts
from game.tui.typeset import lay_out


@pytest.fixture
def session(opened: Callable[[str], Opened]) -> Session:
    return Session(opened("bridge"), 7)


def parts_of(session: Session) -> tuple[Part, ...]:
    return outcome_parts(session.road, session.opened.evidence)


def words(part: Part) -> str:
    return "\n".join(line.plain for line in lay_out(part.paras, 76).lines)


def test_before_a_choice_there_is_nothing_to_tell(session: Session) -> None:
    assert not has_something_to_tell(session.road)


def test_the_record_stands_before_what_follows_here(session: Session) -> None:
    session.choose("close")
    parts = parts_of(session)
    names = ["There, then", "Here", "Later", "Findings", "Unlike", "Assumed"]
    assert [part.name for part in parts] == names
    there, here, later = map(words, parts[:3])
    assert "Happened. Ferries doubled" in there
    assert "how is this decision unlike" in there
    assert "Trust between the banks  50 -> 30 (-20)" in here
    assert later.index("A storm upstream") < later.index("A quiet night")
    assert "Assumed. Made up for the test." in later


def test_a_consequence_says_where_it_comes_from_after_its_own_record(session: Session) -> None:
    session.choose("close")
    session.choose("open")
    later = words(parts_of(session)[2])
    assert "from: The gate, Close the bridge tonight" in later
    assert "There, then: The closing of the strait bridge, 1994. Ferries doubled" in later
    assert later.index("There, then") < later.index("The carts come back")
    assert "Carts that cross in a day  40 -> 30 (-10)" in later


def test_an_outcome_without_a_case_says_so(session: Session) -> None:
    session.choose("talk")
    there, here, *_ = map(words, parts_of(session))
    assert "No case stands behind this outcome." in there
    assert "unlike" not in there
    assert "The designers' assumption." in here
    assert "No indicator moves." in here


def test_the_card_holds_every_section(session: Session) -> None:
    session.choose("close")
    parts = card_parts(session.road, session.opened.evidence)
    names = ["Record", "Findings", "Likeness", "Dissent", "Assumed", "Disputed", "Sources", "Later"]
    assert [part.name for part in parts] == names
    assert "For: A storm upstream" in words(parts[-1])


def test_parts_are_anchored_by_their_numbers(session: Session) -> None:
    session.choose("close")
    parts = parts_of(session)
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
