"""Scenario files for tests: a small one, edited, with `«` where a problem is expected.

Used by the tests of content, authoring and the commands.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from game.content.load import Loaded, load_scenario
from game.content.problems.catalogue import CODES_FOLDER, MARK, Part
from game.errors import InputError, Problem
from game.model.evidence import Evidence

FIXTURES = Path(__file__).parents[1] / "fixtures"
SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")
EXAMPLE = (CODES_FOLDER / "example.yaml").read_text(encoding="utf-8")

Told = list[tuple[str, int, int]]


class Case(NamedTuple):
    """A part of the small scenario, with something wrong and something right in its place."""

    code: str
    old: str
    wrong: str
    right: str


def edited(old: str, new: str, text: str = SMALL) -> str:
    """Return the text with its one `old` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def completed(part: Part) -> str:
    """Return an example of the catalogue as a whole file, by the rule in the README beside it."""
    if part.whole:
        return part.text
    blocks = blocks_of(EXAMPLE)
    blocks |= blocks_of(part.text)
    return "".join(blocks.values())


def blocks_of(text: str) -> dict[str, str]:
    """Return the lines of a file by the top-level keys to which they belong."""
    blocks = re.split(r"^(?=[^\s#])", text, flags=re.MULTILINE)
    return {block.partition(":")[0].strip(f"{MARK}\n"): block for block in blocks if block.strip()}


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without marks, and the line and column of each."""
    places: list[tuple[int, int]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        while (column := lines[number].find(MARK)) >= 0:
            places.append((number + 1, column + 1))
            lines[number] = lines[number].replace(MARK, "", 1)
        assert MARK not in lines[number], line
    return "\n".join(lines), places


def written(folder: Path, text: str, name: str = "x.yaml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path, library: Evidence | None = None) -> tuple[Problem, ...]:
    """Return the problems of a scenario, its warnings where there is nothing worse."""
    try:
        return load_scenario(path, library=library).warnings
    except InputError as error:
        return error.problems


def told(problems: tuple[Problem, ...]) -> Told:
    """Return the codes of problems with their places."""
    found: Told = []
    for problem in problems:
        assert problem.place is not None
        assert problem.message
        assert not problem.message.endswith(".")
        assert problem.place.end_column > problem.place.column
        found.append((problem.code, problem.place.line, problem.place.column))
    return found


def tells(folder: Path, text: str) -> tuple[tuple[Problem, ...], Told]:
    """Load a marked text; return its problems, and the places of its marks without codes."""
    clean, places = marked(text)
    problems = problems_of(written(folder, clean))
    return problems, [("", line, column) for line, column in places]


def assert_case(case: Case, folder: Path) -> Problem:
    """Check that the wrong text gives its code where it is marked, alone, and the right one none."""
    assert told(problems_of(written(folder, edited(case.old, case.right)))) == []
    text, places = marked(edited(case.old, case.wrong))
    problems = problems_of(written(folder, text))
    assert told(problems) == [(case.code, line, column) for line, column in places]
    return problems[0]


def small(folder: Path, old: str, new: str) -> Loaded:
    """Load the small scenario with one part of it replaced."""
    return load_scenario(written(folder, edited(old, new)))
