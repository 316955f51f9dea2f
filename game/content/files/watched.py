"""The files that make a scenario as they are on disk just now, without reading what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.content.card import read_keys
from game.content.files.patterns import files_matched
from game.errors import Problem

Stamp = tuple[int, int, int]
"""When a file was changed (in nanoseconds), its size in bytes, and which file it is."""

Look = Mapping[Path, Stamp | None]
"""The files of a scenario, the main one first; None where one is not there."""

_NAMED_UNDER = ("include", "evidence")


def look_at(main: Path, patterns: Sequence[str]) -> Look:
    """Look at a scenario's main file and at those that its patterns name; never raises."""
    files = [main, *files_matched(main.parent, patterns)]
    return {file: _stamp(file) for file in files}


def patterns_in(main: Path) -> tuple[str, ...] | None:
    """Return the patterns under which a main file names others; None where it cannot be read."""
    data = read_keys(main, _NAMED_UNDER)
    if isinstance(data, Problem):
        return None
    listed = [data.get(key) for key in _NAMED_UNDER]
    return tuple(
        pattern
        for patterns in listed
        if isinstance(patterns, list)
        for pattern in patterns
        if isinstance(pattern, str)
    )


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
