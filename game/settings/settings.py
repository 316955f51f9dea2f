"""The settings, and what each of them may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

LEAST_WIDTH, MOST_WIDTH = 60, 76
"""Between these a line of running text is easy to read, in cells."""

LEAST_WALL_WIDTH, MOST_WALL_WIDTH = 60, 120
"""How wide a line may be on a projector, in cells."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the game looks and reads."""

    theme: str = "precedent"
    """The name of the theme; where there is none of that name, the first one is taken."""
    text_width: int = MOST_WIDTH
    """The widest line of running text, in cells."""
    projector_width: int = 100
    """The same on a projector."""
    animation: bool = False
    """Whether text glides when it scrolls."""
    plain_keys: bool = False
    """Whether keys are named in whole words: `Escape` for `Esc`, `question mark` for `?`."""


class Read(NamedTuple):
    """The settings that could be read, and a sentence on each thing that could not."""

    settings: Settings
    notes: tuple[str, ...] = ()


RANGES: Mapping[str, range] = {
    "text_width": range(LEAST_WIDTH, MOST_WIDTH + 1),
    "projector_width": range(LEAST_WALL_WIDTH, MOST_WALL_WIDTH + 1),
}
"""What the numbers among the settings may be."""


def settings_from(values: Mapping[str, Any]) -> Read:
    """Return the settings of these values; one that cannot be is left as it comes."""
    known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    settings, notes = Settings(), []
    for name, value in values.items():
        if name not in known:
            notes.append(f"There is no setting `{name}`.")
        elif wrong := _what_is_wrong(name, value, known[name]):
            notes.append(f"`{name}` {wrong}.")
        else:
            settings = replace(settings, **{name: value})
    return Read(settings, tuple(notes))


def _what_is_wrong(name: str, value: Any, kind: type) -> str:
    # type(), since Python takes true and false for numbers too.
    if type(value) is not kind:
        return {bool: "must be true or false", int: "must be a whole number"}.get(
            kind, "must be a text in quotes"
        )
    if name in RANGES and value not in RANGES[name]:
        return f"must be from {RANGES[name].start} to {RANGES[name].stop - 1}"
    return ""
