from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from game.cli import main

TYPED = ("", "", "9 12 3", "", "5 10 9", "", "", "3 12 9", "", "")
OPENING = ["play", "cienfuegos", "--class", "--plain", "--seed", "7"]


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session of one decision, kept; returns a folder to write to."""
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(TYPED) + "\n"))
    assert main([*OPENING, "--minutes", "50", "--students", "24", "--teams", "none"]) == 0
    return tmp_path


def test_a_grade_book_is_written_with_its_codebook(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster, book = held / "roster.csv", held / "book.csv"
    roster.write_text("id,name\n7,=Ada\n", encoding="utf-8")
    command = ["class-export", "--format", "gradebook", "--roster", str(roster), "--absent", "none"]
    assert main([*command, "--output", str(book)]) == 0
    told = capsys.readouterr().err
    assert "1 cell that a spreadsheet takes for a formula" in told
    text = book.read_text(encoding="utf-8")
    assert text.startswith("\ufeffid,name,precedent_session")
    assert "\n7,=Ada," in text
    assert "precedent_present" in (held / "book-codebook.csv").read_text(encoding="utf-8")
    assert main([*command, "--output", str(book)]) == 2


def test_tables_and_statements_go_to_standard_output(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for form, count in (("decisions", 6), ("predictions", 3)):
        assert main(["class-export", "last", "--format", form]) == 0
        assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == count
    assert main(["class-export", "--format", "xapi", "--base", "https://school.example/p/"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 3
    assert found[0]["object"]["id"].startswith("https://school.example/p/scenario/cienfuegos/")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "gradebook"], "needs --roster"),
        (["--format", "decisions", "--roster", "x.csv"], "--roster goes with --format gradebook"),
        (["--format", "gradebook", "--roster", "r", "--named"], "--named goes with --format xapi"),
        (["--format", "gradebook", "--roster", "nowhere.csv"], "nowhere.csv"),
        (["--format", "xapi", "--base", "school"], "https://school.example/precedent"),
        (["--format", "xapi", "--base", "https://x/?a=1"], "without `?`"),
        (["nobody", "--format", "xapi"], "nobody"),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_line(
    held: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["class-export", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_play_of_one_person_is_no_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path))
    assert main(["class-export", "--format", "xapi"]) == 2
    assert "no session of a class" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    main(["play", "tutorial", "--plain"])
    capsys.readouterr()
    assert main(["class-export", "last", "--format", "decisions"]) == 2
    assert "class-report" in capsys.readouterr().err


def test_plays_handed_in_are_exported_person_by_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name, typed in (("ada", "predict\n1\n4\n1\n1\n"), ("Eve", "2\n")):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        main(["play", "cienfuegos", "--plain", "--seed", "7"])
        assert main(["plays", "rename", "last", name]) == 0
    Path("roster.csv").write_text("id,name\n1,Ada\n2,Bo\n", encoding="utf-8")
    capsys.readouterr()
    both = ["ada", "Eve"]
    assert main(["class-export", *both, "--format", "gradebook", "--roster", "roster.csv"]) == 0
    out, err = capsys.readouterr()
    first, second = csv.DictReader(io.StringIO(out))
    assert (first["precedent_handed_in"], second["precedent_handed_in"]) == ("1", "0")
    assert (first["precedent_decisions"], first["precedent_predictions"]) == ("2", "1")
    assert first["precedent_mean_brier"]
    assert "“Eve” is left out" in err
    assert main(["class-export", *both, "--format", "xapi"]) == 0
    lines = capsys.readouterr().out
    assert "ada" not in lines
    assert len(lines.splitlines()) == 6
