"""Signals that ask the program to end: the app leaves, and the terminal is as it was before."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

_ASK_TO_END = ("SIGTERM", "SIGHUP")
_SIGNALLED = 128


@contextmanager
def leaving_on_signals(app: App[Any]) -> Iterator[None]:
    """Let these signals end the app with the exit code that shells give, 128 and the number."""

    def leave(number: int, _: object) -> None:
        code = _SIGNALLED + number
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # Before the app has begun to draw, or after it has put the terminal right again.
            raise SystemExit(code) from None
        # What Python does between two steps of its own does not wake a loop that waits for keys.
        loop.call_soon_threadsafe(app.exit, None, code)

    # A platform that has no SIGHUP asks in no such way.
    numbers = [getattr(signal, name) for name in _ASK_TO_END if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
