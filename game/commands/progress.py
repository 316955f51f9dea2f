"""Long work on a terminal: a line that tells how far it has come, and Ctrl-C that ends it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from game.analysis.progress import Progress

AFTER = 1.0  # seconds; what is done sooner shows nothing
EVERY = 0.2  # seconds


class Watching:
    """Hears of progress, and shows it if `stream` is a terminal.

    Within the `with` block the first Ctrl-C ends the work where it hears of that, with what was
    found by then; the next one leaves at once.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stopped = False
        self._stream = stream or sys.stderr
        self._shows = self._stream.isatty()
        self._next = time.monotonic() + AFTER
        self._shown = 0
        self._before: Any = None

    def __enter__(self) -> Watching:
        # Only the main thread may say what a signal does.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        self._write("")

    def __call__(self, progress: Progress) -> bool:
        """Hear how far it has come; tell whether to go on."""
        return self.tell(_told(progress))

    def tell(self, line: str) -> bool:
        """Show how far it has come, in at most 79 cells; tell whether to go on."""
        if self._shows and not self.stopped and time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            self._write(line)
        return not self.stopped

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True

    def _write(self, line: str) -> None:
        """Put a line in the place of the one before."""
        if line or self._shown:
            self._stream.write(f"\r{line.ljust(self._shown)}" + ("" if line else "\r"))
            self._stream.flush()
            self._shown = len(line)


def _told(progress: Progress) -> str:
    """Return one line of at most 79 cells."""
    if progress.all_plays:
        return f"drawing plays: {progress.plays:,} of {progress.all_plays:,} (Ctrl-C to stop)"
    if not progress.scenes:
        return f"looking further: {progress.states:,} states (Ctrl-C to stop)"
    return (
        f"exploring: {progress.states:,} states, {progress.left:,} of {progress.scenes:,} scenes "
        "done (Ctrl-C to stop)"
    )
