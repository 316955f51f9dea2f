"""What a class may discuss before it chooses."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import DISCUSSION, ROOMS
from game.tui.screens.base import RoomScreen
from game.tui.screens.consulting import discussed
from game.tui.typeset import HEADING, bullets, plain
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page


class DiscussionScreen(RoomScreen):
    """The prompts of a scene."""

    BINDINGS = bindings_in(DISCUSSION)

    room = DISCUSSION

    def body(self) -> Iterable[Widget]:
        """Yield the title and the prompts."""
        yield Title(plain(ROOMS[DISCUSSION], HEADING), "before you choose")
        yield Rule()
        yield Page(para._replace(tight=False) for para in bullets(discussed(self.game.session)))
        yield Rule(id="more", right="scroll_page(1)")
