"""A folder of what was worked out before: bytes by name, bounded in size, safe to lose.

A file is written beside its name and then put in its place, so that no reader meets half of one.
What cannot be written is simply not kept, and what was used longest ago goes first.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from game.engine.digest import rules_digest
from game.engine.tables import Program

MOST_BYTES = 300_000_000
"""How large the folder may grow; the largest scenario of the library takes some 50 MB."""

SUFFIX = ".ahead"
_TORN = ".part"
_TORN_SECONDS = 3600
"""After so long a half-written file is nobody's any more."""


def name_of(program: Program, subject: str) -> str:
    """Return what the cache calls what is ahead of a scenario on one subject."""
    return f"{rules_digest(program)[:32]}-{subject[:64]}"


class Cache:
    """A folder of bytes by name."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where nothing is, or it cannot be read."""
        path = self._path(name)
        try:
            if path.stat().st_size > self._most_bytes:
                return None
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, if that can be done; what was used longest ago makes room."""
        if len(data) > self._most_bytes:
            return
        path = self._path(name)
        part = path.with_name(f"{path.name}.{os.getpid()}{_TORN}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(data))
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def drop(self, name: str) -> None:
        """Forget what is kept under a name."""
        with suppress(OSError):
            self._path(name).unlink()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _make_room(self, size: int) -> None:
        now = time.time()
        kept = []
        for each in self._files():
            if each.path.suffix == _TORN and now - each.used > _TORN_SECONDS:
                with suppress(OSError):
                    each.path.unlink()
            elif each.path.suffix == SUFFIX:
                kept.append(each)
        total = size + sum(each.size for each in kept)
        for each in sorted(kept, key=lambda each: each.used):
            if total <= self._most_bytes:
                break
            with suppress(OSError):
                each.path.unlink()
            total -= each.size

    def _files(self) -> Iterator[_File]:
        for path in self._folder.iterdir():
            with suppress(OSError):
                told = path.stat()
                yield _File(path, told.st_size, told.st_mtime)


class _File(NamedTuple):
    path: Path
    size: int
    used: float
