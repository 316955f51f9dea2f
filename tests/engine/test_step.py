"""The rules of play, one by one; each test names the rule it stands for."""

from __future__ import annotations

import pytest

from game.engine.play import Move, move, start
from game.engine.state import is_over
from game.engine.step import begin, open_options, step
from game.engine.view import told
from game.errors import MoveError
from making import (
    ending,
    inject,
    later,
    option,
    outcome,
    played,
    program,
    scene,
    text,
    value,
)


def kinds(road) -> list[str]:
    return [event.kind for event in road.turns[-1].events]


def test_rule_2a_due_consequences_arrive_by_due_count_then_put_then_place() -> None:
    first = outcome(later=(later(2, {"trust": {"to": 1}}), later(2, {"trust": {"to": 2}})))
    second = outcome(later=(later(1, {"trust": {"to": 3}}),))
    made = program(
        {
            "a": scene({"go": option(first, to="b")}),
            "b": scene({"go": option(second, to="c")}),
            "c": scene({"go": option(to="d")}),
            "d": scene({"go": option()}),
        }
    )
    road = played(made, "go", "go", "go")
    arrived = [event.number for event in road.turns[-1].events if event.kind == "consequence"]
    assert arrived == [0, 1, 2]
    assert [made.consequences[number].id for number in arrived] == [
        "a.go.outcome.1",
        "a.go.outcome.2",
        "b.go.outcome.1",
    ]
    assert value(road, "trust") == 3


def test_rule_2b_injects_pass_once_in_order_each_in_the_state_its_predecessor_left() -> None:
    made = program(
        {"a": scene({"go": option()})},
        injects={
            "late": inject({"trust": -1}, if_="trust < 10"),
            "first": inject({"trust": {"to": 5}}, if_="trust >= 50"),
            "second": inject({"trust": 2}, if_="trust == 5"),
        },
    )
    state, events = begin(made)
    assert [made.injects[event.number].id for event in events] == ["first", "second"]
    assert state.cells[0] == 7


def test_rule_2b_an_inject_fires_once_a_play() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"go": option()})},
        injects={"news": inject({"trust": -1}, if_="trust > 0")},
    )
    road = played(made, "go")
    assert value(road, "trust") == 49
    assert kinds(road) == ["outcome"]


def test_rule_2b_an_inject_fires_only_in_its_scenes_and_never_by_itself_without_when() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"go": option()})},
        injects={"there": inject({}, if_="trust > 0", scenes=("b",)), "by_hand": inject({})},
    )
    assert begin(made)[1] == ()
    assert kinds(played(made, "go")) == ["outcome", "inject"]


def test_rule_2c_texts_and_options_are_worked_out_after_arrivals_and_injects() -> None:
    made = program(
        {"a": scene({"low": option(if_="trust < 50"), "high": option(if_="trust >= 50")})},
        injects={"news": inject({"trust": -10}, if_="trust == 50")},
    )
    state, _ = begin(made)
    assert open_options(made, state) == (0,)


def test_rule_3_the_decision_counts_before_the_outcome_is_drawn() -> None:
    made = program(
        {"a": scene({"go": option(
            outcome({"trust": 1}, id_="early", if_="decisions == 0"),
            outcome({"trust": 2}, id_="counted", if_="decisions == 1 and chose(a.go)"),
        )})}
    )  # fmt: skip
    assert value(played(made, "go"), "trust") == 52


def test_rule_3_each_effect_is_clamped_as_it_lands_and_the_change_told_is_what_happened() -> None:
    made = program(
        {"a": scene({"go": option(outcome(later=(), to="b"))}), "b": scene({"go": option()})},
        indicators={"trust": (95, 0, 100)},
        injects={
            "up": inject({"trust": 20}, if_="decisions == 1"),
            "down": inject({"trust": -20}, if_="decisions == 1"),
        },
    )
    road = played(made, "go")
    shifts = [told(made, event, road.turns[-1]).shifts for event in road.turns[-1].events]
    assert [(shift.before, shift.after) for each in shifts for shift in each] == [
        (95, 100), (100, 80),
    ]  # fmt: skip


