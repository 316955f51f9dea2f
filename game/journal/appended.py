"""A file that is only appended to; what has been appended is on disk."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from game.errors import KeepError
from game.journal.lock import locked
from game.text.disk import why_not

_BINARY = getattr(os, "O_BINARY", 0)


class Appended:
    """An open file, locked; close it when done."""

    def __init__(self, path: Path, file: int, end: int) -> None:
        self.path = path
        self._file = file
        self._end = end
        """Where what is known to be on disk ends, in bytes."""
        self._clean = True
        """Whether nothing stands behind that."""

    @classmethod
    def create(cls, path: Path) -> Appended | None:
        """Create a file that is not there yet, and its folder; None where the name is taken.

        Raises:
            KeepError: if that cannot be done.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        except FileExistsError:
            if path.exists():
                return None
            raise KeepError(_why(path, errno.ENOTDIR)) from None
        except OSError as error:
            raise KeepError(_why(path, error.errno)) from error
        locked(file)
        return cls(path, file, 0)

    @classmethod
    def reopen(cls, path: Path) -> Appended | None:
        """Open a file to append to it; None where another program has it open so.

        Raises:
            KeepError: if that cannot be done.
        """
        try:
            file = os.open(path, os.O_RDWR | _BINARY)
            if not locked(file):
                os.close(file)
                return None
            return cls(path, file, os.fstat(file).st_size)
        except OSError as error:
            raise KeepError(_why(path, error.errno)) from error

    def append(self, data: bytes) -> None:
        """Append bytes, and return when they are on disk.

        Raises:
            KeepError: if that cannot be done; then nothing of them is left, or what is left is cut
            off before anything else is appended.
        """
        try:
            if not self._still_there():
                raise KeepError(_why(self.path, errno.ENOENT))
            self._cut_clean()
            self._clean = False
            os.lseek(self._file, self._end, os.SEEK_SET)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            _to_disk(self._file)
            if self._end == 0:
                _folder_to_disk(self.path.parent)
        except OSError as error:
            self._try_to_cut_clean()
            raise KeepError(_why(self.path, error.errno)) from error
        self._end += len(data)
        self._clean = True

    def cut(self, end: int) -> None:
        """Cut away what stands behind so many bytes.

        Raises:
            KeepError: if that cannot be done.
        """
        self._end, self._clean = end, False
        try:
            self._cut_clean()
        except OSError as error:
            raise KeepError(_why(self.path, error.errno)) from error

    def close(self) -> None:
        """Let go of the file, and of its lock."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    @property
    def gone(self) -> bool:
        """Whether the file is no longer where it was."""
        return not self._still_there()

    def _still_there(self) -> bool:
        # Not by the file's number, which some network folders give anew at each look.
        try:
            return self.path.exists() and os.fstat(self._file).st_nlink > 0
        except OSError:
            return False

    def _cut_clean(self) -> None:
        if not self._clean:
            os.ftruncate(self._file, self._end)
            _to_disk(self._file)
            self._clean = True

    def _try_to_cut_clean(self) -> None:
        try:
            self._cut_clean()
        except OSError:
            self._clean = False  # tried again before anything else is appended


def _to_disk(file: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            # There, fsync leaves it to the drive when it writes.
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
        except OSError:
            pass
    os.fsync(file)


def _folder_to_disk(folder: Path) -> None:
    """Have the name of a new file on disk as well; Windows has no way to ask for it."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        except OSError:
            pass  # some file systems cannot do that for a folder
        finally:
            os.close(file)


def _why(path: Path, code: int | None) -> str:
    return f"{path.parent}: {why_not(code)}"
