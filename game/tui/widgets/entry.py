"""A line to type in."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import Input


class Entry(Input, inherit_bindings=False):
    """One line; of keys it takes those that move and delete within it, and leaves the others."""

    DEFAULT_CSS = """
    Entry, Entry:focus { height: 1; border: none; padding: 0 1; background: $surface; }
    """
    BINDINGS = [
        Binding("left", "cursor_left"),
        Binding("right", "cursor_right"),
        Binding("home,ctrl+a", "home"),
        Binding("end,ctrl+e", "end"),
        Binding("backspace", "delete_left"),
        Binding("delete,ctrl+d", "delete_right"),
        Binding("ctrl+w", "delete_left_word"),
        Binding("ctrl+u", "delete_left_all"),
        Binding("ctrl+v", "paste"),
    ]

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
