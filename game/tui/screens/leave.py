"""The question before a play is left, answered with one key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LEAVE
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.keybar import KeyBar

FOR_THE_LIBRARY = "Leave this play for the library?"
FOR_GOOD = "Quit the game?"
_WHAT_IS_LOST = "This play is not kept."


class LeaveScreen(ModalScreen[bool], KeyedScreen[bool]):
    """Asks, and returns whether the answer was yes."""

    DEFAULT_CSS = """
    LeaveScreen {
        align: center bottom;
        & > Static { width: 100%; max-width: 124; padding: 1 2; background: $panel; }
        & > KeyBar { max-width: 124; }
    }
    """
    BINDINGS = bindings_in(LEAVE)

    room = LEAVE

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question over the lower edge of the screen."""
        yield Static(f"{self._question} {_WHAT_IS_LOST}", markup=False)
        yield KeyBar()

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)

    def action_quit(self) -> None:
        """Quit; the question has been asked."""
        self.game.exit()
