"""The two ends of the link: the projector that does what is typed, and the console that types."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from game.classroom.link.folder import (
    ALIVE,
    SAID,
    TYPED,
    UNKEPT,
    get,
    is_alive,
    is_name,
    link_folder,
    make,
    new_name,
    put,
)

BEAT = 1.0
"""How often, in seconds, a projector says that it is alive."""

_OLD = 60.0  # seconds after which an answer that no console took is swept away


class Waiting(NamedTuple):
    """What was typed at a console, and the name under which it waits for its answer."""

    name: str
    typed: str


class ProjectorEnd:
    """The end that shows the session. Where no folder can be made, it goes on without consoles."""

    def __init__(self, play: str) -> None:
        self.folder = link_folder(play) if play else None
        self._beaten = 0.0
        self.open()

    def open(self) -> None:
        """Say that the projector is there; what was typed while it was away is not done."""
        if self.folder is None:
            return
        try:
            make(self.folder)
            for path in self.folder.iterdir():
                path.unlink()
            put(self.folder / ALIVE, str(os.getpid()))
        except OSError:
            self.folder = None

    def beat(self) -> None:
        """Say that the projector is still there."""
        now = time.monotonic()
        if self.folder is not None and now - self._beaten >= BEAT:
            self._beaten = now
            with contextlib.suppress(OSError):
                os.utime(self.folder / ALIVE)

    def leave_unkept(self) -> None:
        """Say that the session is not kept any more: a console has nothing to read from then on."""
        if self.folder is not None:
            # A file that is there takes another name on a full disk too.
            with contextlib.suppress(OSError):
                (self.folder / ALIVE).replace(self.folder / UNKEPT)

    def waiting(self) -> Iterator[Waiting]:
        """Yield what was typed at consoles since, in order; each is given once."""
        self.beat()
        for path in self._files(TYPED):
            typed = get(path)
            with contextlib.suppress(OSError):
                path.unlink()
                yield Waiting(path.stem, typed.splitlines()[0] if typed.strip() else "")

    def answer(self, name: str, said: str) -> None:
        """Tell a console what came of what it typed."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                put(self.folder / f"{name}{SAID}", said)
                for path in self._files(SAID):
                    if time.time() - path.stat().st_mtime > _OLD:
                        path.unlink()

    def close(self) -> None:
        """Say that the projector has gone."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                for path in self.folder.iterdir():
                    path.unlink()
                self.folder.rmdir()

    def _files(self, ending: str) -> list[Path]:
        if self.folder is None:
            return []
        try:
            found = sorted(self.folder.iterdir())
        except OSError:
            return []
        return [path for path in found if path.suffix == ending and is_name(path.stem)]


class ConsoleEnd:
    """The end at which the facilitator types."""

    def __init__(self, play: str) -> None:
        self.play = play
        self.folder = link_folder(play)

    @property
    def joined(self) -> bool:
        """Whether a projector is there to do what is typed."""
        return is_alive(self.play)

    @property
    def unkept(self) -> bool:
        """Whether the session goes on at the projector without being kept."""
        return (self.folder / UNKEPT).exists()

    def send(self, typed: str) -> str:
        """Hand over what was typed; return the name under which the answer will come.

        Raises:
            OSError: where it cannot be handed over.
        """
        name = new_name()
        put(self.folder / f"{name}{TYPED}", typed)
        return name

    def answer(self, name: str) -> str | None:
        """Return the answer, once; None while there is none."""
        path = self.folder / f"{name}{SAID}"
        if not path.exists():
            return None
        said = get(path)
        with contextlib.suppress(OSError):
            path.unlink()
        return said
