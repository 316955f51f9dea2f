"""Back to a decision, onto a way that was not taken, and back onto one's own road."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.engine.state import decisions_made
from game.journal.course import turns_before
from game.journal.trying import take_own_road, try_option
from game.plain.page import Page
from game.plain.tell import tell_place
from game.text.telling import counted

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.debrief.untaken import OtherWay
    from game.journal.sitting import Sitting

Do = Callable[[Callable[[], None]], None]
"""Makes a change of the play, and says so where it cannot be kept."""

BESIDE = "This is another road than your own: debrief tried sets both side by side, own goes back."


def go_back(page: Page, opened: Opened, sitting: Sitting, typed: str, do: Do) -> None:
    """Take the last decision back, or go to the decision of the typed number."""
    made = decisions_made(sitting.road.state)
    if not made:
        page.line("No decision has been made yet.")
        return
    if typed and not _is_number(typed):
        page.line(f"Type back, or back and a number from 1 to {made}.")
        return
    decision = int(typed[:6]) if typed else made
    if not 1 <= decision <= made:
        so_far = counted(made, "decision")
        page.line(f"There is no decision {decision} to go back to: so far, {so_far}.")
        return

    def rewind() -> None:
        sitting.rewind(turns_before(sitting.road, decision))
        page.line(
            f"The play is at decision {decision} again."
            if typed
            else "The last decision is taken back."
        )
        page.line()
        tell_place(page, opened, sitting.road, sitting.course.told_option)

    do(rewind)


def try_way(
    page: Page, opened: Opened, sitting: Sitting, typed: str, do: Do, then: Callable[[], None]
) -> None:
    """List the ways that were not taken, or play the one of the typed number, `then` go on."""
    told = sitting.course.told
    if not told.over:
        page.line("Other ways can be tried once the play is over; until then, back goes back.")
        return
    ways = _ways(sitting)
    if not ways:
        page.line("No other option was open at any decision.")
        return
    if not _is_number(typed) or not 1 <= int(typed[:6]) <= len(ways):
        if typed:
            page.line(f"There is no way {typed!r}.")
        page.line("What you did not take; each is played on from there, with the same luck:")
        for number, way in enumerate(ways, start=1):
            tried = " (tried)" if way.tried else ""
            where = f"decision {way.decision}, {way.title}"
            page.item(f"{number}.", f"{way.label}; {where}{tried}")
        page.line("Type try and a number. Your own road stays the one that is told.")
        return
    way = ways[int(typed) - 1]

    def go() -> None:
        try_option(sitting, way.decision, way.option, opened.evidence)
        page.line(f"Back to decision {way.decision}, {way.title}, on another road.")
        page.line(f"You choose: {way.label}")
        page.line()
        then()

    do(go)


def take_own(page: Page, opened: Opened, sitting: Sitting, do: Do) -> None:
    """Go back to the end of the road that counts."""
    if not sitting.course.is_trying:
        page.line("You are on your own road.")
        return

    def go() -> None:
        take_own_road(sitting)
        page.line("Back at the end of your own road.")
        page.line()
        tell_place(page, opened, sitting.road)

    do(go)


def _ways(sitting: Sitting) -> tuple[OtherWay, ...]:
    from game.debrief.ahead import NOT_ASKED
    from game.debrief.explored import explored_of
    from game.debrief.untaken import crossings_of, ways_of

    told = sitting.course.told
    tried = [explored_of(told, each) for each in sitting.course.explored]
    return ways_of(crossings_of(told, NOT_ASKED), tried)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()
