from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from brute import TooManyPathsError, walk_every_path
from game.analysis.asking.late import late_changes
from game.analysis.result import Way
from game.engine.compile import compile_scenario
from game.engine.state import State
from game.engine.step import (
    _apply,
    _arrive,
    _arrive_one,
    _put,
    begin,
    chosen,
    open_options,
    open_outcomes,
    step,
)
from game.engine.tables import TO_END, Program, Route, RouteRow, SceneRow
from game.model.scenario import Option, Scenario
from generated import CHANGES, Ids, scenarios
from generated import tests as conditions
from making import ending, later, option, outcome, program, scenario, scene

Late = set[tuple[int, bool]]


def taken(route: Route, cells: list[int]) -> int:
    holding = (number for number, row in enumerate(route) if not row.test or row.test.holds(cells))
    return next(holding, -1)


def reached(made: Program, row: RouteRow, cells: list[int]) -> int:
    """The place to which a row leads, all having arrived."""
    if row.target != TO_END:
        return row.target
    for number, each in enumerate(made.endings):
        if each.test is None or each.test.holds(cells):
            return len(made.scenes) + number
    return made.stuck


def late_at(
    made: Program, scene: SceneRow, route: Route, cells: list[int], due: tuple, fired: int
) -> Iterator[tuple[RouteRow, bool]]:
    """Read a `next` by the rules, one state at a time, and once more where all has arrived."""
    number = taken(route, cells)
    if number < 0:
        return
    before = cells[scene.seen] if scene.seen >= 0 else 0
    if scene.seen >= 0:
        cells[scene.seen] = 1
    target = route[number].target
    if 0 <= target < len(made.scenes):
        page = made.scenes[target]
        if due and due[0][0] <= cells[-1]:
            due = _arrive(made, due, cells, [])
        for each in page.injects:
            row = made.injects[each]
            if not fired >> each & 1 and row.test is not None and row.test.holds(cells):
                fired |= 1 << each
                _apply(row.effects, cells)
        if not page.options:
            yield from late_at(made, page, page.route, cells, due, fired)
        return
    for entry in due:
        _arrive_one(made, entry, cells, [])
    again = [*cells]
    if scene.seen >= 0:
        again[scene.seen] = before
    other = taken(route, again)
    row = route[min(number, other)]
    if other < 0 or other == number or row.target < len(made.scenes):
        return
    if reached(made, route[number], cells) != reached(made, route[other], cells):
        yield row, other > number


def late_from(made: Program, state: State) -> Iterator[tuple[RouteRow, bool]]:
    scene = made.scenes[state.place]
    for at in open_options(made, state):
        row = scene.options[at]
        for number in open_outcomes(row, chosen(state, row)):
            cells = chosen(state, row)
            each = row.outcomes[number]
            _apply(each.effects, cells)
            due = _put(state.due, each, cells[-1])
            yield from late_at(made, scene, each.route, cells, due, state.fired)


def states_of(made: Program, way: Way) -> list[State]:
    """Follow a way by the rules; it must be one that can be walked."""
    found = [begin(made)[0]]
    for each in way:
        row = made.scenes[found[-1].place]
        at = row.numbers[each.option]
        assert row.id == each.scene
        ids = {
            row.options[at].outcomes[successor.outcome].id: successor.state
            for successor in step(made, found[-1], at)
        }
        found.append(ids[each.outcome])
    return found


@st.composite
def with_much_to_come(draw: st.DrawFn) -> Scenario:
    """A scenario with much on its calendar, and a page, whose every `next` may name an ending."""
    ids = Ids(("s0", "s1", "page", "s2"))
    made = {}
    for at, name in enumerate(ids.scenes):
        onward = st.sampled_from((*ids.scenes[at + 1 :], "e0", "e1", "end"))
        rows = [(draw(conditions(ids)), draw(onward)) for _ in range(2)]
        way = [*rows, (None, draw(onward))]
        options = {
            letter: option(
                outcome(
                    draw(CHANGES),
                    later=tuple(
                        later(draw(st.integers(1, 4)), draw(CHANGES), if_=test)
                        for test in (None, draw(conditions(ids)))
                    ),
                ),
                to=None,
            )
            for letter in "ab"
        }
        made[name] = scene({} if name == "page" else options, to=way)
    return scenario(
        made,
        endings={"e0": ending(draw(conditions(ids))), "e1": ending()},
        indicators={"trust": (draw(st.integers(0, 30)), 0, 30), "cases": (5, -10, 20)},
        flags={"leaked": draw(st.booleans()), "signed": False},
    )


