from __future__ import annotations

from collections.abc import Callable

import pytest

from game.content.opened import Opened
from game.errors import MoveError
from game.tui.session import Session


@pytest.fixture
def session(opened: Callable[[str], Opened]) -> Session:
    return Session(opened("bridge"), 7)


def values(session: Session) -> list[tuple[int, int]]:
    return [(standing.before, standing.value) for standing in session.standings]


def test_a_session_tells_where_the_play_stands(session: Session) -> None:
    assert (session.seed, session.decision, session.due) == (7, 1, ())
    assert values(session) == [(50, 50), (20, 20), (30, 30), (40, 40)]
    session.choose("close")
    assert (session.decision, session.due) == (2, ((1, 1),))
    assert values(session) == [(50, 30), (20, 20), (30, 25), (40, 40)]
    assert session.decided == (("The gate", "Close the bridge tonight"),)


def test_a_closed_option_is_refused(session: Session) -> None:
    with pytest.raises(MoveError):
        session.choose("sell")
    assert session.decision == 1


def test_rewind_takes_back_a_decision_and_what_was_done_by_hand_after_it(session: Session) -> None:
    assert not session.rewind()
    first = session.road
    session.choose("talk")
    session.sitting.inject("storm")
    assert session.rewind()
    assert session.road == first


def test_restart_begins_anew(session: Session) -> None:
    session.choose("close")
    session.restart(8)
    assert (session.seed, session.decision, session.decided) == (8, 1, ())


def test_what_was_taken_back_is_known_until_the_next_choice(session: Session) -> None:
    session.choose("talk")
    session.rewind()
    assert session.taken_back == "Talk to the left bank"
    session.choose("close")
    assert session.taken_back == ""
