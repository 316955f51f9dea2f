"""Sitting down to a play that begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.play import Road, start
from game.journal.record import new_record
from game.journal.sitting import Sitting

if TYPE_CHECKING:
    from game.content.opened import Opened


def sit_down(opened: Opened, seed: int, *, recorded: bool) -> Sitting:
    """Return a play in which nothing has been chosen; where recorded, its first choice is kept."""
    keeper = new_record(opened, seed) if recorded else None
    return Sitting(start(opened.program, seed), opened.evidence, keeper)


def try_out(opened: Opened, road: Road) -> Sitting:
    """Return a play that goes on from a road which nobody played, unrecorded."""
    return Sitting(road, opened.evidence)
