from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.analysis.progress import Progress, StoppedError
from game.authoring.exploring.coverage import cover, report
from game.content.opened import Library
from game.text.width import width

EVIDENCE = """\
references:
  r: {type: report, title: A report, author: [{literal: Somebody}], issued: 2010}
analogues:
  one:
    title: One
    tried: Something was tried.
    happened: Something happened.
    findings:
      F1: {text: It helped., kind: event, source: r, cuts_against: true}
      F2: {text: It cost much., kind: event, source: r}
  two:
    title: Two
    tried: Something else was tried.
    happened: Nothing happened.
    no_dissent: The report.
    findings:
      F3: {text: Nothing came of it., kind: event, source: r}
tensions:
  T1: {title: A tension, text: They differ., question: Why?, analogues: [two], findings: [F3]}
"""
SCENARIO = """\
format: 1
title: A play
minutes: 5
indicators:
  trust: {label: Trust, start: 50, range: [0, 100], better: higher}
start: a
scenes:
  a:
    title: A
    text: Here.
    options:
      go: {label: Go, outcome: {text: Done., analogues: [one], findings: [F1], effects: {trust: +5}}}
      shut:
        label: Shut
        when: trust > 90
        outcome: {text: Never., analogues: [two], findings: [F3]}
    next: end
endings:
  over: {title: Over, text: It is over.}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "all.yaml").write_text(EVIDENCE, encoding="utf-8")
    (tmp_path / "play.yaml").write_text(SCENARIO, encoding="utf-8")
    return Library(tmp_path)


def test_only_what_can_be_seen_is_met(library: Library) -> None:
    found = cover(library)
    assert found.analogues == {"one"}
    assert found.findings == {"F1"}
    assert found.tensions == frozenset()
    assert report(found, "text").splitlines() == [
        "THE LIBRARY: 1 scenario",
        "  play  5 minutes, 1 decision, 1 scene, 1 ending",
        "",
        "EVIDENCE that can be met in play",
        "    1 of   2 analogues",
        "    1 of   3 findings",
        "    1 of   1 findings that cut against the sources' own case",
        "    0 of   1 tensions, on the cards of those analogues",
        "",
        "NOT MET: analogues",
        "  two",
        "",
        "NOT MET: findings",
        "  F2, F3",
        "",
        "NOT MET: tensions, on the cards of those analogues",
        "  T1",
    ]


def test_what_comes_by_hand_can_be_met(library: Library) -> None:
    play = library.folder / "play.yaml"
    play.write_text(
        f"{SCENARIO}injects:\n"
        "  news: {title: News, text: It is out., analogues: [two], findings: [F3]}\n",
        encoding="utf-8",
    )
    found = cover(library)
    assert found.analogues == {"one", "two"}
    assert found.tensions == {"T1"}
    told = json.loads(report(found, "json"))
    assert told["met"] == {
        "analogues": ["one", "two"],
        "findings": ["F1", "F3"],
        "tensions": ["T1"],
    }
    assert told["all"] == {"analogues": 2, "findings": 3, "tensions": 1}
    assert told["scenarios"][0]["decisions"] == [1, 1]


def test_a_broken_scenario_is_told_and_the_others_counted(library: Library) -> None:
    (library.folder / "broken.yaml").write_text("title: Broken\n", encoding="utf-8")
    found = cover(library)
    assert {problem.place.file for problem in found.problems if problem.place} == {
        str(library.folder / "broken.yaml")
    }
    assert [each.name for each in found.scenarios] == ["play"]


def test_it_can_be_stopped(library: Library) -> None:
    def listen(_progress: Progress) -> bool:
        return False

    with pytest.raises(StoppedError):
        cover(library, listener=listen)


def test_the_report_is_at_most_80_cells_wide(library: Library) -> None:
    more = "".join(
        f"      F{number}: {{text: So it was., kind: event, source: r}}\n"
        for number in range(100, 160)
    )
    evidence = library.folder / "evidence" / "all.yaml"
    text = evidence.read_text(encoding="utf-8")
    evidence.write_text(text.replace("  two:\n", f"{more}  two:\n"), encoding="utf-8")
    lines = report(cover(library), "text").splitlines()
    assert "F159" in " ".join(lines)
    assert max(map(width, lines)) <= 80
