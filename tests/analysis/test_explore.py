from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brute import Brute, TooManyPathsError, walk_every_path
from game.analysis.explore import explore
from game.analysis.forward import frontier, rounds, waiting
from game.analysis.progress import Progress
from game.analysis.result import Exploration, Way
from game.analysis.states import words
from game.analysis.states.cuts import EVERY
from game.analysis.states.flow import flow_of
from game.analysis.states.layout import layouts_of
from game.analysis.states.reads import needs_of
from game.engine.compile import compile_scenario
from game.engine.state import State
from game.engine.step import begin, open_options, step
from game.engine.tables import Program
from game.model.scenario import Scenario
from generated import Ids, scenarios, scenes
from generated import tests as conditions
from ladders import ladder
from making import ending, inject, later, option, outcome, program, scenario, scene, text


def walk(made: Program, way: Way, state: State | None = None) -> State:
    """The state to which a way leads, each of its decisions made through `step`."""
    state = begin(made)[0] if state is None else state
    for taken in way:
        row = made.scenes[state.place]
        assert row.id == taken.scene
        at = row.numbers[taken.option]
        assert at in open_options(made, state)
        ids = [each.id for each in row.options[at].outcomes]
        outcome = ids.index(taken.outcome) if taken.outcome else -1
        (state,) = [way.state for way in step(made, state, at) if way.outcome == outcome]
    return state


def alike(made: Program, one: State, other: State) -> bool:
    """Whether no later test can tell two states at a moment of decision apart."""
    flow = flow_of(made)
    needs = needs_of(made, flow)[one.place]
    injects = flow.injects[one.place]

    def kept(state: State) -> object:
        now = state.cells[-1]
        return (
            state.place,
            {
                cell: state.cells[cell]
                if cuts is EVERY
                else [
                    cut <= state.cells[cell]
                    for cut, guards in sorted(cuts.items())
                    if any(all(state.cells[at] == now for at, now in each) for each in guards)
                ]
                for cell, cuts in needs.items()
            },
            [(due - now, number) for due, _, number in state.due],
            state.fired & injects,
        )

    return kept(one) == kept(other)


def agrees(made: Program, found: Exploration, brute: Brute) -> None:
    """Everything that an exploration tells is what every path together shows."""
    assert found.proved
    assert found.loop is None
    paths = {id_: each.figures.paths for id_, each in found.endings.items() if each.figures}
    chances = {id_: each.figures.probability for id_, each in found.endings.items() if each.figures}
    assert paths == {id_: count for id_, count in brute.paths.items() if id_ != "stuck"}
    assert chances == {id_: count for id_, count in brute.chances.items() if id_ != "stuck"}
    assert found.stuck_paths == brute.paths["stuck"]
    assert found.stuck_probability == brute.chances.get("stuck", 0)
    assert found.paths == brute.paths.total()
    for id_, each in found.endings.items():
        assert each.figures is not None
        for name, extremes in {**each.figures.ranges, "decisions": each.figures.decisions}.items():
            values = brute.values[id_, name]
            assert extremes == (min(values), max(values)), (id_, name)
        assert made.place_id(walk(made, each.way).place) == id_
        assert len(each.way) == min(brute.values[id_, "decisions"])
    every = set().union(*(brute.values[id_, "decisions"] for id_ in brute.paths))
    assert found.decisions == (min(every), max(every))
    assert found.seen.scenes == brute.scenes
    assert found.seen.options == set(brute.offered)
    assert found.seen.outcomes == brute.outcomes
    assert found.seen.consequences == brute.consequences
    assert found.seen.injects == brute.injects
    assert found.seen.endings == set(paths) == set(found.endings)
    assert found.seen.nexts == brute.nexts
    assert found.seen.passages == brute.passages
    assert set(found.options) == set(brute.offered)
    for id_, figures in found.options.items():
        assert (figures.offered, figures.chosen) == (brute.offered[id_], brute.chosen[id_])
    assert found.links == brute.links
    fewest: dict[str, int] = {}
    for stuck in found.stuck:
        assert walk(made, stuck.way).place == made.stuck
        fewest[stuck.scene] = min(fewest.get(stuck.scene, 10**9), len(stuck.way))
    assert fewest == brute.stuck
    assert found.states <= len(brute.states)


