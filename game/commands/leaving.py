"""Ctrl-C while there is nothing to lose: the program leaves at once, with one plain line.

An interrupt that is raised as an exception can come at a moment when Python itself throws it away,
as in the midst of an import: then the program would go on as if nobody had asked.
"""

from __future__ import annotations

import os
import signal

TYPE_CHECKING = False  # as that of `typing`, which takes long to import
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any

INTERRUPTED = 130


class LeavingAtOnce:
    """Lets Ctrl-C end the process within the block, unless another handler is set meanwhile."""

    def __enter__(self) -> None:
        self._before: Any = None
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            # `suppress` would have to be imported first; till then an interrupt shows a traceback.
            try:  # noqa: SIM105
                self._before = signal.signal(signal.SIGINT, _leave)
            except ValueError:
                pass  # only the main thread may say what a signal does

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    try:
        # Past the buffers of the streams, which may be in use at this very moment.
        os.write(2, b"\nLeft.\n")
    finally:
        os._exit(INTERRUPTED)
