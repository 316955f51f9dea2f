from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from brute import TooManyPathsError, walk_every_path
from game.analysis.explore import explore
from game.authoring.differing.diff import Difference, PartMoved, Side, compare
from game.authoring.differing.parts import Part, outermost, statuses
from game.authoring.differing.report import as_text, report
from game.authoring.numbers import finer
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import Place, Problem
from game.model.evidence import Evidence
from game.model.scenario import Adviser, Scenario, Scene
from game.text.width import width
from generated import scenarios
from making import ending, inject, later, option, outcome, scenario, scene, text

PROBLEM = Problem("P406", "no play enters this scene", Place("x.yaml", 3, 1), "scene far")


def side(
    scenes: Mapping[str, Scene] | Scenario,
    *,
    max_states: int = 100_000,
    problems: tuple[Problem, ...] = (),
    **more: Any,
) -> Side:
    made = scenes if isinstance(scenes, Scenario) else scenario(scenes, **more)
    opened = Opened(made.id, made, Evidence(), compile_scenario(made))
    return Side("x.yaml", opened, explore(opened.program, max_states=max_states), problems)


def fork(weight: int = 1, **more: Any) -> Side:
    """One option that wins by chance, one against `weight`."""
    drawn = option(
        outcome({"trust": 5}, id_="up", to="won"), outcome(id_="down", weight=weight, to="lost")
    )
    return side(
        {"s": scene({"go": drawn})},
        **{"endings": {"won": ending(), "lost": ending()}, **more},
    )  # fmt: skip


def parts(rows: tuple[PartMoved, ...]) -> list[tuple[str, str]]:
    return [(each.part.kind, each.part.id) for each in rows]


def told(found: Difference) -> str:
    """The report on one line, once it is known to fit."""
    said = as_text(found)
    assert all(width(line) <= 80 for line in said.splitlines())
    return " ".join(said.split())


def test_what_is_the_same_is_told_in_a_line() -> None:
    found = compare(fork(), fork())
    assert found.same
    assert as_text(found) == "No difference in rules or words."
    assert json.loads(report(found, "json"))["same"] is True


def test_a_copy_under_another_name_is_the_same() -> None:
    old = fork()
    renamed = side(replace(old.opened.scenario, id="other"))
    assert compare(old, renamed).same


def test_words_alone_change_no_rules() -> None:
    old = fork()
    new = side(replace(old.opened.scenario, title="Another title"))
    found = compare(old, new)
    assert (found.same_rules, found.same_words, found.same) == (True, False, False)
    assert "every play of the old replays on the new" in told(found)
    assert "ENDINGS" not in told(found)


def test_moved_probabilities_are_exact() -> None:
    found = compare(fork(1), fork(2))
    (won, lost) = found.endings
    assert (won.id, won.before and won.before.probability, won.after and won.after.probability) == (
        "won", Fraction(1, 2), Fraction(1, 3),
    )  # fmt: skip
    assert lost.same is False
    said = told(found)
    assert "won: 50.0% -> 33.3% (1/2 -> 1/3)" in said
    assert "plays of the old do not replay on the new" in said
    assert "lost: 50.0% -> 66.7% (1/2 -> 2/3)" in said


def test_shares_that_differ_never_look_the_same() -> None:
    near = Fraction(1, 2), Fraction(5001, 10000)
    assert finer(*near) == ("50.00%", "50.01%")
    assert finer(Fraction(1, 3), Fraction(1, 3)) == ("33.3%", "33.3%")
    first, second = finer(Fraction(1, 3000), Fraction(1, 4000))
    assert first != second


def test_rules_may_change_and_move_nothing() -> None:
    old = side({"s": scene({"a": option()})})
    new = side({"s": scene({"a": option(outcome({"trust": 0}))})})
    found = compare(old, new)
    assert not found.same_rules
    assert "each as likely as before" in told(found)


def test_ranges_and_decisions_are_told_where_they_moved() -> None:
    old = side({"s": scene({"a": option(outcome({"trust": 5}))})})
    new = side(
        {"s": scene({"a": option(outcome({"trust": 9}), to="t")}), "t": scene({"b": option()})},
    )
    said = told(compare(old, new))
    assert "over: 100%, as before decisions: 1 -> 2 Trust: 55 -> 59" in said
    assert "LENGTH OF PLAY decisions of a play: 1 -> 2" in said


def shut(bar: int) -> Side:
    """A way that opens where trust passes a bar; behind it stand a scene and an ending."""
    return side(
        {
            "s": scene({
                "a": option(),
                "b": option(
                    outcome(later=(later(1, if_="trust > 0"),)), to="far", if_=f"trust > {bar}"
                ),
            }, says=text("Here.", (f"trust > {bar}", "High."))),
            "far": scene({"c": option(to="gone")}),
        },
        endings={"over": ending(), "gone": ending()},
    )  # fmt: skip


