"""What the commands for players take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.arguments.classroom import add_class_options
from game.arguments.values import count, decision, seed

if TYPE_CHECKING:
    from game.arguments.values import Commands


def add_players(commands: Commands) -> None:
    """Add the commands for players."""
    play = commands.add_parser(
        "play",
        help="play a scenario",
        description="Play a scenario: a name from the library, a file or a folder. "
        "Without one, the library opens.",
    )
    play.add_argument("scenario", nargs="?", metavar="SCENARIO", help="a name, a file or a folder")
    play.add_argument(
        "--plain",
        action="store_true",
        help="line by line, for screen readers, pipes and slow links",
    )
    play.add_argument(
        "--seed",
        type=seed,
        metavar="N",
        help="decides chance; one seed gives a whole class the same luck",
    )
    play.add_argument(
        "--resume",
        nargs="?",
        const="",
        metavar="PLAY",
        help="go on with a play that was left: the last unfinished one, of SCENARIO if that is "
        "given, or the one that `precedent plays` shows under this id or name",
    )
    play.add_argument(
        "--code", metavar="CODE", help="go on with the play of a code, as `plays code` prints it"
    )
    play.add_argument(
        "--rewind",
        type=decision,
        metavar="N",
        help="with --resume or --code: go back to decision N; the same choices meet the same luck",
    )
    play.add_argument(
        "--choices",
        metavar="A,B,C",
        help="begin behind these choices, by id; `option[outcome]` asks for a seed that draws it",
    )
    play.add_argument(
        "--at",
        metavar="SCENE",
        help="begin at a scene, or just before an ending, by a shortest real play that leads "
        "there; --choices go on from it",
    )
    play.add_argument(
        "--watch",
        action="store_true",
        help="for authors: when a file of the scenario is saved, read it again and keep your "
        "place; with --plain, this is looked at whenever a line is typed",
    )
    play.add_argument(
        "--class",
        dest="in_class",
        action="store_true",
        help="with a class around one projector: predict, vote, talk, vote again, then see",
    )
    add_class_options(play)
    commands.add_parser(
        "list", help="list the library's scenarios", description="List the library's scenarios."
    )
    evidence = commands.add_parser(
        "evidence",
        help="read the evidence: cases, findings, references, and where sources disagree",
        description="Read an analogue, a finding, a reference, a tension, a question or a gap by "
        "its id, with what it rests on and which scenarios use it; or search for words. Accents "
        "and capitals do not matter. Without words, an overview.",
        epilog="Exit code: 0 found, 2 nothing found or nothing could be read.",
    )
    evidence.add_argument(
        "words",
        nargs="*",
        metavar="ID or WORDS",
        help="ids such as F172 plan-colombia, or words such as calderon army; kind:, "
        "instrument:, place: and period: may stand among words",
    )
    evidence.add_argument(
        "--kind", help="only analogue, finding, reference, tension, question or gap"
    )
    evidence.add_argument("--instrument", help="only what bears on it, such as strikes")
    evidence.add_argument("--place", help="only what speaks of it, such as Mexico")
    evidence.add_argument("--period", help="only what speaks of it: a year, or a decade as 1990s")
    evidence.add_argument(
        "--scenario", metavar="SCENARIO", help="read a scenario's own evidence as well"
    )
    evidence.add_argument(
        "--most", type=count, default=40, metavar="N", help="how many are listed, 40 if left out"
    )
    evidence.add_argument(
        "--format", choices=("text", "json"), default="text", help="text if left out"
    )
