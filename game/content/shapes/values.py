"""What is wrong with one value, in words for its author, with what may stand there instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.content.reading.scalars import Odd, quoted
from game.content.shapes.fields import as_yaml
from game.content.shapes.forms import MAX_NUMBER, MAX_TEXT

CONDITIONS = frozenset({"when", "never"})
"""Keys whose texts are conditions."""

_GLUED = re.compile(r"(?P<key>[a-z][a-z0-9_]*) +(?P<value>[^\s].*)")
"""A key whose colon is missing, with its value."""

_WITH_UNIT = re.compile(r"([+-]?[0-9]+) ?(?:%|[A-Za-z]+)\Z")
_DASHES = ("−", "–", "\u2014", "\u2010", "\u2011", "\u2012")
_YES = frozenset({"yes", "on", "y", "true"})
_CONDITION = (
    "a condition says what must hold, such as `cooperation >= 50`; a flag is named alone, "
    "and what always holds has no `{key}`"
)


def kind_of(value: Any) -> str:
    """Return what a value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Odd):
        return f"`{value.raw}`"
    names: Sequence[tuple[type | tuple[type, ...], str]] = (
        ((int, float), "a number"),
        (str, "a text"),
        (list, "a list"),
        (dict, "a map of keys"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "nothing")


class ValueProblems:
    """Reports values that are refused, each as one problem."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def text(self, path: Trail, value: Any) -> None:
        """Report a value that stands where a text is meant."""
        key = path[-1]
        if key in CONDITIONS and isinstance(value, bool | int | float):
            self.wrong(path, _CONDITION.format(key=key))
        elif isinstance(value, str):
            self._length(path, value)
        elif isinstance(value, list | dict):
            self.wrong(path, f"{_named(path)} is a text, and not {kind_of(value)}")
        elif value is None and self._problems.sources.raw(path) in ("", "~"):
            self.empty(path)
        else:
            raw = value.raw if isinstance(value, Odd) else self._problems.sources.raw(path)
            reads = value.reads_as if isinstance(value, Odd) else kind_of(value)
            message = f"YAML reads `{raw}` as {reads}; put it in quotes where text is meant"
            self._problems.add("S204", message, path, fix=_set(path, quoted(raw)))

    def empty(self, path: Trail, *, what: str = "") -> None:
        """Report something that is there and has nothing in it."""
        message = f"{what or _named(path)} is empty; give it something, or leave it out"
        glued = _GLUED.fullmatch(str(path[-1])) if path else None
        fix = ""
        if glued:
            message = f"a colon is missing after `{glued['key']}`"
            fix = f"{glued['key']}: {glued['value']}"
        self._problems.add("S209", message, path, key=True, fix=fix)

    def wrong(self, path: Trail, message: str, *, fix: str = "") -> None:
        """Report a value of the wrong kind."""
        self._problems.add("S203", message, path, fix=fix)

    def whole_number(self, path: Trail, value: Any) -> None:
        """Report a value that stands where a whole number is meant."""
        if value is None:
            self.empty(path)
            return
        fix = ""
        text = value.raw if isinstance(value, Odd) else value
        if isinstance(text, str):
            text = _with_minus(text)
            text = _WITH_UNIT.sub(r"\1", text)
            digits = text.strip().replace("_", "").lstrip("+0") or "0"
            fix = _set(path, digits) if digits.lstrip("-").isdecimal() else ""
        elif isinstance(value, float) and value.is_integer():
            fix = _set(path, str(int(value)))
        message = f"{_named(path)} must be a plain whole number, and not {_shown(value)}"
        if isinstance(value, str) and _with_minus(value) != value.strip():
            message += "; its first sign is a dash and no minus"
        self.wrong(path, message, fix=fix)

    def truth(self, path: Trail, value: Any) -> None:
        """Report a value that stands where true or false is meant."""
        word = value.raw if isinstance(value, Odd) else value
        fix = ""
        if isinstance(word, str):
            fix = _set(path, "true" if word.strip().lower() in _YES else "false")
        self.wrong(path, f"{_named(path)} is `true` or `false`, and not {_shown(value)}", fix=fix)

    def word(self, path: Trail, value: Any, allowed: Sequence[str]) -> None:
        """Report a word that is not among those allowed."""
        if value is None:
            self.empty(path)
            return
        listed = ", ".join(f"`{each}`" for each in allowed)
        near = self._problems.nearest(value, allowed) if isinstance(value, str) else ""
        if not near and isinstance(value, str) and value:
            parts = [each for each in allowed if value.lower() in each.split()]
            near = parts[0] if len(parts) == 1 else ""
        message = f"{_named(path)} is one of {listed}, and not {_shown(value)}"
        fix = _set(path, as_yaml(near)) if near else ""
        self._problems.add("S205", message, path, nearest=near, fix=fix)

    def bounds(self, path: Trail, value: Any, limits: Mapping[str, Any]) -> None:
        """Report a number that is too low or too high; `limits` are pydantic's own."""
        low = limits.get("ge")
        if path[-1] == "weight" and low is not None:
            message = "a weight is 1 or more; leave out an outcome that never happens"
            self._problems.add("M305", message, path)
            return
        bound = f"at least {low:,}" if low is not None else f"at most {limits.get('le', 0):,}"
        self._problems.add("S206", f"{_named(path)} is {bound}, and not {value:,}", path)

    def flag(self, path: Trail, value: Any) -> None:
        """Report a start of a flag that is neither true, false nor nothing."""
        self.truth(path, value)

    def effect(self, path: Trail, value: Any) -> None:
        """Report an effect that is no number, no `{to: n}` and no truth."""
        number = value.get("to") if isinstance(value, dict) else value
        if type(number) is int and abs(number) > MAX_NUMBER:
            message = f"an effect is within {MAX_NUMBER:,}, and not {number:,}"
            self._problems.add("S206", message, path)
            return
        if value is None:
            self.empty(path)
            return
        fix = ""
        if isinstance(value, Odd) and value.reads_as == "true/false":
            fix = _set(path, "true" if value.raw.lower() in _YES else "false")
        elif isinstance(value, str) and _with_minus(value).lstrip("+-").isdecimal():
            fix = _set(path, _with_minus(value))
        message = (
            "an effect is a whole number to add, `{to: 50}` to set an indicator, "
            f"or `true` or `false` for a flag, and not {_shown(value)}"
        )
        if fix and isinstance(value, str) and _with_minus(value) != value.strip():
            message = f"the sign of `{value}` is a dash and no minus"
        self.wrong(path, message, fix=fix)

    def date(self, path: Trail, value: Any) -> None:
        """Report a value that stands where a date is meant."""
        if value is None:
            self.empty(path)
            return
        message = (
            f"a date must be a year, a month or a day, such as `2020-10`, and not {_shown(value)}"
        )
        self._problems.add("S212", message, path)

    def format(self, path: Trail, value: Any) -> None:
        """Report a version of the format that this reader does not know."""
        message = f"this reader knows format 1, and not {_shown(value)}"
        self._problems.add("S213", message, path, fix="format: 1")

    def pair(self, path: Trail, value: Any, *, what: str, fix: str) -> None:
        """Report what should be a list of two numbers."""
        if value is None:
            self.empty(path)
            return
        numbers = isinstance(value, list) and all(type(each) in (int, float) for each in value)
        if numbers and len(value) == 2 and "whole" not in what:
            self._problems.add("S206", f"{_named(path)} is {what}", path, fix=fix)
        elif numbers and len(value) == 2 and all(type(each) is int for each in value):
            self._problems.add("S206", f"{_named(path)} is {what}, within bounds", path, fix=fix)
        else:
            self.wrong(path, f"{_named(path)} is {what}", fix=fix)

    def amount(self, path: Trail, value: Any) -> None:
        """Report what should be a number or a text."""
        if isinstance(value, list | dict):
            message = f"{_named(path)} is a number or a text, and not {kind_of(value)}"
            self.wrong(path, message)
        else:
            self.text(path, value)

    def _length(self, path: Trail, value: str) -> None:
        if not value:
            self.empty(path)
            return
        message = f"{_named(path)} may have {MAX_TEXT:,} characters; this has {len(value):,}"
        self._problems.add("S211", message, path)


def _with_minus(text: str) -> str:
    """Return a text with a minus where it starts with one of the dashes of print."""
    text = text.strip()
    return f"-{text[1:]}" if text.startswith(_DASHES) else text


def _named(path: Trail) -> str:
    """Return what a message calls the value at a path."""
    last = path[-1] if path else "this"
    if isinstance(last, str):
        return f"`{last}`"
    keys = [step for step in path if isinstance(step, str)]
    return f"each entry of `{keys[-1]}`" if keys else "each row"


def _shown(value: Any) -> str:
    """Return a value as it may be named in a sentence."""
    if value == "":
        return "an empty text"
    if isinstance(value, str):
        return f"the text `{value}`" if len(value) <= 40 else "a text"
    if isinstance(value, bool | int | float):
        return f"`{as_yaml(value)}`"
    return kind_of(value)


def _set(path: Trail, text: str) -> str:
    """Return the text to paste that gives the last key of a path a value."""
    return f"{path[-1]}: {text}" if path and isinstance(path[-1], str) else text
