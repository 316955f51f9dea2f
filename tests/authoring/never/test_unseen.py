"""Why things are never seen, by kind; `test_explore` has which things those are."""

from __future__ import annotations

from typing import Any

import pytest

from game.analysis.explore import explore
from game.authoring.never.unseen import never_seen
from making import ending, inject, later, option, outcome, program, scene

WAYS = {"a": scene({"up": option(outcome({"trust": 10}), to=None), "on": option(to=None)}, to="b")}
HIGH = {"high": ending(), "over": ending()}


def reasons(scenes: dict[str, Any], *, max_states: int = 1000, **more: Any) -> dict[str, str]:
    made = program(scenes, **more)
    found = never_seen(made, explore(made).seen, max_states=max_states)
    return {each.id: each.why for each in found}


def test_an_option_is_told_with_the_values_where_its_scene_is_entered() -> None:
    scenes = {**WAYS, "b": scene({"x": option(if_="trust > 60"), "y": option()})}
    assert reasons(scenes) == {"b.x": "`trust > 60` never holds here; `trust` is 50 or 60"}
    assert reasons(scenes, max_states=1) == {"b.x": "`trust > 60` never holds here"}


def test_a_scene_where_play_may_stick_tells_of_those_plays_too() -> None:
    scenes = {**WAYS, "b": scene({"x": option(if_="trust > 60"), "y": option(if_="trust > 50")})}
    assert reasons(scenes) == {"b.x": "`trust > 60` never holds here; `trust` is 50 or 60"}


def test_what_arrives_before_an_ending_is_due_there() -> None:
    late = outcome(later=(later(9, if_="trust > 60"), later(1, if_="trust > 60")))
    assert reasons({**WAYS, "b": scene({"x": option(late)})}) == {
        "b.x.outcome": "`trust > 60` never holds when it is due; `trust` is 50 or 60"
    }


def test_where_play_always_sticks_before_it_is_due_that_is_the_reason() -> None:
    late = outcome(later=(later(2, {"trust": 1}, if_="trust > 60"), later(2)))
    scenes = {
        "a": scene({"x": option(late, to="b")}),
        "b": scene({"y": option(if_="trust > 60")}),
    }
    said = "play always sticks before it is due"
    found = reasons(scenes)
    assert found["a.x.outcome"] == said
    assert found["b"] == "play sticks on the way in"
    assert found["over"] == "no play comes to a `next: end`"


def test_an_inject_whose_scenes_are_never_entered_is_told_as_that() -> None:
    scenes = {"a": scene({"x": option()}), "b": scene(to="end")}
    found = reasons(scenes, injects={"event": inject(if_="trust > 1", scenes=("b",))})
    assert found == {"b": "no `next` names it", "event": "no play comes where it may come"}


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (
            [("trust > 60", "b"), (None, "end")],
            "in the `next` of option `a.x`, `trust > 60` never holds; `trust` is always 50",
        ),
        (
            [("trust > 40", "end"), ("trust > 45", "b"), (None, "end")],
            "in the `next` of option `a.x`, a row before it is taken wherever `trust > 45` holds",
        ),
        (
            [("trust > 40", "end"), (None, "b")],
            "in the `next` of option `a.x`, a row before it is always taken",
        ),
    ],
)
def test_a_scene_is_told_with_the_rows_that_name_it(
    to: list[tuple[str | None, str]], why: str
) -> None:
    scenes = {"a": scene({"x": option(to=to)}), "b": scene(to="c"), "c": scene(to="end")}
    above = "what leads here never comes about: the `next` of scene `b`"
    assert reasons(scenes) == {"b": why, "c": above}


def test_rows_of_a_scene_an_option_and_an_outcome_are_told_by_what_they_belong_to() -> None:
    never = [("trust > 60", "b"), (None, "end")]
    scenes = {
        "a": scene(
            {
                "x": option(to=None),
                "y": option(outcome(id_="o", to=never), outcome(id_="p"), to=never),
                "z": option(outcome(to="b"), if_="trust > 60"),
            },
            to=never,
        ),
        "b": scene(to="end"),
    }
    reason = "`trust > 60` never holds; `trust` is always 50"
    assert reasons(scenes)["b"] == "; ".join(
        f"in the `next` of {name}, {reason}"
        for name in ("scene `a`", "option `a.y`", "outcome `a.y.o`")
    )
    assert reasons(scenes, max_states=0)["b"] == ""


@pytest.mark.parametrize(
    ("endings", "why"),
    [
        (
            {"high": ending("trust > 60"), "over": ending()},
            "`trust > 60` never holds once all has arrived; `trust` is always 50",
        ),
        (
            {"over": ending("trust > 40"), "high": ending("trust > 45"), "last": ending()},
            "wherever `trust > 45` holds once all has arrived, ending `over` comes first",
        ),
        ({"over": ending("trust > 40"), "high": ending()}, "ending `over` always comes first"),
    ],
)
def test_an_ending_is_told_with_its_condition_or_with_those_before_it(
    endings: dict[str, Any], why: str
) -> None:
    assert reasons({"a": scene({"x": option()})}, endings=endings)["high"] == why


def test_an_ending_by_its_name_is_told_with_the_rows_that_name_it() -> None:
    scenes = {"a": scene({"x": option(to=[("trust > 60", "high"), (None, "over")])})}
    why = "in the `next` of option `a.x`, `trust > 60` never holds; `trust` is always 50"
    assert reasons(scenes, endings=HIGH) == {"high": why}
    assert reasons({"a": scene({"x": option(to="over")})}, endings=HIGH) == {
        "high": "no `next` leads here"
    }


def rows_of_next(scenes: dict[str, Any], **more: Any) -> list[tuple[str, str, int, str]]:
    made = program(scenes, **more)
    found = never_seen(made, explore(made).seen)
    return [(e.within, e.id, e.number, e.why) for e in found if e.kind == "next"]


def test_a_row_of_next_that_is_never_taken_is_told_by_where_it_stands() -> None:
    never = [("trust > 60", "end"), (None, "end")]
    scenes = {
        "a": scene(
            {
                "x": option(outcome(id_="o", to=never), outcome(id_="p"), to=never),
                "on": option(to="b"),
            }
        ),
        "b": scene(to=[("trust >= 50", "c"), ("trust >= 50", "end"), (None, "c")]),
        "c": scene({"y": option(to=None), "z": option(to=None, if_="trust > 60")}, to=never),
    }
    why = "`trust > 60` never holds; `trust` is always 50"
    assert rows_of_next(scenes) == [
        ("option", "a.x", 1, why),
        ("outcome", "a.x.o", 1, why),
        ("scene", "b", 2, "a row before it is taken wherever `trust >= 50` holds"),
        ("scene", "c", 1, why),
    ]


def test_a_row_of_next_is_taken_where_any_outcome_takes_it() -> None:
    to = [("trust > 55", "end"), (None, "end")]
    scenes = {"a": scene({"up": option(outcome({"trust": 10}), to=None), "on": option()}, to=to)}
    assert rows_of_next(scenes) == []


def test_of_rows_of_next_the_outermost_is_told_and_none_that_takes_what_is_left() -> None:
    shut = option(outcome(to=[("trust > 70", "end"), (None, "end")]), if_="trust > 60")
    ways = [("trust > 60", "b"), ("trust > 40", "end"), (None, "end")]
    scenes = {"a": scene({"x": option(to=ways), "y": shut}), "b": scene(to=ways[1:])}
    assert rows_of_next(scenes) == []