def test_rule_3_effects_apply_in_the_authors_order() -> None:
    made = program(
        {"a": scene({"go": option(outcome({"x": {"to": 100}, "y": 5}), to="b")}),
         "b": scene({"go": option()})},
        indicators={"x": (0, 0, 10), "y": (0, 0, 10)},
    )  # fmt: skip
    road = played(made, "go")
    assert [change[0] for change in road.turns[0].events[0].changes] == [0, 1]
    assert value(road, "x") == 10


def test_rule_3_outcome_texts_read_the_state_after_the_effects() -> None:
    says = text("Now {trust}.", ("trust < 50", "It fell."), ("trust >= 50", "It held."))
    made = program(
        {"a": scene({"go": option(outcome({"trust": -20}, says=says), to="b")}),
         "b": scene({"go": option(outcome({"trust": 50}))})}
    )  # fmt: skip
    road = played(made, "go", "go")
    turn = road.turns[0]
    assert told(made, turn.events[0], turn).text == "Now 30.\n\nIt fell."


@pytest.mark.parametrize(
    ("own", "of_option", "of_scene", "expected"),
    [("x", "y", "z", "x"), (None, "y", "z", "y"), (None, None, "z", "z")],
)
def test_rule_3_next_is_the_outcomes_else_the_options_else_the_scenes(
    own: str | None, of_option: str | None, of_scene: str, expected: str
) -> None:
    stops = {id_: scene({"go": option()}) for id_ in "xyz"}
    made = program(
        {"a": scene({"go": option(outcome(to=own), to=of_option)}, to=of_scene), **stops}
    )
    assert made.place_id(played(made, "go").state.place) == expected


def test_rule_3_next_takes_the_first_row_that_holds_after_the_effects() -> None:
    made = program(
        {"a": scene({"go": option(outcome({"trust": -40}), to=[("trust > 40", "b"), (None, "c")])}),
         "b": scene({"go": option()}), "c": scene({"go": option()})}
    )  # fmt: skip
    assert made.place_id(played(made, "go").state.place) == "c"


def test_rule_4_after_n_means_n_further_decisions_first() -> None:
    steps = {f"s{n}": scene({"go": option(to=f"s{n + 1}")}) for n in range(1, 4)}
    made = program(
        {"s0": scene({"go": option(outcome(later=(later(2, {"trust": -10}),)), to="s1")}),
         **steps, "s4": scene({"go": option()})}
    )  # fmt: skip
    values = [value(played(made, *["go"] * n), "trust") for n in range(5)]
    assert values == [50, 50, 50, 40, 40]


def test_rule_4_when_is_read_when_due_and_a_false_one_is_dropped() -> None:
    made = program(
        {
            "a": scene({"go": option(outcome(later=(later(1, {"trust": -10}, if_="leaked"),)), to="b")}),
            "b": scene({"leak": option(outcome({"leaked": True}), to="c"), "keep": option(to="c")}),
            "c": scene({"go": option()}),
        },
        flags={"leaked": False},
    )  # fmt: skip
    assert value(played(made, "go", "leak"), "trust") == 40
    kept = played(made, "go", "keep")
    assert value(kept, "trust") == 50
    assert kinds(kept) == ["outcome", "dropped"]
    assert kept.state.due == ()


def test_rule_5_before_an_ending_everything_still_due_arrives() -> None:
    made = program(
        {
            "a": scene(
                {"go": option(outcome(later=(later(20, {"trust": -30}), later(3, {"trust": -9}))))}
            )
        },
        endings={"low": ending("trust < 20"), "high": ending()},
    )
    road = played(made, "go")
    assert kinds(road) == ["outcome", "consequence", "consequence", "ending"]
    assert [event.number for event in road.turns[0].events[1:3]] == [1, 0]
    assert made.place_id(road.state.place) == "low"


