"""What is asked where a change of the play could not be put on disk."""

from __future__ import annotations

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import UNKEPT
from game.tui.screens.sheet import QuestionScreen


class UnkeptScreen(QuestionScreen):
    """Returns whether to try again, or false to go on unrecorded; None to leave all as it is."""

    BINDINGS = bindings_in(UNKEPT)

    room = UNKEPT

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This cannot be kept, and has not happened. {why[:1].upper()}{why[1:]}. "
            "You can put that right and try again, or go on without a record."
        )
