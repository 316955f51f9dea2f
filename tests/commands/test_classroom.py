from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from game.cli import main
from game.commands.classroom import setup_of, steps_without
from game.errors import RequestError


def given(**more: object) -> argparse.Namespace:
    asked = {"minutes": None, "students": None, "teams": None, "decides": None, "without": None}
    return argparse.Namespace(**{**asked, **more})


def test_what_is_left_out_is_asked_for_and_enter_takes_the_usual() -> None:
    answers = ["5", "", "many", "30", "Red", "Red, Blue", "presdent", "consensus"]
    asked: list[str] = []

    def ask(what: str) -> str:
        asked.append(what)
        return answers.pop(0)

    setup = setup_of(given(), ask)
    assert (setup.minutes, setup.students, setup.teams, setup.rule) == (
        50, 30, ("Red", "Blue"), "consensus",
    )  # fmt: skip
    assert len(asked) == 8


def test_where_nobody_can_be_asked_the_usual_is_taken() -> None:
    setup = setup_of(given(students=12), None)
    assert (setup.minutes, setup.students, setup.teams, setup.rule) == (50, 12, (), "majority")


def test_steps_that_can_be_left_out() -> None:
    assert steps_without(given(without="known, moved")) == ("known", "moved")
    with pytest.raises(RequestError, match="`vote` cannot be left out"):
        steps_without(given(without="vote"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["play", "--class"], "--class needs a SCENARIO"),
        (["play", "tutorial", "--class", "--students", "1"], "a class has 2 to 500 students"),
        (["play", "tutorial", "--class", "--teams", "11"], "2 to 8 teams"),
        (["play", "tutorial", "--class", "--at", "x"], "--at is for authors"),
        (["play", "--class", "--resume"], "no session of a class is kept here"),
        (["play", "tutorial", "--class", "--resume"], "no session of a class is kept here"),
        (
            ["play", "tutorial", "--class", "--resume", "--rewind", "1"],
            "go back within the session",
        ),
        (["console"], "no class is going on"),
        (["console", "abcde"], "no play is kept here yet"),
        (["rehearse", "nothing"], "there is no scenario `nothing`"),
        (["rehearse", "tutorial", "--decides", "consensus"], "consensus is found between teams"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    words: list[str], said: str, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err


def test_rehearsing_the_tutorial_tells_whether_the_plan_holds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["rehearse", "tutorial", "--minutes", "30", "--students", "12", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert code == int(not told["holds"])
    assert told["sessions"] == 100


def test_a_session_that_was_left_goes_on_as_one_however_it_is_resumed(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(typed: str, *words: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert main(["play", *words, "--plain"]) == 0
        return capsys.readouterr().out

    first = play("\nskip\n", "tutorial", "--class", "--students", "12", "--seed", "3")
    assert "Left at minute 0 of 50" in first
    for words in (["--class", "--resume"], ["--resume"], ["tutorial", "--class", "--resume"]):
        told = play("skip\n12 0 0\n", *words)
        assert "Asked of the class" in told
        assert "precedent play --class --resume" in told.replace("\n", " ")
    (journal,) = (kept / "plays").glob("*.jsonl")
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert [line.get("what") for line in lines].count("taken-up") == 3


def test_a_session_that_cannot_be_kept_says_so_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("sys.stdin", io.StringIO("\nnext\nquit\n"))
    assert main(["play", "tutorial", "--class", "--plain", "--students", "12"]) == 0
    told = capsys.readouterr()
    assert "This session cannot be kept" in told.err
    assert "Left at minute 0 of 50" in told.out
    assert "It is kept" not in told.out
