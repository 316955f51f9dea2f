"""Typing that does not show: while hands are counted, a projector must not show the count."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

HIDDEN = "(hidden) "
"""What a prompt says where typing does not show."""


@contextmanager
def unseen(hidden: bool) -> Iterator[bool]:
    """Let what is typed not show, where that is wanted and can be; yield whether it is so.

    Windows has no such switch for lines: there it shows.
    """
    if not hidden or not sys.stdin.isatty():
        yield False
        return
    try:
        import termios
    except ImportError:
        yield False
        return
    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    quiet = list(before)
    quiet[3] = before[3] & ~termios.ECHO
    try:
        termios.tcsetattr(file, termios.TCSADRAIN, quiet)
        yield True
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)


def masked(typed: str) -> str:
    """Return a typed count as it may be shown: a dot for each number, however long it is."""
    return " ".join("•" for _ in typed.split())
