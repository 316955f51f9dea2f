from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.classroom.link.ends import ConsoleEnd, ProjectorEnd
from game.classroom.link.folder import MOST_BYTES, is_alive, link_folder, live_plays, put


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no projector for gone because the machine is slow."""
    monkeypatch.setattr("game.classroom.link.folder.STALE", 3600.0)


def test_what_a_console_types_is_done_once_and_in_order(kept: Path) -> None:
    wall, console = ProjectorEnd("abcde"), ConsoleEnd("abcde")
    names = [console.send(line) for line in ("12 5 3", "next", "")]
    waiting = list(wall.waiting())
    assert [each.typed for each in waiting] == ["12 5 3", "next", ""]
    assert [each.name for each in waiting] == names
    assert not list(wall.waiting())
    assert console.answer(names[0]) is None
    wall.answer(names[0], "Counted.")
    assert console.answer(names[0]) == "Counted."
    assert console.answer(names[0]) is None


def test_what_was_typed_while_the_projector_was_away_is_not_done(kept: Path) -> None:
    first, console = ProjectorEnd("abcde"), ConsoleEnd("abcde")
    console.send("next")
    again = ProjectorEnd("abcde")
    assert not list(again.waiting())
    assert console.joined
    first.close()


def test_a_projector_that_is_gone_is_not_joined(kept: Path) -> None:
    console = ConsoleEnd("abcde")
    assert not console.joined
    wall = ProjectorEnd("abcde")
    assert live_plays() == ("abcde",)
    stale = 1_000_000
    os.utime(link_folder("abcde") / "alive", (stale, stale))
    assert not is_alive("abcde")
    wall.beat()
    assert console.joined
    wall.close()
    assert not console.joined
    assert live_plays() == ()
    with pytest.raises(OSError, match="No such file"):
        console.send("next")


def test_a_session_that_is_not_kept_any_more_is_not_followed(kept: Path) -> None:
    wall, console = ProjectorEnd("abcde"), ConsoleEnd("abcde")
    assert not console.unkept
    wall.leave_unkept()
    assert console.unkept
    assert not console.joined
    wall.beat()
    assert not console.joined
    again = ProjectorEnd("abcde")
    assert console.joined
    assert not console.unkept
    again.close()
    assert not console.unkept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_look_in(kept: Path) -> None:
    ProjectorEnd("abcde")
    ConsoleEnd("abcde").send("12 5 3")
    folder = link_folder("abcde")
    assert [each.stat().st_mode & 0o777 for each in (folder.parent, folder)] == [0o700, 0o700]
    assert {each.stat().st_mode & 0o777 for each in folder.iterdir()} == {0o600}


def test_files_of_others_are_left_and_large_ones_are_nothing(kept: Path) -> None:
    wall, console = ProjectorEnd("abcde"), ConsoleEnd("abcde")
    put(link_folder("abcde") / "note.typed", "next")
    name = console.send("x" * (MOST_BYTES + 1))
    (only,) = wall.waiting()
    assert (only.name, only.typed) == (name, "")
    assert (link_folder("abcde") / "note.typed").exists()


def test_only_the_first_line_counts(kept: Path) -> None:
    wall = ProjectorEnd("abcde")
    ConsoleEnd("abcde").send("next\nquit")
    assert [each.typed for each in wall.waiting()] == ["next"]


def test_without_a_folder_there_are_no_consoles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "file"))
    wall = ProjectorEnd("abcde")
    assert not list(wall.waiting())
    wall.answer("1", "said")
    wall.close()
    assert not list(ProjectorEnd("").waiting())
