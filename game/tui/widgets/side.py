"""The panel beside the text, where the window is wide enough for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import Vertical

from game.tui.session import Standing
from game.tui.typeset import Para, heading, said
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

    def show(self, standings: Iterable[Standing]) -> None:
        """Show other standings."""
        self._indicators.show(standings)

    def tell(self, due: Iterable[str], more: Iterable[Para] = ()) -> None:
        """Tell, below the indicators, what is still to come and when, and what else there is."""
        self._words.show((*_calendar(due), *more))


def _calendar(due: Iterable[str]) -> Iterator[Para]:
    yield heading("Still to come")
    for number, each in enumerate(tuple(due) or ("nothing that is known",)):
        yield said(each, lead="- ", tight=number > 0)
