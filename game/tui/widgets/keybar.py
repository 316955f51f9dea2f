"""The key bar: one line with what can be done just now."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from game.tui.commands import bar_entries
from game.tui.typeset import QUIET


class KeyBar(Widget):
    """The commands of a room that its screen allows just now; the help is always among them."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 100%; background: $surface; }
    """

    def __init__(self, room: str) -> None:
        super().__init__(id="keys", markup=False)
        self._room = room

    def render(self) -> Content:
        """Return the bar at the width that the widget has now."""
        return Content.assemble(*self._parts())

    def _parts(self) -> list[tuple[str, str]]:
        parts: list[tuple[str, str]] = []
        for entry in bar_entries(self._room, self._allowed, self.content_size.width):
            parts += ((f" {entry.keys}", "bold"), (f" {entry.label} ", QUIET))
        return parts

    def _allowed(self, action: str, parameters: tuple[object, ...]) -> bool:
        return bool(self.screen.check_action(action, parameters))
