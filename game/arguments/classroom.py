"""What a class around one projector takes: to play, to look on at the console, to rehearse."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.arguments.values import seed

if TYPE_CHECKING:
    from game.arguments.values import Commands

RULES = ("majority", "consensus", "president", "chair")
STEPS = ("known", "predict", "talk", "again", "moved")
"""The steps of a decision that can be left out."""


def add_class_options(parser: argparse.ArgumentParser) -> None:
    """Add what is settled before a class begins; whatever is left out is asked for."""
    parser.add_argument(
        "--minutes", type=_number, metavar="N", help="how long the session is: 30, 50 or 90"
    )
    parser.add_argument("--students", type=_number, metavar="N", help="how many there are")
    parser.add_argument(
        "--teams", metavar="N or NAMES", help="how many teams, or their names: Red,Blue,Gold"
    )
    parser.add_argument(
        "--decides",
        choices=RULES,
        help="who decides: majority if left out; consensus of teams, a rotating president, or the "
        "facilitator as chair",
    )
    parser.add_argument(
        "--without",
        metavar="STEPS",
        help=f"steps of a decision to leave out, of {', '.join(STEPS)}",
    )


def add_classroom(commands: Commands) -> None:
    """Add the commands for those who hold a class."""
    console = commands.add_parser(
        "console",
        help="see a class's notes, votes and news at hand beside its projector",
        description="The facilitator's own screen beside a class that is shown in another terminal "
        "of this machine: notes, votes, news to bring in, what lies ahead, timers. What is typed "
        "here is done there.",
    )
    console.add_argument(
        "play",
        nargs="?",
        metavar="PLAY",
        help="the id of the class's play; the one that is going on if left out",
    )
    console.add_argument("--plain", action="store_true", help="line by line")

    rehearse = commands.add_parser(
        "rehearse",
        help="play a class session with simulated votes, and see where time runs out",
        description="Play a session many times with simulated votes: where time runs out, which "
        "decisions divide, what a class will probably not see.",
        epilog="Exit code: 0 the plan holds, 1 time runs out or play sticks, 2 nothing could be "
        "read.",
    )
    rehearse.add_argument("scenario", metavar="SCENARIO", help="a name, a file or a folder")
    add_class_options(rehearse)
    rehearse.add_argument(
        "--seed", type=seed, default=0, metavar="N", help="decides the votes; 0 if left out"
    )
    rehearse.add_argument(
        "--format", choices=("text", "json"), default="text", help="text if left out"
    )


def _number(text: str) -> int:
    """Read a small whole number."""
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise argparse.ArgumentTypeError(f"a whole number, not {text!r}")
    return int(text)
