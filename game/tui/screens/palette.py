"""The palette: whatever can be done just now, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from game.text.matching import found_at
from game.tui.commands.offered import PaletteEntry
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import PALETTE
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.entry import Entry
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf

_ASKED = "What do you want to do?"
_NOTHING = "Nothing that can be done here is called that."


class PaletteScreen(ModalScreen[str | None], KeyedScreen[str | None]):
    """Commands over the screen on which they work; it returns the action of the one to do."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        & > Vertical {
            width: 100%; max-width: 80; height: auto; max-height: 80%; padding: 1 0;
            background: $panel;
        }
        & > Vertical:ansi { border: solid $foreground-disabled; border-top: none; }
        Entry { margin: 0 1 1 1; }
        Shelf { height: auto; max-height: 12; margin: 0 1; }
        KeyBar { margin: 1 0 0 0; background: $panel; }
        &.-low Shelf { max-height: 8; }
        &.-tall Shelf { max-height: 16; }
        &.-high Shelf { max-height: 24; }
    }
    """
    BINDINGS = bindings_in(PALETTE)
    AUTO_FOCUS = "Entry"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-rows"), (30, "-tall"), (40, "-high")]

    room = PALETTE

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        super().__init__()
        self._entries = entries
        self.found = tuple(entries)

    def compose(self) -> ComposeResult:
        """Lay out the line to type in over the commands that it finds."""
        with Vertical():
            yield Entry(_ASKED)
            with Shelf():
                yield Rows(map(_row, self.found), marked=0 if self.found else NONE)
            yield KeyBar()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what is found by what has been typed, the best at the top."""
        places = ((found_at(message.value, entry.label), entry) for entry in self._entries)
        found = sorted((pair for pair in places if pair[0] >= 0), key=lambda pair: pair[0])
        self.found = tuple(entry for _, entry in found)
        rows = self.query_one(Rows)
        rows.show(map(_row, self.found) if self.found else [Row(_NOTHING, closed=True)])
        if self.found:
            rows.mark(0)

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Do the command that was clicked."""
        self.action_do()

    def action_move(self, by: int) -> None:
        """Mark another command."""
        self.query_one(Rows).move(by)

    def action_do(self) -> None:
        """Do the marked command."""
        marked = self.query_one(Rows).marked
        if 0 <= marked < len(self.found):
            self.dismiss(self.found[marked].action)

    def action_close(self) -> None:
        """Go back, and do nothing."""
        self.dismiss(None)


def _row(entry: PaletteEntry) -> Row:
    return Row(entry.label, entry.keys)
