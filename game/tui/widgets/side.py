"""The panel beside the text, where the window is wide enough for one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical

from game.tui.session import Standing
from game.tui.typeset import Para, lay_out
from game.tui.widgets.indicators import Indicators
from game.tui.widgets.prose import Prose

_LEAST_INDICATORS = 4


class Side(Vertical):
    """Where the indicators stand, how much is still to come, and whatever else a screen adds.

    The words are never cut off: where the panel is low they are told in brief, and then without
    blank lines, so that every label stands whole; then in the fewest words, if that lets every
    indicator have two lines. Where nothing does, they say how many of them have no room.
    """

    DEFAULT_CSS = """
    Side {
        display: none;
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        border-left: solid $foreground-disabled;
    }
    Side Prose { padding: 1 1 0 1; link-style: none; }
    """

    def __init__(self) -> None:
        self._indicators = Indicators()
        self._words = Prose()
        self._whole: tuple[Para, ...] = ()
        self._brief: tuple[Para, ...] = ()
        self._least: tuple[Para, ...] = ()
        self._shown: tuple[Para, ...] = ()
        super().__init__(self._indicators, self._words)

    def show(self, standings: Iterable[Standing]) -> None:
        """Show other standings."""
        self._indicators.show(standings)
        self._fit()

    def tell(self, whole: Iterable[Para], brief: Iterable[Para], least: Iterable[Para]) -> None:
        """Tell this below the indicators: the same in whole, in fewer words, and in the fewest."""
        self._whole, self._brief, self._least = tuple(whole), tuple(brief), tuple(least)
        if not self._shown:
            # Most windows have room for all of it: it is laid out once, before its size is known.
            self._tell(self._whole)
        self._fit()

    def on_resize(self) -> None:
        """Give words and indicators the room there is now."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.content_size
        if not height:
            return
        tight = tuple(para._replace(tight=True) for para in self._brief)

        def left_by(words: tuple[Para, ...]) -> int:
            return height - 1 - len(lay_out(words, width - 2).lines)

        ways = (self._whole, self._brief, tight)
        whole, on_two = self._indicators.heights(width - 2)
        tries = (*((way, whole) for way in ways), *((way, on_two) for way in (*ways, self._least)))
        words = next((way for way, needed in tries if left_by(way) >= needed), tight)
        self._indicators.fit(max(left_by(words), _LEAST_INDICATORS))
        self._tell(words)

    def _tell(self, words: tuple[Para, ...]) -> None:
        if words != self._shown:
            self._shown = words
            self._words.show(words)
