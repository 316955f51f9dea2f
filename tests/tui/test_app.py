"""Plays by keys, through the app itself, in windows of several sizes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment

from game.tui.app import Given, PrecedentApp

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]
ReadAll = Callable[..., Awaitable[None]]
Play = Callable[..., Awaitable[None]]
Compare = Callable[[PrecedentApp, str], Awaitable[None]]

WIDE, NARROW, SMALL = (120, 40), (80, 24), (60, 18)


async def test_plays_from_the_library_to_an_ending_by_keys(
    start: Start, seen: Seen, room: Room, play: Play, kept: Path
) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("end", "down", "down")
        await pilot.pause()
        assert "Cannot be opened. broken.yaml, line 2: there is no key `titel`" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "error[S104] there is no key `titel`" in seen(app)
        assert "title: A [red]bridge[/red]" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "library"
        await pilot.press("up", "up", "enter")
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("enter")
        await play(app, pilot, "1")
        await pilot.press("down", "down")
        await play(app, pilot, "enter")
        assert room(app) == "ending"
        assert "Two banks" in seen(app)
        assert "Trust between the banks    50 -> 30 (-20)" in seen(app)
        assert "2. The morning after: Wait a day" in seen(app)
        seed = app.session.seed
        await pilot.press("p")
        await pilot.pause()
        assert (app.session.seed, app.session.decision, room(app)) == (seed, 1, "decision")
        await play(app, pilot, "2", "1")
        await pilot.press("s")
        await pilot.pause()
        assert (app.session.seed, app.session.decision, room(app)) == (99, 1, "decision")
        await play(app, pilot, "1", "1")
        await pilot.press("l")
        await pilot.pause()
        assert room(app) == "library"
    lines = [path.read_bytes().count(b"\n") for path in (kept / "plays").iterdir()]
    assert lines == [3, 3, 3]


async def test_a_file_that_was_given_is_listed_first(
    library: Any, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = library.cards()
    monkeypatch.setattr(library, "cards", lambda: listed)
    opened = library.open("bridge")
    library.scenarios = {"drafts/my.yaml": opened.scenario}
    given = Given("drafts/my.yaml", opened)
    app = PrecedentApp(library, given=given, seed=7, draw_seed=lambda: 99)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert "4 scenarios" in seen(app)
        assert seen(app).count("The bridge at Żabno") == 3, seen(app)
        assert "From drafts/my.yaml." in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.opened.name == "drafts/my.yaml"


async def test_what_comes_from_the_library_is_not_listed_twice(library: Any, seen: Seen) -> None:
    for word in ("bridge", str(Path.cwd() / "bridge")):
        given = Given(word, library.open("bridge"))
        app = PrecedentApp(library, given=given, seed=7, draw_seed=lambda: 99)
        async with app.run_test(size=NARROW) as pilot:
            await pilot.press("escape")
            await pilot.pause()
            assert "3 scenarios" in seen(app)


async def test_the_help_knows_its_screen_and_a_resize_keeps_the_play(
    start: Start, seen: Seen, room: Room, play: Play, same_as_kept: Compare
) -> None:
    app = start("bridge")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        for key in ("question_mark", "f1"):
            await pilot.press(key)
            await pilot.pause()
            assert "Hear the first adviser at the table" in seen(app)
            await pilot.press("escape")
            await pilot.pause()
            assert room(app) == "decision"
        await play(app, pilot, "1")
        await pilot.press("down", "down")
        await pilot.pause()
        road, wide = app.session.road, seen(app)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert "too small" in seen(app)
        await pilot.resize_terminal(50, 18)
        await same_as_kept(app, "too-small")
        assert "precedent play NAME --plain" in seen(app).replace("\n ", "")
        assert "Open the bridge" not in seen(app)
        await pilot.press("1", "u", "enter")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.session.road is road
        assert "> 2 Wait a day" in seen(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert seen(app) == wide


async def test_without_colour_every_word_can_be_read(
    start: Start,
    segments: Callable[[PrecedentApp], list[Segment]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        for keys in ("enter", "down", "1", "tab", "e", "escape", "n"):
            await pilot.press(keys)
            await pilot.pause()
            for segment in segments(app):
                if segment.text.strip():
                    style = segment.style
                    assert style is not None
                    assert style.color is not None
                    assert style.bgcolor is not None
                    ink, paper = style.color.triplet, style.bgcolor.triplet
                    assert ink is not None
                    assert paper is not None
                    assert len(set(ink)) == len(set(paper)) == 1, segment
                    assert abs(ink.red - paper.red) > 40, segment


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_stuck_play_says_so_and_can_be_taken_back(
    start: Start, seen: Seen, room: Room, same_as_kept: Compare, size: tuple[int, int]
) -> None:
    app = start("stuck")
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "1", "n")
        assert "No way is open from here" in seen(app)
        assert "u rewind" in seen(app)
        await same_as_kept(app, "stuck")
        await pilot.press("u")
        assert room(app) == "decision"


async def test_a_screen_that_was_away_during_a_resize_fits_the_new_window(
    start: Start, seen: Seen, read_all: ReadAll
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1")
        await pilot.pause()
        await pilot.resize_terminal(*WIDE)
        await read_all(app, pilot)
        assert "│  Trust between the banks" in seen(app)
        await pilot.press("question_mark")
        await pilot.resize_terminal(*NARROW)
        await pilot.press("escape")
        await pilot.pause()
        assert "│" not in seen(app)
        assert "still to come: 1 consequence after this decision ──" in seen(app)
