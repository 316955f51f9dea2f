"""What must hold of every scenario: laws, tried on scenarios that hypothesis makes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.compile import compile_scenario
from game.engine.digest import rules_digest
from game.engine.play import Road, choose, play_of, replay, rewind, start
from game.engine.state import Event, State, canonical, is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import Program
from game.engine.view import advice_view, ending_view, indicator_values, scene_view, told
from game.model.scenario import Scenario
from generated import scenarios
from making import option, scene

MOST_STATES = 400


def walk(program: Program) -> list[tuple[State, int, State, tuple[Event, ...]]]:
    """Every step from every reachable state, up to a bound."""
    steps = []
    seen = {begin(program)[0]}
    waiting = list(seen)
    while waiting and len(seen) < MOST_STATES:
        state = waiting.pop()
        for option_at in open_options(program, state):
            for successor in step(program, state, option_at):
                steps.append((state, option_at, successor.state, successor.events))
                if successor.state not in seen:
                    seen.add(successor.state)
                    waiting.append(successor.state)
    return steps


def wander(program: Program, seed: int, picks: list[int]) -> Road:
    """Play by picking among the open options."""
    road = start(program, seed)
    for number in picks:
        if road.over:
            break
        ways = open_options(program, road.state)
        row = program.scenes[road.state.place].options[ways[number % len(ways)]]
        road = choose(road, row.id)
    return road


picks = st.lists(st.integers(0, 5), min_size=6, max_size=6)


@given(scenarios())
@settings(max_examples=150, deadline=None)
def test_no_reachable_step_raises_and_indicators_stay_in_range(scenario: Scenario) -> None:
    program = compile_scenario(scenario)
    bounds = [(each.low, each.high) for each in scenario.indicators.values()]
    for before, _, after, events in walk(program):
        assert after.cells[-1] == before.cells[-1] + 1
        for cells in (after.cells, *(event.cells for event in events)):
            assert all(
                low <= number <= high for (low, high), number in zip(bounds, cells, strict=False)
            )
            assert all(number in (0, 1) for number in cells[len(bounds) : -1])
        assert (events[-1].kind in ("ending", "stuck")) == is_over(program, after)
        assert not (is_over(program, after) and open_options(program, after))


@given(scenarios())
@settings(max_examples=60, deadline=None)
def test_changes_told_add_up_to_the_change_of_state(scenario: Scenario) -> None:
    program = compile_scenario(scenario)
    for before, _, after, events in walk(program):
        values = list(before.cells)
        for event in events:
            for cell, was, now in event.changes:
                assert values[cell] == was != now
                values[cell] = now
        indicators = len(scenario.indicators) + len(scenario.flags)
        assert tuple(values[:indicators]) == after.cells[:indicators]


@given(scenarios(), st.integers(0, 2**63 - 1), picks)
@settings(max_examples=150, deadline=None)
def test_replay_equals_play_byte_for_byte(
    scenario: Scenario, seed: int, numbers: list[int]
) -> None:
    program = compile_scenario(scenario)
    road = wander(program, seed, numbers)
    again = replay(compile_scenario(scenario), play_of(road))
    states = [canonical(program, turn.after) for turn in road.turns]
    assert [canonical(again.program, turn.after) for turn in again.turns] == states
    assert [turn.events for turn in again.turns] == [turn.events for turn in road.turns]


@given(scenarios(), st.integers(0, 1000), picks)
@settings(max_examples=100, deadline=None)
def test_what_is_drawn_is_one_of_the_successors(
    scenario: Scenario, seed: int, numbers: list[int]
) -> None:
    program = compile_scenario(scenario)
    for turn in wander(program, seed, numbers).turns:
        found = [
            each for each in step(program, turn.before, turn.option) if each.outcome == turn.outcome
        ]
        assert [(each.state, each.events) for each in found] == [(turn.after, turn.events)]


@given(scenarios(), st.integers(0, 1000), picks)
@settings(max_examples=100, deadline=None)
def test_an_edit_elsewhere_changes_no_other_draw(
    scenario: Scenario, seed: int, numbers: list[int]
) -> None:
    edited = replace(
        scenario,
        scenes={"new": scene({"go": option(to="s0")}), **scenario.scenes},
    )
    old, new = compile_scenario(scenario), compile_scenario(edited)
    road = wander(old, seed, numbers)
    again = start(new, seed)
    for turn in road.turns:
        again = choose(again, turn.move.id)
        assert again.turns[-1].outcome == turn.outcome
    assert rules_digest(old) != rules_digest(new)


@given(scenarios(), st.integers(0, 1000), picks, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_rewind_and_the_same_choices_meet_the_same_luck(
    scenario: Scenario, seed: int, numbers: list[int], back: int
) -> None:
    road = wander(compile_scenario(scenario), seed, numbers)
    again = rewind(road, back)
    for turn in road.turns[back:]:
        again = choose(again, turn.move.id)
    assert again == road


@given(scenarios(), st.integers(0, 1000), picks)
@settings(max_examples=60, deadline=None)
def test_everything_on_the_road_can_be_put_into_words(
    scenario: Scenario, seed: int, numbers: list[int]
) -> None:
    program = compile_scenario(scenario)
    road = wander(program, seed, numbers)
    for event in road.opening:
        told(program, event)
    for turn in road.turns:
        view = scene_view(program, turn.before)
        assert turn.move.id in [each.id for each in view.options if each.open]
        advice_view(program, turn.before)
        for event in turn.events:
            words = told(program, event, turn)
            assert words.kind == event.kind
    assert (ending_view(program, road.state) is None) == (
        not road.over or road.state.place == program.stuck
    )
    assert len(indicator_values(program, road.state)) == len(scenario.indicators)


PROBE = """
import sys
sys.path[:0] = [{tests!r}]
from making import *
from game.engine.digest import rules_digest, text_digest
from game.engine.state import canonical
from game.model.evidence import Evidence
made = scenario(
    {{"a": scene({{"go": option(outcome({{"trust": -5}}, id_="x", later=(later(2, {{"trust": 1}}),)),
                                outcome({{"leaked": True}}, id_="y"), to="b")}}),
      "b": scene({{"go": option(if_="seen(a) or chose(a.go) or leaked")}})}},
    flags={{"leaked": False}}, injects={{"news": inject({{}}, if_="trust < 50")}})
compiled = compile_scenario(made)
print(rules_digest(compiled), text_digest(made, Evidence()))
for seed in range(8):
    print(canonical(compiled, played(compiled, "go", seed=seed).state))
"""


def test_plays_are_the_same_under_any_hash_seed() -> None:
    said = set()
    for hash_seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PROBE.format(tests=str(Path(__file__).parents[1] / "support"))],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert said.pop().count("at") >= 8