def test_rule_5_next_to_a_named_ending_takes_that_one_whatever_its_when() -> None:
    made = program(
        {"a": scene({"go": option(to="second")})},
        endings={"first": ending(), "second": ending("trust > 90")},
    )
    assert made.place_id(played(made, "go").state.place) == "second"


def test_rule_5_injects_do_not_fire_on_an_ending() -> None:
    made = program(
        {"a": scene({"go": option(outcome({"trust": -50}))})},
        injects={"news": inject({"trust": 7}, if_="trust == 0")},
    )
    assert value(played(made, "go"), "trust") == 0


def test_rule_6_an_interlude_is_read_through_without_a_decision() -> None:
    made = program(
        {
            "a": scene({"go": option(outcome(later=(later(1, {"trust": -1}),)), to="page")}),
            "page": scene(to="b"),
            "b": scene({"go": option(to="c")}),
            "c": scene({"go": option()}),
        }
    )
    road = played(made, "go")
    assert kinds(road) == ["outcome", "page"]
    assert road.state.cells[-1] == 1
    assert value(road, "trust") == 50
    assert value(played(made, "go", "go"), "trust") == 49


def test_rule_6_play_may_open_with_an_interlude() -> None:
    made = program({"page": scene(to="b"), "b": scene({"go": option()})})
    state, events = begin(made)
    assert [event.kind for event in events] == ["page"]
    assert made.place_id(state.place) == "b"


def test_rule_7_seen_is_true_once_a_scene_has_been_left() -> None:
    made = program(
        {
            "a": scene({"go": option(to=[("seen(a)", "c"), (None, "b")])}),
            "b": scene({"again": option(to="a", if_="seen(a)"), "on": option(if_="seen(b)")}),
            "c": scene({"go": option()}),
        }
    )
    road = played(made, "go")
    assert made.place_id(road.state.place) == "b"
    assert open_options(made, road.state) == (0,)
    assert made.place_id(played(made, "go", "again", "go").state.place) == "c"


def test_rule_7_an_interlude_is_seen_once_read() -> None:
    made = program(
        {"a": scene({"go": option(to="page")}), "page": scene(to="b"),
         "b": scene({"go": option(if_="seen(page) and seen(a)")})}
    )  # fmt: skip
    assert open_options(made, played(made, "go").state) == (0,)


def test_rule_7_state_keeps_of_history_only_what_is_asked() -> None:
    asked = program({"a": scene({"go": option(to="b")}), "b": scene({"go": option(if_="seen(a)")})})
    unasked = program({"a": scene({"go": option(to="b")}), "b": scene({"go": option()})})
    assert ("seen", "a") in asked.cells
    assert len(asked.cells) == len(unasked.cells) + 1
    assert list(unasked.cells) == ["trust", ("decisions",)]


def test_rule_9_a_scene_with_no_open_option_is_stuck() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"no": option(if_="trust > 90")})}
    )
    road = played(made, "go")
    assert road.over
    assert made.place_id(road.state.place) == "stuck"
    assert road.turns[-1].events[-1].kind == "stuck"


def test_rule_9_an_option_without_an_outcome_that_holds_is_stuck() -> None:
    made = program({"a": scene({"go": option(outcome(if_="trust > 90"))})})
    (only,) = step(made, begin(made)[0], 0)
    assert made.place_id(only.state.place) == "stuck"
    assert made.place_id(played(made, "go").state.place) == "stuck"


def test_rule_9_step_gives_nothing_for_what_cannot_be_chosen_and_never_raises() -> None:
    made = program({"a": scene({"go": option(), "no": option(if_="trust > 90")})})
    state, _ = begin(made)
    assert step(made, state, 1) == ()
    assert step(made, state, 7) == ()
    assert step(made, state, -1) == ()
    done = played(made, "go").state
    assert is_over(made, done)
    assert step(made, done, 0) == ()