@given(scenarios())
@settings(max_examples=100, deadline=None)
def test_it_finds_what_walking_every_path_finds(made: Scenario) -> None:
    compiled = compile_scenario(made)
    try:
        brute = walk_every_path(compiled)
    except TooManyPathsError:
        assume(False)
    agrees(compiled, explore(compiled), brute)


@pytest.mark.parametrize("first", range(0, 300, 60))
def test_it_finds_what_every_path_shows_where_many_roads_meet(first: int) -> None:
    merged = whole = 0
    for seed in range(first, first + 60):
        made = compile_scenario(ladder(seed))
        try:
            brute = walk_every_path(made)
        except TooManyPathsError:
            continue
        found = explore(made)
        agrees(made, found, brute)
        merged += found.states
        whole += len(brute.states)
    assert merged < 0.75 * whole


@pytest.mark.parametrize("first", range(0, 300, 60))
def test_it_finds_what_every_path_shows_where_roads_lead_back(first: int) -> None:
    tried = 0
    for seed in range(first, first + 60):
        made = compile_scenario(ladder(seed, back=0.4))
        found = explore(made, max_states=3000)
        tried += goes_round(made, found)
    assert tried > 10


def test_it_finds_the_same_in_small_batches_merged_as_they_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (frontier, rounds):
        monkeypatch.setattr(module, "BATCH", 3)
    monkeypatch.setattr(rounds, "MOST_WAITING", 4)
    monkeypatch.setattr(waiting, "SHELF", 4)
    tried = 0
    for seed in range(300, 360):
        for back in (0.0, 0.4):
            made = compile_scenario(ladder(seed, back))
            tried += goes_round(made, explore(made, max_states=3000))
    assert tried > 60


def test_it_finds_the_same_where_keys_take_several_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_BITS", 8)
    monkeypatch.setattr(words, "WORD_BITS", 3)
    several = tried = 0
    for seed in range(400, 416):
        for back in (0.0, 0.4):
            made = compile_scenario(ladder(seed, back))
            layouts = layouts_of(made, needs_of(made, flow_of(made)))
            assert layouts is not None
            several += any(layout.words.count > 2 for layout in layouts.values())
            tried += goes_round(made, explore(made, max_states=3000))
    assert several > 8
    assert tried > 12


@pytest.mark.parametrize("early", [1, 5])
def test_a_loop_that_is_looked_for_early_is_one(
    early: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "LOOKED_AT", early)
    tried = 0
    for seed in range(360, 400):
        made = compile_scenario(ladder(seed, back=0.4))
        tried += goes_round(made, explore(made, max_states=3000))
    assert tried > 10


@st.composite
def roundabouts(draw: st.DrawFn) -> Scenario:
    """A scenario whose scenes lead anywhere, back included."""
    names = tuple(f"s{number}" for number in range(draw(st.integers(1, 3))))
    ids = Ids(names)
    base = draw(scenarios())
    made = {name: draw(scenes(ids, at, (*names, "end", "e0"))) for at, name in enumerate(names)}
    injects = {
        f"i{number}": inject({"trust": draw(st.integers(-5, 5))}, if_=draw(conditions(ids)))
        for number in range(draw(st.integers(0, 2)))
    }
    return scenario(
        made,
        endings={
            "e0": ending(draw(conditions(ids)), says=text("Over.", (draw(conditions(ids)), "So."))),
            "last": ending(),
        },
        indicators={
            id_: (each.start, each.low, each.high) for id_, each in base.indicators.items()
        },
        flags=dict(base.flags),
        injects=injects,
    )


@given(roundabouts())
@settings(max_examples=60, deadline=None)
def test_it_goes_round_loops_once_and_tells_where_they_are(made: Scenario) -> None:
    compiled = compile_scenario(made)
    goes_round(compiled, explore(compiled, max_states=3000))


