"""Choice and luck: how a result on one indicator comes about, told so that it adds up.

    result = best expected at the start - sum of regrets + sum of lucks + sum of what came by hand

The best expected value V* of a moment is what is expected at the end of play if from there on each
decision goes to the option after which the most (or, where lower is better, the least) is
expected. Choosing gives away the difference between V* before and V* of the option chosen: its
regret, 0 for the best option. The draw then adds or takes the difference between V* of the option
and V* of where the draw led: luck. What the facilitator brings in or holds back moves V* too. The
differences telescope, so the sum is exact whatever the scenario. Of a play that is not over the
result is V* of where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from game.debrief.ahead import Ahead
from game.debrief.road import Juncture, junctures
from game.debrief.rounding import rounded_to_sum
from game.engine.play import Road
from game.engine.state import State
from game.model.scenario import Better, Indicator

N = TypeVar("N", float, Fraction)

CAVEAT = (
    "An indicator is a yardstick of the designers’ making. What is best by it is best by it alone, "
    "and other yardsticks may have pulled the other way."
)
"""What is said beside every account of choice and luck."""


class Worth(NamedTuple, Generic[N]):
    """The best expected value of a moment of decision, and after each open option (by id)."""

    now: N
    options: Mapping[str, N]


class Term(NamedTuple, Generic[N]):
    """What one decision did to the indicator, in its own units and with its sign.

    `choice` is 0 for the best option and else moves away from the better end (its size is the
    regret); `luck` is what the draw did, `hand` what was moved by hand before this choice.
    """

    decision: int
    hand: N
    choice: N
    luck: N


class Sum(NamedTuple, Generic[N]):
    """How a result comes about: start + every term + the last `hand` = result, exactly."""

    start: N
    terms: tuple[Term[N], ...]
    hand: N
    """What was moved by hand after the last choice."""
    result: N


@dataclass(frozen=True, slots=True)
class Account:
    """How the result on one indicator comes about, rounded to tenths so that it adds up."""

    indicator: str
    label: str
    unit: str
    better: Better
    start: float
    """The best expected value at the start of play."""
    terms: tuple[Term[float], ...]
    hand: float
    """What was moved by hand after the last choice."""
    result: float
    """The value at the end; of a play that is not over, the best expected from where it stands."""
    over: bool
    exact: Sum[float]
    """The same before rounding."""
    caveat: str = CAVEAT

    @property
    def choice(self) -> float:
        """What choices did in all; its size is the sum of regrets."""
        return round(sum(term.choice for term in self.terms), 1)

    @property
    def luck(self) -> float:
        """What draws did in all."""
        return round(sum(term.luck for term in self.terms), 1)

    @property
    def by_hand(self) -> float:
        """What was done by hand in all."""
        return round(sum(term.hand for term in self.terms) + self.hand, 1)


def sum_of(
    every: Sequence[Juncture], last: State, worth: Callable[[State], Worth[N]], ids: Sequence[str]
) -> Sum[N]:
    """Return how a result comes about, in whatever numbers `worth` is told.

    `ids` are those of the options chosen; `last` is where play stands.
    """
    start = worth(every[0].entered if every else last).now
    terms: list[Term[N]] = []
    for at, each in enumerate(every):
        entered, here = worth(each.entered), worth(each.turn.before)
        after = here.options[ids[at]]
        landed = worth(each.turn.after)
        terms.append(
            Term(each.number, here.now - entered.now, after - here.now, landed.now - after)
        )
    end = worth(last).now
    left = end - worth(every[-1].turn.after).now if every else end - start
    return Sum(start, tuple(terms), left, end)


def accounts_of(road: Road, ahead: Ahead) -> tuple[Account, ...]:
    """Return the accounts of the indicators that have a better end and are known exactly."""
    found = []
    for id_, indicator in road.program.indicators:
        if indicator.better != "neither":
            account = _account(road, ahead, id_, indicator)
            if account is not None:
                found.append(account)
    return tuple(found)


def _account(road: Road, ahead: Ahead, id_: str, indicator: Indicator) -> Account | None:
    every = junctures(road)
    passed = {road.first, road.state}
    for each in every:
        passed |= {each.entered, each.turn.before, each.turn.after}
    known = {state: ahead.of(state).values.get(id_) for state in passed}
    if None in known.values():
        return None

    def worth(state: State) -> Worth[float]:
        value = known[state]
        assert value is not None
        best = "most" if indicator.better == "higher" else "least"
        return Worth(
            getattr(value.now, best),
            {option: getattr(prospect, best) for option, prospect in value.options.items()},
        )

    ids = [
        road.program.scenes[each.turn.before.place].options[each.turn.option].id for each in every
    ]
    exact = sum_of(every, road.state, worth, ids)
    return _rounded(id_, indicator, exact, over=road.over)


def _rounded(id_: str, indicator: Indicator, exact: Sum[float], *, over: bool) -> Account:
    flat = [exact.start]
    for term in exact.terms:
        flat += term[1:]
    flat.append(exact.hand)
    figures = rounded_to_sum(flat, exact.result)
    terms = tuple(
        Term(term.decision, *figures[3 * at + 1 : 3 * at + 4])
        for at, term in enumerate(exact.terms)
    )
    return Account(
        indicator=id_,
        label=indicator.label,
        unit=indicator.unit,
        better=indicator.better,
        start=figures[0],
        terms=terms,
        hand=figures[-1],
        result=round(exact.result, 1),
        over=over,
        exact=exact,
    )
