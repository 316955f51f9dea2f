"""States that were walked one step on and are not numbered yet; and some of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from game.analysis.backward.kept import NOWHERE, Landing, Step
from game.analysis.backward.order import Inner
from game.analysis.states.keys import NO_KEYS, Ints, Keys
from game.analysis.walking.questions import Mask
from game.analysis.walking.walk import Place


class Going(NamedTuple):
    """A step, where it leads, and the keys of the states there; nowhere where play stops."""

    step: Step
    target: Place | None
    keys: Keys


class Walked(NamedTuple):
    """States at one place with every step on, not numbered yet."""

    place: Place
    keys: Keys
    masks: list[Mask]
    goings: list[Going]
    landings: list[Landing]


class Piece(NamedTuple):
    """Some of the states that were walked (None: all), on one level."""

    level: int
    place: Place
    number: int
    rows: Ints | None


def inner(walked: Walked, within: frozenset[int], standing: Ints) -> Iterator[Inner]:
    """Yield what comes to which place within some scenes; `standing` numbers the states."""
    for step, target, keys in walked.goings:
        if target is not None and target.scene in within:
            yield Inner(standing if step.rows is None else standing[step.rows], target, keys)


def parted(walked: Walked, number: int, level: Ints) -> Iterator[Piece]:
    """Part states that were walked by their levels."""
    if np.all(level == level[0]):
        yield Piece(int(level[0]), walked.place, number, None)
        return
    for each in np.unique(level).tolist():
        yield Piece(each, walked.place, number, np.flatnonzero(level == each))


def some_of(walked: Walked, rows: Ints) -> Walked:
    """Return some of the states that were walked, with the steps that they take."""
    where = np.full(len(walked.keys), -1, dtype=np.int64)
    where[rows] = np.arange(len(rows))
    return Walked(
        walked.place,
        walked.keys[rows],
        [mask if isinstance(mask, bool) else mask[rows] for mask in walked.masks],
        [part for going in walked.goings if (part := _part(going, rows, where)) is not None],
        [
            each if each.rows is None else each._replace(rows=_within(where, each.rows))
            for each in walked.landings
        ],
    )


def _within(where: Ints, rows: Ints) -> Ints:
    """Return where rows are among some of all states, of those that are."""
    found = where[rows]
    return found[found >= 0]


def _part(going: Going, rows: Ints, where: Ints) -> Going | None:
    """Return a step as some states take it; `where` tells where each of all is among them."""
    step, target, keys = going
    at, to = rows, None
    if step.rows is not None:
        found = where[step.rows]
        at = np.flatnonzero(found >= 0)
        if not len(at):
            return None
        to = found[at]
    share = step.share if isinstance(step.share, float) else step.share[at]
    part = Step(step.option, share, to, NOWHERE, step.effects, step.final)
    return Going(part, target, NO_KEYS if target is None else keys[at])