def goes_round(made: Program, found: Exploration) -> bool:
    """Check what is told of a scenario that may have loops; False where it cannot be tried."""
    try:
        if found.proved:
            agrees(made, found, walk_every_path(made))
            return True
        brute = walk_every_path(made, most_decisions=4)
    except TooManyPathsError:
        return False
    if found.unproved == "budget":
        return False
    assert found.loop is not None
    assert found.loop.round
    there = walk(made, found.loop.way)
    again = walk(made, found.loop.round, there)
    assert alike(made, there, again)
    for id_, each in found.endings.items():
        assert each.figures is None
        assert made.place_id(walk(made, each.way).place) == id_
    assert brute.scenes <= found.seen.scenes
    assert set(brute.offered) <= found.seen.options
    assert brute.outcomes <= found.seen.outcomes
    assert brute.consequences <= found.seen.consequences
    assert brute.injects <= found.seen.injects
    assert brute.passages <= found.seen.passages
    assert set(brute.paths) - {"stuck"} <= set(found.endings)
    return True


def hub(limit: str | None) -> Program:
    """A scene that leads back to itself, spending money until a limit."""
    return program(
        {
            "hub": scene(
                {
                    "work": option(outcome({"money": -5}), to="hub", if_=limit),
                    "rest": option(outcome(later=(later(2, {"trust": -7}),)), to="away"),
                }
            ),
            "away": scene({"go": option(), "wait": option(to="end")}),
        },
        indicators={"money": (20, 0, 20), "trust": (50, 0, 100)},
    )


def test_a_round_that_something_bounds_is_no_loop() -> None:
    for limit in ("money > 3", "decisions < 4"):
        made = hub(limit)
        found = explore(made)
        agrees(made, found, walk_every_path(made))
        assert found.paths == 2 * 5
        assert found.decisions == (2, 6)


def test_a_round_that_nothing_bounds_is_told_with_the_shortest_way() -> None:
    for limit in (None, "money >= 0", "not chose(away.go)"):
        found = explore(hub(limit))
        assert found.unproved == "loop"
        assert not found.proved
        assert found.paths is None
        assert found.loop is not None
        assert found.loop.way == ()
        assert found.loop.round == (("hub", "work", "outcome"),)
        assert found.seen.scenes == {"hub", "away"}
        assert found.endings["over"].figures is None


def test_what_no_test_reads_does_not_part_states() -> None:
    many = {
        f"s{number}": scene(
            {
                name: option(outcome({"trust": step, "cases": 2 * step}), to=f"s{number + 1}")
                for step, name in enumerate("abcd", start=-2)
            }
        )
        for number in range(12)
    }
    made = program(
        {**many, "s12": scene({"go": option()})},
        indicators={"trust": (50, 0, 100), "cases": (0, -3, 5)},
    )
    found = explore(made)
    assert found.states == 13
    assert found.paths == 4**12
    figures = found.endings["over"].figures
    assert figures is not None
    assert figures.ranges == {"trust": (26, 62), "cases": (-3, 5)}


def test_paths_beyond_any_machine_number_are_counted_whole() -> None:
    made = program(
        {
            f"s{number}": scene(
                {
                    name: option(
                        outcome({"trust": 1}, id_="x", weight=3),
                        outcome(id_="y", weight=4),
                        to="end" if number == 79 else f"s{number + 1}",
                    )
                    for name in "abc"
                }
            )
            for number in range(80)
        },
        endings={"high": ending("trust >= 52"), "low": ending()},
        indicators={"trust": (50, 0, 100)},
    )
    found = explore(made)
    assert found.paths == 6**80
    high, low = found.endings["high"].figures, found.endings["low"].figures
    assert high is not None
    assert low is not None
    assert low.paths == 3**80 * (1 + 80)
    assert high.paths == 6**80 - low.paths
    assert low.probability == Fraction(4**80 + 80 * 3 * 4**79, 7**80)
    assert low.probability + high.probability == 1
    assert found.options["s79.c"].chosen == Fraction(1, 3)


