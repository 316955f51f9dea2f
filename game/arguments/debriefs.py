"""What the command for debriefs takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.arguments.values import Commands

CLASS_FORMATS = ("text", "html", "csv")
FORMATS = ("text", "markdown", "html", "csv", "csl", "json")


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
        "a decision, csl the sources for Zotero and pandoc",
    )
    debrief.add_argument(
        "--indicator",
        metavar="ID",
        help="tell futures and luck of this indicator alone; of all if left out",
    )
    debrief.add_argument(
        "--brief",
        action="store_true",
        help="only what has room on a page or two: how it ended, the road in brief, what moved "
        "it, what to talk about first, and the votes of a class",
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


def add_class_report(commands: Commands) -> None:
    """Add the command for the plays of a class."""
    report = commands.add_parser(
        "class-report",
        help="set many plays of a class side by side: how people split, and what to talk about",
        description="Set the plays of a class side by side: decision by decision how people split, "
        "what divided and what surprised them most, where predictions went wrong, which endings "
        "and indicators they reached beside the exact chances, and three questions that this "
        "suggests. It passes no verdict, and names are in no part of it but the table.",
        epilog="Exit code: 0 all was read, 1 some of it, 2 nothing could be read or written.",
    )
    report.add_argument(
        "plays",
        nargs="+",
        metavar="FILE or CODE",
        help="journals, as `precedent plays export` writes them; codes of plays, as `plays code` "
        "prints them, or NAME=CODE; lists of codes, a line for each with a name before it; folders "
        "of these; or - for a list on standard input",
    )
    report.add_argument(
        "--format",
        choices=CLASS_FORMATS,
        help="if left out, what the name of the output asks for, and else text; csv has one row a "
        "participant and decision, and a codebook beside it",
    )
    report.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, never over another one; standard output if left out",
    )
    report.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
    report.add_argument(
        "--scenario",
        metavar="SCENARIO",
        help="where the scenario is, if the plays are of one of your own",
    )
    report.add_argument(
        "--exact",
        action="store_true",
        help="wait until the chances of the scenario are worked out exactly, once for each version "
        "of it; else there are estimates, marked as such, where that takes longer than a moment",
    )
    report.add_argument(
        "--pseudonyms", action="store_true", help="call everybody P01, P02, whatever was typed"
    )
