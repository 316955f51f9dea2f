"""Every command of the terminal app, in one list: it feeds the bindings, the key bar and the help.

A screen is named by its `room`; each command says in which rooms it works, and with which keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.actions import parse
from textual.binding import Binding, BindingType

LIBRARY, BRIEFING, DECISION, ADVICE = "library", "briefing", "decision", "advice"
OUTCOME, ENDING, PROBLEMS, REMARKS = "outcome", "ending", "problems", "remarks"
CARD, ROAD, HELP, LEAVE, FAULTS = "card", "road", "help", "leave", "faults"

ROOMS = {
    LIBRARY: "The library",
    BRIEFING: "The briefing",
    DECISION: "A decision",
    ADVICE: "A decision, while an adviser speaks",
    OUTCOME: "What came of it",
    ENDING: "The end",
    PROBLEMS: "Problems",
    REMARKS: "Remarks",
    FAULTS: "The file as it is now",
    CARD: "The evidence",
    ROAD: "The road so far",
    HELP: "Keys",
    LEAVE: "Leaving",
}
"""Every room, with what the help calls it. One screen can be two rooms, one at a time."""

_DIGITS = tuple("123456789")
_DECIDING = (DECISION, ADVICE)
_LISTS = (LIBRARY, *_DECIDING)
_OVERLAYS = (REMARKS, FAULTS, CARD, ROAD, HELP)
_PAGES = (BRIEFING, OUTCOME, ENDING, PROBLEMS, *_OVERLAYS)
_TEXTS = (*_LISTS, *_PAGES)
_IN_PLAY = (*_DECIDING, OUTCOME)
_PARTS = (OUTCOME, CARD)
WATCHED = (BRIEFING, *_IN_PLAY, ENDING)
"""Where a scenario whose files are watched is followed, and a notice tells of changes."""

_HELPED = tuple(room for room in _TEXTS if room != HELP)


class Command(NamedTuple):
    """Something a key does; `{key}` in `action` stands for the key that was pressed.

    `label` is what the key bar says, empty where the bar leaves it out; `help` is a sentence
    without a full stop.
    """

    id: str
    rooms: tuple[str, ...]
    keys: tuple[str, ...]
    action: str
    label: str
    help: str


COMMANDS = (
    Command("open", (LIBRARY,), ("enter",), "open", "open", "Open the marked scenario"),
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
        "choose", _DECIDING, _DIGITS, "choose({key})", "choose",
        "Choose the option of that number",
    ),
    Command(
        "choose_marked", _DECIDING, ("enter",), "choose_marked", "",
        "Choose the marked option; none is marked until you mark one",
    ),
    Command("advice", (DECISION,), ("a",), "advice", "advice", "Hear an adviser at the table"),
    Command(
        "next_voice", (ADVICE,), ("a",), "advice", "next",
        "Hear the next adviser; after the last one, the first again",
    ),
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
        "next_part", _PARTS, ("tab", "right_square_bracket"), "part(1)", "",
        "Go to the next part of the page",
    ),
    Command(
        "previous_part", _PARTS, ("shift+tab", "left_square_bracket"), "part(-1)", "",
        "Go to the part before",
    ),
    Command(
        "card", (OUTCOME,), ("e",), "card", "evidence",
        "Open the evidence of this page, with dissent and sources",
    ),
    Command(
        "card_again", (*_DECIDING, ENDING), ("e",), "card", "evidence",
        "Open the evidence of what came last, with dissent and sources",
    ),
    Command("again", (ENDING,), ("p",), "again", "again", "Play again with the same seed"),
    Command("new_seed", (ENDING,), ("s",), "new_seed", "new seed", "Play again with a new seed"),
    Command(
        "rewind", (*_IN_PLAY, ENDING), ("u",), "rewind", "rewind",
        "Take back the last decision; the same luck is met again",
    ),
    Command("library", (ENDING,), ("l",), "back", "library", "Go back to the library"),
    Command("yes", (LEAVE,), ("y",), "answer(True)", "yes", "Leave the play"),
    Command("no", (LEAVE,), ("n", "escape"), "answer(False)", "no", "Stay"),
    Command("next_row", _LISTS, ("down", "j"), "move(1)", "", "Mark the next row"),
    Command("previous_row", _LISTS, ("up", "k"), "move(-1)", "", "Mark the row before"),
    Command("line_down", _PAGES, ("down", "j"), "scroll_line(1)", "", "Scroll down by a line"),
    Command("line_up", _PAGES, ("up", "k"), "scroll_line(-1)", "", "Scroll up by a line"),
    Command("page_down", _TEXTS, ("space", "pagedown"), "scroll_page(1)", "", "Read further down"),
    Command("page_up", _TEXTS, ("b", "pageup"), "scroll_page(-1)", "", "Read further up"),
    Command("top", _TEXTS, ("home",), "scroll_edge(-1)", "", "Go to the top of the text"),
    Command("bottom", _TEXTS, ("end",), "scroll_edge(1)", "", "Go to the end of the text"),
    Command("back", (BRIEFING, PROBLEMS), ("escape",), "back", "back", "Go back to the library"),
    Command("back_at_end", (ENDING,), ("escape",), "back", "", "Go back to the library"),
    Command("close", _OVERLAYS, ("escape",), "close", "back", "Go back"),
    Command("hush", (ADVICE,), ("escape",), "leave", "text", "Return to the text of the scene"),
    Command(
        "leave", (DECISION, OUTCOME), ("escape",), "leave", "leave",
        "Leave the play for the library; you are asked first",
    ),
    Command("quit_now", (LEAVE,), ("q", "ctrl+q"), "quit", "quit", "Quit the game at once"),
    Command(
        "quit", _TEXTS, ("q", "ctrl+q"), "quit", "quit",
        "Quit the game; in a play you are asked first",
    ),
    Command("road", _IN_PLAY, ("r",), "road", "road", "List the decisions made so far"),
    Command(
        "copy_or_quit", (*_TEXTS, LEAVE), ("ctrl+c",), "copy_or_quit", "",
        "Copy text marked with the mouse; with none marked, as q",
    ),
    Command("close_help", (HELP,), ("question_mark", "f1"), "close", "", "Close the help"),
    Command(
        "help", _HELPED, ("question_mark", "f1"), "help", "help", "Show the keys of this screen"
    ),
)  # fmt: skip
"""All commands, in the order in which the key bar and the help show them."""

_KEY_NAMES = {
    "question_mark": "?",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
_ALWAYS_SHOWN = "help"

Offered = Callable[[str, tuple[object, ...]], bool]
"""Whether an action, with these parameters, can be done just now."""


def commands_in(room: str) -> tuple[Command, ...]:
    """Return the commands of a room, in their order."""
    return tuple(command for command in COMMANDS if room in command.rooms)


def bindings_in(room: str) -> list[BindingType]:
    """Return what a screen declares as its BINDINGS."""
    return [
        Binding(key, action_for(command, key), command.help)
        for command in commands_in(room)
        for key in command.keys
    ]


def action_for(command: Command, key: str) -> str:
    """Return the action that a key of a command runs."""
    return command.action.replace("{key}", key)


def parsed_action(action: str) -> tuple[str, tuple[object, ...]]:
    """Return an action's name and parameters."""
    _, name, parameters = parse(action)
    return name, parameters


