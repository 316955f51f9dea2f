"""The command for debriefs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from game.debrief.ahead import Ahead
    from game.debrief.apart.lookout import Lookout
    from game.debrief.played import Played

EVERY = 0.1  # seconds


def debrief(arguments: argparse.Namespace) -> int:
    """Tell what came of a play, and what else could have come."""
    from game.classroom.after.file import of_class
    from game.commands.writing import may_write, write
    from game.content.opened import Library
    from game.debrief.debrief import debrief_of
    from game.debrief.played import read_play
    from game.debrief.renderings.forms import FORMS, form_of
    from game.errors import RequestError
    from game.text.printable import printable

    form = arguments.format or form_of(arguments.output or "") or "text"
    if arguments.brief and FORMS[form].brief is None:
        raise RequestError(f"--brief is for text, markdown and html, not for {form}")
    output = None if arguments.output is None else Path(arguments.output)
    if output is not None:
        may_write(output, force=arguments.force)
    played = read_play(Library(), arguments.play or "", arguments.scenario or "")
    _refuse_unknown(played, arguments.indicator)
    for sentence in played.said:
        print(printable(sentence), file=sys.stderr)
    course = played.course
    parts, in_class = of_class(played.opened, course)
    told = debrief_of(
        played.road,
        played.opened.evidence,
        predictions=course.predictions,
        skipped=course.skipped,
        notes=tuple(note.text for note in course.notes),
        explored=course.explored,
        ahead=_ahead(played),
        source=played.source,
        more=parts,
        in_class=in_class,
    )
    brief = FORMS[form].brief if arguments.brief else None
    rendered = FORMS[form].render(told, arguments.indicator) if brief is None else brief(told)
    text = rendered.rstrip("\n")
    if output is None:
        print(text)
        return 0
    from game.text.separated import BOM

    write(output, BOM + text if form == "csv" else text, force=arguments.force)
    print(f"Written: {printable(str(output))}", file=sys.stderr)
    return 0


def _ahead(played: Played) -> Ahead:
    """Work out what lay ahead; Ctrl-C leaves what is missing by then out."""
    from game.commands.progress import Watching
    from game.debrief.apart.lookout import Lookout

    lookout = Lookout(played.opened.program)
    try:
        lookout.ask(played.road)
        with Watching() as watching:
            while not lookout.wait(EVERY):
                if not watching.tell(_told(lookout)):
                    break
        return lookout.stopped() if watching.stopped else lookout.ahead()
    finally:
        lookout.close()


def _told(lookout: Lookout) -> str:
    share = round(100 * lookout.progress)
    return f"working out what could have come about: {share}% (Ctrl-C to print without the rest)"


def _refuse_unknown(played: Played, indicator: str | None) -> None:
    """Refuse an indicator that the scenario has not.

    Raises:
        RequestError: where it has none of that id.
    """
    known = [id_ for id_, _ in played.opened.program.indicators]
    if indicator is not None and indicator not in known:
        from game.errors import RequestError

        there = ", ".join(f"`{id_}`" for id_ in known) or "none"
        raise RequestError(f"there is no indicator `{indicator}`; there are: {there}")
