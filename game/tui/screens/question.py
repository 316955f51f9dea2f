"""A question over the lower edge of the screen, answered with one key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from game.text.printable import printable
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.keybar import KeyBar


class QuestionScreen(ModalScreen[bool], KeyedScreen[bool]):
    """Asks, and returns the answer: true, false, or None where nothing is to be done."""

    DEFAULT_CSS = """
    QuestionScreen {
        align: center bottom;
        & > Static { width: 100%; max-width: $frame; padding: 1 2; background: $panel; }
        & > KeyBar { max-width: $frame; }
    }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = printable(question)

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        yield Static(self._question, markup=False)
        yield KeyBar()

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)

    def action_quit(self) -> None:
        """Quit; a question has been asked."""
        self.game.exit()
