"""What a command of the terminal app is."""

from __future__ import annotations

from typing import NamedTuple


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
