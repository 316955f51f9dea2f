"""A scenario from elsewhere: its path is typed here."""

from __future__ import annotations

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import BRING
from game.tui.screens.sheet import TypedScreen
from game.tui.widgets.entry import Entry

_ASKED = "The path of a scenario: a .yaml file, or a folder with scenario.yaml in it"


class BringScreen(TypedScreen):
    """Asks for a path, and returns it, or None."""

    BINDINGS = bindings_in(BRING)

    room = BRING

    def __init__(self) -> None:
        super().__init__(_ASKED)

    def action_do(self) -> None:
        """Return the path that was typed."""
        self.dismiss(self.query_one(Entry).value.strip() or None)
