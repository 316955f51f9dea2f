"""The commands of a class: on the wall, over it, at the console, and before it begins."""

from __future__ import annotations

from game.tui.commands.command import Command
from game.tui.commands.rooms import CONSOLE, COVERED, LIBRARY, LINE, NEWS, NOTES, SET_UP, WALL

CLASS_COMMANDS = (
    Command("sit_down", (SET_UP,), ("enter",), "begin", "begin", "Begin with this class"),
    Command("more_of", (SET_UP,), ("right",), "change(1)", "", "Take the next value"),
    Command("less_of", (SET_UP,), ("left",), "change(-1)", "", "Take the value before"),
    Command(
        "number_of", (SET_UP,), tuple("0123456789"), "digit({key})", "number",
        "Type the number of minutes, students or teams",
    ),
    Command(
        "name_teams", (SET_UP,), ("n",), "name_teams", "name teams", "Type the names of the teams"
    ),
    Command("rub_out_number", (SET_UP,), ("backspace",), "rub_out", "", "Rub out what was typed"),
    Command("back_from_class", (SET_UP,), ("escape",), "back", "back", "Go back to the library"),
    Command(
        "go_on", (WALL,), ("enter",), "go_on", "go on",
        "Turn the page, count what was typed, or go on to the next step",
    ),
    Command(
        "page_back", (WALL,), ("left",), "page_back", "",
        "Turn the page back; in the debrief, to the part before",
    ),
    Command(
        "count", (WALL,), tuple("0123456789"), "count('{key}')", "hands",
        "Type the hands for each option, 12 5 3, or each team's option; Enter counts them",
    ),
    Command("count_gap", (WALL,), ("space",), "count(' ')", "", "Type the gap between two numbers"),
    Command("count_none", (WALL,), ("minus",), "count('-')", "", "Type that a team does not vote"),
    Command("rub_out", (WALL,), ("backspace",), "rub_out", "", "Rub out what was typed"),
    Command(
        "chair", (WALL,), ("c",), "line('decide ')", "",
        "Decide as chair or president: the number, then because and the reason",
    ),
    Command("run_off", (WALL,), ("r",), "do('run-off')", "", "Call a run-off of a tie"),
    Command(
        "status_quo", (WALL,), ("y",), "line('status quo ')", "",
        "Let a tie leave things as they are: the number of that option",
    ),
    Command("draw_lots", (WALL,), ("l",), "do('draw')", "", "Draw lots for a tie, by the seed"),
    Command(
        "notes", (WALL,), ("n",), "notes", "notes",
        "Blank the wall, then open the facilitator's notes over it",
    ),
    Command(
        "news", (WALL,), ("i",), "news", "",
        "Blank the wall, then pick news to bring in, hold back or let go",
    ),
    Command("news_noted", (NOTES,), ("i",), "news", "news", "Pick news to bring in or hold back"),
    Command("more_time", (WALL,), ("plus",), "do('+1')", "1 min", "Give a minute more"),
    Command("pause", (WALL,), ("p",), "do('pause')", "pause", "Stop all clocks; Enter goes on"),
    Command(
        "skip_step", (WALL,), ("s",), "do('skip')", "skip", "Go on without what would be counted"
    ),
    Command(
        "type", (WALL, NOTES), ("t",), "line('')", "type",
        "Type a command: to talk, timers off, debrief; ? there lists them all",
    ),
    Command(
        "dissent", (WALL,), ("d",), "line('dissent ')", "dissent",
        "File a sentence for those who lost the vote",
    ),
    Command(
        "board", (WALL,), ("w",), "board", "write",
        "Write on the board: what is known, or after the reveal what moved you",
    ),
    Command(
        "ten", (WALL,), ("x",), "do('ten')", "10 min left",
        "Ten minutes left: to a good stopping point, and the debrief",
    ),
    Command(
        "rewind_class", (WALL,), ("u",), "line('rewind ')", "rewind",
        "Go back to a decision by its number, to try another road",
    ),
    Command("come_back", (WALL,), ("o",), "do('back')", "", "Come back from another road"),
    Command("class_card", (WALL,), ("e",), "evidence", "", "Open the evidence of what came last"),
    Command("class_advice", (WALL,), ("a",), "advice", "advice", "Hear the advisers at the table"),
    Command(
        "whole_debrief", (WALL,), ("v",), "whole_debrief", "",
        "In the debrief, open all of it: what could have come, choice and luck, roads not taken",
    ),
    Command(
        "report", (WALL,), ("f",), "do('report')", "",
        "Write the after-action file of the session",
    ),
    Command(
        "leave_class", (WALL,), ("escape", "q", "ctrl+q", "ctrl+c"), "leave", "",
        "Leave the session; you are asked first, and it can be taken up again",
    ),
    Command(
        "uncover", (COVERED,), ("enter",), "uncover", "the projector is covered: go on",
        "Open what is yours alone, once the projector is covered or muted",
    ),
    Command(
        "cover_off", (COVERED,), ("escape", "n", "q", "ctrl+q", "ctrl+c"), "close",
        "back to the wall", "Go back",
    ),
    Command("notes_off", (NOTES,), ("escape", "n"), "close", "back to the wall", "Go back"),
    Command(
        "bring_in", (NEWS,), ("enter",), "by_hand('inject')", "bring in", "Bring in the marked news"
    ),
    Command(
        "hold_back", (NEWS,), ("h",), "by_hand('hold')", "hold back", "Hold the marked news back"
    ),
    Command("let_go", (NEWS,), ("r",), "by_hand('release')", "let go", "Let it come again"),
    Command("news_off", (NEWS,), ("escape", "i"), "close", "back to the wall", "Go back"),
    Command("send", (LINE,), ("enter",), "send", "do it", "Do what was typed"),
    Command(
        "send_on", (CONSOLE,), ("enter",), "send", "do it, or go on",
        "Do on the projector what was typed; nothing typed goes on",
    ),
    Command("console_down", (CONSOLE,), ("down",), "scroll_line(1)", "", "Scroll down by a line"),
    Command("console_up", (CONSOLE,), ("up",), "scroll_line(-1)", "", "Scroll up by a line"),
    Command(
        "console_page_down", (CONSOLE,), ("pagedown",), "scroll_page(1)", "read on",
        "Read further down",
    ),
    Command("console_page_up", (CONSOLE,), ("pageup",), "scroll_page(-1)", "", "Read further up"),
    Command("next_section", (CONSOLE,), ("tab",), "part(1)", "part", "Go to the next part"),
    Command(
        "section_before", (CONSOLE,), ("shift+tab",), "part(-1)", "", "Go to the part before"
    ),
    Command("clear_line", (CONSOLE,), ("escape",), "clear", "", "Rub out what was typed"),
    Command(
        "with_class", (LIBRARY,), ("c",), "in_class", "class",
        "Play the marked scenario with a class around one projector",
    ),
)  # fmt: skip
"""All of them, in the order in which the key bar and the help show them."""
