from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brute import TooManyPathsError, walk_every_path
from game.authoring.trying.way_to import go_to
from game.engine.choices import parse_choices
from game.engine.compile import compile_scenario
from game.engine.play import Road, choose, start
from game.engine.state import is_over
from game.engine.step import open_options
from game.engine.tables import Program
from game.errors import MoveError, RequestError
from game.model.scenario import Scenario
from generated import scenarios
from making import ending, inject, option, outcome, program, scene

FORKED = program(
    {
        "fork": scene(
            {
                "safe": option(to="won"),
                "risky": option(
                    outcome(id_="up", weight=2, to="won"), outcome({"trust": -10}, id_="down"),
                    to="page",
                ),
            }
        ),
        "page": scene(to="wait"),
        "wait": scene({"on": option(to="lost"), "off": option(if_="trust > 90", to="never")}),
        "never": scene({"x": option()}),
    },
    endings={"won": ending(), "lost": ending(), "over": ending()},
)  # fmt: skip


def reached(
    target: str, seed: int | None = None, then: str = "", made: Program = FORKED
) -> tuple[Road, str]:
    return go_to(made, target, seed=seed, draw_seed=lambda: 5, then=parse_choices(then))


def choices_of(road: Road) -> list[str]:
    return [turn.move.id for turn in road.turns]


def test_the_start_needs_no_choice_and_any_seed() -> None:
    road, said = reached("fork")
    assert (choices_of(road), road.seed) == ([], 5)
    assert said == "You are at `fork`, where play begins, seed 5."


def test_a_scene_behind_chance_is_reached_under_a_seed_that_draws_it() -> None:
    road, said = reached("wait")
    assert (choices_of(road), road.program.place_id(road.state.place)) == (["risky"], "wait")
    assert said == f"You are at `wait` after `risky[down]`, seed {road.seed}."


def test_an_interlude_is_reached_when_it_is_read() -> None:
    road, said = reached("page")
    assert [event.kind for event in road.turns[-1].events] == ["outcome", "page"]
    assert said.startswith("You are at `page` after `risky[down]`, seed ")


def test_play_stops_just_before_an_ending_and_says_what_leads_there() -> None:
    road, said = reached("lost")
    assert choices_of(road) == ["risky"]
    assert (
        said
        == f"You are just before `lost`, after `risky[down]`, seed {road.seed}: `on` leads there."
    )
    assert road.program.place_id(choose(road, "on").state.place) == "lost"
    first, said = reached("won")
    assert choices_of(first) == []
    assert "just before `won`, where play begins" in said


def test_a_given_seed_is_kept_and_its_luck_respected() -> None:
    drawn = {seed: choose(start(FORKED, seed), "risky").turns[0].outcome for seed in range(20)}
    for seed, outcome_drawn in drawn.items():
        if outcome_drawn:
            assert reached("wait", seed)[0].seed == seed
        else:
            with pytest.raises(MoveError, match=f"with seed {seed}, no play reaches `wait`"):
                reached("wait", seed)
    assert set(drawn.values()) == {0, 1}


def test_further_choices_go_on_from_there() -> None:
    road, said = reached("wait", then="on")
    assert (choices_of(road), road.over) == (["risky", "on"], True)
    assert said == "You were brought to `wait` by `risky[down]`; then come the choices you gave."
    road, said = reached("lost", then="on")
    assert (choices_of(road), road.over) == (["risky", "on"], True)
    assert said.startswith("You were brought to just before `lost` by `risky[down]`; then")
    assert reached("fork", then="safe")[1] == "You began at `fork`; then come the choices you gave."
    with pytest.raises(MoveError, match="choice 1: the option `off` of scene `wait` is locked"):
        reached("wait", then="off")


def test_further_choices_may_ask_for_luck_of_their_own() -> None:
    drawn = {"a": option(outcome(id_="well"), outcome(id_="ill", weight=9), to="t")}
    made = program({"s": scene(drawn), "t": scene({**drawn, "b": option()})})
    again = program({"s": scene(drawn), "t": scene({"c": option(*drawn["a"].outcomes, to="end")})})
    road, _ = reached("t", then="a[well]", made=made)
    assert choices_of(road) == ["a", "a"]
    road, _ = reached("t", then="c[well]", made=again)
    assert road.over
    with pytest.raises(MoveError, match="`c` has no outcome `neither`; there are `well`, `ill`"):
        reached("t", then="c[neither]", made=again)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(
        RequestError, match=r"there is no scene or ending `wiat`.*did you mean `wait`"
    ):
        reached("wiat")