@settings(max_examples=150, deadline=None)
@given(scenarios() | with_much_to_come())
def test_what_late_arrivals_would_change_is_what_every_path_shows(drawn: Scenario) -> None:
    made = compile_scenario(drawn)
    try:
        brute = walk_every_path(made, most_paths=2_000)
    except TooManyPathsError:
        return
    wanted: Late = {
        (id(row), held) for state in brute.states for row, held in late_from(made, state)
    }
    changes = late_changes(made)
    assert changes is not None
    assert {(id(each.row), each.held) for each in changes} == wanted
    for each in changes:
        *_, last, end = states_of(made, each.way)
        assert end.place >= len(made.scenes)
        assert (id(each.row), each.held) in {(id(row), held) for row, held in late_from(made, last)}


GUARDED = [("trust > 50", "high"), (None, "low")]
ENDINGS = {"high": ending(), "low": ending()}


def drop(
    amount: int, after: int = 3, to: str | list[tuple[str | None, str]] | None = None
) -> Option:
    return option(outcome({"trust": 5}, later=(later(after, {"trust": amount}),)), to=to)


def test_the_shortest_play_is_told_and_a_choice_that_stands_is_not() -> None:
    made = program(
        {
            "s": scene({"on": drop(-2, to="t"), "off": option(to=GUARDED)}),
            "t": scene({"a": option(to=None), "b": drop(-9)}, to=GUARDED),
        },
        endings=ENDINGS,
    )
    changes = late_changes(made)
    assert changes is not None
    (change,) = changes
    assert change.held
    assert [taken.option for taken in change.way] == ["on", "b"]


def test_what_has_arrived_by_then_changes_nothing() -> None:
    made = program(
        {
            "s": scene({"on": drop(-20, 1, to="t")}),
            "t": scene({"a": option(to="u")}),
            "u": scene({"b": option(to=GUARDED)}),
        },
        endings=ENDINGS,
    )
    assert late_changes(made) == ()


def test_where_there_are_too_many_states_nothing_is_told() -> None:
    made = program({"s": scene({"on": drop(-20, to=GUARDED)})}, endings=ENDINGS)
    changes = late_changes(made)
    assert changes is not None
    assert len(changes) == 1
    assert late_changes(made, max_states=0) is None


def test_values_that_only_the_second_reading_tells_apart_are_kept_apart() -> None:
    way: list[tuple[str | None, str]] = [("trust > 40", "high"), (None, "low")]

    def made(least: int) -> Program:
        up, more = outcome({"trust": least - 50}), outcome({"trust": 10})
        return program(
            {
                "s": scene({"up": option(up, to="t"), "more": option(more, to="t")}),
                "t": scene({"a": drop(-20, to=way)}),
            },
            endings=ENDINGS,
        )

    assert late_changes(made(56)) == ()
    changes = late_changes(made(55))
    assert changes is not None
    assert [[each.option for each in change.way] for change in changes] == [["up", "a"]]


def test_that_the_scene_has_been_left_is_no_late_change() -> None:
    made = program(
        {"s": scene({"a": drop(-20, to=[("seen(s) or trust > 60", "low"), (None, "high")])})},
        endings=ENDINGS,
    )
    assert late_changes(made) == ()


def test_an_ending_that_end_comes_to_anyway_is_no_change() -> None:
    way: list[tuple[str | None, str]] = [("trust > 50", "high"), (None, "end")]
    made = program({"s": scene({"a": drop(-20, to=way)})}, endings=ENDINGS)
    assert late_changes(made) == ()
