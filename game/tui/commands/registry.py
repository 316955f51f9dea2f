"""Every command in one list; each says in which rooms it works, and with which keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from game.tui.commands.command import Command, action_for
from game.tui.commands.in_class import CLASS_COMMANDS
from game.tui.commands.looking_back import LOOKING_BACK
from game.tui.commands.rooms import (
    ADVICE,
    ARCHIVE,
    ARCHIVED,
    BRIEFING,
    BRING,
    BUSY_ROOMS,
    COVERED,
    DECIDING,
    DECISION,
    ENDING,
    EVERYWHERE,
    FILTERING,
    FILTERS,
    FINDING,
    HELP,
    HELPED,
    HISTORIAN,
    IN_PLAY,
    LEAVE,
    LIBRARY,
    LINE,
    LISTS,
    NAMING_QUIT,
    OUTCOME,
    OVERLAYS,
    PAGES,
    PALETTE,
    PARTS,
    PREDICTION,
    PROBLEMS,
    QUIET_ROOMS,
    SETTINGS,
    TEXTS,
    TYPING,
    UNKEPT,
    VOICES,
    WATCHED,
)

_DIGITS = tuple("123456789")


COMMANDS = (
    Command("open", (LIBRARY, FILTERING), ("enter",), "open", "open", "Open the marked scenario"),
    Command(
        "resume", (LIBRARY,), ("r",), "resume", "resume",
        "Go on with the play of this scenario that was left last",
    ),
    Command(
        "filter", (LIBRARY,), ("slash",), "filter", "find", "Type, to list only what is found",
        at_once=True,
    ),
    Command(
        "bring", (LIBRARY,), ("o",), "bring", "", "Open a scenario from elsewhere, by its path",
        at_once=True,
    ),
    Command(
        "unfilter", (FILTERING,), ("escape",), "unfilter", "all", "List every scenario again"
    ),
    Command(
        "unfilter_list", (LIBRARY,), ("escape",), "unfilter", "", "List every scenario again"
    ),
    Command("begin", (BRIEFING,), ("enter",), "begin", "start", "Start the play"),
    Command(
        "remarks", (BRIEFING,), ("w",), "remarks", "remarks",
        "Read what there is to remark on how this scenario is written",
    ),
    Command(
        "faults", WATCHED, ("f",), "faults", "",
        "See what is wrong in the file as it is now; the play goes on as it was",
    ),
    Command(
        "choose", DECIDING, _DIGITS, "choose({key})", "choose",
        "Choose the option of that number",
    ),
    Command(
        "choose_marked", DECIDING, ("enter",), "choose_marked", "",
        "Choose the marked option; none is marked until you mark one",
    ),
    Command(
        "advice", (DECISION,), ("a", "tab"), "advice", "advice",
        "Hear the first adviser at the table",
    ),
    Command(
        "next_voice", (ADVICE,), ("a", "tab"), "advice", "next",
        "Hear the next adviser; after the last one, the first again",
    ),
    Command(
        "voice_before", DECIDING, ("shift+tab",), "advice_back", "",
        "Hear the adviser before; from the text, the last one",
    ),
    Command(
        "voice", DECIDING, VOICES, "voice('{key}')", "", "Hear one adviser, by the letter shown"
    ),
    Command(
        "indicators", (*IN_PLAY, ENDING), ("i",), "indicators", "",
        "See where every indicator stands, how it came there, and why it is tracked",
    ),
    Command(
        "historian", DECIDING, ("h",), "historian", "historian",
        "Consult the cases that bear on this decision, before you choose",
    ),
    Command(
        "predict", DECIDING, ("p",), "predict", "predict",
        "Say what you think the record says, and how sure you are, before you choose",
    ),
    Command(
        "discuss", DECIDING, ("d",), "discuss", "", "See what a class may discuss before it chooses"
    ),
    Command(
        "pick", (PREDICTION,), _DIGITS, "pick({key})", "answer",
        "Give the answer of that number, then say how sure you are",
    ),
    Command("pick_marked", (PREDICTION,), ("enter",), "pick_marked", "", "Give the marked answer"),
    Command("skip", (PREDICTION,), ("s",), "skip", "skip", "Leave this question out"),
    Command(
        "not_now", (PREDICTION,), ("escape",), "close", "back",
        "Go back; the question stays open until you choose",
    ),
    Command(
        "next_case", (HISTORIAN,), ("n", "right"), "turn(1)", "next case",
        "Go to the next case; after the last one, the first again",
    ),
    Command("previous_case", (HISTORIAN,), ("left",), "turn(-1)", "", "Go to the case before"),
    Command("read_entry", (ARCHIVE,), ("enter",), "read", "read", "Read what is marked"),
    Command("filters", (ARCHIVE,), ("tab",), "filters", "narrow", "Narrow the list down"),
    Command("next_entry", (ARCHIVE,), ("down",), "move(1)", "", "Mark the next row"),
    Command("previous_entry", (ARCHIVE,), ("up",), "move(-1)", "", "Mark the row before"),
    Command("entry_down", (ARCHIVE,), ("pagedown",), "scroll_page(1)", "", "Read further down"),
    Command("entry_up", (ARCHIVE,), ("pageup",), "scroll_page(-1)", "", "Read further up"),
    Command("set_filter", (FILTERS,), ("enter",), "set_filter", "take", "Take the marked one"),
    Command("follow", (ARCHIVED,), ("enter",), "follow", "go there", "Go to the marked row"),
    Command(
        "step_back", (ARCHIVED,), ("left", "backspace"), "step_back", "page before",
        "Go back to the page from which you came",
    ),
    Command("cite", (ARCHIVED,), ("c",), "cite", "cite", "Copy the citation of this page"),
    Command(
        "read_on", (OUTCOME,), ("enter",), "read_on", "read on",
        "Read on; at the end of the page, go to the next page, and then on with the play",
    ),
    Command(
        "next_page", (OUTCOME,), ("n", "right"), "turn(1)", "next",
        "Go to the next page at once, and from the last one on with the play",
    ),
    Command("previous_page", (OUTCOME,), ("left",), "turn(-1)", "", "Go back to the page before"),
    Command(
        "next_part", PARTS, ("tab", "right_square_bracket"), "part(1)", "",
        "Go to the next part of the page",
    ),
    Command(
        "previous_part", PARTS, ("shift+tab", "left_square_bracket"), "part(-1)", "",
        "Go to the part before",
    ),
    Command(
        "card", (OUTCOME,), ("e",), "card", "evidence",
        "Open the evidence of this page, with dissent and sources",
    ),
    Command(
        "debrief", (ENDING,), ("d",), "debrief", "debrief",
        "Look back: what came of it, and what else could have come",
    ),
    Command(
        "card_again", (*DECIDING, ENDING), ("e",), "card", "evidence",
        "Open the evidence of what came last, with dissent and sources",
    ),
    Command(
        "archive", (LIBRARY,), ("v",), "archive", "archive", "Look things up in all the evidence"
    ),
    Command(
        "archive_before", (BRIEFING,), ("v",), "archive", "archive",
        "Look things up in the evidence; what may still be asked or decided is held back",
    ),
    Command(
        "archive_in_play", (*IN_PLAY, ENDING), ("v",), "archive", "",
        "Look things up in the evidence; what may still be asked or decided is held back",
    ),
    Command("again", (ENDING,), ("p",), "again", "again", "Play again with the same seed"),
    Command(
        "new_seed", (ENDING,), ("s",), "new_seed", "new luck",
        "Play again with a new seed, so that chance falls anew",
    ),
    Command(
        "rewind", (OUTCOME, ENDING), ("u",), "rewind", "rewind",
        "Take back the last decision; the same luck is met again",
    ),
    Command(
        "rewind_before", DECIDING, ("u",), "rewind", "",
        "Take back the last decision; the same luck is met again",
    ),
    *LOOKING_BACK,
    Command("library", (ENDING,), ("l",), "back", "leave", "Go back to the library"),
    *CLASS_COMMANDS,
    Command("yes", (LEAVE,), ("y",), "answer(True)", "yes", "Leave the play"),
    Command("no", (LEAVE,), ("n", "escape"), "answer(False)", "no", "Stay"),
    Command(
        "try_again", (UNKEPT,), ("t",), "answer(True)", "try again", "Try once more to keep it"
    ),
    Command(
        "unrecorded", (UNKEPT,), ("u",), "answer(False)", "go on unrecorded",
        "Go on without keeping the play",
    ),
    Command("back_to_play", (UNKEPT,), ("escape",), "dismiss", "back", "Do nothing"),
    Command(
        "change", (SETTINGS,), ("enter", "right"), "change(1)", "change", "Take the next value"
    ),
    Command("change_back", (SETTINGS,), ("left",), "change(-1)", "", "Take the value before"),
    Command("do", (PALETTE,), ("enter",), "do", "do", "Do what is marked"),
    Command("open_path", (BRING,), ("enter",), "do", "open", "Open what lies there"),
    Command("next_found", FINDING, ("down", "tab"), "move(1)", "", "Mark the next one"),
    Command(
        "previous_found", FINDING, ("up", "shift+tab"), "move(-1)", "", "Mark the one before"
    ),
    Command("next_row", LISTS, ("down", "j"), "move(1)", "", "Mark the next row"),
    Command("previous_row", LISTS, ("up", "k"), "move(-1)", "", "Mark the row before"),
    Command("line_down", PAGES, ("down", "j"), "scroll_line(1)", "", "Scroll down by a line"),
    Command("line_up", PAGES, ("up", "k"), "scroll_line(-1)", "", "Scroll up by a line"),
    Command("page_down", TEXTS, ("space", "pagedown"), "scroll_page(1)", "", "Read further down"),
    Command("page_up", TEXTS, ("b", "pageup"), "scroll_page(-1)", "", "Read further up"),
    Command("top", TEXTS, ("home",), "scroll_edge(-1)", "", "Go to the top of the text"),
    Command("bottom", TEXTS, ("end",), "scroll_edge(1)", "", "Go to the end of the text"),
    Command("back", (BRIEFING, PROBLEMS), ("escape",), "back", "back", "Go back to the library"),
    Command("back_at_end", (ENDING,), ("escape",), "back", "", "Go back to the library"),
    Command(
        "close", (*OVERLAYS, PALETTE, BRING, ARCHIVE, LINE), ("escape",), "close", "back", "Go back"
    ),
    Command("hush", (ADVICE,), ("escape",), "leave", "text", "Return to the text of the scene"),
    Command(
        "leave", (DECISION, OUTCOME), ("escape",), "leave", "leave",
        "Leave the play for the library; you are asked first",
    ),
    Command("quit_now", (LEAVE, UNKEPT), ("q", "ctrl+q"), "quit", "quit", "Quit the game at once"),
    Command(
        "quit", NAMING_QUIT, ("q", "ctrl+q"), "quit", "quit",
        "Quit the game; in a play you are asked first",
    ),
    Command(
        "quit_deciding", DECIDING, ("q", "ctrl+q"), "quit", "", "Quit the game; you are asked first"
    ),
    Command("quit_typing", TYPING, ("ctrl+q",), "quit", "", "Quit the game"),
    Command("road", (OUTCOME,), ("r",), "road", "road", "List the decisions made so far"),
    Command(
        "road_before", (*DECIDING, ENDING), ("r",), "road", "", "List the decisions made so far"
    ),
    Command(
        "copy_or_quit", (*TEXTS, *TYPING, LEAVE, UNKEPT), ("ctrl+c",), "copy_or_quit", "",
        "Copy text marked with the mouse; with none marked, as q",
    ),
    Command(
        "palette", QUIET_ROOMS, ("colon", "ctrl+p"), "palette", "commands",
        "Find a command by typing, and do it", at_once=True,
    ),
    Command(
        "palette_in_play", BUSY_ROOMS, ("colon", "ctrl+p"), "palette", "",
        "Find a command by typing, and do it", at_once=True,
    ),
    Command(
        "settings", EVERYWHERE, ("f2", "comma"), "settings", "",
        "Change how the game looks and reads",
    ),
    Command(
        "projector", HELPED, ("f5", "z"), "projector", "",
        "Show it to a room: long lines, high contrast, few words; again to go back",
    ),
    Command(
        "save_page", HELPED, ("ctrl+s",), "save_page", "",
        "Save the text of this page as a file, and copy it",
    ),
    Command("close_help", (HELP,), ("question_mark", "f1"), "close", "", "Close the help"),
    Command(
        "help", (*HELPED, COVERED), ("question_mark", "f1"), "help", "help",
        "Tell what this place is for, and its keys",
    ),
    Command("help_typing", TYPING, ("f1",), "help", "help", "Tell what this place is for"),
)  # fmt: skip
"""All commands, in the order in which the key bar and the help show them."""


def commands_in(room: str) -> tuple[Command, ...]:
    """Return the commands of a room, in their order."""
    return tuple(command for command in COMMANDS if room in command.rooms)


def bindings_in(*rooms: str) -> list[BindingType]:
    """Return what a screen declares as its BINDINGS, for the rooms that it is."""
    found = {
        key: Binding(key, action_for(command, key), command.help, priority=command.at_once)
        for room in rooms
        for command in commands_in(room)
        for key in command.keys
    }
    return list(found.values())
