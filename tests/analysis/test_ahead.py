from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.analysis.ahead import ChancesAhead, ValuesAhead
from game.analysis.backward.kept import NotKeptError
from game.analysis.backward.tabled import NotTabledError
from game.analysis.outlook import Prospect
from game.engine.compile import compile_scenario
from game.engine.state import State
from game.engine.step import begin, hold, inject, open_options, release, step
from game.engine.tables import Program
from game.model.scenario import Scenario
from generated import scenarios
from ladders import ladder
from making import ending, later, option, outcome, played, program, scene
from making import inject as news
from worths import Five, TooManyStatesError, Worths


def agrees(told: Prospect, judged: Five) -> None:
    mean, most, least, low, high = judged
    assert (told.mean, told.most, told.least) == pytest.approx(
        (float(mean), float(most), float(least)), abs=1e-9
    )
    assert (told.low, told.high) == (low, high)


def knows(program: Program, worths: Worths, *also: State) -> None:
    """What is told of every state, and of every option there, is what the state by itself shows."""
    endings = ChancesAhead(program, also=also)
    again = ChancesAhead.unpack(program, endings.pack())
    lengths: dict[State, tuple[int, int]] = {}
    for state in worths.states:
        told = endings.at(state)
        assert told is not None
        assert again.at(state) == told
        assert told.left == left(worths, state, lengths)
        row = program.scenes[state.place]
        assert dict(told.now) == pytest.approx(floats(worths, state, -1), abs=1e-12)
        assert set(told.options) == {row.options[at].id for at in open_options(program, state)}
        for option_, chances in told.options.items():
            after = floats(worths, state, row.numbers[option_])
            assert dict(chances) == pytest.approx(after, abs=1e-12)
    for cell, (indicator, _) in enumerate(program.indicators):
        values = ValuesAhead(program, indicator, also=also)
        packed = ValuesAhead.unpack(program, indicator, values.pack())
        for state in worths.states:
            ahead = values.at(state)
            assert ahead is not None
            assert packed.at(state) == ahead
            agrees(ahead.now, worths.five(state, cell))
            numbers = program.scenes[state.place].numbers
            assert [numbers[each] for each in ahead.options] == list(open_options(program, state))
            for option_, prospect in ahead.options.items():
                agrees(prospect, worths.after(state, numbers[option_], cell))


def left(worths: Worths, state: State, known: dict[State, tuple[int, int]]) -> tuple[int, int]:
    """The fewest and the most decisions that are still to be made."""
    if state not in known:
        options = open_options(worths.program, state)
        ways = [left(worths, after, known) for at in options for _, after in worths.ways(state, at)]
        known[state] = (
            (1 + min(low for low, _ in ways), 1 + max(high for _, high in ways)) if ways else (0, 0)
        )
    return known[state]


def floats(worths: Worths, state: State, option: int) -> dict[str, float]:
    chances = worths.chances(state) if option < 0 else worths.chances_after(state, option)
    return {id_: float(chance) for id_, chance in chances.items()}


@given(scenarios())
@settings(max_examples=60, deadline=None)
def test_it_knows_what_is_ahead_of_every_state(made: Scenario) -> None:
    compiled = compile_scenario(made)
    try:
        worths = Worths(compiled, most=400)
    except TooManyStatesError:
        assume(False)
    knows(compiled, worths)


@pytest.mark.parametrize("back", [0.0, 0.4])
def test_it_knows_what_is_ahead_where_many_roads_meet(back: float) -> None:
    tried = 0
    for seed in range(100, 150 if back else 125):
        compiled = compile_scenario(ladder(seed, back))
        try:
            ChancesAhead(compiled, max_states=500)
            worths = Worths(compiled, most=300)
        except (NotKeptError, TooManyStatesError):
            continue
        knows(compiled, worths)
        tried += 1
    assert tried > 5


