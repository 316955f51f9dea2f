"""What the key bar and the help tell of the commands that can be given just now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.tui.commands.command import Command, action_for, parsed_action
from game.tui.commands.registry import commands_in

_KEY_NAMES = {
    "question_mark": "?",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "colon": ":",
    "comma": ",",
    "slash": "/",
    "plus": "+",
    "minus": "-",
}
_WHOLE_NAMES = {
    "question_mark": "question mark",
    "pagedown": "Page Down",
    "pageup": "Page Up",
    "escape": "Escape",
    "left_square_bracket": "opening bracket",
    "right_square_bracket": "closing bracket",
    "colon": "colon",
    "comma": "comma",
    "slash": "slash",
    "plus": "plus",
    "minus": "minus",
    "ctrl": "Control",
    "up": "arrow up",
    "down": "arrow down",
    "left": "arrow left",
    "right": "arrow right",
    "space": "Space bar",
}
_ALWAYS_SHOWN = ("help", "help_typing")
_PALETTE = "palette"
_MOVES = ("scroll_", "move(", "part(")

Offered = Callable[[str, tuple[object, ...]], bool]
"""Whether an action, with these parameters, can be done just now."""


Named = Callable[[str, tuple[object, ...]], str]
"""What an action is called with these parameters, empty where its command says it all."""


class BarEntry(NamedTuple):
    """A key, or a span of keys, and what it does, as the key bar shows them.

    `action` is what a click does; a span of keys does nothing by itself.
    """

    keys: str
    label: str
    action: str = ""


class PaletteEntry(NamedTuple):
    """Something that can be done just now: what it is, its keys, and the action."""

    label: str
    keys: str
    action: str


def bar_entries(
    room: str,
    offered: Offered,
    width: int,
    *,
    whole_words: bool = False,
    most: int | None = None,
) -> tuple[BarEntry, ...]:
    """Return what fits into a key bar so many cells wide; the help is never left out.

    With `most`, no more entries than that stand beside it.
    """
    entries: list[BarEntry] = []
    always: list[BarEntry] = []
    for command in commands_in(room):
        keys = _offered_keys(command, offered)
        if command.label and keys:
            kept = always if command.id in _ALWAYS_SHOWN else entries
            many = "{key}" in command.action and len(keys) > 1
            shown = _span(keys, whole_words) if many else key_name(keys[0], whole_words)
            action = "" if many else action_for(command, keys[0])
            kept.append(BarEntry(shown, command.label, action))
    if most is not None:
        del entries[most:]
    while entries and bar_width((*entries, *always)) > width:
        entries.pop()
    return (*entries, *always)


def bar_width(entries: tuple[BarEntry, ...]) -> int:
    """Return how many cells the entries take: keys and label, and a space around each of them."""
    return sum(len(entry.keys) + len(entry.label) + 3 for entry in entries)


def help_rows(
    room: str, offered: Offered, *, whole_words: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the keys of each command that can be given just now, and what they do."""
    for command in commands_in(room):
        keys = _offered_keys(command, offered)
        if keys:
            yield _named_keys(command, keys, whole_words), command.help


def palette_entries(
    room: str, offered: Offered, named: Named, *, whole_words: bool = False
) -> Iterator[PaletteEntry]:
    """Yield everything that can be done in a room just now; each of a span of keys by itself.

    What only moves about comes last.
    """
    for command in sorted(commands_in(room), key=_only_moves):
        keys = _offered_keys(command, offered)
        if keys and "{key}" in command.action:
            for key in keys:
                action = action_for(command, key)
                label = named(*parsed_action(action)) or command.help
                yield PaletteEntry(label, key_name(key, whole_words), action)
        elif keys and command.action != _PALETTE:
            action = action_for(command, keys[0])
            label = named(*parsed_action(action)) or command.help
            yield PaletteEntry(label, _named_keys(command, keys, whole_words), action)


def key_name(key: str, whole_words: bool = False) -> str:
    """Return a key as the screen shows it; in whole words where that is asked for."""
    names = {**_KEY_NAMES, **_WHOLE_NAMES} if whole_words else _KEY_NAMES
    if key in names:
        return names[key]
    parts = key.split("+")
    named = (names.get(part, part.capitalize()) for part in parts)
    return "+".join(named) if len(key) > 1 else key


def _only_moves(command: Command) -> bool:
    return command.action.startswith(_MOVES)


def _offered_keys(command: Command, offered: Offered) -> list[str]:
    return [key for key in command.keys if offered(*parsed_action(action_for(command, key)))]


def _named_keys(command: Command, keys: list[str], whole_words: bool) -> str:
    if "{key}" in command.action:
        return _span(keys, whole_words)
    return " or ".join(key_name(key, whole_words) for key in keys)


def _span(keys: list[str], whole_words: bool) -> str:
    """Name keys in a row by the first and the last, and letters one by one."""
    if len(keys) < 2 or not keys[0].isdigit():
        return " ".join(keys)
    between = " to " if whole_words else "-"
    return f"{keys[0]}{between}{keys[-1]}"
