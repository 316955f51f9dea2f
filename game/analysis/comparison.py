"""What comparing a scenario's options found, as frozen values in the author's ids.

Options are compared by the expected value of an indicator at the end of play, once everything has
arrived, if every later choice among open options is made alike often (uniform play). A play that
sticks ends there, with the values held then. Injects by hand are left out. States are reachable
moments of decision, told apart by all that a later condition can read and by the indicator that is
compared; values are 64-bit floats, and differences below a 1e-9th of an indicator's range, or
between chances, count as none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.analysis.result import Unproved


@dataclass(frozen=True, slots=True)
class Standing:
    """How an option, or an instrument, stands on one indicator that has a better end.

    Best in a state: better than some and worse than none of what is open beside it; worst: worse
    than some and better than none.
    """

    compared: int
    """In how many states it is open beside another."""
    best: int
    worst: int
    gain: float
    """How much more is expected after it than on average over all that is open, in the
    indicator's own units, its sign as it stands; the mean over the moments of play at which it is
    open beside another."""


@dataclass(frozen=True, slots=True)
class Swing:
    """How much a decision moves the result."""

    visits: float
    """How often it is met in a play, on average, under uniform play."""
    endings: float
    """From 0 to 1: the greatest distance (total variation) between the chances of the endings,
    `stuck` among them, after two open options; the mean over the moments at which it is met."""
    indicators: Mapping[str, float]
    """By indicator, the highest less the lowest value that is expected after an open option;
    likewise the mean. Indicators that could not be compared are absent."""


@dataclass(frozen=True, slots=True)
class Dominated:
    """An option with another of its scene that never does worse; both as `scene.option`.

    Wherever `option` is open so is `by`, and after `by` no indicator with a better end is expected
    to be worse. Of every state in the sense of `explore`, there is such an indicator of which
    better is expected after `by`, whatever that indicator's own value is there. (That is somewhat
    more than being better on one, whichever, for each combination of values: an option may be
    dominated without being told here, never the other way.)
    """

    option: str
    by: str


@dataclass(frozen=True, slots=True)
class Cut:
    """An effect that adds to an indicator, and how often the range cuts it off.

    `kind` and `id` are those of a `PassageKey`: an `outcome` (`scene.option.outcome`), a
    `consequence` or an `inject`; `number` is that of the effect there, from 0.
    """

    kind: str
    id: str
    number: int
    indicator: str
    applied: int
    """In how many states it comes about, the indicator's value told apart: those before the step
    that brings it, once for each option and outcome that does."""
    cut: int
    """In how many of them it would lead beyond the range."""
    arrives: tuple[int, int]
    """The lowest and the highest of what it does add in them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Options, instruments and decisions, compared.

    With `why` nothing is compared: too many states, a state that leads round to itself, or it was
    stopped. An
    indicator in `unproved` has too many states of its own: it is absent everywhere, and of
    dominated options, straw men and decisions after which nothing differs none is told, as far as
    that indicator would have a say in it.
    """

    why: Unproved = ""
    unproved: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    """By `scene.option` and indicator with a better end; of options compared somewhere."""
    instruments: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    """By instrument and indicator likewise. An instrument is compared where an option of its own
    and one of another instrument are open; it is best where some option of its own is best among
    all open options that have an instrument, worst likewise; its gain is that of the mean of its
    open options."""
    decisions: Mapping[str, Swing] = field(default_factory=dict)
    """By scene, in the author's order; scenes that are never a moment of decision are absent."""
    dominated: tuple[Dominated, ...] = ()
    straw_men: tuple[str, ...] = ()
    """Options (`scene.option`) that are compared somewhere, and best nowhere on any indicator."""
    idle: tuple[str, ...] = ()
    """Scenes where two options are open somewhere, and where in no state any ending's chance, or
    any indicator's expected, lowest or highest value, differs among those open."""
    cut: tuple[Cut, ...] = ()
    """Every effect that adds to a compared indicator and comes about somewhere."""
