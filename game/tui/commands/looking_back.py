"""The commands for looking back on a play, and for trying what was not taken."""

from __future__ import annotations

from game.tui.commands.command import Command
from game.tui.commands.rooms import DEBRIEF, DECIDING, ENDING, LOOK, OUTCOME, ROAD, WAYS

LOOKING_BACK = (
    Command(
        "indicator", (DEBRIEF,), ("n",), "indicator", "next indicator",
        "Tell futures, luck and the roads not taken of the next indicator",
    ),
    Command(
        "save_debrief", (DEBRIEF,), ("s",), "save_debrief", "save",
        "Save all of the debrief, as a page with drawings (HTML) and as Markdown",
    ),
    Command(
        "ways", (DEBRIEF,), ("t",), "ways", "try another way",
        "Play a way that you did not take, with the same luck, and see it beside your own",
    ),
    Command("try_way", (WAYS,), ("enter",), "try_way", "try it", "Play the marked way"),
    Command(
        "own_road", (*DECIDING, OUTCOME, ENDING), ("o",), "own_road", "",
        "Go back to the end of your own road, from another one that you try",
    ),
    Command(
        "number", (ROAD,), tuple("0123456789"), "type({key})", "a decision",
        "Type the number of a decision, to go back to it",
    ),
    Command(
        "go_back_to", (ROAD,), ("enter",), "go_back_to", "go back to it",
        "Go back to the decision of that number; the same luck is met again",
    ),
    Command(
        "look", (ROAD,), ("l",), "look", "look back",
        "Read again what the decision of that number was about, and what came of it; or the last",
    ),
    Command("look_next", (LOOK,), ("right", "n"), "look(1)", "next", "Look at the next decision"),
    Command("look_before", (LOOK,), ("left", "p"), "look(-1)", "before", "Look at the one before"),
    Command("untype", (ROAD,), ("backspace",), "untype", "", "Take the last digit away"),
)  # fmt: skip
"""In the order in which the key bar and the help show them."""
