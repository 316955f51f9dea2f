from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from game.authoring.graph.gather import STUCK, graph
from game.authoring.graph.story import Place, Story, Way
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.model.evidence import Evidence
from game.model.scenario import Scenario
from generated import scenarios
from making import ending, inject, option, outcome, scenario, scene


def drawn(made: Scenario, max_states: int | None = None) -> Story:
    opened = Opened(made.id, made, Evidence(), compile_scenario(made))
    return graph(opened, max_states=max_states)


def place(story: Story, id_: str) -> Place:
    (found,) = [each for each in story.places if each.id == id_]
    return found


def way(story: Story, source: str, target: str) -> Way:
    (found,) = [each for each in story.ways if (each.source, each.target) == (source, target)]
    return found


BRANCHES = scenario(
    {
        "s": scene(
            {
                "go": option(
                    outcome(id_="a", to="t"), outcome(id_="b", weight=2, to="page"), label="Go"
                ),
                "stay": option(to="page", label="Stay"),
                "shut": option(to="away", if_="trust > 90"),
            }
        ),
        "t": scene({"x": option(outcome({"trust": 5})), "y": option(outcome({"trust": -5}))}),
        "page": scene(to="end"),
        "away": scene({"z": option(to="t")}),
    },
    endings={"high": ending("trust > 50"), "none": ending("trust > 90"), "over": ending()},
    injects={"hand": inject(), "news": inject(if_="trust < 10", scenes=("t",))},
)


def test_places_are_scenes_and_endings_with_how_often_they_are_met() -> None:
    story = drawn(BRANCHES)
    assert [(each.id, each.kind, each.often, each.mark) for each in story.places] == [
        ("s", "decision", Fraction(1), ""),
        ("t", "decision", Fraction(1, 6), ""),
        ("page", "interlude", Fraction(5, 6), ""),
        ("away", "decision", Fraction(0), "never seen"),
        ("high", "ending", Fraction(1, 12), ""),
        ("none", "ending", None, "never reached"),
        ("over", "ending", Fraction(11, 12), ""),
    ]
    assert (story.start, story.unproved) == ("s", "")
    assert [(each.id, each.by_hand, each.scenes) for each in story.events] == [
        ("hand", True, ()),
        ("news", False, ("t",)),
    ]


def test_ways_have_their_options_and_how_often_they_are_taken() -> None:
    story = drawn(BRANCHES)
    assert [
        (each.source, each.target, [id_ for id_, _ in each.options], each.often, each.never)
        for each in story.ways
    ] == [
        ("s", "t", ["go"], Fraction(1, 6), False),
        ("s", "page", ["go", "stay"], Fraction(5, 6), False),
        ("s", "away", ["shut"], None, True),
        ("t", "high", ["x", "y"], Fraction(1, 12), False),
        ("t", "over", ["x", "y"], Fraction(1, 12), False),
        ("page", "over", [], Fraction(5, 6), False),
        ("away", "t", ["z"], None, True),
    ]
    assert way(story, "s", "t").options == (("go", "Go"),)


def test_options_are_told_where_they_tell_a_way_from_others() -> None:
    story = drawn(BRANCHES)
    assert story.telling(way(story, "s", "t")) == (("go", "Go"),)
    assert story.telling(way(story, "s", "page")) == ()
    assert story.telling(way(story, "t", "high")) == ()
    assert [id_ for id_, _ in story.telling(way(story, "s", "away"))] == ["shut"]


def test_a_scene_that_is_met_again_counts_times() -> None:
    made = scenario({"s": scene({"again": option(to=[("decisions < 3", "s"), (None, "over")])})})
    story = drawn(made)
    assert place(story, "s").share == "3.00 times a play"
    assert way(story, "s", "s").told == "2.00 times a play"
    assert way(story, "s", "s").weight == 1.0
    assert place(story, "over").told == "in 100% of plays"


def test_where_play_sticks_is_an_end_of_its_own() -> None:
    made = scenario(
        {
            "s": scene({"down": option(to="t"), "out": option()}),
            "t": scene({"x": option(if_="trust > 90")}),
        }
    )
    story = drawn(made)
    assert place(story, STUCK).often == Fraction(1, 2)
    assert place(story, "t").mark == "play sticks here"
    assert [(each.source, each.target, each.often, each.never) for each in story.ways] == [
        ("s", "t", Fraction(1, 2), False),
        ("s", "over", Fraction(1, 2), False),
        ("t", "over", None, True),
        ("t", STUCK, Fraction(1, 2), False),
    ]
    assert way(story, "t", STUCK).options == ()


