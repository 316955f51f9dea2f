from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.authoring.checking.check import Checked
from game.authoring.checking.report import as_github, as_json, as_text, report
from game.errors import Place, Problem, Severity

PROBLEM = Problem(
    "S201",
    "unknown key `lable`",
    Place("case.yaml", 3, 5, 10),
    "scene a > option b",
    ((3, "    lable: Go"),),
    "label",
    "label: Go",
)
WARNING = Problem(
    "M311", "no play stops here", Place("case.yaml", 9, 3, 5), severity=Severity.WARNING
)
ADVICE = Problem("M311", "something", severity=Severity.ADVICE)
NOWHERE = Problem("R013", "there is no scenario `x`")


@pytest.mark.parametrize(
    ("checked", "closing"),
    [
        (Checked((), 2, 2), "2 scenarios sound"),
        (Checked((), 1, 1), "1 scenario sound"),
        (Checked((), evidence=True), "the library's evidence is sound"),
        (Checked((), 1, 1, evidence=True), "1 scenario sound"),
        (Checked((WARNING,), 1, 1), "1 scenario sound, 1 warning"),
        (Checked((WARNING, WARNING, ADVICE), 3, 3), "3 scenarios sound, 2 warnings, 1 remark"),
        (Checked((PROBLEM,), 1, 0), "1 error in 1 file"),
        (
            Checked((PROBLEM, WARNING, ADVICE), 2, 1),
            "1 error, 1 warning, 1 remark in 1 file; 1 of 2 scenarios sound",
        ),
        (Checked((NOWHERE,), 0, 0, read=False, missing=1), "1 error"),
        (
            Checked((NOWHERE, PROBLEM), 2, 1, missing=1),
            "2 errors in 1 file; 1 of 3 scenarios sound",
        ),
    ],
)
def test_the_text_closes_with_what_is_sound_and_how_to_learn_more(
    checked: Checked, closing: str
) -> None:
    lines = as_text(checked).splitlines()
    if checked.problems:
        assert lines.pop() == f"more: precedent explain {checked.problems[0].code}"
    assert lines[-1] == closing


def test_the_text_shows_each_problem_with_its_lines() -> None:
    said = as_text(Checked((PROBLEM, WARNING), 1, 0))
    assert said.startswith("error[S201] unknown key `lable`")
    assert "    |     ^^^^^ did you mean `label`?\n" in said
    assert "warning[M311]" in said
    assert said.count("more: ") == 1
    assert "\x1b" not in said
    assert "\x1b[" in as_text(Checked((PROBLEM,), 1, 0), colour=True)


def test_json_has_everything_and_null_where_there_is_no_place() -> None:
    assert json.loads(as_json(Checked((PROBLEM, NOWHERE), 1, 0))) == [
        {
            "code": "S201",
            "severity": "error",
            "message": "unknown key `lable`",
            "file": "case.yaml",
            "line": 3,
            "column": 5,
            "end_column": 10,
            "where": "scene a > option b",
            "nearest": "label",
            "fix": "label: Go",
        },
        {
            "code": "R013",
            "severity": "error",
            "message": "there is no scenario `x`",
            "file": None,
            "line": None,
            "column": None,
            "end_column": None,
            "where": "",
            "nearest": "",
            "fix": "",
        },
    ]
    assert as_json(Checked((), 1, 1)) == "[]"


def test_json_is_safe_to_print() -> None:
    said = as_json(Checked((Problem("R013", "a \x1b[2J \u202e b"),), 1, 0))
    assert said.isascii()
    assert "\x1b" not in said
    assert json.loads(said)[0]["message"] == "a \x1b[2J \u202e b"


def test_github_gets_a_command_for_each_problem() -> None:
    lines = as_github(Checked((PROBLEM, WARNING, ADVICE), 1, 0)).splitlines()
    assert lines == [
        "::error file=case.yaml,line=3,col=5,endColumn=10,title=S201%3A an unknown key"
        "::scene a > option b: unknown key `lable`; did you mean `label`?%0Afix: label: Go",
        "::warning file=case.yaml,line=9,col=3,endColumn=5,title=M311%3A a row that is never read"
        "::no play stops here",
        "::notice title=M311%3A a row that is never read::something",
        "1 error, 1 warning, 1 remark in 1 file",
    ]


def test_what_github_would_take_for_a_command_is_escaped() -> None:
    nasty = Problem("R013", "50% of\r\n::set-output name=x::y\x1b", Place("a,b:c%.yaml", 1, 1))
    first, *rest = as_github(Checked((nasty,), 1, 0)).splitlines()
    assert first.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=")
    assert first.endswith("::50%25 of%0D%0A::set-output name=x::y<U+001B>")
    assert rest == ["1 error in 1 file"]


def test_github_knows_files_from_the_folder_it_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside = Problem("S201", "x", Place(str(tmp_path / "a" / "x.yaml"), 1, 1))
    outside = Problem("S201", "x", Place(str(tmp_path.parent / "x.yaml"), 1, 1))
    said = as_github(Checked((inside, outside), 1, 0)).splitlines()
    assert said[0].startswith("::error file=a/x.yaml,line=1")
    assert str(tmp_path.parent.name) in said[1]


def test_the_form_is_chosen_by_its_name() -> None:
    checked = Checked((PROBLEM,), 1, 0)
    assert report(checked, "json") == as_json(checked)
    assert report(checked, "github") == as_github(checked)
    assert report(checked, "text", colour=True) == as_text(checked, colour=True)
