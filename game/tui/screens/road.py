"""The road so far: the decisions made, the way back to any of them, and the seed of chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ROAD, ROOMS
from game.tui.looking_back import road_map
from game.tui.screens.base import RoomScreen
from game.tui.session import Session
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page

_MOST_DIGITS = 3


class RoadScreen(RoomScreen):
    """The decisions of the play that is going on; the number of one leads back to it."""

    BINDINGS = bindings_in(ROAD)

    room = ROAD
    _typed = ""

    def body(self) -> Iterable[Widget]:
        """Yield the title and the page."""
        session = self.game.session
        yield Title(plain(ROOMS[ROAD], HEADING), counted(len(session.decided), "decision"))
        yield Rule()
        yield Page(road_map(session))
        yield Rule(id="more", right="scroll_page(1)")

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """One can go back to a decision whose number has been typed."""
        if action == "look":
            return bool(self.game.session.decided)
        return action not in ("go_back_to", "untype") or bool(self._typed)

    def follow_page(self) -> None:
        """Say where the number that is being typed leads."""
        self.tell_more(self._where() if self._typed else "")

    def action_type(self, digit: int) -> None:
        """Add a digit to the number of a decision."""
        self._type(f"{self._typed}{digit}".lstrip("0")[:_MOST_DIGITS])

    def action_untype(self) -> None:
        """Take the last digit away."""
        self._type(self._typed[:-1])

    def action_go_back_to(self) -> None:
        """Go back to the decision of the typed number."""
        decision = int(self._typed)
        if decision <= len(self.game.session.decided):
            self.dismiss()
            self.game.rewind_to(decision)

    def action_look(self) -> None:
        """Look back at the decision of the typed number, or else at the last one."""
        last = len(self.game.session.decided)
        decision = int(self._typed) if self._typed else last
        if 1 <= decision <= last:
            self.game.show_look(decision)

    def _type(self, typed: str) -> None:
        self._typed = typed
        self.follow_page()
        self.refresh_keys()

    def _where(self) -> str:
        number = int(self._typed)
        if number > len(self.game.session.decided):
            return f"There is no decision {number} to go back to."
        return f"Enter: back to decision {number}   l: look at it"


def decided(session: Session) -> Iterator[Para]:
    """Yield the decisions made, numbered, and the seed."""
    for number, made in enumerate(session.decided, start=1):
        yield said(f"{made.scene}: {made.option}", lead=f"{number}. ", tight=True)
    yield said(f"Seed {session.seed}.", QUIET)
