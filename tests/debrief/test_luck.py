from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from debriefs import ahead_of, wandered
from game.debrief.ahead import Ahead
from game.debrief.luck import Worth, accounts_of, sum_of
from game.debrief.road import junctures
from game.engine.compile import compile_scenario
from game.engine.play import Move, Road, choose, move, start
from game.engine.state import State, is_over
from game.engine.step import open_options
from game.engine.tables import Program
from game.model.scenario import Better, Scenario
from generated import scenarios
from making import ending, inject, option, outcome, program, scene
from worths import TooManyStatesError, Worths


def directed(made: Scenario, better: Better) -> Scenario:
    return replace(
        made,
        indicators={id_: replace(row, better=better) for id_, row in made.indicators.items()},
    )


def judged(worths: Worths, state: State, cell: int, at: int) -> Worth[Fraction]:
    """The best expected value of a state and of its options, in fractions."""
    row = worths.program
    options = {}
    if not is_over(row, state):
        options = {
            row.scenes[state.place].options[each].id: worths.after(state, each, cell)[at]
            for each in open_options(row, state)
        }
    return Worth(worths.five(state, cell)[at], options)


@given(scenarios(), st.sampled_from(("higher", "lower")), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_sum_is_exact_and_the_figures_add_up(made: Scenario, better: Better, seed: int) -> None:
    compiled = compile_scenario(directed(made, better))
    try:
        worths = Worths(compiled, most=300)
    except TooManyStatesError:
        assume(False)
    road = wandered(compiled, random.Random(seed), seed)
    at = 1 if better == "higher" else 2
    told = {account.indicator: account for account in accounts_of(road, ahead_of(road))}
    for cell, (id_, _) in enumerate(compiled.indicators):
        ids = [turn.move.id for turn in road.turns]
        exact = sum_of(
            junctures(road),
            road.state,
            lambda state, cell=cell: judged(worths, state, cell, at),
            ids,
        )
        whole = exact.start + sum((sum(each[1:], Fraction(0)) for each in exact.terms), exact.hand)
        assert whole == exact.result == road.state.cells[cell]
        assert all((each.choice <= 0) if at == 1 else (each.choice >= 0) for each in exact.terms)
        account = told[id_]
        assert account.exact.start == pytest.approx(float(exact.start), abs=1e-9)
        for mine, theirs in zip(account.exact.terms, exact.terms, strict=True):
            assert mine[1:] == pytest.approx([float(each) for each in theirs[1:]], abs=1e-9)
        printed = [account.start, account.hand]
        for mine, theirs in zip(account.terms, exact.terms, strict=True):
            printed += mine[1:]
            for figure, number in zip(mine[1:], theirs[1:], strict=True):
                assert abs(figure - float(number)) < 0.1 + 1e-9
                assert number or not figure
        assert round(sum(printed), 1) == account.result == road.state.cells[cell]
        rounded = account.start + account.choice + account.luck + account.by_hand
        assert round(rounded, 1) == account.result


def small(better: Better = "higher") -> Program:
    made = program(
        {
            "a": scene(
                {
                    "risk": option(
                        outcome({"trust": 10}, id_="x", weight=1),
                        outcome({"trust": -10}, id_="y", weight=2),
                        to="b",
                    ),
                    "safe": option(outcome({"trust": 1}), to="b"),
                }
            ),
            "b": scene({"go": option(), "press": option(outcome({"trust": 5}))}),
        },
        endings={"over": ending()},
        injects={"news": inject({"trust": -7}), "rain": inject({"trust": 100}, if_="trust > 58")},
    ).scenario
    return compile_scenario(directed(made, better))


def test_what_the_hand_does_is_told_apart() -> None:
    made = small()
    road = choose(start(made, 1), "safe")
    road = move(road, Move("inject", "news"))
    road = choose(road, "go")
    (account,) = accounts_of(road, ahead_of(road))
    # Taking the risk: 65 by one in three with rain to 100, else 45; safe: 56.
    assert account.start == pytest.approx(63.3)
    assert [term[1:] for term in account.terms] == [(0, -7.3, 0), (-7, -5, 0)]
    assert (account.hand, account.result, account.over) == (0, 44, True)
    assert (account.choice, account.luck, account.by_hand) == (-12.3, 0, -7)


def test_of_a_play_that_is_not_over_the_result_is_the_best_expected() -> None:
    made = small("lower")
    road = choose(start(made, 1), "safe")
    (account,) = accounts_of(road, ahead_of(road))
    assert (account.over, account.result) == (False, 51)
    assert account.start + account.choice + account.luck == pytest.approx(51)
    assert account.terms[0].choice == 0


def test_an_indicator_without_a_better_end_has_no_account() -> None:
    road: Road = start(small("neither"), 1)
    assert accounts_of(road, ahead_of(road)) == ()


def test_where_values_are_not_known_yet_there_is_no_account() -> None:
    road = choose(start(small(), 1), "safe")
    assert accounts_of(road, Ahead()) == ()
