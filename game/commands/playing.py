"""The commands for players: the library, list, play."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.commands.resuming import going_on, taken_up
from game.commands.screens import new_seed, no_screen, settings_file
from game.commands.telling import tell_problems

if TYPE_CHECKING:
    import argparse

    from game.content.opened import Library, Opened
    from game.debrief.apart.looking import Looking
    from game.engine.play import Road
    from game.journal.sitting import Sitting


def library(arguments: argparse.Namespace) -> int:
    """Open the library in the terminal, or list it where no screen can be drawn."""
    plain = arguments.command == "play" and arguments.plain
    reason = "" if plain else no_screen()
    if plain or reason:
        if reason:
            print(f"{reason}: here is the library as a list.\n", file=sys.stderr)
        code = show_list(arguments)
        print("\nPlay one with: precedent play NAME" + (" --plain" if plain else ""))
        return code
    from game.tui.app import run

    seed = getattr(arguments, "seed", None)
    return run(
        _library(), seed=seed, draw_seed=new_seed, settings_file=settings_file(), looking=_looking()
    )


def play(arguments: argparse.Namespace) -> int:
    """Play a scenario, on screens or line by line; without one, open the library."""
    if arguments.in_class:
        from game.commands.classroom import hold

        return hold(arguments)
    if going_on(arguments):
        return _go_on(arguments)
    if arguments.scenario is None:
        _refuse_alone(arguments)
        return library(arguments)
    if arguments.rewind is not None:
        _refuse_rewind()
    return _play(_library(), arguments)


def show_list(_arguments: argparse.Namespace) -> int:
    """List the library's scenarios, one a line: name, minutes, kind, title."""
    from game.text.printable import printable

    rows = []
    for card in _library().cards():
        title = f"cannot be opened: {card.problem}" if card.problem else card.title
        rows.append((card.name, f"{card.minutes} min" if card.minutes else "", card.kind, title))
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
    for row in rows:
        cells = [printable(cell).ljust(width) for cell, width in zip(row[:3], widths, strict=True)]
        print("  ".join((*cells, printable(row[3]))))
    if not rows:
        print("The library is empty.")
    return 0


def _play(library: Library, arguments: argparse.Namespace) -> int:
    word, plain = arguments.scenario, arguments.plain
    reason = "" if plain else no_screen()
    watch = None
    if arguments.watch:
        from game.authoring.trying.watch import Watch

        watch = Watch(library, word)
    opened = library.open(word)
    if opened.warnings:
        tell_problems(opened.warnings)
    if not plain and not reason:
        from game.tui.app import Given, run

        sitting, said = _sit_down(opened, arguments)
        trial = arguments.at is not None or arguments.choices is not None
        given = Given(word, opened, sitting, said, trial, watch=watch)
        return run(
            library,
            given=given,
            seed=arguments.seed,
            draw_seed=new_seed,
            settings_file=settings_file(),
            looking=_looking(),
        )
    from game.plain.loop import play_plain
    from game.text.printable import printable

    if reason:
        print(f"{reason}: playing line by line (as with --plain).", file=sys.stderr)
    sitting, said = _sit_down(opened, arguments)
    if said:
        print(printable(said), file=sys.stderr)
    return play_plain(opened, sitting, watch, looking=_looking())


def _library() -> Library:
    from game.content.opened import Library
    from game.journal.folder import cards_file

    return Library(cards_kept_in=cards_file())


def _looking() -> Looking:
    from game.debrief.apart.looking import Looking

    return Looking()


def _go_on(arguments: argparse.Namespace) -> int:
    """Go on with a play that has begun already, on screens or line by line."""
    library = _library()
    reason = "" if arguments.plain else no_screen()
    resumed = taken_up(library, arguments)
    opened, sitting, said = resumed
    if sitting.course.in_class and arguments.rewind is None:
        from game.commands.classroom import go_on_with

        return go_on_with(library, arguments, resumed)
    word = opened.origin or opened.name
    if not arguments.plain and not reason:
        from game.tui.app import Given, run

        given = Given(word, opened, sitting, " ".join(said), resumed=True)
        return run(
            library,
            given=given,
            draw_seed=new_seed,
            settings_file=settings_file(),
            looking=_looking(),
        )
    from game.plain.loop import play_plain
    from game.plain.tell import tell_resumed
    from game.text.printable import printable

    if reason:
        print(f"{reason}: playing line by line (as with --plain).", file=sys.stderr)
    for sentence in said:
        print(printable(sentence), file=sys.stderr)
    tell_resumed(opened, sitting.road)
    return play_plain(opened, sitting, first="arrivals", looking=_looking())


def _refuse_rewind() -> None:
    from game.errors import RequestError

    raise RequestError("--rewind goes back in a play that has begun: give --resume as well")


def _refuse_alone(arguments: argparse.Namespace) -> None:
    """Refuse what only makes sense with a scenario.

    Raises:
        RequestError: where such a thing is asked for.
    """
    if arguments.rewind is not None:
        _refuse_rewind()
    asked = [name for name in ("at", "choices", "watch") if getattr(arguments, name)]
    if asked:
        from game.errors import RequestError

        raise RequestError(f"--{asked[0]} needs a SCENARIO: a name, a file or a folder")


def _sit_down(opened: Opened, arguments: argparse.Namespace) -> tuple[Sitting, str]:
    """Return the play that begins; authors' trials, on a road that nobody played, are not kept."""
    from game.journal.begin import sit_down, try_out

    if arguments.watch or arguments.choices is not None or arguments.at is not None:
        road, said = _road(opened, arguments)
        return try_out(opened, road), said
    seed = new_seed() if arguments.seed is None else arguments.seed
    return sit_down(opened, seed, recorded=True), ""


def _road(opened: Opened, arguments: argparse.Namespace) -> tuple[Road, str]:
    """Return the road on which play begins, and what to say of choices that nobody made."""
    from game.engine.choices import follow_choices, follow_with_luck, parse_choices

    choices = parse_choices(arguments.choices or "")
    if arguments.at is not None:
        from game.authoring.trying.way_to import go_to

        return go_to(
            opened.program, arguments.at, seed=arguments.seed, draw_seed=new_seed, then=choices
        )
    if arguments.seed is None and any(choice.outcome for choice in choices):
        return follow_with_luck(opened.program, choices), ""
    seed = new_seed() if arguments.seed is None else arguments.seed
    return follow_choices(opened.program, seed, choices), ""
