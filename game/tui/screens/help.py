"""The help: the keys of the screen it was asked from, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.widget import Widget

from game.tui.commands import HELP, ROOMS, bindings_in, help_rows
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.line import Line, Rule
from game.tui.widgets.prose import Page


class HelpScreen(RoomScreen):
    """All keys of a room."""

    BINDINGS = bindings_in(HELP)

    room = HELP

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def body(self) -> Iterable[Widget]:
        """Yield the title and the page."""
        yield Line(plain(f"Keys: {ROOMS[self._about]}", HEADING), id="title")
        yield Rule()
        yield Page(_keys(self._about))
        yield Rule(id="more")


def _keys(room: str) -> Iterator[Para]:
    rows = list(help_rows(room))
    wide = max(cell_len(keys) for keys, _ in rows) + 3
    for number, (keys, what) in enumerate(rows):
        yield said(what, lead=keys.ljust(wide), tight=number > 0)
    yield said("Options and rows can be clicked, and text scrolls with the wheel.", QUIET)
