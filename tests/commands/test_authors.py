from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main

SOUND = """\
format: 1
title: A sound one
indicators:
  trust: {label: Trust, start: 50, range: [0, 100], better: higher}
start: a
scenes:
  a:
    title: A
    text: Here.
    options:
      go: {label: Go, outcome: {text: Done., basis: assumption, assumes: [{text: Made up.}]}}
    next: end
endings:
  over: {title: Over, text: It is over.}
"""


def saved(folder: Path, name: str, old: str = "", new: str = "") -> str:
    assert old in SOUND
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SOUND.replace(old, new) if old else SOUND, encoding="utf-8")
    return str(path)


def test_diff_leaves_with_0_where_nothing_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = saved(tmp_path, "one/scenario.yaml")
    new = saved(tmp_path, "two.yaml", "title: A sound one", 'title:  "A sound one"  # the same')
    assert main(["diff", old, new]) == 0
    assert capsys.readouterr().out == "No difference in rules or words.\n"
    assert main(["diff", str(Path(old).parent), new]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("text: Here.", "text: There.", "Only words have changed"),
        ("start: 50", "start: 40", "The rules have changed"),
    ],
)
def test_diff_leaves_with_1_where_something_differs(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [saved(tmp_path, "a.yaml"), saved(tmp_path, "b.yaml", old, new)]
    assert main(["diff", *words]) == 1
    assert said in capsys.readouterr().out
    assert main(["diff", *words, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["same"] is False


@pytest.mark.parametrize("broken", [0, 1])
def test_diff_leaves_with_2_where_one_cannot_be_read(
    broken: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [saved(tmp_path, "a.yaml"), saved(tmp_path, "b.yaml")]
    words[broken] = saved(tmp_path, "c.yaml", "label: Go", "lable: Go")
    assert main(["diff", *words]) == 2
    said = capsys.readouterr()
    assert ("error[S201]" in said.err, said.out) == (True, "")
    words[broken] = str(tmp_path / "none.yaml")
    assert main(["diff", *words]) == 2


def test_diff_tells_the_problems_of_both_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = saved(tmp_path, "a.yaml", "label: Go", "lable: Go")
    two = saved(tmp_path, "b.yaml", "title: Over", "titel: Over")
    assert main(["diff", one, two]) == 2
    said = capsys.readouterr().err
    assert "a.yaml:" in said
    assert "b.yaml:" in said


def test_diff_tells_the_problems_that_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far = "  far:\n    title: Far\n    text: Away.\n    next: end\nendings:\n"
    words = [saved(tmp_path, "a.yaml"), saved(tmp_path, "b.yaml", "endings:\n", far)]
    assert main(["diff", *words]) == 1
    said = capsys.readouterr().out
    assert "CAME\n  scene far; no play meets it" in said
    assert "+ warning[P406] scene far" in said


def test_diff_of_a_shipped_scenario_with_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "cienfuegos", "cienfuegos", "--max-states", "3"]) == 0
    assert "No difference" in capsys.readouterr().out


INJECTS = """\
injects:
  news: {title: News, text: It comes., basis: assumption, assumes: [{text: Made up.}], effects: {trust: +20}}
endings:
"""


def test_explore_brings_in_an_inject_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "a.yaml", "endings:\n", INJECTS)
    assert main(["explore", path]) == 0
    assert "Left out: 1 inject by hand only (news)." in capsys.readouterr().out
    assert main(["explore", path, "--with-inject", "news@a"]) == 0
    said = capsys.readouterr().out
    assert "Brought in by hand: news at a." in said
    assert "Left out" not in said
    assert "70" in said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nwes@a", "there is no inject `nwes` in this scenario; did you mean `news`?"),
        ("news", "`news` is not of the form INJECT@SCENE"),
    ],
)
def test_an_inject_that_there_is_not_is_one_line(
    word: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, "a.yaml", "endings:\n", INJECTS)
    assert main(["explore", path, "--with-inject", word]) == 2
    assert capsys.readouterr().err == f"precedent: {said}\n"
