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
from game.content.shapes.written_numbers import (
    bounds_meant,
    change_meant,
    shares_meant,
    whole_meant,
    with_minus,
)

CONDITIONS = frozenset({"when", "never"})
"""Keys whose texts are conditions."""

_GLUED = re.compile(r"(?P<key>[a-z][a-z0-9_]*) +(?P<value>[^\s].*)")
"""A key whose colon is missing, with its value."""

_YES = frozenset({"yes", "on", "y", "true"})
_ADDING = frozenset({"add", "plus", "by", "change"})
_SETTING = frozenset({"set", "at", "is", "value", "set_to"})
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
        elif isinstance(value, dict) and len(value) == 1 and self.colon(path, value):
            pass
        elif isinstance(value, list | dict):
            what = "a condition such as `trust >= 40`" if key in CONDITIONS else "a text"
            fix = _one_text(path, value) if isinstance(value, list) else ""
            self.wrong(path, f"{_named(path)} is {what}, and not {kind_of(value)}", fix=fix)
        elif value is None and self._problems.sources.raw(path) in ("", "~"):
            self.empty(path)
        else:
            raw = value.raw if isinstance(value, Odd) else self._problems.sources.raw(path)
            reads = value.reads_as if isinstance(value, Odd) else kind_of(value)
            message = f"YAML reads `{raw}` as {reads}; put it in quotes where text is meant"
            self._problems.add("S204", message, path, fix=_set(path, quoted(raw)))

    def colon(self, path: Trail, value: Mapping[str, Any]) -> bool:
        """Report a text that has a colon, which makes a map of it; false where it is none."""
        raw = self._problems.sources.raw(path).strip()
        ((key, rest),) = value.items()
        said = rest is None or isinstance(rest, str | int | float)
        if not said or "\n" in raw or raw.startswith("{") or " " not in raw:
            return False
        fix = _set(path, quoted(raw))
        if isinstance(path[-1], int) and self._problems.sources.starts_with_dash(path):
            fix = f"- {fix}"
        message = f"the colon behind `{key}` makes a key of it; put the text in quotes"
        self.wrong(path, message, fix=fix)
        return True

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
        message = f"{_named(path)} must be a plain whole number, and not {_shown(value)}"
        if isinstance(text, str):
            meant = whole_meant(text).lstrip("+")
            fix = _set(path, meant) if meant else ""
            if text.lstrip("+-").isdigit() and not meant:
                message = f"{_named(path)} is within {MAX_NUMBER:,}, and not {text}"
        elif isinstance(value, float) and value.is_integer():
            fix = _set(path, str(int(value)))
        elif path[-1] == "weight" and isinstance(value, float) and 0 < value < 1:
            share = round(value * 100)
            message = (
                f"a weight is a whole number, such as {share} beside {100 - share}, and not "
                f"{_shown(value)}"
            )
            fix = _set(path, str(share))
        if isinstance(value, str) and with_minus(value) != value.strip():
            message += "; its first sign is a dash and no minus"
        self.wrong(path, message, fix=fix)

    def truth(self, path: Trail, value: Any) -> None:
        """Report a value that stands where true or false is meant."""
        word = value.raw if isinstance(value, Odd) else value
        fix = ""
        if isinstance(word, str) and " " in word.strip() and path[-1] == "cuts_against":
            fix = "cuts_against: true"
            note = self._problems.sources.raw(path)
            beside = self._problems.sources.at(path[:-1])
            if "\n" not in note and "cuts_note" not in beside:
                fix += f"\ncuts_note: {note}"
        elif type(word) is int and word in (0, 1):
            fix = _set(path, "true" if word else "false")
        elif isinstance(word, str) and " " not in word.strip():
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
        fix = _set(path, meant) if (meant := _effect_meant(value)) else ""
        what = (
            "an effect is a whole number to add, `{to: 50}` to set an indicator, "
            "or `true` or `false` for a flag"
        )
        if meant:
            flag = meant in ("true", "false")
            what = "an effect on a flag is `true` or `false`" if flag else "an effect is a number"
        message = f"{what}, and not {_shown(value)}"
        if fix and isinstance(value, str) and with_minus(value) != value.strip():
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
        raw = self._problems.sources.raw(path)
        meant = bounds_meant(raw) if "whole" in what else shares_meant(raw)
        fix = _set(path, meant) if meant else fix
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


def _effect_meant(value: Any) -> str:
    """Return the effect that was probably meant by what is none, or nothing."""
    if isinstance(value, Odd):
        if value.reads_as == "true/false":
            return "true" if value.raw.lower() in _YES else "false"
        return change_meant(value.raw)
    if isinstance(value, str):
        return change_meant(value)
    only = [*value.values()] if isinstance(value, dict) else []
    if len(only) == 1 and isinstance(only[0], bool):
        return as_yaml(only[0])
    if len(only) == 1 and type(only[0]) is int:
        return (
            f"{only[0]:+}"
            if {*value} & _ADDING
            else (f"{{to: {only[0]}}}" if {*value} & _SETTING else "")
        )
    return ""


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


def _one_text(path: Trail, value: Sequence[Any]) -> str:
    """Return the text to paste that joins the texts of a list."""
    if not value or not all(isinstance(each, str) and "\n" not in each for each in value):
        return ""
    if path[-1] in CONDITIONS:
        return _set(path, " and ".join(value))
    if len(value) > 1 and not all(" " in each for each in value):
        return ""  # these are names, of which one is meant
    text = " ".join(value)
    return _set(path, quoted(text) if ": " in text or " #" in text else text)


def _set(path: Trail, text: str) -> str:
    """Return the text to paste that gives the last key of a path a value."""
    return f"{path[-1]}: {text}" if path and isinstance(path[-1], str) else text
