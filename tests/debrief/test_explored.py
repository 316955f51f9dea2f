from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debriefs import NO_EVIDENCE, wandered
from game.content.opened import Library, Opened
from game.debrief.debrief import Debrief, debrief_of
from game.debrief.explored import chosen_on, explored_of, parted_at
from game.debrief.renderings.as_html import as_html
from game.debrief.renderings.as_json import as_json
from game.debrief.renderings.as_text import as_text
from game.engine.compile import compile_scenario
from game.engine.play import Move, Road, choose, move, start
from game.model.scenario import Scenario
from generated import scenarios
from making import inject, option, program, scene

OWN = ["prosecute", "comply", "framework"]
OTHER = ["prosecute", "pull_back", "framework", "tell_first"]


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library().open("cienfuegos")


def played(opened: Opened, *options: str) -> Road:
    road = start(opened.program, 7)
    for each in options:
        road = choose(road, each)
    return road


@pytest.fixture(scope="module")
def debrief(opened: Opened) -> Debrief:
    explored = played(opened, *OTHER), played(opened, "hand_back")
    return debrief_of(played(opened, *OWN), opened.evidence, explored=explored)


def test_both_roads_stand_side_by_side_from_where_they_part(debrief: Debrief) -> None:
    whole, left = debrief.explored
    assert whole.parted == 2
    assert [each.number for each in whole.pairs] == [2, 3, 4]
    first, second, third = whole.pairs
    assert first.own is not None
    assert first.own.option == "comply"
    assert first.other is not None
    assert first.other.option == "pull_back"
    assert second.own == second.other
    assert third.own is None
    assert third.other is not None
    assert third.other.scene == "sealed"
    assert [each.own for each in whole.stands] == [each.now for each in debrief.yardsticks]
    assert [each.other for each in whole.stands] == [50, 70, 28, 38]
    assert (left.parted, left.reached.state) == (1, "unfinished")


def test_ways_that_were_tried_say_so(debrief: Debrief) -> None:
    tried = [(each.decision, each.option) for each in debrief.ways if each.tried]
    assert tried == [(1, "hand_back"), (2, "pull_back")]
    assert len(debrief.ways) == 7


def test_every_file_tells_the_roads_beside_each_other(debrief: Debrief) -> None:
    told = " ".join(as_text(debrief).split())
    assert (
        "From decision 2: Bring the sensitive cases home As on your own road: decision 1." in told
    )
    assert "Decision 3, A plan for two years. On both: Negotiate a public framework." in told
    assert "How it ended. Yours: Good manners. Here: The courthouse." in told
    assert "Credibility of US prosecutions 50 58 70" in told
    assert "Here: Not finished." in told
    page = as_html(debrief)
    assert 'id="tried"' in page
    assert "Side by side: your own road and road 2 that you tried" in page
    whole = json.loads(as_json(debrief))["explored"][0]
    assert whole["parted"] == 2
    assert whole["decisions"][2]["own"] is None
    assert whole["indicators"]["courts"] == {"start": 50, "own": 58, "other": 70}


def test_without_another_road_nothing_is_told_of_any(opened: Opened) -> None:
    alone = debrief_of(played(opened, *OWN), opened.evidence)
    assert "THE ROADS YOU TRIED" not in as_text(alone)
    assert 'id="tried"' not in as_html(alone)


def test_roads_can_part_by_what_is_done_by_hand() -> None:
    made = program(
        {"a": scene({"go": option(to="b")}), "b": scene({"stop": option()})},
        injects={"storm": inject({})},
    )
    first = start(made, 1)
    own = choose(choose(first, "go"), "stop")
    other = choose(move(choose(first, "go"), Move("inject", "storm")), "stop")
    assert parted_at(own, other) == 2
    explored = explored_of(own, other)
    assert explored.pairs[0].other is not None
    assert explored.pairs[0].other.by_hand == ("inject storm",)
    told = as_text(debrief_of(own, NO_EVIDENCE, explored=(other,)))
    assert "by hand before it: inject storm" in " ".join(told.split())


@given(made=scenarios(), seed=st.integers(0, 99))
def test_what_is_before_the_parting_is_the_same_and_nothing_after_it_is_left_out(
    made: Scenario, seed: int
) -> None:
    luck, built = random.Random(seed), compile_scenario(made)
    own, other = wandered(built, luck, seed), wandered(built, luck, seed)
    explored = explored_of(own, other)
    mine, theirs = chosen_on(own), chosen_on(other)
    before = explored.parted - 1
    assert mine[:before] == theirs[:before]
    assert len(explored.pairs) == max(len(mine), len(theirs)) - before
    assert [f"{pair.other.scene}.{pair.other.option}" for pair in explored.pairs if pair.other] == [
        *theirs[before:]
    ]
    if explored.pairs:
        assert not explored.pairs[0].same
