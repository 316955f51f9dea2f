"""A program in a pseudo-terminal, and when its screen shows what is waited for."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte

COLUMNS, ROWS = 120, 40


def first_paint(command: list[str], marks: list[str], *, limit: float = 15.0) -> float:
    """Start a program; return the seconds until every mark stands on its screen.

    Raises:
        TimeoutError: with the screen as it was, if that takes longer than `limit` seconds.
    """
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.environ.pop("NO_COLOR", None)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    try:
        while time.perf_counter() - begun < limit:
            ready, _, _ = select.select([terminal], [], [], 0.05)
            if not ready:
                continue
            data = os.read(terminal, 65536)
            now = time.perf_counter()
            # Kitty's keyboard query is not known to pyte, which would print it.
            stream.feed(data.replace(b"\x1b[?u", b""))
            shown = "\n".join(screen.display)
            if all(mark in shown for mark in marks):
                return now - begun
        raise TimeoutError("\n".join(line.rstrip() for line in screen.display))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
