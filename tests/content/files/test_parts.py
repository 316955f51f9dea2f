from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.content.files.parts import is_part
from game.content.library import find_scenarios
from game.content.opened import Library
from game.errors import UnreadableError
from writing import SMALL


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("references:\n  r: {type: book}\n", True),
        ("# a comment\nscenes:\n  a: {}\nendings: {}\n", True),
        ("assert: []\n", True),
        ("scenes: {}\nstart: a\n", False),
        ("format: 1\n", False),
        (" scenes: {}\n", False),
        ("services: {}\n", False),
        ("", False),
        (SMALL, False),
    ],
)
def test_a_file_of_parts_has_nothing_of_a_scenarios_own(
    text: str, part: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert is_part(path) is part
    assert not is_part(tmp_path / "none.yaml")


def test_a_folder_of_scenarios_is_checked_without_the_parts_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "doors.yaml": SMALL.replace("format: 1\n", "format: 1\nevidence: [own.yaml]\n"),
        "own.yaml": "gaps:\n  G-99: {title: One, text: Not known.}\n",
        "more.yaml": "scenes:\n  a: {title: A, text: B, next: end}\n",
    }
    for name, text in files.items():
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    checked = check(["."], Library())
    assert (checked.scenarios, {each.place and each.place.file for each in checked.problems}) <= (
        1,
        {"doors.yaml", "own.yaml"},
    )


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("doors.yml", "doors.yaml"),
        ("dors.yaml", "doors.yaml"),
        ("dors", "doors.yaml"),
        ("game", "gate"),
        ("zzz.yaml", ""),
        ("cienfuego", "cienfuegos"),
        ("nowhere/doors.yaml", ""),
    ],
)
def test_the_file_that_was_meant_is_offered(
    word: str, near: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("doors.yaml").write_text(SMALL, encoding="utf-8")
    tmp_path.joinpath("doors.txt").write_text("", encoding="utf-8")
    tmp_path.joinpath("gate").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError) as raised:
        find_scenarios(word, Library().folder)
    assert [problem.nearest for problem in raised.value.problems] == [near]
