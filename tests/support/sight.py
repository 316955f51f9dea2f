"""What is on the screen of an app. Used by the tests of the screens."""

from __future__ import annotations

from textual.strip import Strip

from game.tui.app import PrecedentApp
from game.tui.screens.keyed import KeyedScreen
from resting import until


def strips_of(app: PrecedentApp) -> list[Strip]:
    """What is on the screen. Textual has no public way; this is the one place that knows."""
    return app.screen._compositor.render_strips()


def text_of(app: PrecedentApp) -> str:
    """The screen as lines of text."""
    return "\n".join(strip.text.rstrip() for strip in strips_of(app))


def unbroken(app: PrecedentApp) -> str:
    """The words of the screen in one line, without the edge of a notice that lies over it."""
    lines = (line.split("▌")[-1] for line in text_of(app).split("\n"))
    return " ".join(" ".join(lines).split())


def room_of(app: PrecedentApp) -> str:
    """The room that the app is in."""
    screen = app.screen
    assert isinstance(screen, KeyedScreen)
    return screen.room


async def shows(app: PrecedentApp, words: str) -> None:
    """Wait until words are on the screen, wherever their lines break."""
    await until(app, lambda: words in unbroken(app), lambda: f"no {words!r} in\n{text_of(app)}")
