"""The question before a play is left, answered with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LEAVE
from game.tui.screens.sheet import QuestionScreen

if TYPE_CHECKING:
    from game.journal.sitting import Sitting

FOR_THE_LIBRARY = "Leave this play for the library?"
FOR_GOOD = "Quit the game?"


class LeaveScreen(QuestionScreen):
    """Asks, and returns whether the answer was yes."""

    BINDINGS = bindings_in(LEAVE)

    room = LEAVE


def what_is_kept(sitting: Sitting, *, quitting: bool = True) -> str:
    """Say what becomes of a play that is left now."""
    if sitting.kept_as and not quitting:
        return "It is kept: there, r goes on with it."
    if sitting.kept_as:
        return f"It is kept: precedent play --resume {sitting.kept_as} goes on with it."
    if sitting.recorded:
        new = "new " if sitting.road.turns else ""
        return f"Nothing {new}has been decided yet."
    if sitting.kept_before:
        again = f"precedent play --resume {sitting.kept_before}"
        return f"Only its first part is kept: {again} goes on from there."
    return "This play is not kept."
