"""The entry of a move that was just made: its ids, and the words that are about to be shown."""

from __future__ import annotations

from typing import Literal

from game.engine.choices import drawn
from game.engine.play import Road, Turn
from game.engine.view import SILENT, ending_view, told
from game.journal.entries import STUCK, ByHand, Chosen, Said


def chosen(road: Road) -> Chosen:
    """Return the entry of a road's last move, which was a choice."""
    turn, program = road.turns[-1], road.program
    scene = program.place_id(turn.before.place)
    written = program.scenario.scenes[scene]
    option = written.options[turn.move.id]
    return Chosen(
        scene,
        turn.move.id,
        drawn(road),
        written.title,
        option.label,
        _came(road, turn),
        _end(road),
    )


def by_hand(road: Road, kind: Literal["inject", "hold", "release"]) -> ByHand:
    """Return the entry of a road's last move, which was made by hand."""
    turn = road.turns[-1]
    title = road.program.scenario.injects[turn.move.id].title
    return ByHand(kind, turn.move.id, title, _came(road, turn))


def _came(road: Road, turn: Turn) -> tuple[Said, ...]:
    views = (told(road.program, each, turn) for each in turn.events if each.kind not in SILENT)
    return tuple(Said(view.kind, view.id, view.title, view.text) for view in views)


def _end(road: Road) -> Said | None:
    if not road.over:
        return None
    view = ending_view(road.program, road.state)
    if view is None:
        return Said("ending", STUCK, "", "")
    return Said("ending", view.id, view.title, view.text)
