"""One program at a time on one play: a lock on an open file that ends with the program.

Linux and macOS lock the file for those who ask (flock), Windows a byte far behind its end, so that
it can be read meanwhile. Where neither is known, or the file system has no locks, nothing is
locked: two programs on one play are then not noticed.
"""

from __future__ import annotations

import errno
import os
import sys

_FAR_BEHIND = 2**31 - 2
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _FAR_BEHIND, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    try:
        import fcntl
    except ImportError:  # a platform without locks

        def _lock(file: int) -> None:
            raise OSError(errno.ENOTSUP, "no locks here")

    else:

        def _lock(file: int) -> None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def locked(file: int) -> bool:
    """Lock an open file; return false where another program has locked it."""
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
