"""What the commands for players take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.arguments.values import seed

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
    commands.add_parser(
        "list", help="list the library's scenarios", description="List the library's scenarios."
    )
