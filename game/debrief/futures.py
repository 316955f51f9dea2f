"""The futures: what could still come about before and after each decision, and which moved most.

Chances are those under uniform play: at every decision left, each open option is taken to be
chosen alike often. What can still come about does not depend on that. Where a scenario is too
large for all of it to be visited, there are figures from plays drawn at random instead, marked as
such, and of what closed and what opened nothing is said: no sample can prove that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.debrief.ahead import Ahead, Outlook
from game.debrief.road import Juncture, junctures
from game.engine.play import Road
from game.engine.state import State
from game.engine.tables import Program

LEAST_MOVE = 1e-9
"""Differences between chances below this count as none."""


class Chance(NamedTuple):
    """How likely an ending is, of 1; `low` and `high` bound it, and are equal where it is exact."""

    ending: str
    """Its id; `stuck` where play finds no way on."""
    title: str
    share: float
    low: float
    high: float


class Span(NamedTuple):
    """How far an indicator can still go: the worst and the best that can still come about."""

    low: int
    high: int
    mean: float | None
    """What is expected of it; none where that is not known exactly."""
    sampled: int = 0
    """From so many plays drawn at random: it may go lower and higher. 0: it is exact."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What could still come about at one moment of the play: a slice of the cone."""

    decision: int
    """After which decision, and before the next; 0 at the start."""
    chances: tuple[Chance, ...]
    """By ending in the author's order, those that can still come about; none while not known."""
    spans: Mapping[str, Span]
    """By indicator, those that are known."""
    values: Mapping[str, int]
    """By indicator, what it stood at."""
    sampled: int = 0
    """From so many plays drawn at random the figures are; 0: they are exact. In a sample `spans`
    are what was seen, and there may be lower and higher."""

    @property
    def exact(self) -> bool:
        """Whether the chances are known, and exactly."""
        return bool(self.chances) and not self.sampled

    def share(self, ending: str) -> float:
        """Return the chance of an ending; 0 where it can no longer come about."""
        return next((each.share for each in self.chances if each.ending == ending), 0.0)


@dataclass(frozen=True, slots=True)
class Turned:
    """How one decision, with the luck and the hand that followed it, changed what was ahead."""

    decision: int
    lost: tuple[str, ...]
    """Endings that could still come about before it and no longer after it."""
    kept: tuple[str, ...]
    """Endings still within reach after the option chosen, whatever the luck, that some other open
    option would have put out of reach."""
    shift: float
    """The total variation distance between the chances of the endings before and after it: the
    share of all chance that moved from some endings to others, from 0 to 1."""
    rose: str
    """The ending whose chance rose most; empty where none did."""
    rose_by: float


@dataclass(frozen=True, slots=True)
class Futures:
    """What could still come about, moment by moment."""

    moments: tuple[Moment, ...]
    """At the start, and after each decision."""
    turned: tuple[Turned, ...] = ()
    """By decision, where the chances are known exactly."""
    closed_most: int | None = None
    """The decision that closed most: after which most endings that could still come about no
    longer could; among equals, the one that moved most chance (`shift`); among those, the first.
    None where no decision put an ending out of reach."""
    opened_most: int | None = None
    """The decision that kept most open: whose option left most endings within reach that another
    option open there would have put out of reach; ties as above. None where there is none."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The title of every ending, by id, `stuck` among them."""


def futures_of(road: Road, ahead: Ahead) -> Futures:
    """Return what could still come about, so far as it is known."""
    program = road.program
    every = junctures(road)
    # What was moved by hand after a choice belongs to the moment before the next one.
    stood = (*(each.turn.before for each in every), road.state)
    moments = tuple(
        _moment(program, number, state, ahead.of(state)) for number, state in enumerate(stood)
    )
    turned = tuple(_turned(program, every, moments, ahead))
    return Futures(
        moments=moments,
        turned=turned,
        closed_most=_most([(len(each.lost), each) for each in turned]),
        opened_most=_most([(len(each.kept), each) for each in turned]),
        titles=titles_of(program),
    )


def titles_of(program: Program) -> dict[str, str]:
    """Return the title of every ending, by id; `stuck` is one."""
    titles = {id_: ending.title for id_, ending in program.scenario.endings.items()}
    return {**titles, "stuck": "Stuck: no way on"}


def chances_of(program: Program, outlook: Outlook) -> tuple[Chance, ...]:
    """Return the chances of the endings, in the author's order; none where they are not known."""
    titles = titles_of(program)
    if outlook.endings is not None:
        now = outlook.endings.now
        return tuple(
            Chance(id_, title, now[id_], now[id_], now[id_])
            for id_, title in titles.items()
            if id_ in now
        )
    if outlook.sample is not None:
        shares = {id_: each.share for id_, each in outlook.sample.endings.items()}
        if outlook.sample.stuck.plays:
            shares["stuck"] = outlook.sample.stuck
        return tuple(
            Chance(id_, title, shares[id_].share, shares[id_].low, shares[id_].high)
            for id_, title in titles.items()
            if id_ in shares
        )
    return ()


def spans_of(program: Program, outlook: Outlook) -> dict[str, Span]:
    """Return how far each indicator can still go, so far as it is known."""
    found: dict[str, Span] = {}
    for id_, _ in program.indicators:
        value = outlook.values.get(id_)
        if value is not None:
            found[id_] = Span(value.now.low, value.now.high, value.now.mean)
        elif outlook.sample is not None and outlook.sample.endings:
            ranges = [each.ranges[id_] for each in outlook.sample.endings.values()]
            lowest, highest = min(low for low, _ in ranges), max(high for _, high in ranges)
            found[id_] = Span(lowest, highest, None, outlook.sample.plays)
    return found


def _moment(program: Program, decision: int, state: State, outlook: Outlook) -> Moment:
    values = zip(program.indicators, state.cells, strict=False)
    return Moment(
        decision=decision,
        chances=chances_of(program, outlook),
        spans=spans_of(program, outlook),
        values={id_: value for (id_, _), value in values},
        sampled=outlook.sample.plays if outlook.sample and outlook.endings is None else 0,
    )


def _turned(
    program: Program, every: Sequence[Juncture], moments: Sequence[Moment], ahead: Ahead
) -> Iterator[Turned]:
    for each in every:
        before, after = moments[each.number - 1], moments[each.number]
        outlook = ahead.of(each.turn.before).endings
        if outlook is None or not (before.exact and after.exact):
            continue
        mine = program.scenes[each.turn.before.place].options[each.turn.option].id
        others = [chances for id_, chances in outlook.options.items() if id_ != mine]
        moves = {
            id_: after.share(id_) - before.share(id_)
            for id_ in titles_of(program)
            if before.share(id_) or after.share(id_)
        }
        rose = max(moves, key=lambda id_: moves[id_], default="")
        rises = bool(rose) and moves[rose] > LEAST_MOVE
        yield Turned(
            decision=each.number,
            lost=tuple(id_ for id_ in moves if before.share(id_) and not after.share(id_)),
            kept=tuple(
                id_
                for id_ in moves
                if id_ in outlook.options[mine] and any(id_ not in other for other in others)
            ),
            shift=sum(map(abs, moves.values())) / 2,
            rose=rose if rises else "",
            rose_by=moves[rose] if rises else 0.0,
        )


def _most(rows: Sequence[tuple[int, Turned]]) -> int | None:
    some = [(count, turned.shift, -turned.decision) for count, turned in rows if count]
    return -max(some)[2] if some else None
