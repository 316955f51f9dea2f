"""The road so far: the decisions made, and the seed that decides chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ROAD, ROOMS
from game.tui.screens.base import RoomScreen
from game.tui.session import Session
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page


class RoadScreen(RoomScreen):
    """The decisions of the play that is going on."""

    BINDINGS = bindings_in(ROAD)

    room = ROAD

    def body(self) -> Iterable[Widget]:
        """Yield the title and the page."""
        session = self.game.session
        yield Title(plain(ROOMS[ROAD], HEADING), counted(len(session.decided), "decision"))
        yield Rule()
        yield Page(decided(session))
        yield Rule(id="more", right="scroll_page(1)")


def decided(session: Session) -> Iterator[Para]:
    """Yield the decisions made, numbered, and the seed."""
    for number, made in enumerate(session.decided, start=1):
        yield said(f"{made.scene}: {made.option}", lead=f"{number}. ", tight=True)
    yield said(f"Seed {session.seed}.", QUIET)
