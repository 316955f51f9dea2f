from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.journal.begin import sit_down
from game.journal.brief import shelf
from game.journal.sitting import Sitting
from game.tui.app import Given, PrecedentApp
from game.tui.screens.briefing import briefing
from sight import shows

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]

NARROW = (80, 24)


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "full")


def kept_play(library: Any) -> Sitting:
    """A play of the bridge with one decision, held open."""
    sitting = sit_down(library.open("bridge"), 7, recorded=True)
    sitting.choose("close")
    return sitting


def journals(kept: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((kept / "plays").glob("*"))]


async def test_a_choice_is_kept_and_leaving_says_how_to_resume(
    start: Start, seen: Seen, room: Room, kept: Path
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1", "escape")
        await pilot.pause()
        (path,) = (kept / "plays").iterdir()
        assert "It is kept: there, r goes on with it." in seen(app)
        assert path.read_bytes().count(b"\n") == 2
        await pilot.press("n", "q")
        await pilot.pause()
        assert f"It is kept: precedent play --resume {path.stem}" in seen(app)


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


async def test_a_kept_play_is_shown_where_it_was_left_and_the_road_leads_back_from_there(
    library: Any, room: Room, seen: Seen
) -> None:
    given = Given("bridge", library.open("bridge"), kept_play(library), resumed=True)
    app = PrecedentApp(library, given=given, draw_seed=lambda: 99)
    async with app.run_test(size=NARROW) as pilot:
        assert (room(app), app.session.decision) == ("outcome", 2)
        await pilot.press("r", "3")
        assert "There is no decision 3 to go back to." in seen(app)
        await pilot.press("enter", "backspace", "0", "1")
        assert "Enter: back to decision 1" in seen(app)
        await pilot.press("enter")
        assert (room(app), app.session.decision) == ("decision", 1)
        assert "Taken back: Close the bridge tonight" in seen(app)
        await pilot.press("escape", "y")
        assert room(app) == "library"
        await pilot.press("q")
        assert not app.is_running


async def test_the_app_resumes_a_kept_play_or_says_why_not(
    start: Start, library: Any, room: Room, seen: Seen
) -> None:
    elsewhere = kept_play(library)
    (kept,) = shelf().plays
    app = start()
    app.library.names = lambda: ["bridge"]  # type: ignore[method-assign]
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        app.resume(kept)
        await shows(app, "window; close it there")
        assert room(app) == "library"
        elsewhere.close()
        app.resume(kept)
        await pilot.pause()
        assert (room(app), app.session.decision) == ("outcome", 2)


async def test_a_play_that_is_not_kept_says_so_at_each_step(start: Start, seen: Seen) -> None:
    app = start("bridge")
    app.session.sitting.go_on_unrecorded()
    async with app.run_test(size=NARROW) as pilot:
        assert "This play is not kept." in " ".join(
            str(para.content) for para in briefing(app.session)
        )
        await pilot.press("enter")
        await pilot.pause()
        assert seen(app).rstrip().endswith("not kept")
        await pilot.press("1")
        await pilot.pause()
        assert "not kept" in seen(app).splitlines()[-1]
