"""The command for the plays of a class."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from game.content.opened import Opened
    from game.debrief.ahead import Ahead
    from game.debrief.apart.lookout import Lookout
    from game.debrief.together.report import ClassReport

EVERY = 0.05  # seconds
PATIENCE = 1.0
"""How long, in seconds, what is not asked for exactly is waited for, once all plays are read."""

_ESTIMATED = (
    "chances are estimates where they are not worked out yet; --exact waits for them, and keeps "
    "them for the next time."
)


def class_report(arguments: argparse.Namespace) -> int:
    """Set the plays of a class side by side."""
    from game.commands.writing import may_write
    from game.content.opened import Library
    from game.debrief.apart.beginning import beginning, keep_beginning
    from game.debrief.apart.cache import Cache
    from game.debrief.together.forms import codebook_beside, form_of
    from game.debrief.together.gathering import gather
    from game.debrief.together.report import report_of
    from game.debrief.together.telling import unread_told
    from game.engine.digest import rules_digest
    from game.engine.play import start
    from game.errors import RequestError
    from game.journal.folder import cache_folder
    from game.text.printable import printable

    output = None if arguments.output is None else Path(arguments.output)
    form = arguments.format or form_of(arguments.output or "") or "text"
    if output is not None:
        may_write(output, force=arguments.force)
        if form == "csv":
            may_write(codebook_beside(output), force=arguments.force)
    with ExitStack() as stack:
        cache = Cache(cache_folder())
        ahead: dict[str, Ahead] = {}
        lookouts: dict[str, Lookout] = {}

        def look(opened: Opened) -> None:
            from game.debrief.apart.lookout import Lookout

            rules = rules_digest(opened.program)
            known = beginning(opened.program, cache)
            if known is not None:
                ahead[rules] = known
                return
            # It works while the plays are read.
            lookout = Lookout(opened.program)
            stack.callback(lookout.close)
            lookout.ask_states([start(opened.program, 0).first])
            lookouts[rules] = lookout

        gathered = gather(
            Library(),
            arguments.plays,
            scenario=arguments.scenario or "",
            pseudonyms=arguments.pseudonyms,
            opened=None if form == "csv" else look,
        )
        for said in unread_told(gathered.unread):
            print(f"precedent: {printable(said)}", file=sys.stderr)
        if not gathered.groups:
            raise RequestError("no play could be read")
        ahead |= _waited_for(lookouts, exact=arguments.exact)
        for rules, lookout in lookouts.items():
            keep_beginning(lookout.program, ahead[rules], cache)
    told = report_of(gathered.groups, ahead, gathered.unread, gathered.said)
    _print(told, form, output, force=arguments.force)
    return 1 if gathered.unread else 0


def _print(report: ClassReport, form: str, output: Path | None, *, force: bool) -> None:
    from game.commands.writing import write
    from game.debrief.together.as_csv import codebook
    from game.debrief.together.forms import FORMS, codebook_beside
    from game.text.printable import printable
    from game.text.separated import BOM

    text = FORMS[form](report).rstrip("\n")
    if output is None:
        print(text)
        return
    files = {output: BOM + text if form == "csv" else text}
    if form == "csv":
        files[codebook_beside(output)] = BOM + codebook(report).rstrip("\n")
    for path, content in files.items():
        write(path, content, force=force)
        print(f"Written: {printable(str(path))}", file=sys.stderr)


def _waited_for(lookouts: Mapping[str, Lookout], *, exact: bool) -> Mapping[str, Ahead]:
    """Wait for what each scenario allows, a moment or until all is there; Ctrl-C ends the wait.

    Estimates stand in the place of what is missing then.
    """
    from game.commands.progress import Watching

    ends = time.monotonic() + PATIENCE
    with Watching() as watching:
        for lookout in lookouts.values():
            while not (watching.stopped or lookout.wait(EVERY)):
                if not exact and time.monotonic() > ends:
                    break
                share = round(100 * lookout.progress)
                watching.tell(f"working out what the scenario allows: {share}% (Ctrl-C to go on)")
    if not exact and any(lookout.working for lookout in lookouts.values()):
        print(f"precedent: {_ESTIMATED}", file=sys.stderr)
    return {rules: _known(lookout, exact=exact) for rules, lookout in lookouts.items()}


def _known(lookout: Lookout, *, exact: bool) -> Ahead:
    """Return what is known of what a scenario allows, with estimates of what is not."""
    from game.debrief.apart.estimated import estimated
    from game.engine.play import start

    if not lookout.working:
        return lookout.ahead()
    told = lookout.ahead()
    lookout.close()
    first = start(lookout.program, 0).first
    return estimated(lookout.program, told, first, "stopped" if exact else "awaited")
