"""Files that are written for an author: whole, or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from game.errors import RequestError
from game.text.disk import why_not


def write_whole(path: Path, text: str, *, over: bool = False) -> None:
    """Write a text into a file, in UTF-8; in place of one that is there only with `over`.

    Raises:
        RequestError: where that cannot be done; then nothing has changed.
    """
    try:
        if over and _is_something(path):
            _write_over(path, text)
        else:
            _write_new(path, path, text)
    except OSError as error:
        raise RequestError(f"{path} cannot be written: {why_not(error.errno)}") from error
    except ValueError as error:
        raise RequestError(f"{path} cannot be written: this is no path") from error


def _is_something(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _write_over(path: Path, text: str) -> None:
    real = path.resolve()
    if not stat.S_ISREG(real.stat().st_mode):
        # A device or a pipe takes what it is given.
        real.write_text(text, encoding="utf-8", newline="\n")
        return
    beside = real.with_name(f".{real.name}.{os.getpid()}")
    _write_new(beside, real, text)


def _write_new(path: Path, name: Path, text: str) -> None:
    """Write a file that is not there yet, then give it its name."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
    if path != name:
        path.replace(name)
