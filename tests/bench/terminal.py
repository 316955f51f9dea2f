"""A program in a pseudo-terminal, with the screen that a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping

import pyte


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

    def wait(self, *marks: str, limit: float = 20.0) -> float:
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

    def settle(self, quiet: float = 0.25, limit: float = 20.0) -> str:
        """Read until nothing has been written for a while; return the screen as text."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            ready, _, _ = select.select([self._file], [], [], quiet)
            if not ready or not self._read():
                break
        return self.shown

    def type(self, keys: str) -> None:
        """Type keys, as the bytes that a terminal sends for them."""
        os.write(self._file, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal while the program runs."""
        self.screen.resize(rows, columns)
        self._size(columns, rows)

    def exit_code(self, limit: float = 20.0) -> int:
        """Read until the program ends by itself; return its exit code.

        Raises:
            TimeoutError: where it does not end.
        """
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
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
        # Kitty's keyboard query is not known to pyte, which would print it.
        self._stream.feed(data.replace(b"\x1b[?u", b""))
        return bool(data)
