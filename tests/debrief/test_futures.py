from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from debriefs import ahead_of, wandered
from game.debrief.ahead import NOT_ASKED
from game.debrief.futures import futures_of
from game.debrief.untaken import crossings_of
from game.engine.compile import compile_scenario
from game.engine.play import choose, rewind
from game.engine.state import is_over
from game.engine.tables import Program
from game.model.scenario import Scenario
from generated import scenarios
from making import ending, option, outcome, played, program, scene
from worths import TooManyStatesError, Worths, apart


@given(scenarios(), st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_every_figure_is_what_walking_each_state_shows(made: Scenario, seed: int) -> None:
    compiled = compile_scenario(made)
    try:
        worths = Worths(compiled, most=300)
    except TooManyStatesError:
        assume(False)
    road = wandered(compiled, random.Random(seed), seed)
    ahead = ahead_of(road)
    futures = futures_of(road, ahead)
    passed = [*(turn.before for turn in road.turns), road.state]
    for moment, state in zip(futures.moments, passed, strict=True):
        assert moment.exact
        judged = {id_: float(chance) for id_, chance in worths.chances(state).items()}
        assert {each.ending: each.share for each in moment.chances} == pytest.approx(judged)
        for cell, (id_, _) in enumerate(compiled.indicators):
            mean, _, _, low, high = worths.five(state, cell)
            assert moment.spans[id_][:2] == (low, high)
            assert moment.spans[id_].mean == pytest.approx(float(mean))
            assert low <= moment.values[id_] <= high or not is_over(compiled, state)
    for turned, before, after in zip(futures.turned, passed, passed[1:], strict=False):
        chances = worths.chances(before), worths.chances(after)
        assert turned.shift == pytest.approx(float(apart(*chances)))
        assert set(turned.lost) == set(chances[0]) - set(chances[1])
    for crossing, turn in zip(crossings_of(road, ahead), road.turns, strict=True):
        at = road.turns.index(turn)
        for way in (crossing.taken, *crossing.others):
            there = choose(rewind(road, at), way.option).state
            judged = {id_: float(chance) for id_, chance in worths.chances(there).items()}
            assert {each.ending: each.share for each in way.chances} == pytest.approx(judged)
            assert bool(way.ending) == is_over(compiled, there)


def forked() -> Program:
    """`narrow` puts two endings out of reach; `wide` leaves them all."""
    return program(
        {
            "a": scene({"wide": option(to="b"), "narrow": option(to="red")}),
            "b": scene(
                {
                    "draw": option(
                        outcome(id_="x", to="red"), outcome(id_="y", to="green", weight=3)
                    ),
                    "talk": option(to="blue"),
                }
            ),
        },
        endings={"red": ending(), "green": ending(), "blue": ending()},
    )


def test_what_closed_and_what_kept_open_is_named() -> None:
    road = played(forked(), "wide", "talk")
    futures = futures_of(road, ahead_of(road))
    first, second = futures.turned
    assert [each.ending for each in futures.moments[0].chances] == ["red", "green", "blue"]
    assert [each.share for each in futures.moments[0].chances] == [0.5625, 0.1875, 0.25]
    assert (first.lost, first.kept) == ((), ("green", "blue"))
    assert (second.lost, second.kept) == (("red", "green"), ("blue",))
    assert (second.rose, second.rose_by) == ("blue", 0.5)
    assert (futures.closed_most, futures.opened_most) == (2, 1)


def test_where_nothing_closes_no_decision_is_named() -> None:
    made = program({"a": scene({"x": option(to="b")}), "b": scene({"y": option()})})
    futures = futures_of(played(made, "x", "y"), ahead_of(played(made, "x", "y")))
    assert (futures.closed_most, futures.opened_most) == (None, None)


def test_while_nothing_is_known_there_are_moments_all_the_same() -> None:
    road = played(forked(), "wide", "talk")
    futures = futures_of(road, NOT_ASKED)
    assert [moment.exact for moment in futures.moments] == [False] * 3
    assert (futures.turned, futures.closed_most) == ((), None)
