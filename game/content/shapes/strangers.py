"""Keys that a map may not have: told, and taken for what they mean."""

from __future__ import annotations

import re
from typing import Any

from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.content.reading.blanks import IN_THE_WAY
from game.content.reading.scalars import quoted
from game.content.shapes.fields import as_yaml, fields_of, shape_at
from game.content.shapes.forms import Shape
from game.content.shapes.mend import Mender
from game.content.shapes.scenario import PromiseShape, ScenarioShape
from game.content.shapes.scenes import EndingShape
from game.content.shapes.unknown_keys import advise

_GLUED = re.compile(r"(?P<key>[A-Za-z_-]+):(?P<value>\S.*)", re.DOTALL)
_ENDS_OF_A_RANGE = frozenset({"min", "max", "low", "high", "minimum", "maximum"})
_OF_SCENES = {"title", "text", "options"}


class Strangers:
    """The keys of some data that are not known; `prefix` leads to the data where they are a part.

    What is told is mended in the data, so that all else can still be judged.
    """

    def __init__(
        self,
        root: type[Shape],
        problems: Problems,
        data: Any,
        prefix: Trail,
        mender: Mender | None,
    ) -> None:
        self._root = root
        self._problems = problems
        self._data = data
        self._prefix = prefix
        self._mender = mender

    def is_stray(self, loc: Trail) -> bool:
        """Whether an error is about an option that stands among the scenes."""
        if self._root is not ScenarioShape or len(loc) < 3 or loc[0] != "scenes":
            return False
        scene = self.at(loc[:2])
        return isinstance(scene, dict) and "label" in scene and not scene.keys() & _OF_SCENES

    def stray(self, path: Trail) -> None:
        """Report an option that stands among the scenes."""
        scenes = [*self.at(path[:1])]
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

    def unknown(self, loc: Trail, supplied: dict[Trail, list[str]]) -> None:
        """Report a key that its map may not have; `supplied` grows by what was meant, by map."""
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
            beside = self.at(loc[:-1])
            message, meant = advise(key, owner, [*beside, *supplied.get(loc[:-1], ())])
            glued = _GLUED.fullmatch(key) if beside[key] is None else None
            if glued and glued["key"] in fields_of(owner):
                self._glued(loc, glued["key"], glued["value"], supplied)
                return
            if not meant and beside[key] is None:
                message = f"unknown key `{key}`; a comma ends a text between brackets, so quote it"
                self._problems.add(
                    "S201", message, path, key=True, about=path[:-1], fix=self._with_rest(loc)
                )
            else:
                self.misspelt(message, path, meant)
            if owner is PromiseShape and not meant:
                self._problems.spoil((*path[:-1], "never"))  # it promises something, in its way
        if meant:
            supplied.setdefault(loc[:-1], []).append(meant)
        elif self._mender:
            self._mender.leave_out(path)

    def misspelt(self, message: str, path: Trail, meant: str) -> None:
        """Report a key that is not known, and go on as if it were the one that was meant.

        Where a sign that looks like a space makes the difference, that has been told already.
        """
        written = str(path[-1])
        if meant and written != meant and IN_THE_WAY.sub("", written).strip() == meant:
            if self._mender:
                self._mender.rename(path, meant)
            return
        fix = f"{meant}: {self._problems.one_line(path)}".rstrip() if meant else ""
        value = self.at(path[len(self._prefix) :])
        share = meant == "weight" and isinstance(value, float) and 0 < value < 1
        if share:  # `probability: 0.75`
            fix = f"weight: {round(value * 100)}"
        self._problems.add("S201", message, path, key=True, about=path[:-1], nearest=meant, fix=fix)
        if meant and self._mender:
            self._mender.rename(path, meant)
        if share and self._mender:
            self._mender.replace((*path[:-1], meant))

    def _with_rest(self, loc: Trail) -> str:
        """Return a text in brackets in quotes, with what a comma has cut off from it."""
        beside = [*self.at(loc[:-1]).items()]
        at = [key for key, _ in beside].index(str(loc[-1]))
        key, value = beside[at - 1] if at else ("", None)
        if not isinstance(value, str) or not value.isprintable():
            return ""
        return f"{key}: {quoted(f'{value}, {loc[-1]}')}"

    def _glued(self, loc: Trail, key: str, value: str, supplied: dict[Trail, list[str]]) -> None:
        """Report a key between brackets without a space behind its colon."""
        path = self._prefix + loc
        fix = f"{key}: {value}"
        message = f"a space is missing after `{key}:`"
        self._problems.add("S201", message, path, key=True, about=path[:-1], fix=fix)
        supplied.setdefault(loc[:-1], []).append(key)
        if self._mender:
            self._mender.leave_out(path)
            self._mender.replace((*path[:-1], key))

    def _ends_of_a_range(self, loc: Trail, supplied: dict[Trail, list[str]]) -> None:
        """Report `min` and `max`, once, and go on as if there were a range."""
        keys = supplied.setdefault(loc[:-1], [])
        here = self.at(loc[:-1])
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

    def at(self, loc: Trail) -> Any:
        """Return what stands at a path in the data."""
        at = self._data
        for step in loc:
            at = at[step]
        return at
