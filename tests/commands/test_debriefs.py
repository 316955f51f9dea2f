from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.content.opened import Library
from game.journal.begin import sit_down


@pytest.fixture
def played() -> None:
    sitting = sit_down(Library().open("cienfuegos"), 7, recorded=True)
    for each in ("prosecute", "pull_back", "sanctions", "tell_first"):
        sitting.choose(each)
    sitting.close()


@pytest.mark.usefixtures("played")
def test_a_play_is_told_and_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["debrief", "--indicator", "courts"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "Together: 86" in told.out
    file = tmp_path / "table.csv"
    assert main(["debrief", "last", "--output", str(file)]) == 0
    rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert (len(rows), rows[0][:8]) == (5, "scenario")
    assert main(["debrief", "--output", str(file)]) == 2
    assert "already" in capsys.readouterr().err
    page = tmp_path / "page.html"
    assert main(["debrief", "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    capsys.readouterr()
    assert main(["debrief", "--brief"]) == 0
    brief = capsys.readouterr().out
    assert "To talk about first" in brief
    assert "THE ROAD" not in brief
    assert main(["debrief", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["known"]["why_not"] == {}


@pytest.mark.usefixtures("played")
def test_what_cannot_be_told_is_refused_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", "--indicator", "nope"]) == 2
    assert "`courts`" in capsys.readouterr().err
    assert main(["debrief", "--brief", "--format", "csv"]) == 2
    assert "not for csv" in capsys.readouterr().err
    assert main(["debrief", "nope"]) == 2
    assert "there is no play `nope`" in capsys.readouterr().err
