"""Looking back on a play: a decision with what came of it, and the road with what was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.play import rewind
from game.engine.view import scene_view
from game.journal.course import turns_before
from game.text.dates import spoken_date
from game.tui.session import Session
from game.tui.telling import Part, Sheet, joined, sheets
from game.tui.typeset import QUIET, Para, heading, markdown, said

_TAKEN, _NOT_TAKEN, _CLOSED = "● ", "○ ", "× "


def looked_back(session: Session, decision: int) -> tuple[Part, ...]:
    """Return a decision, counted from 1: its scene and options, and a part for all it brought."""
    road = session.road
    at = turns_before(road, decision)
    scene = scene_view(road.program, road.turns[at].before)
    date = f", {spoken_date(scene.date)}" if scene.date else ""
    paras = (
        heading(f"{scene.title}{date}"),
        *markdown(scene.text),
        *_options(session, at, everything=True),
    )
    after = rewind(road, at + 1)
    came = sheets(after, session.evidence)
    return (Part("The scene", paras), *map(_came, came))


def road_map(session: Session) -> Iterator[Para]:
    """Yield the decisions made; what was not taken stands beside them once the play is over."""
    over = session.road.over
    for number, made in enumerate(session.decided, start=1):
        if not over:
            yield said(f"{made.scene}: {made.option}", lead=f"{number}. ", tight=True)
            continue
        yield said(made.scene, "bold", lead=f"{number}. ")
        yield from _options(session, turns_before(session.road, number), everything=False)
    if over and session.decided:
        yield said(f"{_TAKEN}taken   {_NOT_TAKEN}not taken   {_CLOSED}closed to you", QUIET)
    yield said(f"Seed {session.seed}.", QUIET, tight=over)


def _came(sheet: Sheet) -> Part:
    name = "Outcome" if sheet.is_outcome else sheet.title
    paras = (para._replace(anchor="") for para in joined(sheet.parts))
    return Part(name, (heading(sheet.title), *paras))


def _options(session: Session, at: int, *, everything: bool) -> Iterator[Para]:
    """Yield the options of a decision, each with a sign that says whether it was taken."""
    turn = session.road.turns[at]
    for number, option in enumerate(scene_view(session.road.program, turn.before).options):
        tight = number > 0 or not everything
        indent = "" if everything else "   "
        if option.id == turn.move.id:
            yield said(option.label, "bold", lead=f"{indent}{_TAKEN}", tight=tight)
        elif option.open:
            yield said(option.label, lead=f"{indent}{_NOT_TAKEN}", tight=tight)
        else:
            closed = f"{option.label} (closed: {option.locked})"
            yield said(closed, QUIET, lead=f"{indent}{_CLOSED}", tight=tight)
