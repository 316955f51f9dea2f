"""The commands for authors: check, explain, explore, new, schema."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.commands.telling import columns_of, in_colour, tell_problems

if TYPE_CHECKING:
    import argparse

READABLE = 96  # columns; longer lines are hard to read


def check(arguments: argparse.Namespace) -> int:
    """Say everything that is wrong with scenarios."""
    from game.authoring.check import check
    from game.authoring.check_report import report
    from game.content.opened import Library

    checked = check(arguments.scenarios, Library(), strict=arguments.strict)
    colour, columns = in_colour(sys.stdout), columns_of(sys.stdout)
    print(report(checked, arguments.format, colour=colour, columns=columns))
    return checked.exit_code


def explain(arguments: argparse.Namespace) -> int:
    """Say what a code means, or list all codes."""
    from shutil import get_terminal_size

    from game.authoring.explain import explain, list_codes

    columns = min(get_terminal_size().columns, READABLE)
    print(list_codes(columns) if arguments.code is None else explain(arguments.code, columns))
    return 0


def explore(arguments: argparse.Namespace) -> int:
    """Tell all that can happen in a scenario."""
    from game.content.opened import Library

    opened = Library().open(arguments.scenario)
    if opened.warnings:
        tell_problems(opened.warnings)
    # After opening: a scenario with problems need not wait for numpy.
    from game.authoring.explore import explore
    from game.authoring.explore_report import report

    print(report(explore(opened, max_states=arguments.max_states), arguments.format))
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Write a scenario to begin with."""
    from game.authoring.new import begin

    ask = input if sys.stdin.isatty() else None
    print(begin(arguments.path, arguments.title, arguments.kind, ask))
    return 0


def schema(arguments: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    from game.content.schema import schema_text

    print(schema_text(arguments.kind))
    return 0
