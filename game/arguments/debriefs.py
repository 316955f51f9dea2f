"""What the command for debriefs takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.arguments.values import Commands

FORMATS = ("text", "markdown", "html", "csv", "json")


def add_debriefs(commands: Commands) -> None:
    """Add the command for debriefs."""
    debrief = commands.add_parser(
        "debrief",
        help="look back on a play: what came of it, and what else could have come",
        description="Look back on a play: each decision with what was known and what came, what "
        "could still come about before and after it, choice and luck, the roads not taken, "
        "predictions, sources, questions to talk about. It passes no verdict.",
        epilog="Exit code: 0 told, 1 the play or its scenario cannot be read, 2 no such play or "
        "nothing could be written.",
    )
    debrief.add_argument(
        "play",
        nargs="?",
        metavar="PLAY",
        help="its id, name or `last`, as `precedent plays` shows it, an exported file, or a "
        "play's code; the last one that ended if left out",
    )
    debrief.add_argument(
        "--format",
        choices=FORMATS,
        help="if left out, what the name of the output asks for, and else text; csv has one row "
        "a decision",
    )
    debrief.add_argument(
        "--indicator",
        metavar="ID",
        help="tell futures and luck of this indicator alone; of all if left out",
    )
    debrief.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one; standard output if left out",
    )
    debrief.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    debrief.add_argument(
        "--scenario", metavar="SCENARIO", help="where its scenario is now, if it is your own"
    )
