"""A scenario from elsewhere: its path is typed here."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import BRING
from game.tui.screens.typed import TypedScreen
from game.tui.widgets.entry import Entry
from game.tui.widgets.keybar import KeyBar

_ASKED = "The path of a scenario: a .yaml file, or a folder with scenario.yaml in it"


class BringScreen(TypedScreen):
    """Asks for a path, and returns it, or None."""

    DEFAULT_CSS = """
    BringScreen {
        align: center bottom;
        & > Vertical {
            width: 100%; max-width: $frame; height: auto; padding: 1 0 0 0; background: $panel;
        }
        Static { padding: 0 1; }
        Entry { margin: 1 1; }
        KeyBar { background: $panel; }
    }
    """
    BINDINGS = bindings_in(BRING)

    room = BRING

    def compose(self) -> ComposeResult:
        """Lay out the question over the lower edge of the screen."""
        with Vertical():
            yield Static(_ASKED, markup=False)
            yield Entry()
            yield KeyBar()

    def action_do(self) -> None:
        """Return the path that was typed."""
        self.dismiss(self.query_one(Entry).value.strip() or None)
