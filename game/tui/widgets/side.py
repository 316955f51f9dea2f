"""The panel beside the text, where the window is wide enough for one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical

from game.text.telling import counted
from game.tui.session import Standing
from game.tui.typeset import Para, said
from game.tui.widgets.indicators import Indicators
from game.tui.widgets.prose import Prose


class Side(Vertical):
    """Where the indicators stand, how much is still to come, and whatever else a screen adds."""

    DEFAULT_CSS = """
    Side {
        display: none;
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        border-left: solid $foreground-disabled;
    }
    Side Prose { padding: 1 1 0 1; }
    """

    def __init__(self) -> None:
        self._indicators = Indicators()
        self._words = Prose()
        super().__init__(self._indicators, self._words)

    def show(self, standings: Iterable[Standing], due: int, more: Iterable[Para] = ()) -> None:
        """Show other standings, and how many consequences are due."""
        self._indicators.show(standings)
        self._words.show((said(due_words(due)), *more))


def due_words(due: int) -> str:
    """Tell how many consequences are still to come."""
    return f"still to come: {counted(due, 'consequence') if due else 'nothing'}"