class BarEntry(NamedTuple):
    """A key, or a span of keys, and what it does, as the key bar shows them."""

    keys: str
    label: str


def bar_entries(room: str, offered: Offered, width: int) -> tuple[BarEntry, ...]:
    """Return what fits into a key bar so many cells wide; the help is never left out."""
    entries: list[BarEntry] = []
    always: list[BarEntry] = []
    for command in commands_in(room):
        keys = _offered_keys(command, offered)
        if command.label and keys:
            shown = _span(keys) if "{key}" in command.action else key_name(keys[0])
            kept = always if command.id == _ALWAYS_SHOWN else entries
            kept.append(BarEntry(shown, command.label))
    while entries and bar_width((*entries, *always)) > width:
        entries.pop()
    return (*entries, *always)


def bar_width(entries: tuple[BarEntry, ...]) -> int:
    """Return how many cells the entries take: keys and label, and a space around each of them."""
    return sum(len(entry.keys) + len(entry.label) + 3 for entry in entries)


def help_rows(room: str, offered: Offered) -> Iterator[tuple[str, str]]:
    """Yield the keys of each command that can be given just now, and what they do."""
    for command in commands_in(room):
        keys = _offered_keys(command, offered)
        if keys and "{key}" in command.action:
            yield _span(keys), command.help
        elif keys:
            yield ", ".join(map(key_name, keys)), command.help


def key_name(key: str) -> str:
    """Return a key as the screen shows it."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    parts = key.split("+")
    return "+".join(map(str.capitalize, parts)) if len(key) > 1 else key


def _offered_keys(command: Command, offered: Offered) -> list[str]:
    return [key for key in command.keys if offered(*parsed_action(action_for(command, key)))]


def _span(keys: list[str]) -> str:
    return f"{keys[0]}-{keys[-1]}" if len(keys) > 1 else keys[0]
