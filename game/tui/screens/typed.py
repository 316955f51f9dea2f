"""A screen over another one in which something is typed at once."""

from __future__ import annotations

from textual import events
from textual.screen import ModalScreen

from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.entry import Entry


class TypedScreen(ModalScreen[str | None], KeyedScreen[str | None]):
    """Asks for a line, and returns what comes of it, or None."""

    AUTO_FOCUS = "Entry"

    def on_key(self, event: events.Key) -> None:
        """Take in what was typed before the line had the focus."""
        if event.is_printable and event.character and self.focused is None:
            event.stop()
            self.query_one(Entry).insert_text_at_cursor(event.character)

    def action_close(self) -> None:
        """Go back, and do nothing."""
        self.dismiss(None)
