from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.classroom.rehearsal.rehearsal import Rehearsal, rehearse
from game.classroom.rehearsal.report import report
from game.classroom.rehearsal.students import Opinions, Room, ballot_line, drawn
from game.classroom.rules.setup import set_up
from game.engine.play import start
from game.model.scenario import Indicator, Scenario
from lessons import STORY, opened
from making import option, outcome, scenario, scene


def torn() -> Scenario:
    """One decision between two indicators that pull apart, and one that has a right answer."""
    scenes = {
        "apart": scene(
            {
                "left": option(outcome({"one": 9, "two": -9}), to="plain", label="Left"),
                "right": option(outcome({"one": -9, "two": 9}), to="plain", label="Right"),
            },
            title="Apart",
        ),
        "plain": scene(
            {
                "good": option(outcome({"one": 9, "two": 9}), label="Good"),
                "bad": option(outcome({"one": -9, "two": -9}), label="Bad"),
            },
            title="Plain",
        ),
    }
    made = scenario(scenes)
    return replace(
        made, indicators={id_: Indicator(id_, 50, 0, 100, "higher") for id_ in ("one", "two")}
    )


def rehearsed(
    made: Scenario = STORY, sessions: int = 20, seed: int = 3, **more: object
) -> Rehearsal:
    setup = {"minutes": 50, "students": 24, **more}
    return rehearse(opened(made), set_up(**setup), seed=seed, sessions=sessions)  # type: ignore[arg-type]


def test_a_rehearsal_is_the_same_for_the_same_seed() -> None:
    assert report(rehearsed(), "json") == report(rehearsed(), "json")
    assert report(rehearsed(), "json") != report(rehearsed(seed=4), "json")


def test_a_decision_divides_where_indicators_pull_apart() -> None:
    made = rehearsed(torn())
    apart, plain = made.divided
    assert (apart.scene, plain.scene) == ("apart", "plain")
    assert apart.lead < 0.75 < plain.lead
    assert made.weighed


@pytest.mark.parametrize(
    ("teams", "rule"),
    [((), "majority"), (("a", "b"), "consensus"), ((), "president"), (("a", "b", "c"), "chair")],
)
def test_every_way_of_deciding_comes_to_a_debrief(teams: tuple[str, ...], rule: str) -> None:
    made = rehearsed(teams=teams, rule=rule, sessions=8)
    assert made.ended == 8
    assert made.holds


def test_what_few_sessions_meet_is_named() -> None:
    made = rehearsed(torn(), sessions=30)
    assert ("option", "plain.bad") in {(each.kind, each.id) for each in made.unseen}
    by_hand = {each.id: each.why for each in rehearsed().unseen if each.kind == "inject"}
    assert by_hand["storm"] == "comes only by your hand"


def test_a_plan_that_leaves_no_time_does_not_hold() -> None:
    whole = " ".join(["Words and words and words."] * 300)
    scenes = {
        id_: replace(each, text=(replace(each.text[0], text=whole),))
        for id_, each in STORY.scenes.items()
    }
    made = rehearsed(replace(STORY, scenes=scenes), minutes=20, sessions=20)
    assert len(made.plan.decisions) == 1
    assert "stop after decision 1" in report(made, "text")
    stuck = scenario(
        {"a": scene({"go": option(to="b")}), "b": scene({"no": option(if_="trust > 90")})}
    )
    broken = rehearsed(stuck, sessions=4)
    assert broken.stuck == 4
    assert not broken.holds
    assert "The plan does not hold: play sticks." in report(broken, "text")


def test_the_report_tells_times_divisions_and_what_is_not_seen() -> None:
    told = report(rehearsed(), "text")
    for part in (
        "REHEARSAL: The gate at Żabno", "THE PLAN", "TIME", "Decision 1: planned at minute 2",
        "WHAT DIVIDES", "WHAT A CLASS WILL PROBABLY NOT SEE", "The plan holds.",
    ):  # fmt: skip
        assert part in told
    assert all(len(line) <= 80 for line in told.splitlines())
    plain = json.loads(report(rehearsed(), "json"))
    assert plain["sessions"] == 20
    assert plain["holds"] is True


def test_an_ended_rehearsal_tells_the_sessions_there_were() -> None:
    made = rehearse(opened(), set_up(50, 24), seed=1, sessions=50, heard=lambda done: done < 5)
    assert made.sessions == 5


def test_teams_vote_by_their_own_majority() -> None:
    votes = ["a", "b", "a", "b", "a", "a"]
    assert ballot_line(votes, ("a", "b"), 0) == "4 2"
    assert ballot_line(votes, ("a", "b"), 2) == "1 2"


def test_students_vote_by_what_they_look_at_and_some_follow() -> None:
    there = opened(torn())
    room = Room(Opinions(there.program), 1, 1, 200)
    state = start(there.program, 1).state
    first = room.first(state, "apart", 0, ("left", "right"))
    assert 40 < first.count("left") < 160
    after = room.second(first, "apart", 0)
    leading = max(("left", "right"), key=first.count)
    assert after.count(leading) > first.count(leading)
    assert 0 <= drawn(1, "x") < 1
