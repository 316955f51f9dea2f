"""What commands write into files: never over another one, unless they are told to."""

from __future__ import annotations

from pathlib import Path

from game.authoring.writing import write_whole
from game.errors import RequestError


def may_write(path: Path, *, force: bool) -> None:
    """Refuse a file that should not or cannot be written, before any work is done for it.

    Raises:
        RequestError: where there is something already, or nowhere to put it.
    """
    try:
        if path.is_dir():
            raise RequestError(f"{path} is a folder; name a file")
        if not force and (path.exists() or path.is_symlink()):
            raise RequestError(
                f"{path} is there already, and nothing is written over it without --force"
            )
        if not path.parent.is_dir():
            raise RequestError(f"there is no folder {path.parent}; make it first")
    except (OSError, ValueError) as error:
        raise RequestError(f"`{path}` cannot be the path of a file") from error


def write(path: Path, text: str, *, force: bool) -> None:
    """Write a text into a file, in UTF-8 and with a line end after it.

    What cannot be written whole is not written at all: with `force`, a file that was there stands.

    Raises:
        RequestError: where that cannot be done.
    """
    write_whole(path, f"{text}\n", over=force)
