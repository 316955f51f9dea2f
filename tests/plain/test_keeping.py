from __future__ import annotations

import errno
from pathlib import Path

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.journal.begin import sit_down
from game.model.evidence import Evidence
from game.plain.loop import Table
from game.plain.page import Page
from making import option, scenario, scene

MADE = scenario({"a": scene({"go": option(to="b")}), "b": scene({"stop": option()})})
OPENED = Opened("made", MADE, Evidence(), compile_scenario(MADE))


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "full")


def told(*typed: str, stay: bool, capsys: pytest.CaptureFixture[str]) -> str:
    table = Table(OPENED, sit_down(OPENED, 7, recorded=True), Page(76))
    waiting = [*typed]
    table.play(lambda: waiting.pop(0) if waiting else None, stay=stay)
    table.sitting.close()
    return " ".join(capsys.readouterr().out.split())


def test_in_a_pipe_a_play_that_cannot_be_kept_goes_on_unrecorded(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.write", full)
    said = told("1", "1", stay=False, capsys=capsys)
    assert said.count("This cannot be kept: ") == 1
    assert "the disk is full. The play goes on unrecorded." in said
    assert "Ending: " in said


def test_of_a_play_that_went_on_unrecorded_the_first_part_can_be_resumed(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told("1", "unrecorded", "quit", stay=True, capsys=capsys)
    (path,) = (kept / "plays").iterdir()
    assert f"Only its first part is kept; precedent play --resume {path.stem} goes on" in said


def test_on_a_terminal_it_is_asked(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        said = told("1", "again", "unrecorded", "1", stay=True, capsys=capsys)
    assert said.count("the disk is full. Type again to try once more, or unrecorded") == 2
    assert said.index("From here on, nothing of this play is kept.") < said.index("You choose:")
    assert "Ending: " in said


def test_what_is_tried_again_is_kept(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.write_text("in the way", encoding="utf-8")

    def typed() -> str | None:
        line = next(lines)
        if line == "again":
            kept.unlink()
        return line

    lines = iter(("1", "again", "quit"))
    table = Table(OPENED, sit_down(OPENED, 7, recorded=True), Page(76))
    table.play(typed, stay=True)
    table.sitting.close()
    said = capsys.readouterr().out
    assert "a file where the folder should be" in " ".join(said.split())
    (path,) = (kept / "plays").iterdir()
    assert path.read_bytes().count(b"\n") == 2
