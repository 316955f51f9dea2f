from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.tui.app import PrecedentApp

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]

NARROW = (80, 24)


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "full")


def journals(kept: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((kept / "plays").glob("*"))]


async def test_a_choice_is_kept_and_leaving_says_how_to_resume(
    start: Start, seen: Seen, kept: Path
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1", "escape")
        await pilot.pause()
        (path,) = (kept / "plays").iterdir()
        assert f"It is kept: precedent play --resume {path.stem}" in seen(app)
        assert path.read_bytes().count(b"\n") == 2


async def test_a_full_disk_is_told_and_the_play_goes_on_as_one_wishes(
    start: Start, seen: Seen, room: Room, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr("os.write", full)
            await pilot.press("enter", "1")
            await pilot.pause()
            assert room(app) == "unkept"
            said = " ".join(seen(app).split())
            assert "This cannot be kept, and has not happened." in said
            assert "the disk is full" in said
            await pilot.press("t")
            await pilot.pause()
            assert room(app) == "unkept"
            await pilot.press("escape")
            await pilot.pause()
            assert (room(app), app.session.decision) == ("decision", 1)
            await pilot.press("1", "u")
            await pilot.pause()
            assert (room(app), app.session.decision) == ("outcome", 2)
            await pilot.press("escape")
            await pilot.pause()
            assert "This play is not kept." in seen(app)
    assert journals(kept) == []


async def test_playing_again_is_another_play(
    start: Start, play: Callable[..., Any], kept: Path
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await play(app, pilot, "1", "1")
        await pilot.press("p")
        await play(app, pilot, "2")
    assert sorted(text.count("\n") for text in journals(kept)) == [2, 3]
