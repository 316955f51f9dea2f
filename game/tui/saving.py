"""A page as a text file: where it goes, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

_MOST_FILES = 1000


def save_text(
    name: str, lines: Iterable[str], folders: Iterable[Path], *, suffix: str = ".txt"
) -> Path:
    """Write lines into a new file in the first folder that takes it; return the file.

    `name` is one of the game's own, and safe in a path. Nothing is ever written over.

    Raises:
        OSError: where no folder takes it.
    """
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    trouble = OSError("there is no folder to write to")
    for folder in folders:
        for path in _names(folder, name, suffix):
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(text)
            except FileExistsError:
                continue
            except OSError as error:
                trouble = error
                break
            return path
    raise trouble


def _names(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    yield folder / f"{name}{suffix}"
    for number in range(2, _MOST_FILES):
        yield folder / f"{name}-{number}{suffix}"
