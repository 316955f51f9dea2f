"""A value that stands where a list or a map is meant, as the list or the map that it should be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from game.content.problems.where import Trail
from game.content.shapes.fields import as_yaml, fields_of
from game.content.shapes.forms import Shape
from game.model.ids import is_id

_SHORT = 200
"""Longer texts are not written out again."""


_CHANGES = re.compile(r"([a-z][a-z0-9_]*)[ :=]+([+-]?[0-9]+|true|false)(?:,\s*|\Z)")


def all_maps(rows: Sequence[Any]) -> bool:
    """Whether a list has maps alone."""
    return bool(rows) and all(isinstance(row, dict) for row in rows)


def as_list(path: Trail, value: Any, row: type[Shape] | None) -> str:
    """Return text to paste: the list with a value in it, whose rows have a shape or are texts."""
    if not isinstance(value, str) or "\n" in value or len(value) > _SHORT:
        return ""
    only = as_yaml(value)
    if row is not None:
        fields = fields_of(row)
        if not fields.get("text") or not fields["text"].is_required():
            return ""
        only = f"{{text: {only}}}"
    return f"{path[-1]}: [{only}]"


def as_map(path: Trail, value: Any, shape: type[Shape] | None) -> str:
    """Return text to paste: the map that a value belongs into, where that can be told."""
    if shape is None:
        return _ids(path, value)
    fields = fields_of(shape)
    if path[-1] == "outcome" and isinstance(value, str) and "\n" not in value:
        return (
            f"outcome: {{text: {as_yaml(value)}, analogues: [...]}}" if len(value) < _SHORT else ""
        )
    if isinstance(value, str) and isinstance(path[-1], int):
        key, _, rest = value.partition(" ")
        key = key.rstrip(":")
        return f"- {key}: {rest.strip()}" if key in fields and rest.strip() else ""
    if "between" not in fields or not isinstance(path[-1], str):
        return ""
    bounds = value if isinstance(value, list) else [value, value]
    if len(bounds) != 2 or not all(type(each) in (int, float) for each in bounds):
        return ""
    others = "".join(f"{key}: ..., " for key in fields if key != "between")
    return f"{path[-1]}: {{{others}between: {as_yaml(bounds)}}}"


def _ids(path: Trail, value: Any) -> str:
    """Return a map of ids for what is listed, or for changes that were written as a text."""
    if path[-1] == "flags" and isinstance(value, list):
        ids = [each for each in value if isinstance(each, str) and is_id(each)]
        if ids and len(ids) == len(value):
            return f"flags: {{{', '.join(f'{each}: false' for each in ids)}}}"
    if path[-1] == "effects" and isinstance(value, str):
        changes = _CHANGES.findall(value)
        if changes and _CHANGES.sub("", value).strip() == "":
            return f"effects: {{{', '.join(f'{target}: {by}' for target, by in changes)}}}"
    return ""
