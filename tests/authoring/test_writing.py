from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from game.authoring.writing import write_whole
from game.errors import RequestError


class _Full(io.StringIO):
    """A file on a full disk: what is written is refused when it is to go there."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_written_new_or_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_whole(path, "one\n")
    with pytest.raises(RequestError, match=r"a\.svg cannot be written: it is there already"):
        write_whole(path, "two\n")
    assert path.read_bytes() == b"one\n"
    link = tmp_path / "b.svg"
    link.symlink_to(path)
    write_whole(link, "two\n", over=True)
    write_whole(tmp_path / "c.svg", "three\n", over=True)
    assert path.read_bytes() == b"two\n"
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.svg", "b.svg", "c.svg"]


@pytest.mark.parametrize("over", [False, True])
def test_on_a_full_disk_nothing_has_changed(
    over: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.svg"
    if over:
        path.write_text("one\n", encoding="utf-8")
    opened = Path.open

    def full(self: Path, *_: object, **__: object) -> io.StringIO:
        opened(self, "x").close()
        return _Full()

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(RequestError, match=r"a\.svg cannot be written: the disk is full"):
        write_whole(path, "two\n", over=over)
    monkeypatch.undo()
    assert [each.name for each in tmp_path.iterdir()] == (["a.svg"] if over else [])
    assert not over or path.read_bytes() == b"one\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_takes_what_it_is_given_or_says_why_not() -> None:
    with pytest.raises(RequestError, match="/dev/full cannot be written: the disk is full"):
        write_whole(Path("/dev/full"), "one\n", over=True)
    write_whole(Path("/dev/null"), "one\n", over=True)


def test_what_is_no_path_is_told(tmp_path: Path) -> None:
    for name, why in (("a\0b", "this is no path"), ("a" * 300, "the name is too long")):
        with pytest.raises(RequestError, match=why):
            write_whole(tmp_path / name, "one\n")
