"""The key bar: one line with what can be done just now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.content import Content
from textual.widget import Widget

from game.tui.commands.offered import BarEntry, bar_entries
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
        width, note = self.content_size.width, self._note
        bar = Content.assemble(*map(self._drawn, self._entries()))
        gap = max(width - bar.cell_length - len(note), 0)
        return Content.assemble(bar, " " * gap, note) if note else bar

    async def on_click(self, event: events.Click) -> None:
        """Do what is written under the pointer."""
        at = event.get_content_offset(self)
        end = 0
        for entry in self._entries() if at is not None else ():
            end += self._drawn(entry).cell_length
            if at is not None and at.x < end:
                if entry.action:
                    await self.app.run_action(entry.action, self.screen)
                return

    @property
    def _note(self) -> str:
        note = cast("KeyedScreen[Any]", self.screen).bar_note
        return f" {note} " if note else ""

    def _entries(self) -> tuple[BarEntry, ...]:
        screen = cast("KeyedScreen[Any]", self.screen)
        width = self.content_size.width - len(self._note)
        whole = screen.game.settings.plain_keys
        most = screen.bar_most
        return bar_entries(screen.room_now, screen.offers, width, whole_words=whole, most=most)

    def _drawn(self, entry: BarEntry) -> Content:
        return Content.assemble((f" {entry.keys}", "bold"), (f" {entry.label} ", QUIET))