def test_only_the_outermost_that_became_reachable_is_told() -> None:
    found = compare(shut(90), shut(10))
    assert parts(found.opened) == [("option", "s.b"), ("scene", "far"), ("ending", "gone")]
    assert found.closed == ()
    assert compare(shut(10), shut(90)).closed == tuple(
        PartMoved(each.part, "met", "never") for each in found.opened
    )
    assert "CAN BE MET NOW, in some play scene far option s.b ending gone" in told(found)
    assert "gone: never -> 50.0% (1/2)" in told(found)
    said = told(compare(shut(10), shut(90)))
    assert "gone: 50.0% (1/2) -> never" in said
    assert "NEVER MET ANY MORE, in any play scene far option s.b ending gone" in said


def test_a_text_that_is_read_now_is_told_by_its_condition() -> None:
    def spoken(start: int) -> Side:
        return side(
            {"s": scene({"a": option()}, says=text("Here.", ("trust > 60", "High.")))},
            indicators={"trust": (start, 0, 100)},
        )

    found = compare(spoken(50), spoken(70))
    assert found.opened == (PartMoved(Part("text", "s", "scene", "trust > 60"), "never", "met"),)
    assert "text of scene s, where `trust > 60`" in told(found)


def test_ids_that_came_and_went_are_told_without_what_stands_in_them() -> None:
    old = side(
        {"s": scene({"a": option(), "b": option()})}, injects={"news": inject(if_="trust > 1")}
    )
    made = scenario(
        {
            "s": scene({"a": option(to="t")}),
            "t": scene({"c": option()}),
            "u": scene({"d": option()}),
        },
        endings={"over": ending(), "other": ending()},
        indicators={"trust": (50, 0, 100), "cases": (1, 0, 5)},
        flags={"leaked": False},
    )
    new = side(replace(made, advisers={"state": Adviser("State")}))
    found = compare(old, new)
    assert parts(found.came) == [
        ("indicator", "cases"), ("flag", "leaked"), ("adviser", "state"),
        ("scene", "t"), ("scene", "u"), ("ending", "other"),
    ]  # fmt: skip
    assert parts(found.went) == [("option", "s.b"), ("inject", "news")]
    said = told(found)
    assert "scene u; no play meets it" in said
    assert "WENT option s.b inject news" in said
    assert "other: not there -> never" in said


def test_an_inject_by_hand_is_neither_met_nor_never() -> None:
    by_hand = side({"s": scene({"a": option()})}, injects={"news": inject()})
    by_itself = side({"s": scene({"a": option()})}, injects={"news": inject(if_="trust > 0")})
    found = compare(by_hand, by_itself)
    assert (found.opened, found.closed, found.came, found.went) == ((), (), (), ())


def test_problems_are_told_apart_by_code_and_place_in_ids_not_by_line() -> None:
    moved = replace(PROBLEM, place=Place("x.yaml", 99, 1), message="said otherwise")
    other = replace(PROBLEM, where="scene near")
    found = compare(fork(1, problems=(PROBLEM,)), fork(2, problems=(moved, other)))
    assert (found.problems_came, found.problems_went) == ((other,), ())
    assert "+ error[P406] scene near: no play enters this scene" in told(found)
    twice = compare(fork(1, problems=(PROBLEM, moved)), fork(2, problems=(moved,)))
    assert len(twice.problems_went) == 1
    assert "- error[P406] scene far:" in told(twice)


def test_where_play_sticks_in_one_version_only() -> None:
    def room(bar: int) -> Side:
        return side({"s": scene({"a": option(), "b": option(to="t")}),
                     "t": scene({"c": option(if_=f"trust > {bar}")})})  # fmt: skip

    said = told(compare(room(0), room(90)))
    assert "STUCK: play sticks in 0% -> 50.0% (0/1 -> 1/2) of plays" in said


def wide() -> dict[str, Scene]:
    made = {
        f"s{at}": scene({"add": option(outcome({"trust": 2**at}), to=f"s{at + 1}"),
                         "leave": option(to=f"s{at + 1}")})
        for at in range(6)
    }  # fmt: skip
    return {**made, "s6": scene({"end": option(to=[("trust == 63", "rare"), (None, "over")])})}


