from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.cli import main
from writing import FIXTURES

EVERYTHING = str(FIXTURES / "everything")


def told(
    *arguments: str,
    typed: str = "",
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = main(["play", *arguments, "--plain"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_play_begins_at_a_scene_and_says_by_which_choices(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(
        "cienfuegos", "--at", "sealed", "--seed", "3", monkeypatch=monkeypatch, capsys=capsys
    )
    assert (code, err) == (0, "You are at `sealed` after `prosecute, comply, next_case`, seed 3.\n")
    assert "Decision 4: " in out
    assert "Left after 3 decisions. Seed 3." in out


def test_play_goes_on_from_there_by_the_choices_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("cienfuegos", "--at", "bill", "--choices", "comply", "--seed", "3")
    code, out, err = told(*arguments, monkeypatch=monkeypatch, capsys=capsys)
    assert (code, "You were brought to `bill` by " in err) == (0, True)
    assert "Left after 2 decisions. Seed 3." in out


@pytest.mark.parametrize(
    ("scene", "code", "said"),
    [
        (
            "selaed",
            2,
            "there is no scene or ending `selaed` in this scenario; did you mean `sealed`?",
        ),
        ("stuck", 1, "no play reaches `stuck`"),
    ],
)
def test_what_cannot_be_gone_to_is_one_line(
    scene: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "cienfuegos", "--plain", "--at", scene]) == code
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("option", [("--at", "x"), ("--choices", "x"), ("--watch",)])
def test_what_needs_a_scenario_says_so(
    option: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", *option]) == 2
    assert f"{option[0]} needs a SCENARIO" in capsys.readouterr().err


def test_a_fault_of_the_file_goes_before_a_fault_of_the_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert main(["play", str(path), "--plain", "--at", "nowhere"]) == 1
    assert "error[S2" in capsys.readouterr().err
