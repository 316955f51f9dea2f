"""A sheet over the lower edge of the screen: a few lines, and as wide as that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from game.text.printable import printable
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.entry import Entry
from game.tui.widgets.keybar import KeyBar

Answer = TypeVar("Answer")


class SheetScreen(ModalScreen[Answer], KeyedScreen[Answer]):
    """Asks something, and returns the answer; None where nothing is to be done."""

    DEFAULT_CSS = """
    SheetScreen {
        align: center bottom;
        & > .sheet { width: 100%; max-width: $column; height: auto; padding: 1 0 0 0; }
        & > .sheet { background: $panel; }
        & > .sheet:ansi { border-top: solid $foreground-disabled; padding: 0; }
        Static { padding: 0 1 1 1; }
        Entry { margin: 0 0 1 0; }
    }
    """

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = printable(asked)

    def compose(self) -> ComposeResult:
        """Lay out what is asked, what it is answered in, and the keys."""
        with Vertical(classes="sheet"):
            yield Static(self._asked, markup=False)
            yield from self.body()
            yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Yield what an answer is given in, where that is not a key alone."""
        return ()

    def on_mount(self) -> None:
        """Be as wide as the frame of the screen below."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
        for frame in below.query(".frame"):
            self.query_one(".sheet").styles.max_width = frame.styles.max_width


class QuestionScreen(SheetScreen[bool]):
    """A question answered with one key: true, false, or None where nothing is to be done."""

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)

    def action_quit(self) -> None:
        """Quit; a question has been asked."""
        self.game.exit()


class TypedScreen(SheetScreen[str | None]):
    """A line to type in; returns what was typed, or None."""

    AUTO_FOCUS = "Entry"

    def body(self) -> Iterable[Widget]:
        """Yield the line."""
        yield Entry()

    def action_close(self) -> None:
        """Go back, and do nothing."""
        self.dismiss(None)
