from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.authoring.checking.check import check
from game.content.library import scenarios_folder
from game.content.opened import Library
from game.errors import Severity
from writing import FIXTURES, SMALL, edited, written

LIBRARY = Library()
NEVER = "endings:\n  in: {title: A, text: B}\n"
WARNED = SMALL.replace("endings:\n", NEVER).replace("next: end", "next: out")
BECAUSE = "because: The class is to find it."


def test_sound_scenarios_by_name_file_and_folder() -> None:
    checked = check(["cienfuegos", str(FIXTURES / "small.yaml")], LIBRARY)
    assert (checked.problems, checked.scenarios, checked.sound) == ((), 2, 2)
    assert checked.exit_code == 0
    assert check([str(FIXTURES / "everything")], LIBRARY).scenarios == 1


def test_a_folder_of_several_is_checked_whole_and_each_scenario_once(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "a.yaml")
    written(tmp_path, SMALL, "b/scenario.yaml")
    checked = check([str(tmp_path), str(tmp_path / "a.yaml"), str(tmp_path / "b")], LIBRARY)
    assert (checked.scenarios, checked.sound) == (2, 2)


def test_problems_of_all_are_told_sorted_by_place(tmp_path: Path) -> None:
    first = written(tmp_path, edited("{calm: -1}", "{clam: -1}", edited("Calm", "no")), "b.yaml")
    second = written(tmp_path, edited("start: hall", "start: hal"), "a.yaml")
    checked = check([str(first), str(second)], LIBRARY)
    assert [problem.code for problem in checked.problems] == ["M303", "S204", "M301"]
    assert (checked.scenarios, checked.sound, checked.exit_code) == (2, 0, 1)


def test_a_path_that_is_no_scenario_is_told_beside_the_others(tmp_path: Path) -> None:
    checked = check(["cienfuegos", "cienfeugos", str(tmp_path)], LIBRARY)
    assert [problem.code for problem in checked.problems] == ["R013", "R003"]
    assert checked.problems[0].nearest == "cienfuegos"
    assert (checked.sound, checked.exit_code) == (1, 1)


def test_where_nothing_could_be_read_the_exit_code_says_so(tmp_path: Path) -> None:
    assert check(["cienfeugos"], LIBRARY).exit_code == 2
    assert check([str(written(tmp_path, ""))], LIBRARY).exit_code == 2
    assert check(["nul\0"], LIBRARY).exit_code == 2
    assert check([""], LIBRARY).exit_code == 2


def test_a_warning_is_no_error_unless_it_is_to_be(tmp_path: Path) -> None:
    path = str(written(tmp_path, WARNED))
    checked = check([path], LIBRARY)
    assert [problem.severity for problem in checked.problems] == [Severity.WARNING]
    assert (checked.sound, checked.exit_code) == (1, 0)
    strict = check([path], LIBRARY, strict=True)
    assert [problem.severity for problem in strict.problems] == [Severity.ERROR]
    assert (strict.sound, strict.exit_code) == (0, 1)


@pytest.mark.parametrize("at", ["", "at: in, ", "at: ending in, "])
def test_a_warning_can_be_silenced_with_a_reason(at: str, tmp_path: Path) -> None:
    text = f"{WARNED}silence: [{{code: M311, {at}{BECAUSE}}}]\n"
    checked = check([str(written(tmp_path, text))], LIBRARY, strict=True)
    assert (checked.problems, checked.exit_code) == ((), 0)


@pytest.mark.parametrize(
    ("row", "said", "nearest"),
    [
        ("code: M311, at: out", "no warning M311 is made at `out`; take this row out", ""),
        ("code: M312", "no warning M312 is made in this scenario; take this row out", ""),
        ("code: M31l", "there is no code `M31l` to silence", "M310"),
        ("code: something else", "there is no code `something else` to silence", ""),
    ],
)
def test_a_silence_that_silences_nothing_is_a_warning_where_it_stands(
    row: str, said: str, nearest: str, tmp_path: Path
) -> None:
    text = f"{SMALL}silence:\n  - {{{row}, {BECAUSE}}}\n"
    (problem,) = check([str(written(tmp_path, text))], LIBRARY).problems
    assert (problem.code, problem.severity) == ("M322", Severity.WARNING)
    assert (problem.message, problem.nearest) == (said, nearest)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (len(SMALL.splitlines()) + 2, 12)
    assert problem.where == "silence 1 > code"


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    text = edited("start: hall", "start: hal") + f"silence: [{{code: M303, {BECAUSE}}}]\n"
    checked = check([str(written(tmp_path, text))], LIBRARY)
    assert [problem.code for problem in checked.problems] == ["M303"]


def test_broken_evidence_of_the_library_is_told_alone_and_once(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(scenarios_folder(), folder)
    written(folder, "analogues: {a: {titel: A}}\n", "evidence/more.yaml")
    checked = check([str(folder)], Library(folder))
    assert {problem.code for problem in checked.problems} == {"S201", "S202"}
    assert {Path(problem.place.file).name for problem in checked.problems if problem.place} == {
        "more.yaml"
    }
    assert checked.exit_code == 1


@pytest.mark.parametrize("inside", ["evidence", "evidence/more.yaml"])
def test_evidence_of_the_library_is_checked_as_evidence(inside: str, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(scenarios_folder(), folder)
    more = written(folder, "gaps: {my-gap: {text: Nobody knows.}}\n", "evidence/more.yaml")
    checked = check([str(folder / inside)], Library(folder))
    assert (checked.problems, checked.scenarios, checked.evidence) == ((), 0, True)
    assert checked.exit_code == 0
    more.write_text("gaps: {my-gap: {txet: Nobody knows.}}\n", encoding="utf-8")
    checked = check([str(folder / inside)], Library(folder))
    assert [problem.code for problem in checked.problems] == ["S201"]
    assert checked.exit_code == 1


def test_a_file_that_two_scenarios_share_is_told_once(tmp_path: Path) -> None:
    written(tmp_path, "analogues: {a: {title: A, tried: B, happened: C}}\n", "e/more.yaml")
    for name in ("a", "b"):
        written(tmp_path, f"{SMALL}evidence: [e/more.yaml]\n", f"{name}.yaml")
    checked = check([str(tmp_path)], LIBRARY)
    assert [problem.code for problem in checked.problems] == ["S202"]
    assert (checked.scenarios, checked.sound) == (2, 0)
