"""The parser of all commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import __version__
from game.arguments.authors import add_authors
from game.arguments.classroom import add_classroom
from game.arguments.debriefs import add_class_report, add_debriefs
from game.arguments.paper import add_paper
from game.arguments.players import add_players
from game.arguments.plays import add_plays
from game.arguments.records import add_class_export
from game.arguments.told import Parser

if TYPE_CHECKING:
    import argparse


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; the command is in `command`, None if left out."""
    top: argparse.ArgumentParser = Parser(
        prog="precedent",
        description="A decision game in the terminal. You advise the US government; what happens "
        "next is scripted from what happened before.",
        epilog="Without a command, the library opens in the terminal.",
    )
    top.add_argument("--version", action="version", version=f"precedent {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    add_players(commands)
    add_plays(commands)
    add_debriefs(commands)
    add_class_report(commands)
    add_classroom(commands)
    add_class_export(commands)
    add_paper(commands)
    add_authors(commands)
    return top
