"""Settings, themes, the palette, the projector, and keeping a page, through the app itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.settings.kept import SettingsFile
from game.settings.settings import Settings
from game.tui.app import PrecedentApp
from game.tui.theme import CONTRAST, LIGHT
from sight import shows

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]

NARROW, WIDE = (80, 24), (120, 40)


async def test_a_setting_shows_at_once_and_is_kept(
    start: Start, seen: Seen, room: Room, tmp_path: Path
) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    app = start(settings_file=file)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "right", "down", "left")
        await pilot.pause()
        assert room(app) == "settings"
        assert app.theme == LIGHT.name
        assert "< 74 cells >" in seen(app)
        assert file.read().settings == Settings(theme=LIGHT.name, text_width=74)
        width = max(map(len, seen(app).splitlines()[8:-2]))
        await pilot.press(*["left"] * 7)
        await pilot.pause()
        assert max(map(len, seen(app).splitlines()[8:-2])) < width
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert "Escape back" in seen(app)
    again = start(settings_file=file)
    assert again.settings.text_width == 60


async def test_every_theme_can_be_worn_on_every_kind_of_screen(start: Start, seen: Seen) -> None:
    app = start("bridge")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        for name in app.theme_names:
            app.action_wear(name)
            await pilot.press("z", "z")
            assert app.theme == name
            assert "You recommend" in seen(app)


async def test_settings_that_cannot_be_read_or_kept_are_told_and_hold(
    start: Start, seen: Seen, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("[bold]a file[/bold]", encoding="utf-8")
    app = start(settings_file=SettingsFile(taken / "settings.toml"))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await shows(app, "directory")
        await pilot.press("comma", "right")
        await shows(app, "it cannot be kept")
        assert app.theme == LIGHT.name
        assert taken.is_file()


async def test_a_page_is_kept_as_a_file_and_copied(
    start: Start, seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = start("bridge")
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("enter", "ctrl+s")
        await shows(app, "Saved as")
        (path,) = (path for path in tmp_path.iterdir() if path.suffix == ".txt")
        text = path.read_text(encoding="utf-8")
        assert text.startswith("The gate\n")
        assert "Report 6 of the watch" in text
        assert "2 Talk to the left bank" in text
        assert app.clipboard == text.removesuffix("\n")


async def found(pilot: Pilot[None], word: str) -> None:
    """Do the first command that a word finds."""
    await pilot.press("colon", *word)
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


async def test_the_palette_does_what_is_found_and_a_play_moves_on_under_it(
    start: Start, seen: Seen, room: Room, play: Callable[..., Awaitable[None]]
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "colon", *"sell")
        assert "Nothing that can be done here is called that." in seen(app)
        await pilot.press("enter", *["backspace"] * 4, *"left", "enter")
        assert (room(app), app.session.decision) == ("outcome", 2)
        await pilot.press("ctrl+p", *"contrast", "enter")
        assert (room(app), app.theme) == ("outcome", CONTRAST.name)
        await pilot.press("colon", "escape")
        assert room(app) == "outcome"
        await found(pilot, "luck")
        assert (room(app), app.session.decision) == ("decision", 1)
        await play(app, pilot, "1")
        await found(pilot, "bridge")
        assert app.session.road.over
        assert room(app) == "outcome"
        await pilot.press("r", "1", "enter")
        assert (room(app), app.session.decision) == ("decision", 1)
        await found(pilot, "own")
        assert room(app) == "ending"
        await found(pilot, "luck")
        assert (room(app), app.session.decision) == ("decision", 2)
