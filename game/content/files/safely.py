"""Opening files that someone else wrote: regular files of bounded size, inside their folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from game.content.reading.limits import MAX_BYTES
from game.errors import Place, Problem

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# Never wait for the other end of a pipe, never follow a link put in place after the checks.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK = 1024 * 1024


def file_problem(code: str, message: str, shown: str, *, fix: str = "") -> Problem:
    """Return a problem of a file as a whole; its place is the start of the file, without lines."""
    return Problem(code=code, message=message, place=Place(shown, 1, 1), fix=fix)


def forbidden(what: str, shown: str) -> Problem:
    """Return the problem with a file or a folder that the system lets nobody of us look into."""
    message = f"this {what} may not be read; the permissions of the system forbid it"
    return file_problem("R004", message, shown)


def read_bytes(path: Path, *, shown: str, root: Path | None = None) -> bytes | Problem:
    """Return what is in a regular file, or the problem with it; never waits and never raises.

    With `root`, the file must lie below that folder after all links are followed.
    """
    try:
        real = path.resolve()
        if root is not None and not real.is_relative_to(root.resolve()):
            message = f"this path leads outside the folder `{root.name or root}`"
            return file_problem("R008", message, shown)
        problem = _unfit(real.stat(), shown)
        if problem:
            return problem
        descriptor = os.open(real, _FLAGS)
    except (OSError, ValueError, RuntimeError) as error:
        return _refused(error, shown)
    try:
        problem = _unfit(os.fstat(descriptor), shown)
        return problem or _bounded(descriptor, shown)
    except OSError as error:
        return _refused(error, shown)
    finally:
        os.close(descriptor)


def _unfit(status: os.stat_result, shown: str) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "something else")
        return file_problem("R002", f"this is {kind}, not a file", shown)
    return _too_large(shown) if status.st_size > MAX_BYTES else None


def _too_large(shown: str) -> Problem:
    message = f"the file is larger than {MAX_BYTES // (1024 * 1024)} MiB"
    return file_problem("R005", message, shown)


def _bounded(descriptor: int, shown: str) -> bytes | Problem:
    """Read a file that may be growing."""
    pieces: list[bytes] = []
    left = MAX_BYTES + 1
    while left > 0:
        piece = os.read(descriptor, min(left, _CHUNK))
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        left -= len(piece)
    return _too_large(shown)


def _refused(error: Exception, shown: str) -> Problem:
    if isinstance(error, PermissionError):
        return forbidden("file", shown)
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP:
        return file_problem("R001", "the links of this path lead round in a circle", shown)
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return file_problem("R001", "there is no such file", shown)
    reason = getattr(error, "strerror", None) or "the system gives no reason"
    return file_problem("R001", f"the file cannot be opened: {reason.lower()}", shown)
