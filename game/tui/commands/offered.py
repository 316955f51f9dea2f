"""What the key bar and the help tell of the commands that can be given just now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.tui.commands.registry import Command, action_for, commands_in, parsed_action

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
