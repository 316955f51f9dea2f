"""Looking back on a decision of this play, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.play import Road, rewind
from game.engine.state import decisions_made
from game.engine.view import scene_view
from game.journal.course import turns_before
from game.plain.page import Page
from game.plain.tell import tell_arrivals

if TYPE_CHECKING:
    from game.content.opened import Opened


def look_back(page: Page, opened: Opened, road: Road, typed: str) -> None:
    """Tell the decision of the typed number again: its scene, its options, and what came of it."""
    made = decisions_made(road.state)
    digits = typed.isascii() and typed.isdigit() and len(typed) < 4
    if not digits or not 1 <= int(typed) <= made:
        page.line(
            f"Type look and a number from 1 to {made}."
            if made
            else "No decision has been made yet."
        )
        return
    at = turns_before(road, int(typed))
    turn = road.turns[at]
    scene = scene_view(road.program, turn.before)
    page.line(f"Looking back on decision {typed}: {scene.title}")
    page.line()
    page.text(scene.text)
    for option in scene.options:
        taken = option.id == turn.move.id
        how = "Taken" if taken else "Not taken" if option.open else "Closed"
        page.line(f"{how}: {option.label}")
    page.line()
    tell_arrivals(page, opened, rewind(road, at + 1))
    page.line("The play stands where it stood; type scene to hear it again.")
