"""What an exploration found, as frozen values in the author's ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

Unproved = Literal["", "budget", "loop", "stopped"]
"""Why nothing is proved: too many states, a state that can be reached again from itself, or that it
was not let go on."""

StuckCause = Literal["options", "outcomes", "next", "pages", "endings"]
"""What is missing where play is stuck: an open option, an outcome that holds, a row of `next` that
holds, a way out of a ring of interludes, an ending that holds."""


class Taken(NamedTuple):
    """One decision of a play, in ids; `outcome` is empty where no outcome held."""

    scene: str
    option: str
    outcome: str


Way = tuple[Taken, ...]
"""A play, or a stretch of one: decisions one after the other."""


class PassageKey(NamedTuple):
    """A stretch of text: where it stands, and its number there from 0.

    `kind` is `scene`, `outcome`, `consequence`, `inject`, `ending` (then `id` is that thing's, an
    outcome's as `scene.option.outcome`) or `advice` (then `id` is `scene.adviser`).
    """

    kind: str
    id: str
    number: int


class NextKey(NamedTuple):
    """A row of a `next`, as it is read: by the outcome or the interlude of this id; from 0."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Exact figures of the plays that end in one way, under uniform play of open options."""

    paths: int
    """How many sequences of options and drawn outcomes lead there."""
    probability: Fraction
    """Of 1 for all plays."""
    decisions: tuple[int, int]
    """The fewest and the most decisions."""
    ranges: Mapping[str, tuple[int, int]]
    """By indicator, the lowest and the highest value, once everything has arrived."""


@dataclass(frozen=True, slots=True)
class EndingFound:
    """An ending that can be reached; `figures` are None where nothing is proved."""

    id: str
    way: Way
    """A play with the fewest decisions that ends here."""
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class StuckFound:
    """A way in which play can stick; `option` is empty where none is open (or at the start)."""

    cause: StuckCause
    scene: str
    """Where no way is open; empty where no ending holds."""
    option: str
    """The option that was chosen last, as `scene.option`."""
    way: Way
    """A play with the fewest decisions that sticks like this."""


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How often an option is met under uniform play: the expected number of times in a play.

    In a scene that is visited once at most, these are probabilities.
    """

    offered: Fraction
    chosen: Fraction


@dataclass(frozen=True, slots=True)
class Loop:
    """A state that can be reached again from itself, with a shortest way round."""

    way: Way
    """A play that leads there."""
    round: Way
    """The decisions that lead from there to the same state."""


@dataclass(frozen=True, slots=True)
class Seen:
    """All that can be met in some play; what is not in here never is, if all was explored.

    Scenes and interludes, options on offer (`scene.option`), outcomes (`scene.option.outcome`),
    consequences that arrive, injects that fire by their condition, endings, rows of `next` that are
    taken, and passages of those texts that do not always read the same.
    """

    scenes: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    consequences: frozenset[str] = frozenset()
    injects: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    nexts: frozenset[NextKey] = frozenset()
    passages: frozenset[PassageKey] = frozenset()


@dataclass(frozen=True, slots=True)
class Exploration:
    """Everything that can happen in a scenario, injects by hand left out.

    With `unproved` empty all of it is exact. After `loop` every state was visited all the same:
    what can be seen and every witness stand, but there are no figures. After `budget` and `stopped`
    only what was met by then is told, a loop too: it can happen, and more may. After `budget`
    nothing at all is told (no state was visited) where an indicator has more values than can be
    told apart, over a million, and a test reads it together with another.
    """

    unproved: Unproved
    states: int
    """Moments of decision visited, after dropping what no test can tell apart."""
    seen: Seen
    endings: Mapping[str, EndingFound]
    """The endings that can be reached, in the author's order."""
    stuck: tuple[StuckFound, ...]
    limit: int = 0
    """After `budget`: there are more states than this, and no room for them."""
    unread: frozenset[PassageKey] = frozenset()
    """Passages under a condition of which it is not known whether they are ever read."""
    loop: Loop | None = None
    paths: int | None = None
    """How many paths the states stand for, those that stick included."""
    stuck_paths: int | None = None
    stuck_probability: Fraction | None = None
    decisions: tuple[int, int] | None = None
    """The fewest and the most decisions of a play, sticking included."""
    options: Mapping[str, OptionFigures] = field(default_factory=dict)
    """By `scene.option`, how often it is met, for every option on offer somewhere."""
    links: Mapping[tuple[str, str], Fraction] = field(default_factory=dict)
    """From a scene straight to a scene, an ending or `stuck`: the expected number of times in a
    play, under uniform play of open options. Play that comes to a scene and finds no way open goes
    on from there to `stuck`."""

    @property
    def proved(self) -> bool:
        """Whether the figures are exact and nothing is missing."""
        return not self.unproved

    @property
    def whole(self) -> bool:
        """Whether every state was visited, so that what was not met never is."""
        return self.unproved in ("", "loop")
