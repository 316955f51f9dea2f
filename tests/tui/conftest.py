"""The app on the bridge, its screen as text, and ways to play it by keys."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from bridge import BRIDGE, STUCK, HandMade
from game.content.opened import Opened
from game.settings.kept import SettingsFile
from game.tui.app import Given, PrecedentApp
from resting import rest, rest_is_rest
from sight import room_of, strips_of, text_of

Start = Callable[..., PrecedentApp]

SCREENS = Path(__file__).parent.parent / "screens"


@pytest.fixture
def library() -> HandMade:
    return HandMade({"bridge": BRIDGE, "stuck": STUCK}, ("broken",))


@pytest.fixture
def opened(library: HandMade) -> Callable[[str], Opened]:
    """Open a scenario of the library by its name."""
    return library.open


@pytest.fixture
def start(library: HandMade) -> Start:
    """Make the app: at its library, or at the briefing of a scenario."""

    def make(
        name: str = "", settings_file: SettingsFile | None = None, **changes: object
    ) -> PrecedentApp:
        if changes:
            scenario = replace(library.scenarios[name], **changes)
            library.scenarios = {**library.scenarios, name: scenario}
        given = Given(name, library.open(name)) if name else None
        return PrecedentApp(
            library, given=given, seed=7, draw_seed=lambda: 99, settings_file=settings_file
        )

    return make


@pytest.fixture(autouse=True)
def resting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on after a key when the app rests, however busy the machine is."""
    rest_is_rest(monkeypatch)


@pytest.fixture
def seen() -> Callable[[PrecedentApp], str]:
    """Read the screen as lines of text."""
    return text_of


@pytest.fixture
def segments() -> Callable[[PrecedentApp], list[Segment]]:
    """Read the screen as stretches of text with their styles."""
    return lambda app: [segment for strip in strips_of(app) for segment in strip]


@pytest.fixture
def same_as_kept() -> Callable[[PrecedentApp, str], Awaitable[None]]:
    """Compare the screen with the text kept in tests/screens; UPDATE_SCREENS=1 rewrites that."""

    async def compare(app: PrecedentApp, name: str) -> None:
        await rest(app)
        width, height = app.size
        kept = SCREENS / f"{name}-{width}x{height}.txt"
        text = text_of(app) + "\n"
        if os.environ.get("UPDATE_SCREENS"):
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8"), f"{kept.name} has changed"

    return compare


@pytest.fixture
def room() -> Callable[[PrecedentApp], str]:
    """Tell in which room the app is."""
    return room_of


@pytest.fixture
def read_all() -> Callable[[PrecedentApp, Pilot[None]], Awaitable[None]]:
    """Turn over every page of what came about."""

    async def turn(app: PrecedentApp, pilot: Pilot[None]) -> None:
        for _ in range(9):
            await pilot.pause()
            if room_of(app) != "outcome":
                return
            await pilot.press("n")
        raise AssertionError("too many pages")

    return turn


@pytest.fixture
def play(
    read_all: Callable[[PrecedentApp, Pilot[None]], Awaitable[None]],
) -> Callable[..., Awaitable[None]]:
    """Choose by keys, one decision after the other, and read what comes of each."""

    async def choose(app: PrecedentApp, pilot: Pilot[None], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await read_all(app, pilot)

    return choose
