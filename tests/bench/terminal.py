"""A program in a pseudo-terminal, with the screen that a person would see."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte

PATIENCE = 120.0
"""Seconds that a busy machine may take for what takes a moment on an idle one."""

_KITTYS_QUERY = b"\x1b[?u"  # of the keyboard; it is not known to pyte, which would print it


class Terminal:
    """A program that runs in a terminal of its own; close it when done, or use `with`."""

    def __init__(
        self,
        command: list[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._cut = b""
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        # A size that stands in the environment would hide every resize. It is given whole, since
        # readline, once loaded, sets these two behind Python's back.
        for name in ("NO_COLOR", "LINES", "COLUMNS"):
            environ.pop(name, None)
        environ.update(environment or {})
        self.begun = self._heard = time.perf_counter()
        self.child, self._file = pty.fork()
        if self.child == 0:
            os.execvpe(command[0], command, environ)
        self._size(columns, rows)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def shown(self) -> str:
        """The screen as text, a line for each row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *marks: str, limit: float = PATIENCE) -> float:
        """Read until every mark stands on the screen; return the seconds from the start to then.

        What this reader takes to draw the screen is not counted: that is no work of the program.

        Raises:
            TimeoutError: with the screen as it is, where that takes longer than `limit` seconds.
        """
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if not self._read():
                break
            shown = self.shown
            if all(mark in shown for mark in marks):
                return self._heard - self.begun
        raise TimeoutError(f"waited for {marks}, saw:\n{self.shown}")

    def settle(self, quiet: float = 0.25, limit: float = PATIENCE) -> str:
        """Read until the program has slept, and written nothing, for a while; return the screen.

        A program that has work to do, and is not given the processor, does not sleep.
        """
        begun = since = time.perf_counter()
        while since - begun < limit:
            ready, _, _ = select.select([self._file], [], [], quiet / 10)
            if ready and not self._read():
                break
            if ready or not self._sleeps():
                since = time.perf_counter()
            elif time.perf_counter() - since >= quiet:
                break
        return self.shown

    def type(self, keys: str) -> None:
        """Type keys, as the bytes that a terminal sends for them."""
        os.write(self._file, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal while the program runs."""
        self.screen.resize(rows, columns)
        self._size(columns, rows)

    def vanish(self) -> None:
        """Let the terminal go away under the program, as a window does that is closed."""
        os.close(self._file)
        self._file = -1

    def exit_code(self, limit: float = PATIENCE) -> int:
        """Read until the program ends by itself; return its exit code.

        Raises:
            TimeoutError: where it does not end.
        """
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._file < 0:
                time.sleep(0.01)
            else:
                self._read()
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                self.child = 0
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"still running:\n{self.shown}")

    def close(self) -> None:
        """End the program, if it still runs, and let go of the terminal."""
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _sleeps(self) -> bool:
        """Whether every thread of the program waits for something; only Linux tells."""
        for path in Path(f"/proc/{self.child}/task").glob("*/stat"):
            with contextlib.suppress(OSError):
                _, _, told = path.read_text(encoding="utf-8").rpartition(")")
                if not told.startswith(" S"):
                    return False
        return True

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> bool:
        """Take in what the program has written; false once it has closed its side."""
        ready, _, _ = select.select([self._file], [], [], 0.05)
        if not ready:
            return True
        try:
            data = os.read(self._file, 65536)
        except OSError:
            return False
        self._heard = time.perf_counter()
        written = self._cut + data
        cut = next((n for n in (3, 2, 1) if written.endswith(_KITTYS_QUERY[:n])), 0)
        self._cut = written[len(written) - cut :]
        self._stream.feed(written[: len(written) - cut].replace(_KITTYS_QUERY, b""))
        return bool(data)
