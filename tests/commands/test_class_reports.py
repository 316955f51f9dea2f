from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from game.cli import main
from game.content.opened import Library
from game.debrief.apart.lookout import Lookout
from together import codes_of


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return codes_of(Library().open("cienfuegos"), 6)


def test_a_class_is_told_and_written(
    codes: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    listed = tmp_path / "codes.txt"
    listed.write_text("".join(f"Ana {at}: {code}\n" for at, code in enumerate(codes)), "utf-8")
    assert main(["class-report", str(listed), "--exact"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "CIENFUEGOS 2020: A GENERAL ARRESTED: 6 PLAYS" in told.out
    assert "not known" not in told.out
    page = tmp_path / "class.html"
    assert main(["class-report", str(listed), "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    table = tmp_path / "class.csv"
    assert main(["class-report", str(listed), "--output", str(table), "--pseudonyms"]) == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["participant"] for row in rows} == {f"P0{at}" for at in range(1, 7)}
    beside = tmp_path / "class-codebook.csv"
    assert beside.read_text(encoding="utf-8-sig").startswith("column,meaning")
    table.unlink()
    capsys.readouterr()
    assert main(["class-report", str(listed), "--output", str(table)]) == 2
    assert "class-codebook.csv is there already" in capsys.readouterr().err
    assert not table.exists()


def test_what_takes_long_is_estimated_and_said_to_be(
    codes: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.commands.class_reports.PATIENCE", 0.0)
    monkeypatch.setattr(Lookout, "wait", lambda *_: False)
    monkeypatch.setattr(Lookout, "working", True)
    assert main(["class-report", *codes]) == 0
    told = capsys.readouterr()
    assert "--exact waits for them" in told.err
    assert "takes longer than was waited for. Instead there are estimates" in " ".join(
        told.out.split()
    )
    assert re.search(r"chance about \d+% \(\d+% to \d+%\)", told.out)
    assert re.search(r"\d+ to \d+ \(seen\)", told.out)
    assert main(["class-report", *codes, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "estimates from plays drawn at random" in page
    assert "(seen)" in page


def test_what_cannot_be_read_is_told_in_a_line_for_each_reason(
    codes: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    slip = codes[0][:-1] + ("A" if codes[0][-1] != "A" else "B")
    given = [codes[1], slip, "nonsense", str(tmp_path / "none.jsonl")]
    assert main(["class-report", *given, "--format", "csv"]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 2
    assert "nonsense; " in told.err
    assert len({row["participant"] for row in csv.DictReader(io.StringIO(told.out))}) == 1
    assert main(["class-report", "nonsense"]) == 2
    assert "no play could be read" in capsys.readouterr().err
