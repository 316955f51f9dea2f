"""What `check` found, as text for a person, as JSON for a program, as annotations for GitHub.

The JSON is an array, sorted by place, of one object for each problem:

    code        from the catalogue, such as "S201"
    severity    "error", "warning" or "advice"
    message     what is wrong, in one sentence without a full stop
    file        the file as it was named, or null where the problem is in none
    line        from 1, or null
    column      from 1, in characters, or null
    end_column  the first column behind the place, or null where it is not known
    where       the place in the author's own ids, such as "scene arrest > option prosecute", or ""
    nearest     the nearest right word, or ""
    fix         text to paste, or ""

Everything but ASCII is written as escapes, so that it is safe to print.
"""

from __future__ import annotations

import json
from pathlib import Path

from game.authoring.checking.check import Checked
from game.content.problems.catalogue import titles
from game.content.problems.report import counted, render
from game.errors import Problem, Severity
from game.text.printable import printable

_ON_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}

_COUNTED_AS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "remark"}


def report(checked: Checked, form: str, *, colour: bool = False, columns: int | None = None) -> str:
    """Return what was found as `text`, `json` or `github`; only text has colours and a width."""
    if form == "json":
        return as_json(checked)
    if form == "github":
        return as_github(checked)
    return as_text(checked, colour=colour, columns=columns)


def as_text(checked: Checked, *, colour: bool = False, columns: int | None = None) -> str:
    """Return every problem with its lines, then how many scenarios are sound."""
    problems = checked.problems
    blocks = [render(problem, colour=colour, columns=columns) for problem in problems]
    blocks.append(_closing(checked))
    if problems:
        blocks[-1] += f"\nmore: precedent explain {problems[0].code}"
    return "\n\n".join(blocks)


def as_json(checked: Checked) -> str:
    """Return the problems as a JSON array; its objects are described at the head of this module."""
    return json.dumps([_object(problem) for problem in checked.problems], indent=2)


def as_github(checked: Checked) -> str:
    """Return one workflow command a problem, then the closing line."""
    return "\n".join([*(_annotation(each) for each in checked.problems), _closing(checked)])


def _closing(checked: Checked) -> str:
    """Return how many scenarios are sound, and how many problems there are."""
    sound = f"{counted(checked.sound, 'scenario')} sound"
    if checked.evidence and not checked.scenarios:
        sound = "the library's evidence is sound"
    kinds = (
        counted(number, word)
        for severity, word in _COUNTED_AS.items()
        if (number := sum(each.severity is severity for each in checked.problems))
    )
    if checked.exit_code == 0:
        return ", ".join([sound, *kinds])
    told = ", ".join(kinds)
    files = len({each.place.file for each in checked.problems if each.place})
    if files:
        told += f" in {counted(files, 'file')}"
    asked = checked.scenarios + checked.missing
    if asked > 1:
        told += f"; {checked.sound:,} of {asked:,} scenarios sound"
    return told


def _object(problem: Problem) -> dict[str, str | int | None]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_column": (place.end_column or None) if place else None,
        "where": problem.where,
        "nearest": problem.nearest,
        "fix": problem.fix,
    }


def _annotation(problem: Problem) -> str:
    """Return a workflow command: `::error file=...,line=...,col=...,title=...::message`."""
    properties: dict[str, str | int] = {}
    place = problem.place
    if place:
        properties |= {"file": _below_here(place.file), "line": place.line, "col": place.column}
        if place.end_column:
            properties["endColumn"] = place.end_column
    title = titles().get(problem.code, "")
    properties["title"] = f"{problem.code}: {title}" if title else problem.code
    message = problem.message
    if problem.where:
        message = f"{problem.where}: {message}"
    if problem.nearest:
        message += f"; did you mean `{problem.nearest}`?"
    if problem.fix:
        message += f"\nfix: {problem.fix}"
    listed = ",".join(f"{key}={_in_property(str(value))}" for key, value in properties.items())
    return f"::{_ON_GITHUB[problem.severity]} {listed}::{_in_message(message)}"


def _below_here(file: str) -> str:
    """Return a file as GitHub knows it: from the folder in which the command runs, with `/`."""
    path = Path(file)
    try:
        path = path.resolve().relative_to(Path.cwd().resolve())
    except (OSError, ValueError):
        return file  # it lies elsewhere
    return path.as_posix()


def _in_message(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
