"""What is drawn of a scenario: its places, the ways between them, and what may break in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Literal

from game.analysis.result import Unproved
from game.authoring.numbers import percentage, times

PlaceKind = Literal["decision", "interlude", "ending", "stuck"]
FINAL = frozenset({"ending", "stuck"})
"""The kinds of places where a play stops."""


@dataclass(frozen=True, slots=True)
class Place:
    """A scene, an ending, or `stuck`."""

    id: str
    kind: PlaceKind
    title: str
    date: str = ""
    """In words; empty where the author gives none."""
    mark: str = ""
    """`never seen` and the like, where no play gets there."""
    often: Fraction | None = None
    """The expected number of times in a play; None where nothing is proved."""
    once: bool = True
    """Whether no play comes here twice, so that `often` is a probability."""

    @property
    def share(self) -> str:
        """How often play comes here, in words; empty where that is not known or never."""
        return "" if self.mark or self.often is None else _share(self.often, once=self.once)

    @property
    def told(self) -> str:
        """How often play comes here, in a phrase: `in 15.6% of plays`, `1.50 times a play`."""
        return _phrase(self.share, once=self.once)


@dataclass(frozen=True, slots=True)
class Way:
    """From a place straight to a place, by any of some options; an interlude needs none."""

    source: str
    target: str
    options: tuple[tuple[str, str], ...] = ()
    """Ids and labels of the options that may lead here, in the author's order."""
    every: bool = False
    """Whether every option that can be chosen may lead here."""
    often: Fraction | None = None
    """The expected number of times in a play; None where that is not proved."""
    never: bool = False
    """Whether no play goes this way."""
    once: bool = True

    @property
    def share(self) -> str:
        """How often play goes this way, in words; empty where that is not known or never."""
        return "" if self.never or self.often is None else _share(self.often, once=self.once)

    @property
    def weight(self) -> float | None:
        """How heavy its line is, of 1 for once a play and oftener; None where it has no figure.

        The root of the share, so that what is seldom taken can still be told apart.
        """
        return None if self.never or self.often is None else sqrt(min(float(self.often), 1.0))

    @property
    def told(self) -> str:
        """How often play goes this way, in a phrase: `never`, `in 15.6% of plays`."""
        return "never" if self.never else _phrase(self.share, once=self.once)


@dataclass(frozen=True, slots=True)
class Event:
    """An inject: an event from outside that may break in at some scenes, at all where empty."""

    id: str
    title: str
    by_hand: bool
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that is drawn of a scenario; ids are unique among its places."""

    name: str
    title: str
    start: str
    places: tuple[Place, ...]
    ways: tuple[Way, ...]
    events: tuple[Event, ...] = ()
    unproved: Unproved = ""

    def telling(self, way: Way) -> tuple[tuple[str, str], ...]:
        """Return the options of a way, unless they tell it from no other way out of its place."""
        others = sum(each.source == way.source and not each.never for each in self.ways)
        return () if way.every and others > 1 and not way.never else way.options

    @property
    def basis(self) -> str:
        """What the figures rest on, or why there are none, in sentences."""
        return _BASIS[self.unproved]


_BASIS = {
    "": "Figures tell how often play comes there, with every open option chosen as often as the "
    "others, and are exact. The wider a line, the more plays take it.",
    "loop": "Not proved: play can come back to where it was and go round for ever. There are no "
    "figures, and all lines are alike.",
    "budget": "Not proved: there are more states than were to be visited. There are no figures, "
    "all lines are alike, and some may never be taken.",
    "stopped": "Not proved: the states were not all visited. There are no figures, all lines are "
    "alike, and some may never be taken.",
}


def _share(often: Fraction, *, once: bool) -> str:
    return percentage(often) if once else f"{times(often)} a play"


def _phrase(share: str, *, once: bool) -> str:
    return f"in {share} of plays" if share and once else share
