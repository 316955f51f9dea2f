"""The question before a play is left, answered with one key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from game.tui.commands import LEAVE, bindings_in
from game.tui.widgets.keybar import KeyBar

_QUESTION = "Leave this play? It is not saved in this version, so it cannot be taken up again."


class LeaveScreen(ModalScreen[bool]):
    """Asks, and returns whether the answer was yes."""

    DEFAULT_CSS = """
    LeaveScreen {
        align: center bottom;
        & > Static { width: 100%; max-width: 124; padding: 1 2; background: $panel; }
        & > KeyBar { max-width: 124; }
    }
    """
    BINDINGS = bindings_in(LEAVE)

    def compose(self) -> ComposeResult:
        """Lay out the question over the lower edge of the screen."""
        yield Static(_QUESTION, markup=False)
        yield KeyBar(LEAVE)

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)
