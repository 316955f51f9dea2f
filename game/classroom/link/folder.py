"""The folder in which a projector and consoles find each other: the user's own, no port, no net.

The projector holds a file there that says it is alive; a console leaves what is typed as a file,
and finds the answer as another. Folders are made for their owner alone (0700), files too (0600);
Windows has no such bits, and there the folder is as private as the user's own data.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path

from game.journal.folder import home

ALIVE = "alive"
UNKEPT = "unkept"
"""There instead of the sign of life once a session goes on without being kept."""
TYPED, SAID = ".typed", ".said"
STALE = 3.0
"""Seconds without a sign of life after which a projector is taken to be away."""

MOST_BYTES = 4_000
_NAME = re.compile(r"[0-9]{20}-[0-9]{1,10}\Z")


def link_folder(play: str) -> Path:
    """Return the folder of a play's session."""
    return home() / "class" / play


def is_alive(play: str) -> bool:
    """Whether a projector shows this play's session now."""
    try:
        return time.time() - (link_folder(play) / ALIVE).stat().st_mtime < STALE
    except OSError:
        return False


def live_plays() -> tuple[str, ...]:
    """Return the plays whose sessions a projector shows now."""
    try:
        names = sorted(entry.name for entry in (home() / "class").iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if is_alive(name))


def new_name() -> str:
    """Return a name that sorts by time and that no other console gives."""
    return f"{time.time_ns():020d}-{os.getpid()}"


def is_name(text: str) -> bool:
    """Whether a file's name was given by a console."""
    return _NAME.match(text) is not None


def make(folder: Path) -> None:
    """Make a folder for its owner alone.

    Raises:
        OSError: where that cannot be done.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for each in (folder.parent, folder):
        with contextlib.suppress(OSError):
            each.chmod(0o700)


def put(path: Path, text: str) -> None:
    """Write a file for its owner alone, there whole or not at all.

    Raises:
        OSError: where that cannot be done.
    """
    half = path.with_name(f"{path.name}.half")
    half.unlink(missing_ok=True)
    file = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="utf-8", errors="backslashreplace") as writing:
        writing.write(text)
    half.replace(path)


def get(path: Path) -> str:
    """Read a small file; empty where it is not there, or too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return ""
    return data.decode("utf-8", "replace") if len(data) <= MOST_BYTES else ""
