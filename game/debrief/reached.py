"""How a road ended, or that it did not."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.engine.play import Road
from game.engine.view import ending_view

State = Literal["ended", "stuck", "unfinished"]


class Reached(NamedTuple):
    """How a road ended; `text` is Markdown."""

    id: str
    """The ending's; `stuck`, or empty where play has not come to an end."""
    title: str
    text: str
    state: State


def reached_of(road: Road) -> Reached:
    """Return how a road ended, or that it did not."""
    view = ending_view(road.program, road.state)
    if view is not None:
        return Reached(view.id, view.title, view.text, "ended")
    if road.over:
        return Reached("stuck", "Stuck: no way on", "", "stuck")
    return Reached("", "Not finished", "", "unfinished")
