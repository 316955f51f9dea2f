"""The command for paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

_SEED = 0
"""Which plays the lengths are taken from: the same each time, so that the sheets are too."""


def print_sheets(arguments: argparse.Namespace) -> int:
    """Make the sheets of a scenario for paper."""
    from game.classroom.paper.printed import Wanted, printed
    from game.classroom.rules.lengths import lengths_of
    from game.classroom.rules.setup import MINUTES, read_teams
    from game.commands.writing import may_write, write
    from game.content.opened import Library
    from game.text.printable import printable

    output = None if arguments.output is None else Path(arguments.output)
    if output is not None:
        may_write(output, force=arguments.force)
    wanted = Wanted(
        sheets_of(arguments),
        (arguments.minutes,) if arguments.minutes else MINUTES,
        arguments.students,
        read_teams(arguments.teams),
    )
    opened = Library().open(arguments.scenario)
    text = printed(opened, lengths_of(opened, _SEED), wanted).rstrip("\n")
    if output is None:
        print(text)
        return 0
    write(output, text, force=arguments.force)
    print(f"Written: {printable(str(output))}", file=sys.stderr)
    return 0


def sheets_of(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return which sheets are wanted.

    Raises:
        RequestError: where one of them is none.
    """
    from game.arguments.paper import IN_CLASS, TABLETOP
    from game.errors import RequestError

    every = (*IN_CLASS, *TABLETOP)
    if arguments.tabletop:
        return every
    if arguments.sheets is None:
        return IN_CLASS
    named = tuple(filter(None, (each.strip() for each in arguments.sheets.split(","))))
    unknown = [each for each in named if each not in every]
    if unknown or not named:
        what = f"there is no sheet `{unknown[0]}`" if unknown else "no sheet is named"
        raise RequestError(f"{what}; there are {', '.join(every)}")
    return named