def test_only_the_values_that_a_later_test_can_tell_part_states() -> None:
    def states(test: str) -> int:
        return explore(
            program(
                {
                    "first": scene({name: option(outcome({"trust": step}), to="next")
                                    for step, name in enumerate("abcdefgh", start=-4)}),
                    "next": scene({"up": option(outcome({"trust": 5}), to="last"),
                                   "down": option(outcome({"trust": -5}), to="last")}),
                    "last": scene({"go": option(outcome({"trust": {"to": 3}})),
                                   "stay": option(if_=test)}),
                }
            )
        ).states  # fmt: skip

    assert states("trust >= 50") == 1 + 1 + 2
    assert states("trust >= 54") == 1 + 2 + 2
    assert states("trust == 45") == 1 + 3 + 3
    assert states("trust + trust >= 108") == 1 + 2 + 2
    assert states("trust - trust == 0") == 1 + 1 + 1
    assert states("trust >= 108") == 1 + 1 + 1
    assert states("trust - decisions >= 2") == 1 + 8 + 16


def test_a_value_behind_a_flag_that_stays_down_parts_no_states() -> None:
    def states(raises: bool) -> int:
        made = program(
            {
                "first": scene({name: option(outcome({"trust": step}), to="next")
                                for step, name in enumerate("abcd", start=-1)}),
                "next": scene({"x": option(outcome({"leaked": True} if raises else {}), to="last"), "y": option(to="last")}),
                "last": scene({"go": option(), "stay": option(if_="trust > 50 and leaked")}),
            },
            flags={"leaked": False},
        )  # fmt: skip
        found = explore(made)
        agrees(made, found, walk_every_path(made))
        return found.states

    assert states(raises=False) == 1 + 1 + 1
    assert states(raises=True) == 1 + 2 + 3


def test_one_guard_of_several_is_enough_to_part_states() -> None:
    made = program(
        {
            "first": scene({name: option(outcome({"trust": step}), to="next")
                            for step, name in enumerate("abcd", start=-1)}),
            "next": scene({
                "x": option(outcome({"leaked": True}), to="last"),
                "y": option(outcome({"signed": True}), to="last"),
                "z": option(to="last"),
            }),
            "last": scene({"go": option()}),
        },
        flags={"leaked": False, "signed": False},
        endings={"high": ending("(trust > 50 and leaked) or (trust > 50 and signed)"), "low": ending()},
    )  # fmt: skip
    found = explore(made)
    agrees(made, found, walk_every_path(made))
    assert found.states == 1 + 2 + (2 + 2 + 1)


def test_a_test_counts_through_the_calendar_and_the_flush() -> None:
    made = program(
        {
            "first": scene({
                "a": option(outcome({"trust": -3}, later=(later(1, {"trust": 4}), later(5, {"trust": 10}, if_="trust < 50"))), to="next"),
                "b": option(outcome({"trust": 3}, later=(later(2, {"trust": {"to": 9}}, if_="trust > 52"),)), to="next"),
            }),
            "next": scene({"go": option(to="last"), "stop": option()}),
            "last": scene({"go": option(), "by_luck": option(outcome(id_="x"), outcome(id_="y", if_="trust == 51"))}),
        },
        endings={"high": ending("trust >= 51", says=text("So.", ("trust > 60", "Very high."))), "low": ending()},
    )  # fmt: skip
    agrees(made, explore(made), walk_every_path(made))


