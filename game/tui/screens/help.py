"""The help: the keys of the screen it was asked from, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.widget import Widget

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ADVICE, DECISION, HELP, PURPOSES, ROOMS
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.indicators import GOOD_END
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page

_WIDEST, _GAP = 20, 3
"""How wide the column of the keys is at most, and what is between it and what they do."""

_MOUSE = (
    "Options, rows, names of parts and the keys at the foot can be clicked, and text scrolls with "
    "the wheel."
)
_BARS = (
    f"Bars: a {GOOD_END} stands at the end that is better, where one is. Beside it stand the last "
    "change and the trend, one step for each decision. None of them is a score."
)
_STILL_TO_COME = (
    "Still to come: what was decided earlier may arrive later, as a consequence. The screen says "
    "how much is on its way and when, not what it is. Before an ending all of it arrives."
)


class HelpScreen(RoomScreen):
    """The keys of a room that do something just now."""

    BINDINGS = bindings_in(HELP)

    room = HELP

    def __init__(self, about: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._about = about
        self._rows = rows

    def body(self) -> Iterable[Widget]:
        """Yield the title and the page."""
        yield Title(plain(f"Keys: {ROOMS[self._about]}", HEADING))
        yield Rule()
        yield Page(_help(self._about, self._rows))
        yield Rule(id="more", right="scroll_page(1)")


def _help(room: str, rows: Sequence[tuple[str, str]]) -> Iterator[Para]:
    yield said(PURPOSES[room])
    widths = [cell_len(keys) for keys, _ in rows]
    wide = max((width for width in widths if width <= _WIDEST), default=_WIDEST) + _GAP
    for number, (keys, what) in enumerate(rows):
        if widths[number] + _GAP <= wide:
            yield said(what, lead=keys.ljust(wide), tight=number > 0)
        else:
            yield said(keys, QUIET, tight=number > 0)
            yield said(what, lead=" " * wide, tight=True)
    if room in (DECISION, ADVICE):
        yield said(_BARS)
        yield said(_STILL_TO_COME)
    yield said(_MOUSE, QUIET)
