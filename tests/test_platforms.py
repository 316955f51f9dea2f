"""What other systems lack is not asked for: seen by taking it away here."""

from __future__ import annotations

import errno
import importlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from game import cli
from game.debrief.apart.limits import Limits, hold_to
from game.journal import lock
from game.plain.hidden import unseen

_UNIX_ALONE = ("fcntl", "termios", "resource", "pty", "tty", "pwd", "grp")
_IMPORT_ALL = f"""
import os, pkgutil, signal, sys
# What is not the game's own looks after itself.
import numpy, platformdirs, pydantic, textual.app, yaml
for name in {_UNIX_ALONE}:
    sys.modules[name] = None
for name in ("nice", "fchmod", "geteuid", "getuid", "mkfifo", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGKILL", "SIGTSTP", "SIGWINCH", "SIGALRM"):
    if hasattr(signal, name):
        delattr(signal, name)
import game
for found in pkgutil.walk_packages(game.__path__, "game."):
    if found.name != "game.__main__":
        __import__(found.name)
print(len([name for name in sys.modules if name.startswith("game.")]))
"""


def test_every_module_is_imported_where_a_unix_system_s_own_are_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 400


@pytest.fixture
def reloaded_lock() -> Iterator[ModuleType]:
    yield lock
    importlib.reload(lock)


def test_without_locks_of_the_system_nothing_is_taken(
    reloaded_lock: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    made = importlib.reload(reloaded_lock)
    assert made.locked(0)
    monkeypatch.undo()


def test_windows_locks_a_byte_far_behind_the_end(
    reloaded_lock: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[int, int, int]] = []

    def locking(file: int, mode: int, size: int) -> None:
        asked.append((os.lseek(file, 0, os.SEEK_CUR), mode, size))
        if len(asked) > 1:
            raise OSError(errno.EACCES, "taken")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    made = importlib.reload(reloaded_lock)
    monkeypatch.undo()
    with (tmp_path / "journal").open("wb") as file:
        assert made.locked(file.fileno())
        assert not made.locked(file.fileno())
    assert asked == [(2**31 - 2, 2, 1)] * 2


def test_without_a_switch_for_echo_typing_shows_and_that_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setitem(sys.modules, "termios", None)
    with unseen(True) as hidden:
        assert not hidden


def test_without_limits_of_the_system_none_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.delattr(os, "nice", raising=False)
    hold_to(Limits())


def test_windows_writes_files_in_utf_8_and_knows_a_reader_that_went(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = OSError(errno.EINVAL, "Invalid argument")
    assert cli._encoding(io.StringIO()) is None
    assert not cli._reader_went(gone)
    assert cli._reader_went(BrokenPipeError())
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert cli._encoding(io.StringIO()) == "utf-8"
    assert cli._reader_went(gone)
    assert not cli._reader_went(OSError(errno.EINVAL, "Invalid argument", "a?b"))
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    assert cli._encoding(io.StringIO()) is None
