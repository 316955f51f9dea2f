"""The commands: parse arguments, call one thing, print. Heavy imports stay inside the command."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, TextIO

from game.arguments import parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from game.content.opened import Library, Opened
    from game.engine.play import Road
    from game.errors import PrecedentError, Problem

READABLE = 96  # columns; longer lines are hard to read
INTERRUPTED = 130
INTERNAL = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems, 2 nothing could be read."""
    calm_collector()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = parser().parse_args(argv)
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nLeft.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`): what it wanted it has had.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from game.errors import PrecedentError

        if isinstance(error, PrecedentError):
            return _tell(error)
        if os.environ.get("PRECEDENT_TRACEBACK"):
            raise
        return _tell_fault(error)


def calm_collector() -> None:
    """Let the garbage collector run seldom: nearly all that is made while starting stays."""
    gc.set_threshold(50_000, 20, 20)


def _run(arguments: argparse.Namespace) -> int:
    for_authors = {
        "check": _check,
        "explain": _explain,
        "explore": _explore,
        "new": _new,
        "schema": _schema,
    }
    if arguments.command in for_authors:
        return for_authors[arguments.command](arguments)
    from game.content.opened import Library

    if arguments.command == "list":
        return _list(Library())
    if arguments.command == "play" and arguments.scenario is not None:
        return _play(Library(), arguments)
    plain = arguments.command == "play" and arguments.plain
    reason = "" if plain else _no_screen()
    if plain or reason:
        if reason:
            print(f"{reason}: here is the library as a list.\n", file=sys.stderr)
        code = _list(Library())
        print("\nPlay one with: precedent play NAME" + (" --plain" if plain else ""))
        return code
    from game.tui.app import run

    return run(Library(), seed=getattr(arguments, "seed", None), draw_seed=new_seed)


def _check(arguments: argparse.Namespace) -> int:
    from game.authoring.check import check
    from game.authoring.check_report import report
    from game.content.opened import Library

    checked = check(arguments.scenarios, Library(), strict=arguments.strict)
    colour, columns = _in_colour(sys.stdout), _columns(sys.stdout)
    print(report(checked, arguments.format, colour=colour, columns=columns))
    return checked.exit_code


def _explain(arguments: argparse.Namespace) -> int:
    from shutil import get_terminal_size

    from game.authoring.explain import explain, list_codes

    columns = min(get_terminal_size().columns, READABLE)
    print(list_codes(columns) if arguments.code is None else explain(arguments.code, columns))
    return 0


def _explore(arguments: argparse.Namespace) -> int:
    from game.content.opened import Library

    opened = Library().open(arguments.scenario)
    if opened.warnings:
        _tell_problems(opened.warnings)
    # After opening: a scenario with problems need not wait for numpy.
    from game.authoring.explore import explore
    from game.authoring.explore_report import report

    print(report(explore(opened, max_states=arguments.max_states), arguments.format))
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from game.authoring.new import begin

    ask = input if sys.stdin.isatty() else None
    print(begin(arguments.path, arguments.title, arguments.kind, ask))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    from game.content.schema import schema_text

    print(schema_text(arguments.kind))
    return 0


def _list(library: Library) -> int:
    """One line a scenario: name, minutes, kind, title."""
    from game.text.printable import printable

    rows = []
    for card in library.cards():
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
    reason = "" if plain else _no_screen()
    opened = library.open(word)
    if opened.warnings:
        _tell_problems(opened.warnings)
    if not plain and not reason:
        from game.tui.app import Given, run

        given = Given(word, opened, _road(opened, arguments))
        return run(library, given=given, seed=arguments.seed, draw_seed=new_seed)
    from game.plain.loop import play_plain

    if reason:
        print(f"{reason}: playing line by line (as with --plain).", file=sys.stderr)
    return play_plain(opened, _road(opened, arguments))


def _road(opened: Opened, arguments: argparse.Namespace) -> Road:
    """Return the road on which play begins: the start, or behind the choices asked for."""
    from game.engine.choices import follow_choices, follow_with_luck, parse_choices

    choices = parse_choices(arguments.choices or "")
    if arguments.seed is None and any(choice.outcome for choice in choices):
        return follow_with_luck(opened.program, choices)
    seed = new_seed() if arguments.seed is None else arguments.seed
    return follow_choices(opened.program, seed, choices)


def new_seed() -> int:
    """Return a seed that nobody chose, short enough to be read out to a class."""
    from secrets import randbelow

    return randbelow(1_000_000)


def _no_screen() -> str:
    """Say why no full screen can be drawn here; empty where it can."""
    if os.environ.get("PRECEDENT_PLAIN"):
        return "PRECEDENT_PLAIN is set"
    if not sys.stdout.isatty():
        return "No terminal on standard output"
    if not sys.stdin.isatty():
        return "No terminal on standard input"
    if not sys.stderr.isatty():
        # The screen is drawn on standard error.
        return "No terminal on standard error"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return f"TERM={os.environ['TERM']}"
    return ""


def _tell(error: PrecedentError) -> int:
    from game.errors import InputError

    if isinstance(error, InputError):
        _tell_problems(error.problems)
    else:
        from game.text.printable import printable

        print(f"precedent: {printable(str(error), newlines=True)}", file=sys.stderr)
    return error.exit_code


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    from game.content.problems.report import render_all

    colour, columns = _in_colour(sys.stderr), _columns(sys.stderr)
    print(render_all(problems, colour=colour, columns=columns), file=sys.stderr)


def _columns(stream: TextIO) -> int | None:
    """Return how wide problems may be shown on a terminal; None on anything else."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return max(60, min(get_terminal_size((100, 24)).columns, 100))


def _in_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _tell_fault(error: Exception) -> int:
    """An error of the program itself: one plain line instead of a traceback."""
    from traceback import extract_tb

    from game.text.printable import printable

    frames = extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    print(
        f"precedent: a fault of the program itself: {type(error).__name__}: "
        f"{printable(str(error))}{where}\nPlease report it; PRECEDENT_TRACEBACK=1 shows all of it.",
        file=sys.stderr,
    )
    return INTERNAL
