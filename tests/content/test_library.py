from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.content import library
from game.content.library import (
    cards,
    evidence_folder,
    find_scenario,
    find_scenarios,
    scenarios_folder,
)
from game.errors import InputError, UnreadableError


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    for name in (
        "one.yaml",
        "two/scenario.yaml",
        "two/part.yaml",
        "evidence/e.yaml",
        "_draft.yaml",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"title: {name}\n")
    for name in (".hidden.yaml", "evidence/scenario.yaml", "_old/scenario.yaml", "notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("title: no\n")
    (folder / "broken.yaml").write_text("title: a: b\n")
    (folder / "empty").mkdir()
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return folder


def refused(word: str, folder: Path) -> tuple[str, str, str]:
    with pytest.raises(UnreadableError) as caught:
        find_scenario(word, folder)
    (problem,) = caught.value.problems
    return problem.code, problem.nearest, problem.message


def test_the_library_has_its_files_and_folders_and_nothing_else(shelf: Path) -> None:
    found = cards(shelf)
    assert [card.name for card in found] == ["broken", "one", "two"]
    assert [card.title for card in found] == ["broken", "one.yaml", "two/scenario.yaml"]
    assert [bool(card.problem) for card in found] == [True, False, False]


def test_a_library_that_is_not_there_has_no_cards(tmp_path: Path) -> None:
    assert cards(tmp_path / "none") == []


def test_a_name_of_the_library_goes_first(shelf: Path) -> None:
    Path("one").write_text("title: mine\n")
    assert find_scenario("one", shelf) == shelf / "one.yaml"
    assert find_scenario("./one", shelf) == Path("one")
    assert find_scenario("two", shelf) == shelf / "two" / "scenario.yaml"


def test_a_file_or_a_folder_is_reached_by_its_path(shelf: Path, tmp_path: Path) -> None:
    Path("mine.yaml").write_text("title: mine\n")
    Path("own").mkdir()
    Path("own/scenario.yaml").write_text("title: own\n")
    assert find_scenario("mine.yaml", shelf) == Path("mine.yaml")
    assert find_scenario("own", shelf) == Path("own/scenario.yaml")
    assert find_scenario("own/", shelf) == Path("own/scenario.yaml")
    assert find_scenario(str(tmp_path / "here" / "mine.yaml"), shelf).is_file()


def test_a_name_that_is_not_there_is_told_with_the_nearest(shelf: Path) -> None:
    assert refused("tow", shelf)[:2] == ("R013", "two")
    assert refused("TWO", shelf)[:2] == ("R013", "two")
    assert refused("something else", shelf)[:2] == ("R013", "")
    assert refused("", shelf)[:2] == ("R013", "")
    assert refused("evidence", shelf)[:2] == ("R013", "")


def test_a_path_that_is_not_there_is_no_name(shelf: Path) -> None:
    assert refused("./two", shelf)[0] == "R001"
    assert refused("two.yaml", shelf)[0] == "R001"
    assert refused("n" * 5000, shelf)[0] in ("R001", "R013")
    assert refused("a\0b", shelf)[0] in ("R001", "R013")


def test_a_folder_without_its_main_file(shelf: Path) -> None:
    Path("bare").mkdir()
    code, _, message = refused("bare", shelf)
    assert code == "R003"
    assert "scenario.yaml" in message


def test_a_part_of_a_scenario_is_told_as_that_with_the_whole(shelf: Path) -> None:
    part = shelf / "two" / "part.yaml"
    part.write_text("analogues: {}\n")
    code, near, message = refused(str(part), shelf)
    assert (code, near) == ("R014", str(shelf / "two" / "scenario.yaml"))
    assert "is a part of a scenario" in message
    Path("alone.yaml").write_text("scenes: {}\n")
    assert refused("alone.yaml", shelf)[:2] == ("R014", "")
    Path("begun.yaml").write_text("title: Begun\nscenes: {}\n")
    assert find_scenario("begun.yaml", shelf) == Path("begun.yaml")


def test_the_shipped_scenarios_are_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "game"
    package.mkdir()
    monkeypatch.setattr(library, "_PACKAGE", package)
    with pytest.raises(InputError) as caught:
        scenarios_folder()
    assert "missing" in caught.value.problems[0].message
    (tmp_path / "scenarios").mkdir()
    with pytest.raises(InputError):
        scenarios_folder()
    (tmp_path / "pyproject.toml").write_text("")
    assert scenarios_folder() == tmp_path / "scenarios"
    (package / "scenarios").mkdir()
    assert scenarios_folder() == package / "scenarios"


def test_the_evidence_has_its_own_folder(tmp_path: Path) -> None:
    assert evidence_folder(tmp_path) == tmp_path / "evidence"


def test_the_library_is_listed_without_anything_heavy() -> None:
    probe = (
        "import sys, game.content.library\n"
        "print(sorted({'pydantic', 'textual', 'rich', 'platformdirs'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True
    )
    assert shown.stdout.strip() == "[]"


def test_files_of_both_endings_are_found_in_a_folder(tmp_path: Path) -> None:
    for name in ("one.yaml", "one.yml", "two.yml"):
        (tmp_path / name).write_text("title: A\n")
    found = [path.name for path in find_scenarios(str(tmp_path), tmp_path / "library")]
    assert found == ["one.yaml", "one.yml", "two.yml"]


def test_a_pattern_that_the_shell_hands_on_stands_for_all_it_matches(shelf: Path) -> None:
    found = find_scenarios(str(shelf / "*"), shelf)
    assert [str(path.relative_to(shelf)) for path in found] == [
        "_draft.yaml",
        "_old/scenario.yaml",
        "broken.yaml",
        "evidence/scenario.yaml",
        "one.yaml",
        "two/scenario.yaml",
    ]


def test_a_pattern_that_nothing_matches_is_told_as_that(shelf: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        find_scenarios("*.odt", shelf)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == (
        "R001",
        "no file or folder has a name of this pattern",
    )
