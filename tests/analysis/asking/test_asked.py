from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brute import TooManyPathsError, walk_every_path
from game.analysis.asking.asked import Asked, ask, parts
from game.analysis.walking.sight import Guarded
from game.engine.compile import compile_scenario
from game.engine.expression import compile_condition, key_of
from game.engine.step import chosen, open_options
from game.engine.tables import Program
from game.model.conditions import Compare, Condition, walk
from game.model.parser import parse_condition
from generated import scenarios
from making import ending, inject, later, option, outcome, program, scene, text

Noted = tuple[set[int], dict[int, set[int]]]


def note(made: Program, row: Guarded, cells: tuple[int, ...], noted: Noted) -> None:
    """Note what is so in one state, part by part."""
    assert row.test is not None
    truths, values = noted
    found = 0
    for number, part in enumerate(parts(row.test.condition)):
        condition = Condition(part, row.test.condition.source)
        found |= bool(compile_condition(condition, made.cells)(cells)) << number
        if isinstance(part, Compare):
            read = {key for each in walk(part) if (key := key_of(each)) is not None}
            if len(read) == 1:
                values[number].add(cells[made.cells[read.pop()]])
    truths.add(found)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_was_so_where_options_and_outcomes_were_read_is_what_every_path_shows(
    data: st.DataObject,
) -> None:
    made = compile_scenario(data.draw(scenarios()))
    try:
        brute = walk_every_path(made, most_paths=2_000)
    except TooManyPathsError:
        return
    noted: dict[int, Noted] = defaultdict(lambda: (set(), defaultdict(set)))
    rows: list[Guarded] = [
        row
        for each in made.scenes
        if not any(stuck == each.id for stuck in brute.stuck)
        for option_row in each.options
        for row in (option_row, *option_row.outcomes)
        if row.test is not None
    ]
    for state in brute.states:
        for at, option_row in enumerate(made.scenes[state.place].options):
            if option_row.test is not None:
                note(made, option_row, state.cells, noted[id(option_row)])
            if at in open_options(made, state):
                for row in option_row.outcomes:
                    if row.test is not None:
                        note(made, row, tuple(chosen(state, option_row)), noted[id(row)])
    asked = ask(made, rows)
    assert asked is not None
    for row, each in zip(rows, asked, strict=True):
        truths, values = noted[id(row)]
        assert each.truths == truths
        for number, told in each.values.items():
            if number in values:
                assert told == values[number]


def alone(made: Program, row: Guarded, **more: Any) -> Asked:
    found = ask(made, [row], **more)
    assert found is not None
    return found[0]


ROADS = {
    "a": scene(
        {
            "up": option(outcome({"trust": 5}), to="b"),
            "down": option(outcome({"trust": -15}), to="b"),
        }
    ),
    "b": scene({"x": option(if_="trust > 60 and leaked"), "y": option()}),
}


def test_values_are_those_at_the_condition_and_not_those_of_a_whole_range() -> None:
    made = program(ROADS, flags={"leaked": False})
    asked = alone(made, made.scenes[1].options[0])
    assert asked.truths == {0}
    assert asked.values == {1: {35, 55}}


def test_where_there_are_too_many_states_nothing_is_told() -> None:
    made = program(ROADS, flags={"leaked": False})
    row = made.scenes[1].options[0]
    assert ask(made, [row], max_states=1) is None
    assert alone(made, row, max_states=2).truths == {0}
    assert alone(made, row, max_states=2).values == {}
    assert alone(made, row, max_states=3).values == {1: {35, 55}}


def test_two_numbers_are_told_by_what_the_left_has_over_the_right() -> None:
    made = program(
        {"s": scene({"x": option(if_="trust > fear + 40"), "y": option()})},
        indicators={"trust": (50, 0, 100), "fear": (30, 0, 100)},
    )
    assert alone(made, made.scenes[0].options[0]).values == {0: {-20}}


def test_rows_before_that_hold_first_are_told() -> None:
    made = program(
        {"s": scene({"x": option(to=[("trust > 20", "over"), ("trust > 40", "high")])})},
        endings={"over": ending(), "high": ending()},
    )
    low, high = made.scenes[0].options[0].outcomes[0].route
    assert alone(made, high).before == {0}
    assert alone(made, low).before == set()
    assert alone(made, made.endings[1]).truths == set()


def test_what_arrives_what_comes_and_what_is_read_is_asked_about_as_well() -> None:
    made = program(
        {
            "s": scene(
                {"x": option(outcome(later=(later(1, {"trust": 5}, if_="trust > 90"),)))},
                says=text("Here.", ("trust < 10", "Low.")),
            )
        },
        injects={"event": inject(if_="trust > 70", scenes=("s",))},
        endings={"high": ending("trust > 80"), "over": ending()},
    )
    said = made.scenes[0].text
    assert not isinstance(said, str)
    rows: list[Guarded] = [made.consequences[0], made.injects[0], made.endings[0], said[1]]
    asked = ask(made, rows)
    assert asked is not None
    assert [each.values for each in asked] == [{0: {50}}] * 4


def test_an_indicator_that_grows_for_ever_is_given_up() -> None:
    made = program({"s": scene({"x": option(to="s"), "y": option(if_="decisions < 0")})})
    assert alone(made, made.scenes[0].options[1]).values == {}


@pytest.mark.parametrize(
    ("source", "count"),
    [("trust > 1", 1), ("a and not (b or trust + 1 > 2)", 6), ("decisions > 1 or seen(s)", 3)],
)
def test_the_parts_of_a_condition_are_those_that_can_be_true(source: str, count: int) -> None:
    assert len(parts(parse_condition(source))) == count