def test_what_is_not_proved_is_never_a_figure() -> None:
    endings = {"over": ending(), "rare": ending()}
    ranges = {"trust": (0, 0, 100)}
    whole = side(wide(), endings=endings, indicators=ranges)
    partly = side(wide(), endings=endings, indicators=ranges, max_states=4)
    assert partly.found.unproved == "budget"
    for found in (compare(whole, partly), compare(partly, whole)):
        assert (found.opened, found.closed) == ((), ())
        assert all(None in (each.before, each.after) for each in found.endings)
    changed = replace(partly.opened.scenario, start="s1")
    found = compare(whole, side(changed, max_states=4))
    said = told(found)
    assert "NOT PROVED, new: there are more states than were to be visited." in said
    assert "rare: 1.6% (1/64) -> not known" in said
    assert "decisions of a play: 7 -> not known" in said
    written = json.loads(report(found, "json"))
    assert written["new"]["proved"] is False
    assert written["new"]["decisions"] is written["new"]["stuck"] is None
    assert all(each["after"] is None for each in written["endings"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: {"s": scene({"x": option(to="t")}), "t": scene({"on": option()})},
         "breaks off: choice 1, `go`: there is no such option in scene `s`"),
        (lambda: {"s": scene({"go": option(to="t"), "x": option()}),
                  "t": scene({"on": option(if_="trust > 90"), "y": option()})},
         "breaks off: choice 2, `on`: it is closed in scene `t`"),
        (lambda: {"s": scene({"go": option()})},
         "breaks off: choice 2, `on`: the play is over"),
        (lambda: {"s": scene({"go": option(to="t")}), "t": scene({"on": option(to="other")})},
         "leads to other"),
    ],
)  # fmt: skip
def test_shortest_plays_that_go_otherwise_are_told(
    change: Callable[[], dict[str, Scene]], said: str
) -> None:
    endings = {"over": ending(), "other": ending()}
    old = side({"s": scene({"go": option(to="t")}), "t": scene({"on": option()})}, endings=endings)
    found = compare(old, side(change(), endings=endings))
    assert "SHORTEST PLAYS of the old" in told(found)
    assert f"to over: go, on {said}" in told(found)


def test_a_drawn_outcome_is_followed_by_its_id() -> None:
    old = fork()
    drawn = option(outcome(id_="up", to="won"), outcome(id_="over", to="lost"))
    new = side({"s": scene({"go": drawn})}, endings={"won": ending(), "lost": ending()})
    found = compare(old, new)
    assert [(each.ending, each.why) for each in found.ways] == [
        ("lost", "choice 1, `go`: it does not lead to `down`")
    ]


def test_the_json_has_all_that_the_text_has() -> None:
    found = compare(shut(90), shut(10))
    written = json.loads(report(found, "json"))
    assert set(written) == {
        "same", "same_rules", "same_words", "old", "new", "endings", "came", "went", "opened",
        "closed", "problems", "ways",
    }  # fmt: skip
    assert written["endings"][0]["after"]["probability"] == {"exact": "1/2", "float": 0.5}
    assert written["endings"][1] | {"after": None} == {
        "id": "gone", "old": "never", "new": "met", "before": None, "after": None,
    }  # fmt: skip
    assert [each["id"] for each in written["opened"]] == ["s.b", "far", "gone"]
    assert report(found, "json").isascii()


def test_only_parts_of_the_same_kind_stand_within_each_other() -> None:
    inside = Part("text", "s.a.x.1", "consequence", "trust > 1")
    assert [each.id for each in inside.around] == ["s", "s.a", "s.a.x", "s.a.x.1"]
    assert Part("text", "s.state", "advice", "leaked").around == (Part("scene", "s"),)
    flag, option_ = Part("flag", "s"), Part("option", "s.a")
    assert outermost([flag, option_]) == (flag, option_)
    assert outermost([Part("scene", "s"), option_]) == (Part("scene", "s"),)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=scenarios())
def test_every_status_is_what_walking_every_path_shows(made: Scenario) -> None:
    program = compile_scenario(made)
    try:
        found = walk_every_path(program)
    except TooManyPathsError:
        return
    known = statuses(program, explore(program))
    met = {
        "scene": found.scenes, "option": set(found.offered), "outcome": found.outcomes,
        "consequence": found.consequences, "ending": set(found.paths),
    }  # fmt: skip
    for part, status in known.items():
        if part.kind in met and not (part.kind == "scene" and found.stuck):
            assert (status == "met") == (part.id in met[part.kind]), part
        if part.kind in ("indicator", "flag", "adviser"):
            assert status == "unknown"
    assert {part.id for part in known if part.kind == "scene"} == set(made.scenes)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=scenarios(), new=scenarios())
def test_any_two_scenarios_can_be_compared(old: Scenario, new: Scenario) -> None:
    found = compare(side(old), side(new))
    again = compare(side(new), side(old))
    assert parts(found.came) == parts(again.went)
    assert [each.part for each in found.opened] == [each.part for each in again.closed]
    assert found.same == again.same
    told(found)
    json.loads(report(found, "json"))
