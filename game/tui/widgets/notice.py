"""A notice above the key bar: what is known of the files that are watched."""

from __future__ import annotations

from textual.widgets import Static

from game.tui.typeset import plain


class Notice(Static):
    """A few words, wrapped; without words it takes no room."""

    DEFAULT_CSS = """
    Notice { height: auto; width: 100%; padding: 0 1; background: $panel; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="notice", markup=False)

    def show(self, text: str) -> None:
        """Say something, or nothing."""
        self.update(plain(text))
        self.display = bool(text)
