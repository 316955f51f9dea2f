from __future__ import annotations

from pathlib import Path

import pytest

from game.arguments.paper import IN_CLASS, TABLETOP
from game.classroom.paper import printed
from game.cli import main


def test_the_sheets_that_can_be_named_are_those_there_are() -> None:
    assert set(printed._SHEETS) == {*IN_CLASS, *TABLETOP}


def test_sheets_are_written_and_never_over_another_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "class.html"
    assert main(["print", "tutorial", "--output", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert 'id="outcomes"' not in text
    assert main(["print", "tutorial", "--tabletop", "--output", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == text
    assert main(["print", "tutorial", "--tabletop", "--output", str(path), "--force"]) == 0
    assert 'id="outcomes"' in path.read_text(encoding="utf-8")
    assert "is there already" in capsys.readouterr().err


def test_without_a_file_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "tutorial", "--sheets", "ballots, track"]) == 0
    assert 'id="track"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["print", "tutorial", "--sheets", "balots"], "there is no sheet `balots`"),
        (["print", "tutorial", "--sheets", ","], "no sheet is named"),
        (["print", "nothing-like-it"], "nothing-like-it"),
        (["print", "tutorial", "--teams", "1"], "2 to 8 teams"),
        (["print", "tutorial", "--output", "no/such/folder.html"], "there is no folder"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("given", [("--minutes", "5"), ("--students", "-3"), ("--students", "x")])
def test_numbers_out_of_range_are_refused(given: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["print", "tutorial", *given])
    assert stop.value.code == 2
