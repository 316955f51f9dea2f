"""Every command of the terminal app, in one list: it feeds the bindings, the key bar and the help.

A screen is named by its `room`; each command says in which rooms it works, and with which keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.actions import parse
from textual.binding import Binding, BindingType

LIBRARY, BRIEFING, DECISION = "library", "briefing", "decision"
OUTCOME, ENDING, PROBLEMS = "outcome", "ending", "problems"
CARD, HELP, LEAVE = "card", "help", "leave"

ROOMS = {
    LIBRARY: "The library",
    BRIEFING: "The briefing",
    DECISION: "A decision",
    OUTCOME: "What came of it",
    ENDING: "The end",
    PROBLEMS: "Problems",
    CARD: "The evidence",
    HELP: "Keys",
    LEAVE: "Leaving",
}
"""Every room, with what the help calls it."""

_DIGITS = tuple("123456789")
_LISTS = (LIBRARY, DECISION)
_PAGES = (BRIEFING, OUTCOME, ENDING, PROBLEMS, CARD, HELP)
_TEXTS = (*_LISTS, *_PAGES)
_IN_PLAY = (DECISION, OUTCOME)
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
        "choose", (DECISION,), _DIGITS, "choose({key})", "choose",
        "Choose the option of that number",
    ),
    Command(
        "choose_marked", (DECISION,), ("enter",), "choose_marked", "", "Choose the marked option"
    ),
    Command(
        "advice", (DECISION,), ("a",), "advice", "advisers",
        "Hear an adviser at the table; once more for the next one",
    ),
    Command(
        "read_on", (OUTCOME,), ("enter",), "read_on", "read on",
        "Read on; at the end of the page, go on with the play",
    ),
    Command("go_on", (OUTCOME,), ("n",), "go_on", "next", "Go on with the play at once"),
    Command("part", (OUTCOME, CARD), _DIGITS, "part({key})", "", "Go to the part of that number"),
    Command(
        "card", (OUTCOME, ENDING), ("e",), "card", "evidence",
        "Open the evidence: findings, likeness and difference, dissent, sources",
    ),
    Command("again", (ENDING,), ("p",), "again", "again", "Play again with the same seed"),
    Command("new_seed", (ENDING,), ("s",), "new_seed", "new seed", "Play again with a new seed"),
    Command(
        "rewind", (*_IN_PLAY, ENDING), ("u",), "rewind", "rewind",
        "Take back the last decision; the same luck is met again",
    ),
    Command("library", (ENDING,), ("l",), "back", "library", "Go back to the library"),
    Command("yes", (LEAVE,), ("y",), "answer(True)", "leave", "Leave the play"),
    Command("no", (LEAVE,), ("n", "escape"), "answer(False)", "stay", "Stay"),
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
    Command("close", (CARD, HELP), ("escape",), "close", "back", "Go back"),
    Command(
        "leave", _IN_PLAY, ("escape",), "leave", "leave",
        "Go back: from an adviser to the text, else out of the play; you are asked first",
    ),
    Command("quit", (LIBRARY, BRIEFING, ENDING, PROBLEMS), ("q",), "quit", "quit", "Quit"),
    Command("quit_play", _IN_PLAY, ("q",), "quit_play", "", "Quit; you are asked first"),
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
    "up": "Up",
    "down": "Down",
}
_ALWAYS_SHOWN = "help"


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


def bar_entries(
    room: str, allowed: Callable[[str, tuple[object, ...]], bool], width: int
) -> tuple[BarEntry, ...]:
    """Return what fits into a key bar so many cells wide; the help is never left out.

    `allowed` says of an action and its parameters whether it can be done just now.
    """
    entries: list[BarEntry] = []
    always: list[BarEntry] = []
    for command in commands_in(room):
        keys = [key for key in command.keys if allowed(*parsed_action(action_for(command, key)))]
        if command.label and keys:
            shown = key_name(keys[0])
            if "{key}" in command.action and len(keys) > 1:
                shown = f"{keys[0]}-{keys[-1]}"
            kept = always if command.id == _ALWAYS_SHOWN else entries
            kept.append(BarEntry(shown, command.label))
    while entries and bar_width((*entries, *always)) > width:
        entries.pop()
    return (*entries, *always)


def bar_width(entries: tuple[BarEntry, ...]) -> int:
    """Return how many cells the entries take: a space before each, and two after but the last."""
    return sum(len(entry.keys) + len(entry.label) + 4 for entry in entries) - 2


def help_rows(room: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of each command of a room, and what they do."""
    for command in commands_in(room):
        if command.keys == _DIGITS:
            yield "1-9", command.help
        else:
            yield ", ".join(key_name(key) for key in command.keys), command.help


def key_name(key: str) -> str:
    """Return a key as the screen shows it."""
    return _KEY_NAMES.get(key, key.capitalize() if len(key) > 1 else key)
