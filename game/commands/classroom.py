"""The commands for those who hold a class: play in class, console, rehearse."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from game.commands.screens import new_seed, no_screen, settings_file
from game.errors import KeepError, RequestError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from game.classroom.rules.setup import Setup
    from game.classroom.session.desk import Desk
    from game.content.opened import Library
    from game.journal.resume import Resumed

Answer = TypeVar("Answer")

_MINUTES, _STUDENTS = 50, 24


def hold(arguments: argparse.Namespace) -> int:
    """Hold a class around a play, on screens or line by line; or go on with one that was left."""
    from game.commands.resuming import going_on
    from game.content.opened import Library

    library = Library()
    if going_on(arguments):
        return go_on_with(library, arguments, _left(library, arguments))
    desk, trouble = _begun(library, arguments)
    return _hold(library, arguments, desk, trouble)


def go_on_with(library: Library, arguments: argparse.Namespace, resumed: Resumed) -> int:
    """Go on with a session at a play that has been opened again.

    Raises:
        PrecedentError: where no class sat at it, or what its journal says does not fit.
    """
    from game.classroom.session.desk import Desk
    from game.text.printable import printable

    for sentence in resumed.said:
        print(printable(sentence), file=sys.stderr)
    try:
        desk = Desk.take_up(resumed.opened, resumed.sitting, time.time)
    except BaseException:
        resumed.sitting.close()
        raise
    return _hold(library, arguments, desk)


def _hold(library: Library, arguments: argparse.Namespace, desk: Desk, trouble: str = "") -> int:
    """Hold a class at a desk; `trouble` is said where whoever leads it sees it."""
    if not _plain(arguments, "holding the class"):
        from game.debrief.apart.looking import Looking
        from game.tui.app import run
        from game.tui.screens.classroom.wall import WallScreen
        from game.tui.seat import Seat

        seat = Seat(desk)
        seat.said = trouble
        return run(
            library,
            draw_seed=new_seed,
            settings_file=settings_file(),
            looking=Looking(),
            opening=lambda: WallScreen(seat),
        )
    from game.plain.classroom import class_plain

    if trouble:
        print(f"precedent: {trouble}", file=sys.stderr)
    return class_plain(desk)


def console(arguments: argparse.Namespace) -> int:
    """Follow a class beside its projector."""
    from game.classroom.link.reader import Reader, find_session
    from game.content.opened import Library
    from game.journal.resume import open_scenario

    library = Library()
    kept = find_session(arguments.play or "")
    reader = Reader(open_scenario(library, kept), kept, time.time)
    if not _plain(arguments, "telling it"):
        from game.tui.app import run
        from game.tui.screens.classroom.console import ConsoleScreen

        return run(
            library,
            draw_seed=new_seed,
            settings_file=settings_file(),
            opening=lambda: ConsoleScreen(reader),
        )
    from game.plain.console import console_plain

    return console_plain(reader)


def rehearse(arguments: argparse.Namespace) -> int:
    """Play a session many times with simulated votes."""
    from game.classroom.rehearsal.rehearsal import rehearse
    from game.classroom.rehearsal.report import report
    from game.commands.progress import Watching
    from game.content.opened import Library

    setup = setup_of(arguments, None)
    without = steps_without(arguments)
    opened = Library().open(arguments.scenario)
    with Watching() as watching:
        made = rehearse(
            opened,
            setup,
            seed=arguments.seed,
            without=without,
            heard=lambda done: watching.tell(f"rehearsing: session {done} (Ctrl-C to stop)"),
        )
    print(report(made, arguments.format))
    return int(not made.holds)


def _plain(arguments: argparse.Namespace, doing: str) -> bool:
    """Whether it is to be line by line; where that was not asked for, say why it is."""
    reason = "" if arguments.plain else no_screen()
    if reason:
        print(f"{reason}: {doing} line by line (as with --plain).", file=sys.stderr)
    return arguments.plain or bool(reason)


def _left(library: Library, arguments: argparse.Namespace) -> Resumed:
    """Open a play at which a class sat, the last one where none is named.

    Raises:
        PrecedentError: where that cannot be done.
    """
    from game.commands.resuming import taken_up

    if arguments.rewind is not None or arguments.code is not None:
        raise RequestError("with a class, go back within the session: type rewind and the number")
    if arguments.resume == "":
        arguments.resume, arguments.scenario = last_session(arguments.scenario or ""), None
    return taken_up(library, arguments)


def last_session(word: str = "") -> str:
    """Return the id of the last play that a class sat at: of a scenario, if one is given.

    Raises:
        RequestError: where there is none.
    """
    from game.journal.brief import shelf
    from game.journal.entries import InClass
    from game.journal.reading import read_journal

    for kept in shelf().plays:
        if word and word not in (kept.play, kept.name, kept.source, kept.header.scenario):
            continue
        if any(isinstance(entry, InClass) for entry in read_journal(kept.path).entries):
            return kept.play
    raise RequestError("no session of a class is kept here; `precedent plays` lists all plays")


def _begun(library: Library, arguments: argparse.Namespace) -> tuple[Desk, str]:
    """Sit down with a class to a scenario; return the desk, and why it cannot be kept if so.

    Raises:
        PrecedentError: where that cannot be done.
    """
    from game.classroom.rules.lengths import lengths_of
    from game.classroom.session.desk import Desk
    from game.journal.begin import sit_down
    from game.text.printable import printable

    if arguments.scenario is None:
        raise RequestError("--class needs a SCENARIO: a name, a file or a folder")
    asked = [name for name in ("at", "choices", "watch") if getattr(arguments, name)]
    if asked:
        raise RequestError(f"--{asked[0]} is for authors; leave it out with --class")
    opened = library.open(arguments.scenario)
    setup = setup_of(arguments, input if sys.stdin.isatty() else None)
    without = steps_without(arguments)
    seed = new_seed() if arguments.seed is None else arguments.seed
    sitting = sit_down(opened, seed, recorded=True)
    lengths = lengths_of(opened, seed)
    try:
        return Desk.begin(opened, sitting, setup, lengths, time.time, without), ""
    except KeepError as error:
        told = printable(str(error))
        sitting.go_on_unrecorded()
        desk = Desk.begin(opened, sitting, setup, lengths, time.time, without)
        return desk, f"This session cannot be kept: {told}. It goes on, without a console."


def setup_of(arguments: argparse.Namespace, ask: Callable[[str], str] | None) -> Setup:
    """Return who is there, from the arguments and, where they leave something out, by asking.

    What is typed and cannot be is asked for again.

    Raises:
        RequestError: where the arguments give a class that cannot be.
    """
    from game.classroom.rules.setup import RULES, read_teams, set_up

    minutes, students = arguments.minutes or _MINUTES, arguments.students or _STUDENTS
    teams = read_teams(arguments.teams or "")
    if ask is None:
        return set_up(minutes, students, teams, arguments.decides or "")
    if arguments.minutes is None:
        minutes = _asked(
            ask,
            f"Minutes: 30, 50 or 90 [{_MINUTES}]: ",
            lambda typed: set_up(_number(typed, _MINUTES), students).minutes,
        )
    if arguments.students is None:
        students = _asked(
            ask,
            f"Students [{_STUDENTS}]: ",
            lambda typed: set_up(minutes, _number(typed, _STUDENTS), teams).students,
        )
    if arguments.teams is None:
        teams = _asked(
            ask,
            "Teams: how many, or their names, or none [none]: ",
            lambda typed: set_up(minutes, students, read_teams(typed)).teams,
        )
    if arguments.decides is not None:
        return set_up(minutes, students, teams, arguments.decides)
    return _asked(
        ask,
        f"Who decides: {', '.join(RULES)} [majority]: ",
        lambda typed: set_up(minutes, students, teams, typed.strip().lower()),
    )


def steps_without(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the steps that are to be left out.

    Raises:
        RequestError: where one of them is no such step.
    """
    from game.arguments.classroom import STEPS

    steps = tuple(filter(None, (each.strip() for each in (arguments.without or "").split(","))))
    for step in steps:
        if step not in STEPS:
            raise RequestError(f"`{step}` cannot be left out; of {', '.join(STEPS)}, any can")
    return steps


def _asked(ask: Callable[[str], str], what: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until what is typed can be read."""
    while True:
        try:
            return read(ask(what))
        except RequestError as error:
            print(f"{str(error)[:1].upper()}{str(error)[1:]}.")


def _number(typed: str, usual: int) -> int:
    """Read a number; nothing means the usual one.

    Raises:
        RequestError: where it is none.
    """
    word = typed.strip()
    if word.isascii() and word.isdigit() and len(word) < 5:
        return int(word)
    if word:
        raise RequestError("type a number, or only Enter")
    return usual
