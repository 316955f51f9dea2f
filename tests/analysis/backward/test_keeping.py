from __future__ import annotations

import numpy as np
import pytest

from game.analysis.backward.keeping import Keeper
from game.analysis.backward.kept import Kept, NotKeptError
from game.analysis.backward.lifting import Lifted, lift
from game.analysis.backward.order import reach
from game.analysis.backward.worth import visits
from game.analysis.explore import explore
from game.analysis.walking.walk import Place
from game.engine.compile import compile_scenario
from game.engine.step import begin, step
from game.engine.tables import Program
from ladders import ladder
from making import inject, option, outcome, program, scene
from worths import TooManyStatesError, Worths


def in_order(kept: Kept) -> None:
    """Blocks follow each other, and every step leads to a later state that is kept."""
    first = 0
    for block in kept.blocks:
        assert block.first == first
        first += len(block.keys)
        edges = block.edges
        assert len(edges.kinds) == len(edges.rows) == len(edges.heads) + len(edges.stops)
        assert np.all((edges.rows >= 0) & (edges.rows < len(block.keys)))
        assert np.all((edges.heads >= first) & (edges.heads < kept.count))
        onward = edges.finals[edges.kinds[: len(edges.heads)]]
        assert np.all(onward < 0)
        assert np.all(edges.stops >= 0)
    assert first == kept.count
    if isinstance(kept, Lifted):
        codes = np.concatenate([block.keys for block in kept.blocks])
        assert np.all(kept.numbers_of(codes) == np.arange(kept.count))
    else:
        known = [each.numbers for each in kept.known.values()]
        assert sorted(np.concatenate(known).tolist()) == [*range(kept.count)]


@pytest.mark.parametrize("back", [0.0, 0.4])
def test_every_state_is_kept_once_and_every_step_leads_onward(back: float) -> None:
    tried = 0
    for seed in range(200, 230):
        made = compile_scenario(ladder(seed, back))
        keeper = Keeper(made, 5000)
        try:
            kept = keeper.keep()
            worths = Worths(made)
        except (NotKeptError, TooManyStatesError):
            continue
        in_order(kept)
        assert kept.count == explore(made).states
        assert {kept.number_of(state) for state in worths.states} == set(range(kept.count))
        for id_, _ in made.indicators:
            finer = lift(kept, id_, 5000)
            in_order(finer)
            cell = made.cells[id_]
            values: dict[int, set[int]] = {}
            for state in worths.states:
                values.setdefault(finer.number_of(state), set()).add(state.cells[cell])
            assert set(values) == set(range(finer.count))
            assert all(len(each) == 1 for each in values.values())
        tried += 1
    assert tried > 10


def test_visits_add_up_to_those_of_the_states_that_are_one() -> None:
    made = compile_scenario(ladder(9))
    kept = Keeper(made, 5000).keep()
    worths = Worths(made)
    sums = np.zeros(kept.count)
    for state in worths.states:
        sums[kept.number_of(state)] += float(worths.visits[state])
    assert kept.count < len(worths.states)
    assert visits(kept) == pytest.approx(sums)


def test_a_state_that_cannot_be_met_has_no_number() -> None:
    made = program(
        {"a": scene({"x": option(outcome({"trust": 5}), to="b")}), "b": scene({"go": option(), "stay": option(if_="trust > 60")})},
        injects={"news": inject({"trust": 9})},
    )  # fmt: skip
    kept = lift(Keeper(made, 100).keep(), "trust", 100)
    first, _ = begin(made)
    assert kept.number_of(first) == 0
    (way,) = step(made, first, 0)
    assert kept.number_of(way.state) == 1
    assert kept.number_of(way.state._replace(cells=(54, *way.state.cells[1:]))) == -1
    assert kept.number_of(way.state._replace(due=((9, 1, 0),))) == -1
    assert kept.number_of(step(made, way.state, 0)[0].state) == -1


