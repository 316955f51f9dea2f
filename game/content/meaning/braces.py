"""Braces in texts: whether each shows a value that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from game.content.files.join import MAPS
from game.content.meaning.walk import Data
from game.content.problems.collector import Problems, titled
from game.content.problems.where import Trail
from game.model.scenario import Scenario
from game.text.interpolate import brace_faults, values_shown

_PROSE = frozenset(
    {"title", "summary", "setting", "role", "purpose", "objectives", "text", "label", "locked"}
    | {"advice", "discuss", "notes", "reflect", "why", "because"}
)
"""Keys whose texts a player or a facilitator reads."""

_EVIDENCE = frozenset({"references", "analogues", "findings", "tensions", "questions", "gaps"})


def check_braces(scenario: Scenario, data: Data, problems: Problems) -> None:
    """Add every brace in a text that shows no value of an indicator."""
    if not any(_may_show(source.text) for source in problems.sources.files):
        return
    known = (*scenario.indicators, "decisions")
    for key, value in data.items():
        if key in _EVIDENCE:
            continue
        entries = value if key in MAPS else {}
        # Few texts have braces, so entries that have none are told apart before any path is made.
        for id_ in [id_ for id_, entry in entries.items() if _has_braces(entry)]:
            for path, text in _with_braces(entries[id_], (key, id_), prose=False):
                _check_text(text, path, known, scenario, problems)
        if not entries:
            for path, text in _with_braces(value, (key,), prose=key in _PROSE):
                _check_text(text, path, known, scenario, problems)


def _may_show(file: str) -> bool:
    """Whether a file has a brace in it somewhere, or an escape that may stand for one."""
    return any(sign in file for sign in ("{", "}", "\\x", "\\u", "\\U"))


def _has_braces(value: Any) -> bool:
    """Whether some text in a value has a brace in it."""
    waiting = [value]
    for each in waiting:
        kind = each.__class__
        if kind is str:
            if "{" in each or "}" in each:
                return True
        elif kind is dict:
            waiting.extend(each.values())
        elif kind is list:
            waiting.extend(each)
    return False


def _with_braces(
    value: Any, path: Trail, *, prose: bool, ids: bool = False
) -> Iterator[tuple[Trail, str]]:
    """Yield the texts with a brace in them; the keys of a map of ids say nothing of its values."""
    if isinstance(value, str):
        if prose and ("{" in value or "}" in value):
            yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _with_braces(
                each,
                (*path, key),
                prose=not ids and (prose or key in _PROSE),
                ids=not ids and key == "options",
            )
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _with_braces(each, (*path, index), prose=prose)


def _check_text(
    text: str, path: Trail, known: Collection[str], scenario: Scenario, problems: Problems
) -> None:
    for start, end, message in brace_faults(text):
        word = text[start:end].strip("{ }")
        meant = word.lower() if word.lower() in known else titled(word, scenario.indicators)
        if meant:
            message = f"`{text[start:end]}` is no name; write `{{{meant}}}`, or `{{{{` for a brace"
        fix = f"{{{meant}}}" if meant else ""
        problems.add("M312", message, path, within=(start, end), fix=fix)
    for name, start, end in values_shown(text):
        if name in known or problems.is_unsure("indicators"):
            continue
        near = "" if name in scenario.flags else problems.nearest(name, known)
        message = f"there is no indicator `{name}` to show; write `{{{{` for a brace"
        if name in scenario.flags:
            message = f"`{name}` is a flag, true or false, and has no value to show"
        fix = f"{{{near}}}" if near else ""
        problems.add("M312", message, path, within=(start, end), nearest=near, fix=fix)
