"""Who is at the table: on the line under the text, and in the panel beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.style import Style

from game.engine.view import AdviceView
from game.text.telling import counted, listed
from game.tui.typeset import Para, heading, plain

TEXT = -1
"""The number of the voice while nobody speaks, and the text of the scene is shown."""

_DISCUSS = "d: discuss"
_ROOM_FOR_NAMES = 44


def voices_beside(advice: Iterable[AdviceView], voice: int) -> Iterator[Para]:
    """Yield who is at the table, for the panel beside the text; who speaks is marked."""
    for number, view in enumerate(advice):
        if number == 0:
            yield heading("At the table (a)")
        title = f", {view.adviser.title}" if view.adviser.title else ""
        name = plain(f"{view.adviser.name}{title}", "bold" if number == voice else "")
        hear = Style.from_meta({"@click": f"screen.hear({number})"})
        yield Para(name.stylize(hear), "> " if number == voice else "- ", tight=number > 0)


def at_the_table(advice: tuple[AdviceView, ...], voice: int, *, discuss: bool) -> str:
    """Say on the line under the text who can be heard, and whether there is much to discuss."""
    also = _DISCUSS if discuss else ""
    if voice == TEXT:
        names = listed(tuple(view.adviser.name for view in advice))
        if len(names) > _ROOM_FOR_NAMES - len(also):
            names = f"hear {counted(len(advice), 'adviser')}"
        return "   ".join(filter(None, (f"a: {names}" if advice else "", also)))
    if len(advice) == 1:
        return "Esc: the text"
    return f"a: {advice[(voice + 1) % len(advice)].adviser.name}   Esc: the text"
