"""The debrief on lines: in brief with a list of its parts, or one part at a time."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from game.debrief.ahead import NOT_ASKED
from game.debrief.debrief import Debrief, debrief_of
from game.debrief.renderings.as_text import part_lines
from game.debrief.telling.parts import parts_of
from game.debrief.telling.pieces import Part
from game.plain.page import Page
from game.text.telling import listed

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.debrief.apart.looking import Looking
    from game.journal.sitting import Sitting

PATIENCE = 60.0
"""How long a play from a pipe waits for what lay ahead to be worked out, in seconds."""

NOT_YET = "The debrief is there once the play is over."


def tell_debrief(
    page: Page, opened: Opened, sitting: Sitting, words: str, looking: Looking | None, wait: bool
) -> None:
    """Tell the play in brief and which parts there are, or the part that the words name.

    An indicator's id may stand behind: `luck trust`. With `wait`, what lay ahead is waited for.
    """
    course = sitting.course
    road = course.told
    if not road.over:
        page.line(NOT_YET)
        return
    if looking is not None:
        looking.follow(road)
        if wait:
            looking.wait(PATIENCE)
    debrief = debrief_of(
        road,
        opened.evidence,
        predictions=course.predictions,
        skipped=course.skipped,
        notes=tuple(note.text for note in course.notes),
        explored=course.explored,
        ahead=NOT_ASKED if looking is None else looking.ahead(),
        source=opened.origin or opened.name,
    )
    name, _, indicator = words.lower().partition(" ")
    ids = tuple(each.id for each in debrief.yardsticks)
    if indicator.strip() and indicator.strip() not in ids:
        page.line(f"There is no indicator {indicator.strip()!r}; there are {listed(ids)}.")
        return
    _tell(page, parts_of(debrief, indicator.strip() or None), name, debrief)


def _tell(page: Page, parts: tuple[Part, ...], name: str, debrief: Debrief) -> None:
    ids = tuple(part.id for part in parts)
    if name == "all":
        for part in parts:
            _print(part, page.columns)
        return
    if name and name not in ids:
        near = get_close_matches(name, ids, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        page.line(f"The debrief has no part {name!r}.{meant}")
    else:
        _print(next(part for part in parts if part.id == (name or "play")), page.columns)
        if name == "untaken" and debrief.ways:
            page.line("To play one of them, type try.")
    if not name or name not in ids:
        rest = listed(tuple(id_ for id_ in ids if id_ != "play"))
        page.line(f"Type debrief and a part: {rest}; or debrief all.")
        several = [each.id for each in debrief.yardsticks]
        if len(several) > 1:
            page.line(f"One indicator alone: debrief luck {several[0]}, and so on.")


def _print(part: Part, columns: int) -> None:
    for line in part_lines(part, columns):
        print(line)
