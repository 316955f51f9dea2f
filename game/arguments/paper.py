"""What the command for paper takes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.arguments.values import Commands

IN_CLASS = ("guide", "notes", "briefing", "ballots", "worksheet", "roles", "cases")
"""The sheets beside a class that plays with the program."""

TABLETOP = ("key", "track", "scenes", "outcomes")
"""What it takes besides to play with the laptop closed."""


def add_paper(commands: Commands) -> None:
    """Add the command for paper."""
    paper = commands.add_parser(
        "print",
        help="sheets for a class on paper, and all it takes to play with the laptop closed",
        description="Make one HTML page to print, on A4 or Letter, in black and white: a guide for "
        "the facilitator with the plan, notes, a briefing, ballots, a worksheet, role cards, cards "
        "of the cases. With --tabletop also the rules on paper and the key, a track sheet with a "
        "calendar, scene cards and sealed outcome cards: then no laptop is needed. Open it in any "
        "browser and print it.",
        epilog="Exit code: 0 made, 1 the scenario has problems, 2 it cannot be read or written.",
    )
    paper.add_argument("scenario", metavar="SCENARIO", help="a name, a file or a folder")
    paper.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one; standard output if left out",
    )
    paper.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    chosen = paper.add_mutually_exclusive_group()
    chosen.add_argument("--tabletop", action="store_true", help="all sheets")
    chosen.add_argument(
        "--sheets",
        metavar="NAMES",
        help=f"these alone, of {', '.join((*IN_CLASS, *TABLETOP))}; {', '.join(IN_CLASS)} if left "
        "out",
    )
    paper.add_argument(
        "--minutes", type=_minutes, metavar="N", help="the plan for this length; for 30, 50 and 90"
        " if left out",
    )  # fmt: skip
    paper.add_argument(
        "--students",
        type=_students,
        default=0,
        metavar="N",
        help="as many ballots; a page of two to copy if left out",
    )
    paper.add_argument(
        "--teams",
        default="",
        metavar="N or NAMES",
        help="a worksheet for each team: how many, or their names: Red,Blue,Gold",
    )


def _minutes(text: str) -> int:
    return _between(text, 20, 240, "minutes")


def _students(text: str) -> int:
    return _between(text, 2, 500, "students")


def _between(text: str, least: int, most: int, what: str) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:4]) <= most:
        raise argparse.ArgumentTypeError(f"{what} from {least} to {most}, not {text!r}")
    return int(text)
