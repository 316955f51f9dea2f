"""Keys of a file's top that stand too far to the right: told, and taken for where they belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from game.content.problems.where import SINGULAR, Trail
from game.content.reading.source import Source
from game.errors import Problem

_ENOUGH = 2
"""How many keys of a file's top must stand below a key to show that it is no key itself."""

_SCENES = "scenes"
_OF_SCENES = frozenset({"title", "text", "options", "next"})


def lifted(
    source: Source, known: Collection[str], problems: list[Problem]
) -> Iterator[tuple[Trail, Any]]:
    """Yield what stands at the top of a file and what was meant to, with where each stands.

    `known` are the keys of such a file. What stands too deep is added to the problems, and so are
    scenes at the top, which are yielded under `scenes` one by one.
    """
    loose = [key for key, value in source.data.items() if key not in known and _is_scene(value)]
    if loose and _SCENES not in source.data:
        message = f"`{loose[0]}` is a scene: put `scenes:` above it, and indent it with all below"
        problems.append(source.problem("S201", message, (loose[0],), key=True))
    for key, value in source.data.items():
        if not isinstance(value, dict) or key in loose:
            yield (key,), value
        elif key not in known and len({*known} & value.keys()) >= _ENOUGH:
            message = (
                f"the keys of the file stand one level too deep: take this line out, and move all "
                f"below `{key}` to the left edge"
            )
            problems.append(source.problem("S201", message, (key,), key=True))
            yield from (((key, inner), each) for inner, each in value.items())
        else:
            strays = [*_strays(value)] if key == _SCENES else []
            for stray in strays:
                message = (
                    f"`{stray}` is no scene; move it to the left edge with all that stands below it"
                )
                where = f"scene {stray}"
                problems.append(
                    source.problem("S201", message, (key, stray), key=True, where=where)
                )
            yield (key,), {id_: each for id_, each in value.items() if id_ not in strays}
            yield from (((key, stray), value[stray]) for stray in strays)


def is_loose_scene(path: Trail, value: Any, known: Collection[str]) -> bool:
    """Whether what stands at the top of a file is a scene."""
    return len(path) == 1 and path[0] not in known and _is_scene(value)


def _is_scene(value: Any) -> bool:
    return isinstance(value, dict) and "title" in value and bool(value.keys() & {"options", "next"})


def _strays(scenes: dict[str, Any]) -> Iterator[str]:
    """Yield the maps of ids that stand among the scenes, such as `endings`."""
    for id_, each in scenes.items():
        if id_ not in SINGULAR or not isinstance(each, dict) or each.keys() & _OF_SCENES:
            continue
        if any(isinstance(entry, dict) for entry in each.values()):
            yield id_
