"""What may stand where: the keys of the map at a path, and an example of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from game.content.reading.scalars import resolve
from game.content.shapes.evidence import EvidenceShape, ReferenceShape
from game.content.shapes.forms import Shape
from game.content.shapes.scenario import (
    AdviserShape,
    IndicatorShape,
    InstrumentShape,
    ScenarioShape,
)
from game.content.shapes.scenes import (
    ConsequenceShape,
    EndingShape,
    InjectShape,
    OptionShape,
    OutcomeShape,
    SceneShape,
)

_ARTICLE_AN = ("a", "e", "i", "o", "u")


@cache
def fields_of(shape: type[Shape]) -> Mapping[str, FieldInfo]:
    """Return the fields of a shape by the keys that an author writes."""
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def shape_at(path: Sequence[str | int], root: type[Shape]) -> type[Shape] | None:
    """Return the shape of the map at a path, or None where there is no such map."""
    shape: type[Shape] | None = root
    steps = iter(path)
    for step in steps:
        field = fields_of(shape).get(step) if shape and isinstance(step, str) else None
        if field is None:
            return None
        shape, depth = _inner(field)
        if sum(1 for _, _ in zip(range(depth), steps, strict=False)) < depth:
            return None
    return shape


def field_at(path: Sequence[str | int], root: type[Shape]) -> FieldInfo | None:
    """Return the field that the last key of a path names."""
    if not path or not isinstance(path[-1], str):
        return None
    owner = shape_at(path[:-1], root)
    return fields_of(owner).get(path[-1]) if owner else None


def called(shape: type[Shape]) -> str:
    """Return what a map of this shape is called: `a scene`, `an option`."""
    if shape is EvidenceShape:
        return "a file of evidence"
    name = str(shape.model_config.get("title", "map")).lower()
    return f"{'an' if name.startswith(_ARTICLE_AN) else 'a'} {name}"


_OWNERS: tuple[type[Shape], ...] = (
    SceneShape,
    OptionShape,
    OutcomeShape,
    ConsequenceShape,
    InjectShape,
    EndingShape,
    IndicatorShape,
    AdviserShape,
    InstrumentShape,
    ScenarioShape,
)


def owners(key: str, *, besides: type[Shape]) -> list[str]:
    """Return what maps of a scenario have this key, as a reader would call them."""
    if issubclass(besides, EvidenceShape | ReferenceShape) and besides is not ScenarioShape:
        return []
    return [called(each) for each in _OWNERS if each is not besides and key in fields_of(each)]


def example(key: str, field: FieldInfo | None) -> str:
    """Return text to paste: the key with an example of its value."""
    found = field.examples[0] if field is not None and field.examples else None
    # Words and ids of an example would pass for the author's own; fixed words are as good as any.
    if found is None or key == "start" or (isinstance(found, str) and " " in found):
        return f"{key}: ..."
    return f"{key}: {as_yaml(found)}"


def as_yaml(value: Any) -> str:
    """Return a value as one would write it on one line of a file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(as_yaml(each) for each in value)}]"
    if isinstance(value, str) and not value.startswith("{") and not _is_plain(value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)


def _is_plain(text: str) -> bool:
    """Whether a text stands in a file as it is, even inside brackets."""
    return (
        text != ""
        and isinstance(resolve(text), str)
        and text[0] not in "!&*?|>@`\"'%#-:[]{},"
        and not any(mark in text for mark in (": ", " #", "\n", ", ", "[", "]", "{", "}"))
        and not text.endswith(":")
    )


def _inner(field: FieldInfo) -> tuple[type[Shape] | None, int]:
    """Return the shape inside a field's type, and how many keys or indexes lead to it."""
    for shape, depth in _shapes_in(field.annotation, 0):
        return shape, depth
    return None, 0


def _shapes_in(annotation: Any, depth: int) -> Iterator[tuple[type[Shape], int]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation, depth
        return
    deeper = depth + (get_origin(annotation) in (dict, tuple))
    for part in get_args(annotation):
        yield from _shapes_in(part, deeper)
