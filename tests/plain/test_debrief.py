from __future__ import annotations

from typing import Any

import pytest

from debriefs import AtOnce
from game.content.opened import Library, Opened
from game.debrief.apart.looking import Looking
from game.journal.begin import sit_down
from game.plain.loop import Table
from game.plain.page import Page

CHOICES = ("prosecute", "pull_back", "sanctions", "tell_first")


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library().open("cienfuegos")


def made(program: Any) -> AtOnce:
    lookout = AtOnce(program)
    lookout.known = True
    return lookout


@pytest.fixture
def table(opened: Opened) -> Table:
    table = Table(opened, sit_down(opened, 7, recorded=False), Page(76))
    table.looking = Looking(made)  # type: ignore[arg-type]
    return table


def end(table: Table) -> None:
    for each in CHOICES:
        table.sitting.choose(each)


def test_the_debrief_is_told_in_parts(table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    end(table)
    table.answer("debrief")
    told = capsys.readouterr().out
    assert "THE PLAY" in told
    parts = "road, futures, luck, untaken, predicted, open, sources and questions"
    assert parts in " ".join(told.split())
    table.answer("debrief luck courts")
    told = capsys.readouterr().out
    assert "Credibility of US prosecutions stood at the end" in told
    assert "Cooperation with Mexico stood" not in told
    table.answer("debrief all")
    assert "THE SOURCES OF THIS PATH" in capsys.readouterr().out


def test_before_the_end_there_is_none(table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    table.answer("debrief")
    assert capsys.readouterr().out == "The debrief is there once the play is over.\n"


def test_a_part_that_is_not_there_is_said(table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    end(table)
    table.answer("debrief future")
    assert "Did you mean futures?" in capsys.readouterr().out
    table.answer("debrief luck nope")
    assert "There is no indicator 'nope'" in capsys.readouterr().out
    table.looking = None
    table.answer("debrief futures")
    assert "not told exactly here" in capsys.readouterr().out


def test_a_way_that_was_not_taken_is_played_and_stands_beside_ones_own(
    table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    table.answer("try")
    assert "once the play is over" in capsys.readouterr().out
    end(table)
    own = table.road
    table.answer("own")
    assert capsys.readouterr().out == "You are on your own road.\n"
    for typed in ("try", "try 0", "try 99999999999", "try x"):
        table.answer(typed)
        told = capsys.readouterr().out
        assert "2. Send him home, but only on written terms; decision 1, The arrest" in told
        assert ("There is no way" in told) == (typed != "try")
    table.answer("try 3")
    told = capsys.readouterr().out
    assert "Back to decision 2, The law on US agents, on another road." in told
    assert told.count("(yours, ") == 1
    assert [turn.move.id for turn in table.road.turns] == ["prosecute", "protest"]
    table.answer("debrief tried")
    assert "Here: Not finished." in capsys.readouterr().out
    while not table.road.over:
        table.answer("1")
    assert "This is another road than your own" in capsys.readouterr().out
    table.answer("own")
    assert "Back at the end of your own road." in capsys.readouterr().out
    assert table.road == own
    table.answer("try")
    assert "The law on US agents (tried)" in " ".join(capsys.readouterr().out.split())