def test_keys_too_wide_for_a_machine_number_are_kept_whole() -> None:
    names = [f"i{number}" for number in range(12)]
    made = program(
        {
            "a": scene({name: option(outcome({name: 30, names[at - 1]: -20}), to="b") for at, name in enumerate(names)}),
            "b": scene({name: option(outcome({name: 13}), to="c") for name in names}),
            "c": scene({"go": option(outcome({"i0": {"to": 1}})), **{f"o{at}": option(if_=f"{name} - {names[at - 1]} > {at}") for at, name in enumerate(names)}}),
        },
        indicators=dict.fromkeys(names, (50, 0, 200)),
    )  # fmt: skip
    base = Keeper(made, 5000).keep()
    assert any(sum(layout.bits) > 62 for layout in base.layouts.values())
    kept = lift(base, "i3", 5000)
    in_order(base)
    in_order(kept)
    worths = Worths(made)
    assert {kept.number_of(state) for state in worths.states} == set(range(kept.count))


def test_a_count_of_decisions_in_a_free_round_does_not_run_on() -> None:
    made = hub("decisions + money != 1000000000")
    with pytest.raises(NotKeptError) as error:
        Keeper(made, 500).keep()
    assert error.value.why == "budget"
    with pytest.raises(NotKeptError) as error:
        Keeper(hub("decisions + money != 3"), 500).keep()
    assert error.value.why == "loop"
    with pytest.raises(NotKeptError) as error:
        Keeper(made, 10**6).keep()
    assert error.value.why == "budget"


def hub(limit: str) -> Program:
    return program(
        {"hub": scene({"work": option(outcome({"money": -5}), to="hub", if_=limit), "rest": option()})},
        indicators={"money": (20, 0, 20)},
    )  # fmt: skip


def test_reaching_stops_after_so_many_rounds() -> None:
    place = Place(0, (), 0)
    keys = np.zeros(1, dtype=np.int64)
    reached, rounds = reach({place: [keys, keys]}, lambda _place, _keys: (), 1, 1)
    assert (reached[place].tolist(), rounds) == ([0], 1)
    for room, most in ((0, 1), (1, 0)):
        with pytest.raises(NotKeptError):
            reach({place: [keys]}, lambda _place, _keys: (), room, most)


def test_an_indicator_of_too_many_values_is_not_kept() -> None:
    made = program(
        {"a": scene({"x": option(outcome({"money": -1}))})}, indicators={"money": (10**9, 0, 10**9)}
    )
    with pytest.raises(NotKeptError) as error:
        lift(Keeper(made, 500).keep(), "money", 500)
    assert error.value.why == "budget"


def many_guards() -> Program:
    """Nine flags guard a test; where the last is lowered on the way, they are eight."""
    flags = [f"f{number}" for number in range(9)]
    return program(
        {
            "a": scene({"x": option(outcome({"trust": 30}), to="b"), "y": option(to="b")}),
            "b": scene({"on": option(outcome({"f8": False}), to="c")}),
            "c": scene({"low": option(), "high": option(outcome({"trust": 5})), "up": option(outcome({"f0": True}), to="d")}),
            "d": scene({"go": option(), "stay": option(if_=" and ".join(["trust > 60", *flags]))}),
        },
        flags=dict.fromkeys(flags, False),
    )  # fmt: skip


def test_more_guards_than_are_looked_at_part_no_states_that_were_one() -> None:
    made = many_guards()
    base = Keeper(made, 100).keep()
    finer = lift(base, "trust", 100)
    worths = Worths(made)
    found = {base.number_of(state) for state in worths.states}
    assert found == set(range(base.count))
    for block in finer.blocks:
        numbers = finer.bare(block)
        places = [
            place
            for each in numbers
            for place, known in base.known.items()
            if each in known.numbers
        ]
        assert [place.scene for place in places] == [block.scene] * len(block.keys)