@given(scenarios(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_it_knows_what_is_ahead_of_what_the_facilitator_did(
    made: Scenario, luck: random.Random
) -> None:
    compiled = compile_scenario(made)
    also, state = [], begin(compiled)[0]
    while options := open_options(compiled, state):
        for number in range(len(compiled.injects)):
            moved = luck.choice((inject, hold, release, lambda *_: None))(compiled, state, number)
            if moved is not None:
                state = moved if isinstance(moved, State) else moved[0]
                also.append(state)
                options = open_options(compiled, state)
        if not options:
            break
        state = luck.choice(step(compiled, state, luck.choice(options))).state
    try:
        worths = Worths(compiled, *also, most=400)
    except TooManyStatesError:
        assume(False)
    knows(compiled, worths, *also)


def small() -> Program:
    return program(
        {
            "a": scene({
                "talk": option(outcome({"trust": 10}, id_="x", weight=3), outcome({"trust": -10}, id_="y"), to="b"),
                "leave": option(outcome(later=(later(2, {"trust": -30}),))),
            }),
            "b": scene({"go": option(), "press": option(outcome({"trust": 45}), if_="trust > 55")}),
        },
        endings={"high": ending("trust >= 60"), "low": ending()},
        injects={"late": news({"trust": 7}), "early": news({"trust": 100}, if_="trust > 200")},
    )  # fmt: skip


def test_prospects_are_told_in_the_units_of_the_indicator() -> None:
    made = small()
    values = ValuesAhead(made, "trust")
    ahead = values.at(begin(made)[0])
    assert ahead is not None
    assert ahead.options["leave"] == Prospect(20, 20, 20, 20, 20)
    assert ahead.options["talk"] == Prospect(70, 85, 55, 40, 100)
    assert ahead.now == Prospect(45, 85, 20, 20, 100)
    over = played(made, "leave").state
    told = values.at(over)
    assert told is not None
    assert told.now == Prospect(20, 20, 20, 20, 20)
    assert told.options == {}


def test_chances_are_told_by_ending() -> None:
    made = small()
    chances = ChancesAhead(made)
    ahead = chances.at(begin(made)[0])
    assert ahead is not None
    assert dict(ahead.now) == pytest.approx({"high": 3 / 8, "low": 5 / 8})
    assert ahead.options == {"talk": {"high": 0.75, "low": 0.25}, "leave": {"low": 1.0}}
    over = chances.at(played(made, "leave").state)
    assert over is not None
    assert (over.now, over.options) == ({"low": 1.0}, {})


def test_play_that_sticks_is_an_ending_of_its_own() -> None:
    made = program(
        {
            "a": scene({"x": option(outcome({"trust": 4}), to="b"), "y": option()}),
            "b": scene({"z": option(if_="trust < 5")}),
        }
    )
    ahead = ChancesAhead(made).at(begin(made)[0])
    assert ahead is not None
    assert dict(ahead.now) == {"over": 0.5, "stuck": 0.5}
    value = ValuesAhead(made, "trust").at(begin(made)[0])
    assert value is not None
    assert value.options["x"] == Prospect(54, 54, 54, 54, 54)


def test_a_state_that_play_alone_does_not_reach_is_known_if_it_is_named() -> None:
    made = small()
    brought = inject(made, begin(made)[0], 0)
    assert brought is not None
    state, _ = brought
    assert ValuesAhead(made, "trust").at(state) is None
    ahead = ValuesAhead(made, "trust", also=[state]).at(state)
    assert ahead is not None
    assert ahead.options["leave"].mean == 27
    held = hold(made, begin(made)[0], 1)
    assert held is not None
    assert ChancesAhead(made).at(held) is None
    kept = ChancesAhead(made, also=[held]).at(held)
    assert kept == ChancesAhead(made).at(begin(made)[0])


def test_what_cannot_be_kept_says_why() -> None:
    loop = program({"hub": scene({"work": option(to="hub"), "rest": option()})})
    with pytest.raises(NotKeptError) as error:
        ChancesAhead(loop)
    assert error.value.why == "loop"
    with pytest.raises(NotKeptError) as error:
        ValuesAhead(small(), "trust", max_states=1)
    assert error.value.why == "budget"


def test_bytes_that_are_torn_damaged_or_of_another_scenario_are_refused() -> None:
    made = small()
    values = ValuesAhead(made, "trust")
    data = values.pack()
    assert ValuesAhead.unpack(made, "trust", data).at(begin(made)[0]) == values.at(begin(made)[0])
    for bad in (b"", b"no archive", data[: len(data) // 2], ChancesAhead(made).pack()):
        with pytest.raises(NotTabledError):
            ValuesAhead.unpack(made, "trust", bad)
    with pytest.raises(NotTabledError):
        ChancesAhead.unpack(program({"a": scene({"x": option()})}), ChancesAhead(made).pack())
    at = data.index(b"0.rows") + 20
    broken = data[:at] + bytes(255 - each for each in data[at : at + 8]) + data[at + 8 :]
    with pytest.raises(NotTabledError):
        ValuesAhead.unpack(made, "trust", broken).at(begin(made)[0])
