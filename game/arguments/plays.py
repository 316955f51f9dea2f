"""What the command for kept plays takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.arguments.values import decision

if TYPE_CHECKING:
    from game.arguments.values import Commands

_PLAY = "its id, as `precedent plays` shows it, the beginning of one, its name, or `last`"


def add_plays(commands: Commands) -> None:
    """Add the command for kept plays, with what can be done to them."""
    plays = commands.add_parser(
        "plays",
        help="list what has been played here; name, fork, delete, export and import plays",
        description="List the plays that are kept here, the last one first; `precedent play "
        "--resume PLAY` goes on with one. PRECEDENT_HOME names another folder to keep them in.",
        epilog="Exit code: 0 done, 1 something in the way, 2 no such play.",
    )
    plays.add_argument(
        "--format", choices=("text", "json"), default="text", help="text if left out"
    )
    plays.add_argument("--deleted", action="store_true", help="list the deleted ones")
    does = plays.add_subparsers(dest="do", metavar="DO")
    does.add_parser("list", help="list the plays", description="List the plays kept here.")
    show = does.add_parser(
        "show",
        help="tell a play from its journal, even when its scenario has changed or is gone",
        description="Tell all that happened in a play, in the words that were shown then.",
    )
    rename = does.add_parser(
        "rename", help="give a play a name", description="Give a play a name to call it by."
    )
    fork = does.add_parser(
        "fork",
        help="begin another play from one, at any decision",
        description="Begin another play from one, where it stands or at a decision; the old one "
        "stays as it is, and the new one meets the same luck.",
    )
    fork.add_argument("play", metavar="PLAY", help=_PLAY)
    fork.add_argument(
        "--decision",
        type=decision,
        metavar="N",
        help="the decision to be made anew, from 1; where the play stands if left out",
    )
    delete = does.add_parser(
        "delete",
        help="put a play away; `restore` brings it back",
        description="Put a play away, into a folder of deleted ones.",
    )
    restore = does.add_parser(
        "restore", help="bring a deleted play back", description="Bring a deleted play back."
    )
    export = does.add_parser(
        "export",
        help="write a play as one file, to give away",
        description="Write a play as one file: JSON, a line for each thing that happened. Where "
        "your scenario's file is, and who you are, is not told in it.",
    )
    code = does.add_parser(
        "code",
        help="print the code of a play: one short line to paste in a chat",
        description="Print the code of a play: its scenario, seed, choices and predictions in one "
        "short line. `precedent play --code CODE` reads it back into the same play.",
    )
    for each in (show, rename, delete, restore, export, code):
        each.add_argument("play", metavar="PLAY", help=_PLAY)
    rename.add_argument("name", nargs="*", metavar="NAME", help="the name; none takes it away")
    export.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one; standard output if left out",
    )
    export.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    take = does.add_parser(
        "import",
        help="take in a play that was exported, or the code of one",
        description="Take in a play from elsewhere: a file that was exported, or a code.",
    )
    take.add_argument("source", metavar="FILE or CODE", help="the file, `-` for standard input")
    for each in (code, take):
        each.add_argument(
            "--scenario", metavar="SCENARIO", help="the file of its scenario, if it is your own"
        )