def test_every_way_of_sticking_is_told_with_a_shortest_play() -> None:
    made = program(
        {
            "a": scene({
                "shut": option(outcome(), to="no_option"),
                "luck": option(outcome(if_="trust > 90"), to="end"),
                "lost": option(outcome(), to=[("trust > 90", "end")]),
                "page": option(outcome(), to="lost_page"),
                "ring": option(outcome(), to="ring_a"),
                "end": option(),
            }),
            "no_option": scene({"x": option(if_="trust > 90"), "y": option(if_="leaked")}),
            "lost_page": scene(to=[("leaked", "end")]),
            "ring_a": scene(to="ring_b"),
            "ring_b": scene(to="ring_a"),
        },
        flags={"leaked": False},
        endings={"never": ending("trust == 1")},
    )  # fmt: skip
    found = explore(made)
    agrees(made, found, walk_every_path(made))
    told = {(each.cause, each.scene, each.option): each.way for each in found.stuck}
    assert set(told) == {
        ("options", "no_option", "a.shut"),
        ("outcomes", "a", "a.luck"),
        ("next", "a", "a.lost"),
        ("next", "lost_page", "a.page"),
        ("pages", "ring_b", "a.ring"),
        ("endings", "", "a.end"),
    }
    assert told["outcomes", "a", "a.luck"] == (("a", "luck", ""),)
    assert found.stuck_probability == 1
    assert not found.endings


def test_play_may_stick_before_it_begins() -> None:
    found = explore(program({"a": scene({"x": option(if_="trust > 90")})}))
    assert found.states == 0
    assert [(each.cause, each.scene, each.option, each.way) for each in found.stuck] == [
        ("options", "a", "", ())
    ]
    assert found.stuck_probability == found.paths == 1


def test_a_scenario_of_pages_ends_without_a_choice() -> None:
    found = explore(program({"a": scene(to="b"), "b": scene(to="end")}))
    assert found.seen.scenes == {"a", "b"}
    assert found.endings["over"].way == ()
    assert (found.states, found.paths, found.decisions) == (0, 1, (0, 0))


def test_past_its_budget_it_says_so_and_stops() -> None:
    names = [f"f{number}" for number in range(40)]
    made = program(
        {"hub": scene({
            **{name: option(outcome({name: True}), to="hub", if_=f"not {name}") for name in names},
            "go": option()})},
        flags=dict.fromkeys(names, False),
    )  # fmt: skip
    found = explore(made, max_states=2000)
    assert found.unproved == "budget"
    assert not found.proved
    assert found.paths is None
    assert not found.options
    assert 0 < found.states <= 2000
    assert found.endings["over"].way == (("hub", "go", "outcome"),)
    assert found.endings["over"].figures is None
    assert len(found.seen.options) == 41


@pytest.mark.parametrize("back", [0.0, 0.4])
def test_one_may_stop_at_any_time_and_keep_what_was_met(back: float) -> None:
    """What is told then is part of what there is, and every witness is a play."""
    stopped = 0
    for seed in range(600, 612):
        made = compile_scenario(ladder(seed, back))
        whole = explore(made, max_states=3000)
        for hears in (0, 1, 2, 5, 20):
            heard: list[Progress] = []

            def listen(
                progress: Progress, heard: list[Progress] = heard, most: int = hears
            ) -> bool:
                heard.append(progress)
                return len(heard) <= most

            found = explore(made, max_states=3000, listener=listen)
            first = [each.states for each in heard if each.scenes]
            assert first == sorted(first)
            assert all(0 <= each.left <= each.scenes for each in heard)
            if found.unproved != "stopped":
                # It may be stopped while texts are looked for, too.
                assert found.seen.passages | found.unread >= whole.seen.passages
                seen = replace(found.seen, passages=whole.seen.passages)
                assert replace(found, seen=seen, unread=whole.unread) == whole
                continue
            stopped += 1
            assert len(heard) == hears + 1
            assert not found.whole
            assert found.paths is None
            assert found.states <= whole.states or whole.unproved == "budget"
            for ours, every in zip(
                (*astuple_of(found), set(found.endings)),
                (*astuple_of(whole), set(whole.endings)),
                strict=True,
            ):
                assert ours <= every or whole.unproved == "budget"
            for id_, each in found.endings.items():
                assert each.figures is None
                assert made.place_id(walk(made, each.way).place) == id_
            for stuck in found.stuck:
                assert walk(made, stuck.way).place == made.stuck
    assert stopped > 30


