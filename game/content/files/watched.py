"""The files that make a scenario as they are on disk just now, without reading what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.content.files.patterns import files_matched

Stamp = tuple[int, int, int, int]
"""When a file was changed, by its own account and by the system's (in nanoseconds, which differ
where it was given an older date), its size in bytes, and which file it is."""

Look = Mapping[Path, Stamp | None]
"""The files of a scenario, the main one first; None where one is not there."""


def look_at(main: Path, patterns: Sequence[str]) -> Look:
    """Look at a scenario's main file and at those that its patterns name; never raises."""
    files = [main, *files_matched(main.parent, patterns)]
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
