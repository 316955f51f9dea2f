"""From pydantic's errors to problems that an author can act on: one for each thing that is wrong.

A misspelt key comes from pydantic as an unknown key and a missing one; here it is one problem. What
is refused is mended in a copy of the data, which is then looked at again, so that one fault hides
no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from game.content.files.join import MAPS
from game.content.problems.collector import Problems, close
from game.content.problems.where import Trail
from game.content.shapes.fields import called, example, field_at, fields_of, shape_at
from game.content.shapes.forms import NextRowShape, PassageShape, Shape
from game.content.shapes.holders import all_maps, as_list, as_map
from game.content.shapes.mend import Mender
from game.content.shapes.scenario import ScenarioShape
from game.content.shapes.strangers import Strangers
from game.content.shapes.values import ValueProblems, kind_of

MOST_ROUNDS = 8
"""How often mended data are looked at again; each round goes below one more misspelt key."""

_NEAR_ENOUGH = 0.75  # for a key that may be meant, among keys that are allowed

S = TypeVar("S", bound=Shape)


def examine(shape: type[S], data: Any, problems: Problems) -> tuple[S | None, Any]:
    """Return data as their shape, mended where something is wrong, and the data as mended.

    Every fault is added to the problems. The shape is None where too little is left to go on.
    """
    mender: Mender | None = None
    for _ in range(MOST_ROUNDS):
        try:
            return shape.model_validate(data), data
        except ValidationError as failure:
            mender = mender or Mender(data, shape, problems)
            look = _ShapeProblems(shape, problems, mender.data, mender=mender)
            if not look.tell(failure.errors(include_url=False)):
                return None, mender.data
            data = mender.data
    return None, data


class _ShapeProblems:
    """The errors of one look at some data; `prefix` leads to them where they are a part."""

    def __init__(
        self,
        root: type[Shape],
        problems: Problems,
        data: Any,
        *,
        prefix: Trail = (),
        mender: Mender | None = None,
    ) -> None:
        self._root = root
        self._problems = problems
        self._data = data
        self._prefix = prefix
        self._mender = mender
        self._values = ValueProblems(problems)
        self._strangers = Strangers(root, problems, data, prefix, mender)

    def tell(self, errors: Sequence[Mapping[str, Any]]) -> bool:
        """Report errors and mend what they are about; return whether anything was mended."""
        supplied: dict[Trail, list[str]] = {}
        strays = {error["loc"][:2] for error in errors if self._strangers.is_stray(error["loc"])}
        for loc in sorted(strays, key=str):
            self._strangers.stray(loc)
        mended = bool(strays)
        errors = [error for error in errors if error["loc"][:2] not in strays]
        for error in errors:
            if error["type"] == "extra_forbidden":
                self._strangers.unknown(error["loc"], supplied)
                mended = True
        for error in errors:
            loc = error["loc"]
            path = self._prefix + loc
            if error["type"] == "extra_forbidden" or loc[-1] in supplied.get(loc[:-1], ()):
                continue
            if not self._problems.is_spoiled(*path):
                if error["type"] != "missing":
                    self._value(path, error)
                elif self._missing(loc):
                    mended = True
                    continue
            mended = bool(self._mender and self._mender.replace(path)) or mended
        return mended

    def _missing(self, loc: Trail) -> bool:
        """Report a key that is missing; return whether it was found under another name."""
        path = self._prefix + loc
        key = str(loc[-1])
        owner = shape_at(loc[:-1], self._root) or self._root
        others = [each for each in self._strangers.at(loc[:-1]) if each not in fields_of(owner)]
        written = close(key, others, near=_NEAR_ENOUGH)
        if written:
            self._strangers.misspelt(f"unknown key `{written}`", (*path[:-1], written), key)
            return True
        fix = example(key, fields_of(owner).get(key))
        scenes = self._data.get("scenes") if key == "start" and len(path) == 1 else None
        if isinstance(scenes, dict) and scenes:
            fix = f"start: {next(iter(scenes))}"
        if len(path) == 1 and self._problems.lost and (key in MAPS or self._problems.cut_short):
            return False  # it may stand in what could not be read
        if owner is ScenarioShape and key == "format":
            message = "a scenario says which version of the format it is written in"
            self._problems.add("S213", message, path[:-1], fix="format: 1")
        else:
            message = f"{called(owner)} needs `{key}`"
            if len(path) == 1 and key == "scenes" and "include" not in self._data:
                message += "; files beside this one are read where `include` names them"
            self._problems.add("S202", message, path[:-1], key=True, fix=fix)
        return False

    def _value(self, path: Trail, error: Mapping[str, Any]) -> None:
        kind = error["type"]
        value = error["input"]
        if kind in _IN_SEVERAL_WAYS:
            _IN_SEVERAL_WAYS[kind](self, path, value)
        elif kind.startswith("string_"):
            self._values.text(path, value)
        elif kind.startswith(("int_", "float_")):
            self._values.whole_number(path, value)
        elif kind.startswith("bool_"):
            self._values.truth(path, value)
        elif kind == "literal_error":
            loc = error["loc"]
            field = field_at(loc[:-1] if isinstance(loc[-1], int) else loc, self._root)
            self._values.word(path, value, _words_of(field.annotation) if field else ())
        elif kind in ("greater_than_equal", "less_than_equal"):
            self._values.bounds(path, value, error["ctx"])
        elif value is None or value in ({}, []):
            self._values.empty(path)
        else:
            self._not_a_holder(path, kind, value, error["loc"])

    def _not_a_holder(self, path: Trail, kind: str, value: Any, loc: Trail) -> None:
        """Report what should be a map or a list and is not, or has too little in it."""
        name = f"`{path[-1]}`" if isinstance(path[-1], str) else "each row"
        if kind == "too_short" and len(value) >= _FEWEST:
            return  # entries that were refused are not counted; they are told themselves
        if kind == "too_short":
            self._values.wrong(path, f"{name} needs at least two entries")
        elif kind == "tuple_type":
            raw = self._problems.sources.raw(path)
            fix = as_list(path, value, shape_at((*loc, 0), self._root), raw)
            message = f"{name} is a list, and not {kind_of(value)}"
            if isinstance(value, dict) and not fix:
                message += "; put `- ` before its first key, and indent the others as far"
            elif isinstance(value, str) and raw[:1] in _BULLETS:
                message = f"a list item starts with `-`, not with `{raw[0]}`"
                if raw[0] == "-":
                    message = "a space is missing after `-`"
                fix = f"- {raw[1:].strip()}" if "\n" not in raw else ""
            self._values.wrong(path, message, fix=fix)
        else:
            shape = shape_at(loc, self._root)
            keys = _listed(fields_of(shape)) if shape else "ids"
            if path[-1] == "effects":
                keys = "indicators and flags, such as `trust: +10`"
            message = f"{name} has keys below it ({keys}), and is not {kind_of(value)}"
            if shape is None and isinstance(value, list) and all_maps(value):
                message += "; leave out the dashes"
            self._values.wrong(path, message, fix=as_map(path, value, shape))

    def _text(self, path: Trail, value: Any) -> None:
        rows = "a list of texts and of rows `{when: ..., text: ...}`"
        self._rows(path, value, PassageShape, texts=True, rows=rows)

    def _next(self, path: Trail, value: Any) -> None:
        self._rows(path, value, NextRowShape, texts=False, rows="rows `{when: ..., to: ...}`")

    def _rows(self, path: Trail, value: Any, row: type[Shape], *, texts: bool, rows: str) -> None:
        """Report a value that is a text or a list of rows, at the part that is at fault."""
        if isinstance(value, dict):
            self._one_row(path, value, row, rows)
        elif not isinstance(value, list):
            self._values.text(path, value)
        elif not value:
            self._values.empty(path)
        for index, each in enumerate(value if isinstance(value, list) else ()):
            here = (*path, index)
            if isinstance(each, dict):
                self._part(row, each, here)
            elif not texts:
                only = isinstance(each, str) and len(value) == 1
                fix = f"{path[-1]}: {each}" if only else ""
                message = f"`{path[-1]}` has {rows}, and not {kind_of(each)}"
                self._values.wrong(path if only else here, message, fix=fix)
            elif not isinstance(each, str) or not each:
                self._values.text(here, each)

    def _one_row(self, path: Trail, value: dict[str, Any], row: type[Shape], rows: str) -> None:
        """Report a row without a list around it, or a text with a colon."""
        alone = len(value) == 1 and not fields_of(row).keys() & value.keys()
        if alone and self._values.colon(path, value):
            return
        what = "the id of a scene or an ending" if row is NextRowShape else "a text"
        fix = f"next: {value['to']}" if [*value] == ["to"] else ""
        message = f"`{path[-1]}` is {what}, or {rows}; put `- ` before a row"
        self._values.wrong(path, message, fix=fix)

    def _part(self, shape: type[Shape], value: Any, path: Trail) -> None:
        """Report what is wrong with a map that is checked by itself."""
        try:
            shape.model_validate(value)
        except ValidationError as failure:
            part = _ShapeProblems(shape, self._problems, value, prefix=path)
            part.tell(failure.errors(include_url=False))

    def _ids(self, path: Trail, value: Any) -> None:
        if not isinstance(value, list):
            self._values.text(path, value)
            return
        for index, each in enumerate(value):
            if not isinstance(each, str):
                self._values.text((*path, index), each)

    def _pair(self, path: Trail, value: Any) -> None:
        what, fix = _PAIRS[str(path[-1]) if path[-1] == "range" else str(path[-2])]
        self._values.pair(path, value, what=what, fix=fix)


_BULLETS = frozenset("-•·–\u2014−*")
_MOST_NAMED = 5
_FEWEST = 2  # entries of what needs several


def _listed(keys: Sequence[str] | Mapping[str, Any]) -> str:
    """Return keys joined by commas: the first few where there are many."""
    first = [f"`{each}`" for each in keys][:_MOST_NAMED]
    return ", ".join([*first, "..."] if len(first) < len(keys) else first)


def _words_of(annotation: Any) -> list[str]:
    """Return the words that a type of literals allows."""
    if get_origin(annotation) is Literal:
        return [word for word in get_args(annotation) if word]
    return [word for part in get_args(annotation) for word in _words_of(part)]


_PAIRS = {
    "range": ("two whole numbers, the lowest and the highest", "range: [0, 100]"),
    "probability": ("two numbers from 0 to 1", "between: [0.2, 0.8]"),
    "decisions": ("two whole numbers of 0 or more", "between: [2, 4]"),
}

_IN_SEVERAL_WAYS: Mapping[str, Callable[[_ShapeProblems, Trail, Any], None]] = {
    "text": _ShapeProblems._text,
    "next": _ShapeProblems._next,
    "ids": _ShapeProblems._ids,
    "range": _ShapeProblems._pair,
    "shares": _ShapeProblems._pair,
    "counts": _ShapeProblems._pair,
    "effect": lambda self, path, value: self._values.effect(path, value),
    "flag": lambda self, path, value: self._values.flag(path, value),
    "date": lambda self, path, value: self._values.date(path, value),
    "format": lambda self, path, value: self._values.format(path, value),
    "amount": lambda self, path, value: self._values.amount(path, value),
}
"""Values that may be written in several ways, by the name of their error."""
