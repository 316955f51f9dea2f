from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from game.content.files import safely as files
from game.content.files.safely import read_bytes
from game.errors import Place, Problem

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs the files of a Unix system")


def code_of(path: Path, root: Path | None = None) -> str:
    problem = read_bytes(path, shown="shown", root=root)
    assert isinstance(problem, Problem)
    assert problem.place == Place("shown", 1, 1)
    assert problem.lines == ()
    return problem.code


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"title: x\r\n")
    assert read_bytes(path, shown="a") == b"title: x\r\n"
    assert read_bytes(path, shown="a", root=tmp_path) == b"title: x\r\n"


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert code_of(tmp_path / "none.yaml") == "R001"
    assert code_of(tmp_path / "file" / "none.yaml") == "R001"
    assert code_of(tmp_path / ("n" * 5000)) == "R001"
    assert code_of(tmp_path / "a\0b") == "R001"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "R002"


@posix
def test_a_pipe_without_a_writer_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code_of(tmp_path / "pipe") == "R002"


@posix
def test_a_pipe_put_in_place_after_the_check_is_refused_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    checks: list[os.stat_result] = []
    real = files._unfit

    def unfit(status: os.stat_result, shown: str) -> Problem | None:
        checks.append(status)
        return None if len(checks) == 1 else real(status, shown)

    monkeypatch.setattr(files, "_unfit", unfit)
    assert code_of(tmp_path / "pipe") == "R002"
    assert len(checks) == 2


@posix
def test_devices_are_refused() -> None:
    assert code_of(Path("/dev/zero")) == "R002"
    assert code_of(Path("/dev/null")) == "R002"


@posix
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert code_of(Path("s")) == "R002"


@posix
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")

    def forbidden(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", forbidden)
    assert code_of(path) == "R004"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 100)
    assert read_bytes(path, shown="a") == b"x" * 100
    path.write_bytes(b"x" * 101)
    assert code_of(path) == "R005"


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    monkeypatch.setattr(files, "_unfit", lambda status, shown: None)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 1000)
    assert code_of(path) == "R005"


@posix
def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    root = tmp_path / "scenario"
    root.mkdir()
    (root / "real.yaml").write_bytes(b"in")
    (tmp_path / "secret.yaml").write_bytes(b"out")
    (root / "inner.yaml").symlink_to(root / "real.yaml")
    (root / "outer.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "folder").symlink_to(tmp_path)
    assert read_bytes(root / "inner.yaml", shown="x", root=root) == b"in"
    assert code_of(root / "outer.yaml", root) == "R008"
    assert code_of(root / "folder" / "secret.yaml", root) == "R008"
    assert code_of(root / ".." / "secret.yaml", root) == "R008"
    assert read_bytes(root / "outer.yaml", shown="x") == b"out"


@posix
def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert code_of(tmp_path / "a") == "R001"
