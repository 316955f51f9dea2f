"""A scenario that is written while it is played: what a prompt tells of a change in its files."""

from __future__ import annotations

from time import sleep, strftime
from typing import TYPE_CHECKING

from game.authoring.trying.watch import Broken, Reloaded, carry
from game.content.problems.report import render_all
from game.plain.page import Page
from game.plain.tell import tell_place

if TYPE_CHECKING:
    from game.authoring.trying.watch import Watch
    from game.content.opened import Opened
    from game.engine.play import Road

_AS_IT_WAS = "The play goes on as it was."


def take_up(page: Page, watch: Watch, opened: Opened, road: Road) -> tuple[Opened, Road] | None:
    """Tell a change, and return what is played from now on; None where there is no change."""
    change = watch.settle(sleep)
    if change is None:
        return None
    page.line()
    if isinstance(change, Reloaded):
        carried = carry(road, change.opened.program)
        page.line(
            f"The scenario was changed. Reloaded {strftime('%H:%M')}. {carried.lost}".rstrip()
        )
        opened, road = change.opened, carried.road
        page.line()
        tell_place(page, opened, road)
    elif isinstance(change, Broken):
        page.line(f"The scenario was changed, and has problems now. {_AS_IT_WAS}")
        page.line()
        print(render_all(change.problems, columns=page.columns))
    else:
        page.line(f"{change.name} is gone. {_AS_IT_WAS}")
    return opened, road
