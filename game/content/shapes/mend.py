"""Data with something refused in them, mended so that all the rest can still be judged.

A refused value gives way to nothing where it may be left out, and else to an example of its kind;
a misspelt key gets its right name. The file's own data stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.content.problems.collector import Problems
from game.content.problems.where import SINGULAR, Trail
from game.content.shapes.fields import field_at, fields_of, shape_at
from game.content.shapes.forms import Shape

_PLAIN_ENTRIES: Mapping[str | int, Any] = {"flags": None, "answers": "..."}
"""Maps of ids whose entries are no maps, with what an entry may always be."""

_NOTHING = object()


def copied(value: Any) -> Any:
    """Return a copy of data whose maps and lists are all its own."""
    if isinstance(value, dict):
        return {key: copied(each) for key, each in value.items()}
    if isinstance(value, list):
        return [copied(each) for each in value]
    return value


class Mender:
    """Changes one copy of a file's data, and notes what can no longer be judged."""

    def __init__(self, data: Any, root: type[Shape], problems: Problems) -> None:
        self.data = copied(data)
        self._root = root
        self._problems = problems

    def rename(self, path: Trail, meant: str) -> None:
        """Give the misspelt key at the end of a path its right name, in its old place."""
        owner = self._at(path[:-1])
        if not isinstance(owner, dict) or meant in owner:
            return
        entries = [(meant if key == path[-1] else key, value) for key, value in owner.items()]
        owner.clear()
        owner.update(entries)
        self._problems.sources.rename((*path[:-1], meant), str(path[-1]))

    def leave_out(self, path: Trail) -> None:
        """Take out an unknown key; what it holds may have defined ids."""
        owner = self._at(path[:-1])
        if isinstance(owner, dict) and path[-1] in owner:
            lost = owner.pop(path[-1])
            defines = len(path) == 1 or (len(path) == 3 and path[0] in ("scenes", "analogues"))
            if defines and isinstance(lost, dict | list):
                self._problems.lost = True

    def replace(self, path: Trail) -> bool:
        """Put something harmless in the place of a value that was refused, or is missing.

        Return false where there is nothing to put there.
        """
        if path and isinstance(path[-1], int):
            return self._row(path) or self.replace(path[:-1])
        self._problems.spoil(path)
        owner = self._at(path[:-1])
        if not path or not isinstance(owner, dict):
            return False
        field = field_at(path, self._root)
        if field is not None and field.is_required() and field.examples:
            owner[path[-1]] = copied(field.examples[0])
        elif field is None and len(path) > 1 and path[-2] in SINGULAR:
            owner[path[-1]] = _PLAIN_ENTRIES.get(path[-2], {})
        else:
            return owner.pop(path[-1], _NOTHING) is not _NOTHING
        return True

    def _row(self, path: Trail) -> bool:
        """Put an example in the place of a row; the rows beside it keep theirs."""
        owner, at, shape = self._at(path[:-1]), int(path[-1]), shape_at(path, self._root)
        if shape is None or not isinstance(owner, list) or isinstance(owner[at], dict):
            return False
        self._problems.spoil(path)
        owner[at] = {
            key: copied(field.examples[0]) if field.examples else {}
            for key, field in fields_of(shape).items()
            if field.is_required()
        }
        return True

    def _at(self, path: Trail) -> Any:
        at = self.data
        for step in path:
            try:
                at = at[step]
            except (KeyError, IndexError, TypeError):
                return None
        return at
