"""What the command that exports a class takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.arguments.values import Commands

FORMATS = ("gradebook", "decisions", "predictions", "xapi")


def add_class_export(commands: Commands) -> None:
    """Add the command that exports a class."""
    export = commands.add_parser(
        "class-export",
        help="give a session of a class, or plays handed in, to a grade book, a spreadsheet or a "
        "learning record store",
        description="Export one session of a class. gradebook: your own roster, every column "
        "unchanged, with columns of the session and the person's team; decisions: every vote, by "
        "option, team and round; predictions: what the class foresaw, with scores; xapi: "
        "statements of xAPI 1.0.3, one to a line. Hands are counted, not people: nothing here "
        "tells how one person voted. Plays that people played alone and handed in are exported "
        "person by person, as gradebook (a play is theirs in whose line its name stands) and xapi.",
        epilog="Exit code: 0 written, 1 the session cannot be read, 2 there is no such session, "
        "the roster does not fit or nothing could be written.",
    )
    export.add_argument(
        "plays",
        nargs="*",
        metavar="PLAY",
        help="a session, or the plays that people handed in: ids, names or `last`, as `precedent "
        "plays` shows them, or exported files; the last session of a class if left out",
    )
    export.add_argument("--format", choices=FORMATS, required=True, help="what to export it as")
    export.add_argument(
        "--roster", metavar="FILE", help="with gradebook: your roster, as CSV with a line of heads"
    )
    export.add_argument(
        "--absent",
        metavar="NAMES",
        help="with gradebook: who was absent, by a cell that is theirs alone, parted by commas; "
        "`none` for nobody; left out, nothing is said of who was present",
    )
    export.add_argument(
        "--base",
        metavar="ADDRESS",
        help="with xapi: an address that your school controls, below which all ids are put",
    )
    export.add_argument(
        "--named",
        action="store_true",
        help="with xapi: with the names of teams and people and what was said in words; without, "
        "none of these",
    )
    export.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one, with a codebook beside a table; standard "
        "output if left out",
    )
    export.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    export.add_argument(
        "--scenario", metavar="SCENARIO", help="where its scenario is now, if it is your own"
    )
