"""The key bar: one line with what can be done just now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.content import Content
from textual.widget import Widget

from game.tui.commands.offered import bar_entries
from game.tui.typeset import QUIET

if TYPE_CHECKING:
    from game.tui.screens.keyed import KeyedScreen


class KeyBar(Widget):
    """The commands that its screen offers just now, and its note; help is always among them."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 100%; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)

    def render(self) -> Content:
        """Return the bar at the width that the widget has now."""
        screen = cast("KeyedScreen[Any]", self.screen)
        width = self.content_size.width
        note = f" {screen.bar_note} " if screen.bar_note else ""
        bar = Content.assemble(*_parts(screen, width - len(note)))
        gap = max(width - bar.cell_length - len(note), 0)
        return Content.assemble(bar, " " * gap, note) if note else bar


def _parts(screen: KeyedScreen[Any], width: int) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for entry in bar_entries(screen.room_now, screen.offers, width):
        parts += ((f" {entry.keys}", "bold"), (f" {entry.label} ", QUIET))
    return parts
