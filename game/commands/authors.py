"""The commands for authors: check, diff, explain, explore, graph, new, schema."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.commands.leaving import INTERRUPTED
from game.commands.telling import columns_of, in_colour, tell_problems

if TYPE_CHECKING:
    import argparse

    from game.content.opened import Opened
    from game.errors import Problem

UNREAD = 2
READABLE = 96  # columns; longer lines are hard to read


def check(arguments: argparse.Namespace) -> int:
    """Say everything that is wrong with scenarios."""
    from game.authoring.checking.check import check
    from game.authoring.checking.report import report
    from game.commands.progress import Watching
    from game.content.opened import Library

    with Watching() as watching:
        checked = check(arguments.scenarios, Library(), strict=arguments.strict, listener=watching)
    colour, columns = in_colour(sys.stdout), columns_of(sys.stdout)
    print(report(checked, arguments.format, colour=colour, columns=columns))
    return INTERRUPTED if watching.stopped else checked.exit_code


def explain(arguments: argparse.Namespace) -> int:
    """Say what a code means, or list all codes."""
    from shutil import get_terminal_size

    from game.authoring.explain import explain, list_codes

    columns = min(get_terminal_size().columns, READABLE)
    print(list_codes(columns) if arguments.code is None else explain(arguments.code, columns))
    return 0


def explore(arguments: argparse.Namespace) -> int:
    """Tell all that can happen in a scenario; without one, what the library's evidence meets."""
    if arguments.scenario is None:
        return _cover(arguments)
    from game.content.opened import Library

    opened = Library().open(arguments.scenario)
    if opened.warnings:
        tell_problems(opened.warnings)
    # After opening: a scenario with problems need not wait for numpy.
    from game.authoring.exploring.explore import explore
    from game.authoring.exploring.report import report
    from game.commands.progress import Watching

    with Watching() as watching:
        explored = explore(
            opened,
            max_states=arguments.max_states,
            seed=arguments.seed,
            listener=watching,
            with_injects=arguments.with_inject,
        )
    print(report(explored, arguments.format))
    return INTERRUPTED if watching.stopped else 0


def _cover(arguments: argparse.Namespace) -> int:
    from game.content.opened import Library
    from game.errors import RequestError

    if arguments.with_inject:
        raise RequestError("an inject is brought into a scenario; name the scenario")
    from game.analysis.progress import StoppedError
    from game.authoring.exploring.coverage import cover, report
    from game.commands.progress import Watching

    try:
        with Watching() as watching:
            coverage = cover(Library(), max_states=arguments.max_states, listener=watching)
    except StoppedError:
        return INTERRUPTED
    if coverage.problems:
        tell_problems(coverage.problems)
    print(report(coverage, arguments.format))
    return int(bool(coverage.problems))


def diff(arguments: argparse.Namespace) -> int:
    """Tell what differs between two versions of a scenario."""
    from game.content.opened import Library
    from game.errors import InputError

    library, words = Library(), (arguments.old, arguments.new)
    opened: list[Opened] = []
    problems: list[Problem] = []
    # Both are opened before one is explored: what cannot be read is told at once.
    for word in words:
        try:
            opened.append(library.open(word))
        except InputError as error:
            problems += error.problems
    if problems:
        tell_problems(tuple(dict.fromkeys(problems)))
        return UNREAD
    from game.authoring.differing.diff import compare, read_side
    from game.authoring.differing.report import report
    from game.commands.progress import Watching

    with Watching() as watching:
        sides = [
            read_side(word, each, library, max_states=arguments.max_states, listener=watching)
            for word, each in zip(words, opened, strict=True)
        ]
    found = compare(*sides)
    print(report(found, arguments.format))
    return INTERRUPTED if watching.stopped else int(not found.same)


def graph(arguments: argparse.Namespace) -> int:
    """Draw a scenario, on standard output or into a file."""
    from pathlib import Path

    from game.authoring.graph.forms import draw, form_of
    from game.commands.writing import may_write, write
    from game.content.opened import Library

    path = None if arguments.output is None else Path(arguments.output)
    if path:
        may_write(path, force=arguments.force)
    form = arguments.format or form_of(path)
    opened = Library().open(arguments.scenario)
    if opened.warnings:
        tell_problems(opened.warnings)
    from game.authoring.graph.gather import graph
    from game.commands.progress import Watching

    with Watching() as watching:
        story = graph(opened, max_states=arguments.max_states, listener=watching)
    drawn = draw(story, form)
    if path:
        from game.text.printable import printable

        write(path, drawn, force=arguments.force)
        print(f"Wrote {printable(str(path))}.")
    else:
        print(drawn)
    return INTERRUPTED if watching.stopped else 0


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
