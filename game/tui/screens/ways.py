"""The ways that were not taken, decision by decision: one is picked, and played."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from game.debrief.untaken import OtherWay
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ROOMS, WAYS
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf

_HOW = "the same luck; your own road stays the one that is told"


class WaysScreen(RoomScreen):
    """Every option that was open and not taken; those that were tried already say so."""

    DEFAULT_CSS = """
    WaysScreen { Shelf { height: 1fr; padding: 0 1; } &.-tall Shelf { padding: 1 1 0 1; } }
    """
    BINDINGS = bindings_in(WAYS)

    room = WAYS

    def __init__(self, ways: Sequence[OtherWay], then: Callable[[OtherWay], None]) -> None:
        super().__init__()
        self._ways = ways
        self._then = then

    def body(self) -> Iterable[Widget]:
        """Yield the title and the rows."""
        yield Title(
            plain(ROOMS[WAYS], HEADING), counted(len(self._ways), "way not taken", "ways not taken")
        )
        yield Rule()
        yield Shelf(Rows(map(_row, self._ways), marked=0))
        yield Rule(id="more")

    def on_mount(self) -> None:
        """Say what trying one means."""
        self.query_one("#more", Rule).show(_HOW)

    def follow_page(self) -> None:
        """Here is no page."""

    def on_rows_picked(self) -> None:
        """Try what was clicked."""
        self.action_try_way()

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self.query_one(Rows).move(by)

    def action_scroll_page(self, direction: int) -> None:
        """Mark a row some way on."""
        self.query_one(Rows).move(10 * direction)

    def action_scroll_edge(self, direction: int) -> None:
        """Mark the first row or the last one."""
        self.query_one(Rows).move(len(self._ways) * direction)

    def action_try_way(self) -> None:
        """Play the marked way."""
        marked = self.query_one(Rows).marked
        if marked != NONE:
            self.dismiss()
            self._then(self._ways[marked])


def _row(way: OtherWay) -> Row:
    note = "tried" if way.tried else ""
    return Row(way.label, note, f"Decision {way.decision}: {way.title}")
