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
from game.content.reading.scalars import quoted
from game.content.shapes.fields import as_yaml, called, example, field_at, fields_of, shape_at
from game.content.shapes.forms import NextRowShape, PassageShape, Shape
from game.content.shapes.holders import all_maps, as_list, as_map
from game.content.shapes.mend import Mender
from game.content.shapes.scenario import PromiseShape, ScenarioShape
from game.content.shapes.scenes import EndingShape
from game.content.shapes.unknown_keys import advise
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

    def tell(self, errors: Sequence[Mapping[str, Any]]) -> bool:
        """Report errors and mend what they are about; return whether anything was mended."""
        supplied: dict[Trail, list[str]] = {}
        strays = {error["loc"][:2] for error in errors if self._is_stray(error["loc"])}
        for loc in sorted(strays, key=str):
            self._stray(loc)
        mended = bool(strays)
        errors = [error for error in errors if error["loc"][:2] not in strays]
        for error in errors:
            if error["type"] == "extra_forbidden":
                self._unknown_key(error["loc"], supplied)
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

    def _is_stray(self, loc: Trail) -> bool:
        """Whether an error is about an option that stands among the scenes."""
        if self._root is not ScenarioShape or len(loc) < 3 or loc[0] != "scenes":
            return False
        scene = self._at(loc[:2])
        return isinstance(scene, dict) and "label" in scene and not scene.keys() & _OF_SCENES

    def _stray(self, path: Trail) -> None:
        scenes = [*self._at(path[:1])]
        above = scenes[: scenes.index(path[1])][-1:]
        where = f" of scene `{above[0]}`" if above else ""
        message = (
            f"`{path[1]}` has a label and no title: this is an option, which stands further right, "
            f"below `options`{where}"
        )
        self._problems.add("S203", message, path, key=True)
        self._problems.spoil(path)
        if self._mender:
            self._mender.leave_out(path)

    def _unknown_key(self, loc: Trail, supplied: dict[Trail, list[str]]) -> None:
        owner = shape_at(loc[:-1], self._root) or self._root
        key = str(loc[-1])
        path = self._prefix + loc
        if owner is EndingShape and key == "options":
            message = "an ending has no options: play stops there; a scene has options"
            self._problems.add("M306", message, path, key=True, about=path[:-1])
            meant = ""
        elif key in _ENDS_OF_A_RANGE and "range" in fields_of(owner):
            self._ends_of_a_range(loc, supplied)
            return
        else:
            beside = self._at(loc[:-1])
            message, meant = advise(key, owner, [*beside, *supplied.get(loc[:-1], ())])
            if not meant and beside[key] is None:
                message = f"unknown key `{key}`; a comma ends a text between brackets, so quote it"
                self._problems.add(
                    "S201", message, path, key=True, about=path[:-1], fix=self._with_rest(loc)
                )
            else:
                self._misspelt(message, path, meant)
            if owner is PromiseShape and not meant:
                self._problems.spoil((*path[:-1], "never"))  # it promises something, in its way
        if meant:
            supplied.setdefault(loc[:-1], []).append(meant)
        elif self._mender:
            self._mender.leave_out(path)

    def _with_rest(self, loc: Trail) -> str:
        """Return a text in brackets in quotes, with what a comma has cut off from it."""
        beside = [*self._at(loc[:-1]).items()]
        at = [key for key, _ in beside].index(str(loc[-1]))
        key, value = beside[at - 1] if at else ("", None)
        if not isinstance(value, str) or not value.isprintable():
            return ""
        return f"{key}: {quoted(f'{value}, {loc[-1]}')}"

    def _ends_of_a_range(self, loc: Trail, supplied: dict[Trail, list[str]]) -> None:
        """Report `min` and `max`, once, and go on as if there were a range."""
        keys = supplied.setdefault(loc[:-1], [])
        here = self._at(loc[:-1])
        if "range" not in keys and "range" not in here:
            ends = [here[key] for key in here if key in _ENDS_OF_A_RANGE]
            fix = (
                f"range: {as_yaml(sorted(ends))}"
                if len(ends) == 2 and all(type(each) is int for each in ends)
                else "range: [0, 100]"
            )
            message = f"the lowest and the highest value stand in a list: `{fix}`"
            path = self._prefix + loc
            self._problems.add("S201", message, path, key=True, about=path[:-1], fix=fix)
            keys.append("range")
            if self._mender:
                self._mender.replace((*path[:-1], "range"))
        if self._mender:
            self._mender.leave_out(self._prefix + loc)

    def _misspelt(self, message: str, path: Trail, meant: str) -> None:
        """Report a key that is not known, and go on as if it were the one that was meant."""
        fix = f"{meant}: {self._problems.one_line(path)}".rstrip() if meant else ""
        self._problems.add("S201", message, path, key=True, about=path[:-1], nearest=meant, fix=fix)
        if meant and self._mender:
            self._mender.rename(path, meant)

    def _at(self, loc: Trail) -> Any:
        at = self._data
        for step in loc:
            at = at[step]
        return at

    def _missing(self, loc: Trail) -> bool:
        """Report a key that is missing; return whether it was found under another name."""
        path = self._prefix + loc
        key = str(loc[-1])
        owner = shape_at(loc[:-1], self._root) or self._root
        others = [each for each in self._at(loc[:-1]) if each not in fields_of(owner)]
        written = close(key, others, near=_NEAR_ENOUGH)
        if written:
            self._misspelt(f"unknown key `{written}`", (*path[:-1], written), key)
            return True
        fix = example(key, fields_of(owner).get(key))
        if len(path) == 1 and key in MAPS and self._problems.lost:
            return False  # it may stand in what could not be read
        if owner is ScenarioShape and key == "format":
            message = "a scenario says which version of the format it is written in"
            self._problems.add("S213", message, path[:-1], fix="format: 1")
        else:
            message = f"{called(owner)} needs `{key}`"
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
            self._values.wrong(path, f"`{path[-1]}` is a text or {rows}; put `- ` before a row")
        elif not isinstance(value, list):
            self._values.text(path, value)
        elif not value:
            self._values.empty(path)
        for index, each in enumerate(value if isinstance(value, list) else ()):
            here = (*path, index)
            if isinstance(each, dict):
                self._part(row, each, here)
            elif not texts:
                self._values.wrong(here, f"`{path[-1]}` has {rows}, and not {kind_of(each)}")
            elif not isinstance(each, str) or not each:
                self._values.text(here, each)

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


_BULLETS = frozenset("•·–\u2014−*")
_ENDS_OF_A_RANGE = frozenset({"min", "max", "low", "high", "minimum", "maximum"})
_MOST_NAMED = 5
_FEWEST = 2  # entries of what needs several
_OF_SCENES = {"title", "text", "options"}


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
