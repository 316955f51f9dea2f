from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import load_scenario
from game.content.problems.silence import apart, concerns
from game.errors import Problem, Severity
from game.model.scenario import Silence
from writing import SMALL, problems_of, written

WHERE = "scene arrest > option prosecute > when"


def warning(code: str = "M311", where: str = WHERE) -> Problem:
    return Problem(code, "x", where=where, severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("at", "meant"),
    [
        ("", True),
        ("arrest", True),
        ("scene arrest", True),
        ("prosecute", True),
        ("scene arrest > option prosecute", True),
        ("arrest > prosecute", True),
        ("prosecute > when", True),
        ("arrest.prosecute", True),
        ("arrest.return", False),
        ("arrest>prosecute", True),
        ("arrest > when", False),
        ("scene", False),
        ("arr", False),
        ("option arrest", False),
        (f"{WHERE} > more", False),
    ],
)
def test_a_silence_is_about_a_place_or_all_places(at: str, meant: bool) -> None:
    assert concerns(Silence("M311", "A reason.", at), warning()) is meant


def test_a_silence_is_about_its_code_and_never_about_an_error() -> None:
    silence = Silence("M311", "A reason.")
    assert concerns(silence, warning())
    assert not concerns(silence, warning("M312"))
    assert not concerns(silence, Problem("M311", "x"))
    assert concerns(silence, Problem("M311", "x", severity=Severity.ADVICE))


def test_problems_are_put_apart() -> None:
    problems = [warning(), warning("M312"), Problem("M311", "x")]
    told, silenced = apart(problems, [Silence("M311", "A reason.")])
    assert (told, silenced) == (problems[1:], problems[:1])


NEVER = SMALL.replace("endings:\n", "endings:\n  in: {title: A, text: B}\n").replace(
    "next: end", "next: out"
)
SILENCE = "silence: [{code: M311, at: in, because: The class is to find it.}]\n"


def test_a_silenced_warning_is_not_told_but_kept(tmp_path: Path) -> None:
    loaded = load_scenario(written(tmp_path, NEVER + SILENCE))
    assert loaded.warnings == ()
    assert [each.code for each in loaded.silenced] == ["M311"]


def test_a_silenced_warning_is_not_told_beside_errors_either(tmp_path: Path) -> None:
    broken = NEVER.replace("{calm: -1}", "{clam: -1}")
    assert [each.code for each in problems_of(written(tmp_path, broken))] == ["M301", "M311"]
    assert [each.code for each in problems_of(written(tmp_path, broken + SILENCE))] == ["M301"]
