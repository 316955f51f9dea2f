"""The files of a scenario as one: a path in the joined data leads to the file that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.content.problems.where import Trail, in_words
from game.content.reading.source import Source
from game.errors import Place, Problem, Severity


class Sources:
    """Files that were read together, the main one first, and their joined data."""

    def __init__(
        self,
        files: Sequence[Source],
        data: Mapping[str, Any],
        homes: Mapping[Trail, tuple[Source, Trail]] | None = None,
    ) -> None:
        self.files = tuple(files)
        self.data = data
        self._homes = homes or {}
        """Where a value stands that is not at the same path of the main file."""
        self._renamed: dict[Trail, str] = {}

    def rename(self, path: Trail, written: str) -> None:
        """Note that the last key of a path is written otherwise in the file."""
        self._renamed[path] = written

    def home(self, path: Sequence[str | int]) -> tuple[Source, Trail]:
        """Return the file that holds the value at a path, and the path of the value there."""
        trail = tuple(path)
        for length in (2, 1) if self._homes else ():
            home = self._homes.get(trail[:length])
            if home is not None:
                source, start = home
                return source, start + self._as_written(trail)[length:]
        return self.files[0], self._as_written(trail)

    def place(
        self,
        path: Sequence[str | int],
        *,
        key: bool = False,
        within: tuple[int, int] | None = None,
    ) -> Place:
        """Return where the value at a path stands, or its key."""
        source, there = self.home(path)
        return source.place(there, key=key, within=within)

    def at(self, path: Sequence[str | int]) -> Any:
        """Return the value at a path of the joined data, as it was read."""
        value: Any = self.data
        for step in self._as_written(tuple(path)):
            value = value[step]
        return value

    def raw(self, path: Sequence[str | int]) -> str:
        """Return the text of the value at a path as its file has it, quotes and all."""
        source, there = self.home(path)
        return source.raw(there)

    def starts_with_dash(self, path: Sequence[str | int]) -> bool:
        """Whether the value at a path is an item of a list on a line of its own, behind a dash."""
        source, there = self.home(path)
        place = source.place(there)
        line = source.text.split("\n", place.line)[place.line - 1]
        return line[: place.column - 1].strip() == "-"

    def where(self, path: Sequence[str | int]) -> str:
        """Return a path in the author's own ids."""
        return in_words(path, self.data)

    def problem(
        self,
        code: str,
        message: str,
        path: Sequence[str | int] = (),
        *,
        key: bool = False,
        within: tuple[int, int] | None = None,
        about: Sequence[str | int] | None = None,
        nearest: str = "",
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem with the value at a path; `about` is the path named in words."""
        source, there = self.home(path)
        return source.problem(
            code,
            message,
            there,
            key=key,
            within=within,
            where=self.where(path if about is None else about),
            nearest=nearest,
            fix=fix,
            severity=severity,
        )

    def _as_written(self, trail: Trail) -> Trail:
        if not self._renamed:
            return trail
        return tuple(
            self._renamed.get(trail[: length + 1], step) for length, step in enumerate(trail)
        )
