"""A terminal that goes away while the game runs: the game leaves, and does not wait for it.

What Textual writes is handed to a thread by way of a short queue. Where the terminal is gone, that
thread ends with the first error, and the game would wait for ever to hand over the next frame.
"""

from __future__ import annotations

from typing import IO, Any

from textual.driver import Driver


class Outliving:
    """A stream to a terminal. Once nothing can be written to it, what is written is let go."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._gone = False

    def write(self, text: str) -> int:
        """Write text, as long as there is something to write to."""
        if not self._gone:
            try:
                return self._stream.write(text)
            except OSError:
                self._gone = True
        return len(text)

    def flush(self) -> None:
        """Hand over what was written, as long as there is something to hand it to."""
        if not self._gone:
            try:
                self._stream.flush()
            except OSError:
                self._gone = True

    def __getattr__(self, name: str) -> Any:
        """Everything else is the stream's own."""
        return getattr(self._stream, name)


def outliving(driver: type[Driver]) -> type[Driver]:
    """Return the driver with a stream that it can outlive, where it has one."""

    # Which driver it is depends on the system and is known only at run time; no type can say it.
    class OutlivingDriver(driver):  # type: ignore[misc, valid-type]
        """Writes as its base does, and waits for no terminal that is gone."""

        _file: Any

        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            if hasattr(self, "_file"):
                self._file = Outliving(self._file)

    return OutlivingDriver