@pytest.mark.parametrize("target", ["never", "over", "stuck"])
def test_what_no_play_reaches_is_said(target: str) -> None:
    with pytest.raises(MoveError, match=f"^no play reaches `{target}`"):
        reached(target)


def test_stuck_is_a_place_like_an_ending() -> None:
    made = program({"s": scene({"a": option(outcome({"trust": -50}), to="t")}),
                    "t": scene({"b": option(if_="trust > 0")})})  # fmt: skip
    road, said = reached("stuck", made=made)
    assert choices_of(road) == []
    assert "`a` leads there" in said


def wide(layers: int) -> Program:
    """Very many states, all of which differ, in a row of scenes."""
    made = {
        f"s{at}": scene(
            {name: option(outcome({"trust": factor * 3**at}), to=f"s{at + 1}")
             for factor, name in enumerate("abc")}
        )
        for at in range(layers)
    }  # fmt: skip
    shut = option(if_=f"trust == {3**layers}", to="hidden")
    return program(
        {
            **made,
            f"s{layers}": scene({"go": option(), "x": shut}),
            "hidden": scene({"y": option()}),
        },
        indicators={"trust": (0, 0, 3**layers + 1)},
    )


def test_a_far_scene_of_a_wide_scenario_is_found_at_once() -> None:
    road, _ = reached("s14", made=wide(14))
    assert len(road.turns) == 14


def test_where_there_are_too_many_states_it_is_not_called_impossible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("game.authoring.trying.way_to.MOST_STATES", 500)
    with pytest.raises(MoveError, match="no play reaches `hidden`"):
        reached("hidden", made=wide(8))
    monkeypatch.setattr("game.authoring.trying.way_to.MOST_PROVED", 5)
    with pytest.raises(MoveError, match="no play to `hidden` was found within 500 states"):
        reached("hidden", made=wide(8))


def test_loops_that_count_decisions_end() -> None:
    made = program({"s": scene({"round": option(to="s"), "shut": option(if_="trust > 90", to="t")}),
                    "t": scene({"x": option()})})  # fmt: skip
    with pytest.raises(MoveError, match="no play reaches `t`"):
        reached("t", made=made)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=scenarios())
def test_a_place_is_reached_exactly_where_some_path_leads_and_by_no_longer_one(
    made: Scenario,
) -> None:
    tables = compile_scenario(made)
    try:
        found = walk_every_path(tables)
    except TooManyPathsError:
        return
    least = {
        place: min(found.values[place, "decisions"]) for place in found.paths if place != "stuck"
    }
    for id_ in (*made.scenes, *made.endings):
        if id_ in found.scenes or id_ in least:
            road, said = reached(id_, made=tables)
            assert said.startswith("You are ")
            if id_ in least:
                assert len(road.turns) == max(least[id_] - 1, 0)
        else:
            with pytest.raises(MoveError, match="no play reaches"):
                reached(id_, made=tables)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=scenarios(), seed=st.integers(0, 50))
def test_under_a_seed_every_place_of_every_play_is_reached_and_no_other(
    made: Scenario, seed: int
) -> None:
    tables = compile_scenario(made)
    places, waiting = set(), [start(tables, seed)]
    while waiting:
        if len(places) > 200 or len(waiting) > 300:
            return
        road = waiting.pop()
        events = road.turns[-1].events if road.turns else road.opening
        places |= {tables.scenes[event.number].id for event in events if event.kind == "page"}
        places.add(tables.place_id(road.state.place))
        if not is_over(tables, road.state):
            options = tables.scenes[road.state.place].options
            waiting += [choose(road, options[at].id) for at in open_options(tables, road.state)]
    for id_ in (*made.scenes, *made.endings):
        if id_ in places:
            assert reached(id_, seed, made=tables)[0].seed == seed
        else:
            with pytest.raises(MoveError, match=f"with seed {seed}, no play reaches"):
                reached(id_, seed, made=tables)


def test_what_an_inject_by_hand_alone_could_open_is_not_reached() -> None:
    made = program(
        {"s": scene({"a": option(), "b": option(if_="trust > 90", to="t")}),
         "t": scene({"x": option()})},
        injects={"news": inject({"trust": 50})},
    )  # fmt: skip
    with pytest.raises(MoveError, match="injects by hand are left out"):
        reached("t", made=made)
