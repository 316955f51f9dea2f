"""Warnings that an author has a reason to leave: which row under `silence` is about which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.errors import Problem, Severity
from game.model.scenario import Silence

_SEPARATOR = " > "


def concerns(silence: Silence, problem: Problem) -> bool:
    """Whether a silence is about a problem: by its code, and by the place if one is given.

    A place is part of a way such as `scene arrest > option prosecute`; an id alone will do, and so
    will `arrest.prosecute`. An error is never silenced.
    """
    if problem.severity is Severity.ERROR or silence.code.strip() != problem.code:
        return False
    wanted = steps_of(silence.at)
    way = _steps(problem.where)
    return any(
        all(_is(each, step) for each, step in zip(wanted, way[start:], strict=False))
        for start in range(len(way) - len(wanted) + 1)
    )


def apart(
    problems: Iterable[Problem], silences: Sequence[Silence]
) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that are told, and those that are silenced."""
    told: list[Problem] = []
    silenced: list[Problem] = []
    for problem in problems:
        hushed = any(concerns(silence, problem) for silence in silences)
        (silenced if hushed else told).append(problem)
    return told, silenced


def steps_of(place: str) -> list[str]:
    """Return the steps of a place as an author writes it: `a > b`, or `a.b`."""
    return [each for step in _steps(place) for each in step.split(".")]


def _steps(way: str) -> list[str]:
    return [step.strip() for step in way.split(_SEPARATOR.strip())] if way.strip() else []


def _is(wanted: str, step: str) -> bool:
    """Whether a step such as `scene arrest` is meant, by all of it or by the id."""
    return wanted in (step, step.rpartition(" ")[2])
