"""The whole evidence of what came about: every section of the analogue cards."""

from __future__ import annotations

from collections.abc import Sequence

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import CARD
from game.tui.screens.parts import PartsScreen
from game.tui.telling import Part
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Title


class CardScreen(PartsScreen):
    """Findings, likeness and difference, dissent, disagreements and sources."""

    BINDINGS = bindings_in(CARD)

    room = CARD

    def __init__(self, title: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self._title = title
        self._parts_to_show = parts

    def on_mount(self) -> None:
        """Show the evidence."""
        self.query_one(Title).show(plain(self._title, HEADING), "the evidence")
        self.show_parts(self._parts_to_show)