def astuple_of(found: Exploration) -> tuple[frozenset[object], ...]:
    seen = found.seen
    return (seen.scenes, seen.options, seen.outcomes, seen.consequences, seen.injects,
            frozenset(seen.passages))  # fmt: skip


@pytest.mark.parametrize("back", [0.0, 0.4])
def test_without_room_it_says_how_many_states_there_are_at_least(
    back: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A budget of memory: what is told as exact is exact, and the limit is truly passed."""
    monkeypatch.setattr(waiting, "SHELF", 4)
    wholes = {seed: explore(compile_scenario(ladder(seed, back))) for seed in range(620, 640)}
    monkeypatch.setattr(frontier, "BYTES_A_STATE", 0)
    short = 0
    for seed, whole in wholes.items():
        made = compile_scenario(ladder(seed, back))
        for room in (300, 1000, 3000, 10_000):
            monkeypatch.setattr(frontier, "LEAST_ROOM", room)
            found = explore(made)
            if found.unproved == "budget":
                short += 1
                assert found.states <= found.limit + 1
                assert found.limit < whole.states or whole.unproved == "budget"
            else:
                assert found == whole
    assert short > 10


def test_a_count_of_decisions_in_a_free_round_does_not_run_on() -> None:
    found = explore(hub("decisions + money != 1000000000"), max_states=500)
    assert found.unproved == "budget"
    found = explore(hub("decisions + money != 3"), max_states=500)
    assert found.unproved == "loop"


def test_states_too_wide_for_a_machine_number_are_kept_whole() -> None:
    names = [f"i{number}" for number in range(12)]
    made = program(
        {
            "a": scene(
                {
                    name: option(outcome({name: 30, names[at - 1]: -20}, id_="x"), outcome({name: 7}, id_="y"), to="b")
                    for at, name in enumerate(names)
                }
            ),
            "b": scene({name: option(outcome({name: 13}), to="c") for name in names}),
            "c": scene({"go": option(outcome({"i0": {"to": 1}, "i5": 2}))}),
        },
        indicators=dict.fromkeys(names, (50, 0, 200)),
        endings={
            **{f"e{at}": ending(f"{name} - {names[at - 1]} > {40 + at}") for at, name in enumerate(names)},
            "last": ending(),
        },
    )  # fmt: skip
    agrees(made, explore(made), walk_every_path(made))


def test_values_and_weights_may_be_large() -> None:
    made = program(
        {
            "a": scene(
                {
                    "x": option(
                        outcome({"money": -999_000_000}, id_="p", weight=4294967290),
                        outcome({"money": {"to": 500_000_000}}, id_="q"),
                        to="b",
                    ),
                    "y": option(outcome({"money": 10**9}), to="b"),
                }
            ),
            "b": scene(
                {"z": option(outcome({"money": -7_000_000})), "w": option(if_="money > 3000000")}
            ),
        },
        indicators={"money": (10**9, -(10**9), 2 * 10**9)},
        endings={"sum": ending("money + money - decisions > 5"), "rest": ending()},
    )
    agrees(made, explore(made), walk_every_path(made))
    money = program(
        {"hub": scene({"a": option(outcome({"money": -1}), to="hub", if_="money - debt > 0"), "b": option()})},
        indicators={"money": (10**9, 0, 10**9), "debt": (3, 0, 9)},
    )  # fmt: skip
    found = explore(money)
    assert found.unproved == "budget"
    assert found.states == 0


def test_what_advisers_say_is_read_and_seen() -> None:
    speaking = replace(
        scene({"go": option()}),
        advice={"ann": text(("trust > 51", "High."), ("trust < 40", "Low.")), "bob": text("Hm.")},
    )
    made = program(
        {
            "first": scene({name: option(outcome({"trust": step}), to="last") for name, step in (("a", 1), ("b", 2), ("c", 3))}),
            "last": speaking,
        },
    )  # fmt: skip
    found = explore(made)
    agrees(made, found, walk_every_path(made))
    assert found.states == 1 + 1  # what is only said parts no states
    assert found.seen.passages == {("advice", "last.ann", 0)}
