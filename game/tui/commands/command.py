"""What a command of the terminal app is."""

from __future__ import annotations

from typing import NamedTuple

from textual.actions import parse


class Command(NamedTuple):
    """Something a key does; `{key}` in `action` stands for the key that was pressed.

    `label` is what the key bar says, empty where the bar leaves it out; `help` is a sentence
    without a full stop. A command that is done `at_once` leads to where one types: what is typed
    right after its key, before the screen has changed, belongs there.
    """

    id: str
    rooms: tuple[str, ...]
    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    at_once: bool = False


def action_for(command: Command, key: str) -> str:
    """Return the action that a key of a command runs."""
    return command.action.replace("{key}", key)


def parsed_action(action: str) -> tuple[str, tuple[object, ...]]:
    """Return an action's name and parameters."""
    _, name, parameters = parse(action)
    return name, parameters
