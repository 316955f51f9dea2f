"""A value that stands where a list or a map is meant, as the list or the map that it should be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from game.content.problems.where import Trail
from game.content.shapes.evidence import LikenessShape
from game.content.shapes.fields import as_yaml, fields_of
from game.content.shapes.forms import Shape
from game.model.ids import is_evidence_id, is_id

MADE_UP = "basis: assumption, assumes: [{text: ...}]"
"""What an outcome rests on that names no case: enough to begin with."""

_SHORT = 200
"""Longer texts are not written out again."""


_BESIDE_A_TEXT: Mapping[type[Shape], Mapping[str, str]] = {LikenessShape: {"basis": "inferred"}}
"""What a row needs beside its text, with what is true as long as nothing else is said."""

_LISTS_OF_IDS = frozenset({"analogues", "findings", "predict", "scenes", "instruments", "source"})
_COMMAS = re.compile(r"\s*[,;]\s*")
_CHANGES = re.compile(r"([a-z][a-z0-9_]*)[ :=]+([+-]?[0-9]+|true|false)(?:,\s*|\Z)")


def all_maps(rows: Sequence[Any]) -> bool:
    """Whether a list has maps alone."""
    return bool(rows) and all(isinstance(row, dict) for row in rows)


def as_list(path: Trail, value: Any, row: type[Shape] | None, raw: str) -> str:
    """Return text to paste: the list with a value in it, whose rows have a shape or are texts.

    `raw` is the value as it stands in the file.
    """
    if not raw or "\n" in raw or len(raw) > _SHORT:
        return ""
    if isinstance(value, dict):
        return f"{path[-1]}: [{raw}]" if raw.startswith("{") and row is not None else ""
    if not isinstance(value, str):
        return ""
    only = as_yaml(value) if row is None else as_row(value, row)
    if row is None and path[-1] in _LISTS_OF_IDS and not is_evidence_id(value):
        several = _COMMAS.split(value.strip())
        return f"{path[-1]}: {as_yaml(several)}" if all(map(is_evidence_id, several)) else ""
    return f"{path[-1]}: [{only}]" if only else ""


def as_row(value: str, row: type[Shape]) -> str:
    """Return a row of a list with a text in it, and whatever else such a row must have."""
    fields = fields_of(row)
    if "family" in fields:
        family, comma, given = value.partition(", ")
        name = {"family": family, "given": given} if comma else {"literal": value}
        return _flow(name)
    if "code" in fields and is_evidence_id(value):
        return f"{{code: {value}, because: ...}}"
    if not fields.get("text") or not fields["text"].is_required():
        return ""
    return _flow(dict(_BESIDE_A_TEXT.get(row, ()), text=value))


def as_map(path: Trail, value: Any, shape: type[Shape] | None) -> str:
    """Return text to paste: the map that a value belongs into, where that can be told."""
    if shape is None:
        return _ids(path, value)
    fields = fields_of(shape)
    text = isinstance(value, str) and "\n" not in value and len(value) < _SHORT
    if path[-1] == "outcome" and text:
        return f"outcome: {{text: {as_yaml(value)}, {MADE_UP}}}"
    if text and isinstance(path[-1], int):
        key, _, rest = value.partition(" ")
        key = key.rstrip(":")
        if key in fields and rest.strip():
            return f"- {key}: {rest.strip()}"
        return as_row(value, shape)
    if text and [key for key, field in fields.items() if field.is_required()] == ["name"]:
        return f"{path[-1]}: {_flow({'name': value})}"
    if path[-1] == "class" and isinstance(value, list):
        return f"class: {{without: {as_yaml(value)}}}"
    if "between" not in fields or not isinstance(path[-1], str):
        return ""
    bounds = value if isinstance(value, list) else [value, value]
    if len(bounds) != 2 or not all(type(each) in (int, float) for each in bounds):
        return ""
    others = "".join(f"{key}: ..., " for key in fields if key != "between")
    return f"{path[-1]}: {{{others}between: {as_yaml(bounds)}}}"


def _flow(entries: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {as_yaml(value)}' for key, value in entries.items())}}}"


def _ids(path: Trail, value: Any) -> str:
    """Return a map of ids for what is listed, or for changes that were written as a text."""
    if path[-1] == "flags" and isinstance(value, list):
        ids = [each for each in value if isinstance(each, str) and is_id(each)]
        if ids and len(ids) == len(value):
            return f"flags: {{{', '.join(f'{each}: false' for each in ids)}}}"
    if path[-1] == "flags" and isinstance(value, str) and is_id(value.strip()):
        return f"flags: {{{value.strip()}: false}}"
    if path[-1] == "effects" and isinstance(value, str):
        changes = _CHANGES.findall(value)
        if changes and _CHANGES.sub("", value).strip() == "":
            return f"effects: {{{', '.join(f'{target}: {by}' for target, by in changes)}}}"
    if path[-1] == "effects" and isinstance(value, list) and all_maps(value):
        changes = [(target, by) for row in value for target, by in row.items()]
        if all(type(by) in (int, bool) for _, by in changes):
            return f"effects: {{{', '.join(f'{each}: {_signed(by)}' for each, by in changes)}}}"
    return ""


def _signed(by: int) -> str:
    return as_yaml(by) if isinstance(by, bool) else f"{by:+}"
