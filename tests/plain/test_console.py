from __future__ import annotations

import threading
from pathlib import Path

import pytest

from game.classroom.link.ends import ProjectorEnd
from game.classroom.link.reader import Reader, find_session
from game.classroom.rules.setup import set_up
from game.classroom.session.desk import Desk
from game.errors import JournalError, RequestError
from game.journal.begin import sit_down
from game.plain.classroom import ClassTable
from game.plain.console import PlainConsole
from game.plain.page import Page
from lessons import LENGTHS, Time, opened


@pytest.fixture
def desk(kept: Path) -> Desk:
    there = opened()
    sitting = sit_down(there, 7, recorded=True)
    desk = Desk.begin(there, sitting, set_up(50, 24), LENGTHS, Time(), ("known", "predict"))
    desk.do("")
    desk.do("")
    return desk


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no projector for gone because the machine is slow."""
    monkeypatch.setattr("game.classroom.link.folder.STALE", 3600.0)
    monkeypatch.setattr("game.plain.console.PATIENCE", 60.0)


def console(desk: Desk) -> PlainConsole:
    return PlainConsole(Reader(desk.opened, find_session(""), Time()), Page(76))


def test_it_tells_what_the_wall_does_not(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.do("17 5 2")
    console(desk).tell()
    told = capsys.readouterr().out
    for part in (
        "First vote, 24 in all:", "Close the gate: 17", "Nobody knows the miller's secret.",
        "The Master Mason. The pier is hollow.", "A storm upstream (storm): can be brought in now",
        "The gate falls in silence.", "The projector is away", "One option has 71%",
    ):  # fmt: skip
        assert part in told, part


def test_what_is_typed_is_done_on_the_projector(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    end = ProjectorEnd(desk.sitting.kept_as)
    table = ClassTable(desk, Page(76), end)
    over = threading.Event()

    def project() -> None:
        while not over.wait(0.02):
            table.do_waiting()

    projector = threading.Thread(target=project)
    projector.start()
    try:
        facilitator = console(desk)
        capsys.readouterr()
        facilitator.do("12 5")
        assert "There are 3 to count here" in capsys.readouterr().out
        facilitator.do("17 5 2")
        told = capsys.readouterr().out
        assert "Counted: 24 hands of 24. A miscount can be typed again" in told
        assert "Close the gate: 17" in told
        facilitator.do("?")
        assert "inject, hold, release ID" in capsys.readouterr().out
    finally:
        over.set()
        projector.join()
        end.close()
    facilitator.do("next")
    assert "The projector is away" in capsys.readouterr().out


def test_a_play_without_a_class_has_no_console(kept: Path) -> None:
    there = opened()
    with pytest.raises(RequestError, match="no class is going on"):
        find_session("")
    sitting = sit_down(there, 7, recorded=True)
    sitting.choose("close")
    with pytest.raises(RequestError, match="no class is going on"):
        find_session("")
    with pytest.raises(JournalError, match="was not played in class"):
        Reader(there, find_session(sitting.kept_as), Time())
