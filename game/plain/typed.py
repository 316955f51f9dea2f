"""Where typed lines come from: a terminal, or a pipe."""

from __future__ import annotations

import sys

from game.text.printable import printable


def ask_terminal() -> str | None:
    """Read one line from a terminal; None where there are no more (Ctrl-D)."""
    try:
        return input("> ")
    except EOFError:
        print()
        return None


def ask_pipe() -> str | None:
    """Read one line from a pipe and show it, since nothing else does."""
    line = sys.stdin.readline()
    if not line:
        return None
    print(f"> {printable(line.rstrip())}")
    return line
