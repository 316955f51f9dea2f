"""What a journal says: a header, then one entry for each thing that happened, in order.

Entries name the author's ids. Beside them stand the words that were on screen, so that a play can
still be read when its scenario has changed or is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

FORMAT = 1
"""Raised when an older program could not read what a newer one writes."""

STUCK = "stuck"
"""The id of the end where no way is open."""


class Forked(NamedTuple):
    """The play that a play was begun from, and how many of its turns were taken over."""

    play: str
    turns: int


class Header(NamedTuple):
    """What a journal begins with: all that a play rests on, save its moves."""

    play: str
    """The play's own id: five letters and digits."""
    scenario: str
    title: str
    origin: str
    """The file of a scenario that is not the library's; empty for one of the library."""
    rules: str
    """The rules digest."""
    text: str
    """The text digest."""
    seed: int
    program: str
    """The version of the program that began the play."""
    begun: str
    """When it was begun: a time in UTC, such as `2026-11-29T20:15:00Z`."""
    forked: Forked | None = None


class Said(NamedTuple):
    """One thing that came about, in the words that were shown."""

    kind: str
    id: str
    title: str
    text: str


class Chosen(NamedTuple):
    """A choice, with what was drawn and all that came of it."""

    scene: str
    option: str
    outcome: str
    """The id of what was drawn; `stuck` where no outcome held."""
    heading: str
    """The title of the scene."""
    label: str
    """The label of the option."""
    came: tuple[Said, ...] = ()
    end: Said | None = None
    """The ending that was reached, or that the play is stuck."""


class ByHand(NamedTuple):
    """An inject brought in, held or released by the facilitator's hand."""

    kind: Literal["inject", "hold", "release"]
    id: str
    title: str
    came: tuple[Said, ...] = ()


class Predicted(NamedTuple):
    """A question about the record, answered before the record was shown."""

    question: str
    answer: str
    confidence: int
    asked: str
    """The question in words."""
    answered: str
    """The answer in words."""


class Skipped(NamedTuple):
    """A question about the record that was passed over."""

    question: str
    asked: str


class Rewound(NamedTuple):
    """The play was taken back to its first `turns` turns."""

    turns: int


class Noted(NamedTuple):
    """A note of the player's own."""

    text: str


class Named(NamedTuple):
    """The play was given a name."""

    name: str


class InClass(NamedTuple):
    """Something that a class did around the play: a vote, a step of a decision, a dissent.

    What it says belongs to the room of the class, which reads it strictly; a play needs none of it.
    """

    what: str
    at: int
    """When, in milliseconds since 1970 in UTC."""
    body: Mapping[str, Any] = {}


Entry = Chosen | ByHand | Predicted | Skipped | Rewound | Noted | Named | InClass
