"""Values in texts: `{cooperation}` shows a value, `{{` is a brace.

An own pattern, never `str.format`: a text from a file can name a value and do nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.model.ids import suggest_id


@dataclass(frozen=True, slots=True)
class Value:
    """The place of a value in a template, by its name."""

    name: str


Template = str | tuple[str | Value, ...]
"""A compiled text: its parts in order, or just a string where it shows no value."""

_BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z][a-z0-9_]*)\}|\{(?P<inner>[^{}\n]{0,80}\})?")
_ALMOST_A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ -]*\Z").match


def compile_template(text: str) -> Template:
    """Split a text into what stands and what is filled in; a brace that means nothing stands."""
    if "{" not in text and "}" not in text:
        return text
    parts: list[str | Value] = []
    literal = ""
    done = 0
    for match in _BRACES.finditer(text):
        if match["name"]:
            literal += text[done : match.start()]
            parts += (literal, Value(match["name"])) if literal else (Value(match["name"]),)
            literal = ""
        elif match.group() in ("{{", "}}"):
            literal += text[done : match.end() - 1]
        else:
            continue
        done = match.end()
    literal += text[done:]
    if not parts:
        return literal
    return (*parts, literal) if literal else tuple(parts)


def fill(template: Template, get: Callable[[str], str]) -> str:
    """Return the text with each value in its place; `get` gives the text of a name."""
    if isinstance(template, str):
        return template
    return "".join(get(part.name) if isinstance(part, Value) else part for part in template)


def values_shown(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name of each value that a text shows, with its offsets, braces included."""
    for match in _BRACES.finditer(text):
        if match["name"]:
            yield match["name"], match.start(), match.end()


def brace_faults(text: str) -> list[tuple[int, int, str]]:
    """Return the offsets of each `{` that shows nothing, and what is wrong with it."""
    return [
        (match.start(), match.end(), _fault(match["inner"]))
        for match in _BRACES.finditer(text)
        if not match["name"] and match.group() not in ("{{", "}}")
    ]


def _fault(inner: str | None) -> str:
    if inner is None:
        return "this `{` begins no value; write `{{` for a brace"
    word = inner[:-1].strip()
    if not word:
        return "`{}` names no value; write `{{` for a brace"
    if _ALMOST_A_NAME(word):
        return f"`{{{inner}` is no name; write `{{{suggest_id(word)}}}`, or `{{{{` for a brace"
    return (
        f"`{{{inner}` is no name; a name has lower-case letters, digits and `_`, "
        "and `{{` is a brace"
    )
