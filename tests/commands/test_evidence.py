from __future__ import annotations

import json

import pytest

from game.cli import main


def test_an_id_is_told_whole_in_whatever_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "f172"]) == 0
    told = capsys.readouterr().out
    assert "Event F172:" in told
    assert "tension, disputed:" in told
    assert "Used by: arrest-of-a-leader, cienfuegos" in told


def test_several_ids_are_told_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "F172", "t01"]) == 0
    told = capsys.readouterr().out
    assert told.index("Event F172:") < told.index("which came first? (T01):")
    assert main(["evidence", "F172", "T01", "--format", "json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == ["F172", "T01"]


def test_words_are_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "calderon", "army", "--kind", "finding", "--most", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("finding F") for line in lines) == 2
    assert lines[-1].startswith("... and ")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "plan-colombia", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["fields"]["place"]) == ("analogue", "Colombia")
    assert main(["evidence", "--place", "united states", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["filters"] == {"place": "United States"}
    assert main(["evidence", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"]["gap"] == 37


def test_without_words_there_is_an_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("The archive: 56 analogues, 271 findings")
    assert "precedent evidence ID" in told


def test_a_scenario_has_evidence_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "plan-colombia-begins"]) == 2
    assert "did you mean `plan-colombia`" in capsys.readouterr().err
    assert main(["evidence", "plan-colombia-begins", "--scenario", "plan-colombia"]) == 0


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["cienfuegos2020"], "did you mean `cienfuegos-2020`"),
        (["quaaludess"], "`quaaludes`?"),
        (["--place", "columbia"], "Did you mean place:Colombia"),
        (["--scenario", "cienfuego"], "cienfuegos"),
        (["x\x1b[31m"], "<U+001B>"),
        (["x" * 5000], f"`{'x' * 80}…`"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence", *words]) == 2
    told = capsys.readouterr()
    assert (told.out, meant in told.err) == ("", True)
