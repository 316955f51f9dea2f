from __future__ import annotations

import pytest
from hypothesis import given, settings

from brute import TooManyPathsError, walk_every_path
from game.analysis.asking.visits import Visits
from game.analysis.forward.frontier import OverBudgetError
from game.analysis.result import Way
from game.analysis.states.flow import flow_of
from game.analysis.states.layout import layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.sight import Sight
from game.analysis.walking.walk import Walker
from game.engine.compile import compile_scenario
from game.engine.state import is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import Program
from game.model.scenario import Scenario
from generated import scenarios
from making import option, outcome, program, scene


def visited(made: Program, max_states: int = 100_000) -> tuple[Sight, dict[int, Way]]:
    """What was met, and by the first state of each batch a way there."""
    flow = flow_of(made)
    layouts = layouts_of(made, needs_of(made, flow))
    assert layouts is not None
    sight = Sight(made)
    visits = Visits(made, Walker(made, flow, sight), layouts, max_states)
    ways = {first: visits.way_to(first) for first in visits.walk()}
    return sight, ways


@settings(max_examples=80, deadline=None)
@given(scenarios())
def test_all_that_every_path_meets_is_met(drawn: Scenario) -> None:
    made = compile_scenario(drawn)
    try:
        brute = walk_every_path(made, most_paths=2_000)
    except TooManyPathsError:
        return
    sight, ways = visited(made)
    seen = sight.seen()
    assert seen.scenes == brute.scenes
    assert seen.options == set(brute.offered)
    assert seen.outcomes == brute.outcomes
    assert seen.consequences == brute.consequences
    assert seen.injects == brute.injects
    for way in ways.values():
        state = begin(made)[0]
        for each in way:
            at = made.scenes[state.place].numbers[each.option]
            assert at in open_options(made, state)
            rows = made.scenes[state.place].options[at].outcomes
            (state,) = (
                led.state
                for led in step(made, state, at)
                if (rows[led.outcome].id if led.outcome >= 0 else "") == each.outcome
            )
        assert not is_over(made, state)


def test_the_first_way_to_a_state_is_a_shortest_one_also_where_roads_lead_back() -> None:
    around = [("trust >= 53", "b"), (None, "a")]
    made = program(
        {
            "a": scene(
                {
                    "one": option(outcome({"trust": 1}), to=around),
                    "two": option(outcome({"trust": 2}), to=around),
                }
            ),
            "b": scene({"x": option()}),
        }
    )
    lengths = sorted(len(way) for way in visited(made)[1].values())
    assert lengths == [0, 1, 2]


def test_past_the_budget_it_stops() -> None:
    made = program({"a": scene({"x": option(to="b")}), "b": scene({"y": option()})})
    assert len(visited(made, 2)[1]) == 2
    with pytest.raises(OverBudgetError):
        visited(made, 1)


def test_a_count_that_goes_up_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    # The limit is the same for every scenario; walking up to it would take half a minute.
    monkeypatch.setattr("game.analysis.asking.visits.MOST_DECISIONS", 200)
    made = program({"a": scene({"x": option(to="a"), "y": option(if_="decisions > trust + 9000")})})
    with pytest.raises(OverBudgetError):
        visited(made)