def test_rule_10_a_circle_of_interludes_sticks_instead_of_running_for_ever() -> None:
    made = program({"a": scene({"go": option(to="b")}), "b": scene(to="c"), "c": scene(to="b")})
    assert made.place_id(played(made, "go").state.place) == "stuck"


def test_rule_10_scenes_may_be_met_again() -> None:
    made = program({"a": scene({"round": option(to="a"), "out": option(if_="decisions >= 2")})})
    assert played(made, "round", "round", "out").over


def test_rule_1_injects_come_by_hand_between_entering_and_choosing() -> None:
    made = program(
        {"a": scene({"go": option(), "more": option(if_="trust < 50")})},
        injects={"news": inject({"trust": -10}), "early": inject({"trust": -1}, if_="trust < 45")},
    )
    road = move(start(made, 1), Move("inject", "news"))
    assert value(road, "trust") == 40
    assert open_options(made, road.state) == (0, 1)
    assert road.state.cells[-1] == 0
    with pytest.raises(MoveError, match="news"):
        move(road, Move("inject", "news"))
    assert value(move(road, Move("inject", "early")), "trust") == 39


def test_rule_1_an_inject_by_hand_respects_its_scenes() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"go": option()})},
        injects={"there": inject({}, scenes=("b",))},
    )
    with pytest.raises(MoveError):
        move(start(made, 1), Move("inject", "there"))
    assert move(played(made, "go"), Move("inject", "there")).state.fired == 1


def test_rule_2b_held_means_suppressed_until_released() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"go": option(to="c")}),
         "c": scene({"go": option()})},
        injects={"news": inject({"trust": -5}, if_="decisions >= 1")},
    )  # fmt: skip
    held = move(start(made, 1), Move("hold", "news"))
    on = move(held, Move("choose", "go"))
    assert value(on, "trust") == 50
    with pytest.raises(MoveError):
        move(on, Move("hold", "news"))
    free = move(on, Move("release", "news"))
    assert value(move(free, Move("choose", "go")), "trust") == 45
    by_hand = move(on, Move("inject", "news"))
    assert value(by_hand, "trust") == 45
    assert by_hand.state.held == 0


def test_an_inject_by_hand_that_closes_every_way_is_stuck() -> None:
    made = program(
        {"a": scene({"go": option(if_="trust >= 50")})}, injects={"news": inject({"trust": -10})}
    )
    road = move(start(made, 1), Move("inject", "news"))
    assert made.place_id(road.state.place) == "stuck"
    with pytest.raises(MoveError):
        move(road, Move("inject", "news"))


def test_unknown_ids_and_finished_plays_are_refused_in_words() -> None:
    made = program({"a": scene({"go": option(), "no": option(if_="trust > 90", locked="Shut.")})})
    road = start(made, 1)
    with pytest.raises(MoveError, match="no option `stay` in scene `a`"):
        move(road, Move("choose", "stay"))
    with pytest.raises(MoveError, match="`no` of scene `a` is locked"):
        move(road, Move("choose", "no"))
    with pytest.raises(MoveError, match="no inject `x`"):
        move(road, Move("inject", "x"))
    with pytest.raises(MoveError, match="over"):
        move(move(road, Move("choose", "go")), Move("choose", "go"))


def test_a_later_text_with_values_reads_what_it_left() -> None:
    made = program(
        {"a": scene({"go": option(outcome(later=(later(1, {"trust": -9}, says="{trust} {{left}}"),)), to="b")}),
         "b": scene({"go": option(to="c")}), "c": scene({"go": option()})}
    )  # fmt: skip
    road = played(made, "go", "go")
    (event,) = (each for each in road.turns[-1].events if each.kind == "consequence")
    assert told(made, event).text == "41 {left}"
    assert told(made, event).because == ("a", "go")
