"""Plays drawn at random, where not everything can be visited: estimates, never proofs.

Open options are chosen uniformly, outcomes by their weights, all through the rules of play one
decision after the other. Draws are keyed (see `game.engine.chance`) by a tag of their own, so that
one seed gives one sample on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

from game.analysis.progress import Listener, Progress, StoppedError, silent
from game.analysis.result import Taken, Way
from game.engine.chance import draw_bits, pick
from game.engine.state import State, is_over
from game.engine.step import begin, chosen, follow, open_options, open_outcomes, step
from game.engine.tables import Program

SAMPLE_TAG = "precedent/sample/1"

MOST_PLAYS = 20_000
MOST_DECISIONS = 1_000
"""After so many decisions a play is given up: it did not end."""

MOST_DECISIONS_IN_ALL = 1_000_000
PILOT = 200
"""From the length of so many plays it is worked out how many more there is time for."""

_Z = 1.959963984540054
"""The quantile of the normal distribution for 95%."""

_TOLD = 50
"""After so many plays progress is told."""


class Share(NamedTuple):
    """How many of the plays, and the 95% interval for how many of all plays, of 1."""

    plays: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SampledEnding:
    """What the plays that came to one ending showed."""

    share: Share
    decisions: tuple[int, int]
    """The fewest and the most that were seen; there may be fewer, and more."""
    ranges: Mapping[str, tuple[int, int]]
    """By indicator, the lowest and the highest value that was seen; there may be lower ones."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What plays drawn at random showed."""

    seed: int
    plays: int
    endings: Mapping[str, SampledEnding]
    """By ending, in the author's order, those that were seen."""
    stuck: Share
    unended: Share
    """Those given up after `MOST_DECISIONS` decisions."""


@dataclass(slots=True)
class _Tally:
    plays: int = 0
    decisions: tuple[int, int] = (MOST_DECISIONS, 0)
    lowest: list[int] = field(default_factory=list)
    highest: list[int] = field(default_factory=list)

    def add(self, values: tuple[int, ...], decisions: int) -> None:
        """Take in a play that came to its end with some values."""
        if not self.plays:
            self.lowest, self.highest = [*values], [*values]
        self.plays += 1
        self.lowest = [*map(min, self.lowest, values)]
        self.highest = [*map(max, self.highest, values)]
        self.decisions = min(self.decisions[0], decisions), max(self.decisions[1], decisions)


def sample(
    program: Program,
    seed: int,
    *,
    first: State | None = None,
    most_plays: int = MOST_PLAYS,
    listener: Listener = silent,
) -> Sample:
    """Draw plays, injects by hand left out, and tell how they end.

    They go on from `first`, or are whole where it is left out.

    How many is decided by the length of the first ones, so that time is bounded.

    Raises:
        StoppedError: if the listener asks for it.
    """
    tallies: dict[int, _Tally] = {}
    unended = made = number = 0
    plays = min(PILOT, most_plays)
    while number < plays:
        end = _play(program, seed, number, first)
        number += 1
        made += end.cells[-1]
        if is_over(program, end):
            values = end.cells[: len(program.indicators)]
            tallies.setdefault(end.place, _Tally()).add(values, end.cells[-1])
        else:
            unended += 1
        if number == PILOT:
            plays = min(most_plays, max(PILOT, MOST_DECISIONS_IN_ALL * PILOT // max(made, 1)))
        if not number % _TOLD and not listener(Progress(0, 0, 0, number, plays)):
            raise StoppedError
    stuck = tallies.pop(program.stuck, _Tally())
    return Sample(
        seed=seed,
        plays=plays,
        endings={
            program.place_id(place): SampledEnding(
                _share(each.plays, plays),
                each.decisions,
                {
                    id_: (each.lowest[at], each.highest[at])
                    for at, (id_, _) in enumerate(program.indicators)
                },
            )
            for place, each in sorted(tallies.items())
        },
        stuck=_share(stuck.plays, plays),
        unended=_share(unended, plays),
    )


def _play(program: Program, seed: int, number: int, first: State | None) -> State:
    """Return the state in which a play ends, or is given up."""
    *_, (state, _) = _states(program, seed, number, first)
    return state


def drawn_way(program: Program, seed: int, number: int) -> Way:
    """Return one of the plays, as far as it is made, decision by decision."""
    return tuple(taken for _, taken in _states(program, seed, number) if taken is not None)


def _states(
    program: Program, seed: int, number: int, first: State | None = None
) -> Iterator[tuple[State, Taken | None]]:
    """Yield each state of a play, with the decision that led there."""
    state = begin(program)[0] if first is None else first
    yield state, None
    while not is_over(program, state) and state.cells[-1] < MOST_DECISIONS:
        bits = draw_bits(SAMPLE_TAG, seed, number, state.cells[-1], "option")
        ways = open_options(program, state)
        at = ways[bits * len(ways) >> 64]
        scene = program.scenes[state.place]
        option = scene.options[at]
        cells = chosen(state, option)
        outcomes = open_outcomes(option, cells)
        if not outcomes:
            state = step(program, state, at)[0].state
            yield state, Taken(scene.id, option.id, "")
            continue
        drawn = outcomes[0]
        if len(outcomes) > 1:
            bits = draw_bits(SAMPLE_TAG, seed, number, state.cells[-1], "outcome")
            drawn = outcomes[pick(bits, (option.outcomes[each].weight for each in outcomes))]
        state, _ = follow(program, state, option, drawn, cells)
        yield state, Taken(scene.id, option.id, option.outcomes[drawn].id)


def _share(count: int, plays: int) -> Share:
    """Return a share with its score interval (Wilson 1927)."""
    share = count / plays
    spread = _Z * _Z / plays
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / plays + spread / plays / 4) / (1 + spread)
    low = 0.0 if not count else max(0.0, middle - half)
    return Share(count, share, low, 1.0 if count == plays else min(1.0, middle + half))
