"""A line typed over the wall: a dissent, a reason, a word for the board, any command."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LINE
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.entry import Entry
from game.tui.widgets.keybar import KeyBar


class LineScreen(ModalScreen[str | None], KeyedScreen[str | None]):
    """Returns what was typed; a count of hands shows as dots."""

    DEFAULT_CSS = """
    LineScreen {
        align: center bottom;
        & > Static { width: 100%; max-width: 124; padding: 1 2 0 2; background: $panel; }
        & > Entry { width: 100%; max-width: 124; background: $panel; }
        & > KeyBar { max-width: 124; }
    }
    """
    BINDINGS = bindings_in(LINE)
    AUTO_FOCUS = "Entry"

    room = LINE

    def __init__(self, begun: str) -> None:
        super().__init__()
        self._begun = begun

    @property
    def typed(self) -> str:
        """The line as it stands; what was typed before it was laid out is part of it."""
        entries = self.query(Entry)
        return entries.first(Entry).value if entries and self.is_mounted else self._begun

    def early(self, sign: str) -> None:
        """Take a letter that was typed before the line could take it itself."""
        if self.is_mounted and self.query(Entry):
            entry = self.query_one(Entry)
            entry.value += sign
            entry.cursor_position = len(entry.value)
        else:
            self._begun += sign

    def compose(self) -> ComposeResult:
        """Lay out the line over the lower edge of the wall."""
        yield Static("Type it; it stands on the wall while you do.", markup=False)
        yield Entry()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with what the key stands for."""
        entry = self.query_one(Entry)
        entry.value = self._begun
        entry.cursor_position = len(self._begun)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Hide a count: nobody is to see a tally before the reveal."""
        message.input.password = message.value[:1].isdigit()

    def action_send(self) -> None:
        """Return what was typed."""
        self.dismiss(self.typed.strip() or None)

    def action_close(self) -> None:
        """Go back, and do nothing."""
        self.dismiss(None)
