"""Why the system does not let a file be written, in plain words."""

from __future__ import annotations

import errno
import os

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "the folder may not be written to",
    errno.EPERM: "the folder may not be written to",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "there is a file where the folder should be",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "it is there already",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the disk failed",
    errno.EFBIG: "the file is too large",
}


def why_not(code: int | None) -> str:
    """Return why a file could not be written, by the number of the system's error."""
    return _REASONS.get(code or 0) or (os.strerror(code).lower() if code else "it failed")