def test_a_scene_in_which_some_plays_stick_is_met_by_all_that_come_to_it() -> None:
    """`down` leads to where no option is open, and `fail` has no outcome that holds."""
    made = scenario(
        {
            "s": scene(
                {
                    "up": option(outcome({"trust": 20}), to="t"),
                    "down": option(outcome({"trust": -20}), to="t"),
                    "fail": option(outcome(if_="trust > 90"), to="t"),
                }
            ),
            "t": scene({"x": option(if_="trust > 60")}),
        }
    )
    story = drawn(made)
    third = Fraction(1, 3)
    assert (place(story, "t").often, place(story, "t").mark) == (2 * third, "")
    assert (way(story, "s", "t").often, way(story, "t", STUCK).often) == (2 * third, third)
    assert [id_ for id_, _ in way(story, "s", "t").options] == ["up", "down"]
    assert way(story, "s", STUCK).often == third
    assert [id_ for id_, _ in way(story, "s", STUCK).options] == ["fail"]
    assert place(story, STUCK).often == 2 * third


def test_a_play_that_sticks_at_once_is_drawn_too() -> None:
    story = drawn(scenario({"s": scene({"x": option(if_="trust > 90")})}))
    assert place(story, STUCK).often == 1
    assert way(story, "s", STUCK).options == ()


def test_after_a_loop_there_are_marks_and_no_figures() -> None:
    made = scenario(
        {
            "s": scene({"on": option(to="s"), "out": option(to="end")}),
            "away": scene({"x": option()}),
        },
        endings={"high": ending("trust > 90"), "over": ending()},
    )
    story = drawn(made)
    assert story.unproved == "loop"
    assert "Not proved" in story.basis
    assert {each.often for each in (*story.places, *story.ways)} == {None}
    assert [each.id for each in story.places if each.mark] == ["away", "high"]
    assert [(each.source, each.target, each.never) for each in story.ways] == [
        ("s", "s", False),
        ("s", "over", False),
        ("away", "high", True),
        ("away", "over", True),
    ]


def test_past_the_budget_every_way_that_is_written_is_drawn_and_nothing_marked() -> None:
    wide = scenario(
        {
            f"s{at}": scene({"a": option(outcome({"trust": 2**at}), to=to), "b": option(to=to)})
            for at, to in enumerate(["s1", "s2", "s3", "end"])
        },
        endings={"odd": ending("trust == 53 or trust == 60"), "over": ending()},
    )
    story = drawn(wide, 2)
    assert story.unproved == "budget"
    assert not any(each.mark for each in story.places)
    assert not any(each.never for each in story.ways)
    assert {(each.source, each.target) for each in story.ways} == {
        ("s0", "s1"), ("s1", "s2"), ("s2", "s3"), ("s3", "odd"), ("s3", "over"),
    }  # fmt: skip


def test_a_title_stands_on_one_line_and_steers_nothing() -> None:
    made = replace(BRANCHES, title="A\n  long \x1b[2J title")
    assert drawn(made).title == "A long <U+001B>[2J title"


@given(scenarios())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_goes_into_a_place_comes_out_again(made: Scenario) -> None:
    story = drawn(made)
    ids = [each.id for each in story.places]
    assert len(ids) == len(set(ids))
    assert {id_ for each in story.ways for id_ in (each.source, each.target)} <= {*ids}
    ends = [(each.source, each.target) for each in story.ways]
    assert len(ends) == len(set(ends))
    if story.unproved:
        return
    assert {each.never for each in story.ways if each.often is None} <= {True}
    assert sum(each.often or 0 for each in story.places if each.kind in ("ending", "stuck")) == 1
    for each in story.places:
        inward = [one.often or 0 for one in story.ways if one.target == each.id]
        assert (each.often or 0) == sum(inward) + (each.id == story.start)


@pytest.mark.parametrize(
    ("often", "weight"), [(Fraction(1, 4), 0.5), (Fraction(4), 1.0), (None, None)]
)
def test_the_weight_of_a_way_is_the_root_of_its_share(
    often: Fraction | None, weight: float | None
) -> None:
    assert Way("a", "b", often=often).weight == weight
