from __future__ import annotations

import json

import pytest

from debriefs import NO_EVIDENCE, ahead_of
from game.content.opened import Library, Opened
from game.debrief.debrief import Debrief, debrief_of
from game.engine.choices import Choice, follow_choices
from game.engine.play import Road, start
from making import option, played, program, scene


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library().open("cienfuegos")


@pytest.fixture(scope="module")
def road(opened: Opened) -> Road:
    road = start(opened.program, 7)
    while not road.over:
        scene_ = opened.program.scenes[road.state.place]
        road = follow_choices(
            opened.program,
            7,
            [
                *(Choice(turn.move.id) for turn in road.turns),
                Choice(next(row.id for row in scene_.options if row.test is None)),
            ],
        )
    return road


@pytest.fixture(scope="module")
def debrief(opened: Opened, road: Road) -> Debrief:
    return debrief_of(
        road, opened.evidence, ahead=ahead_of(road), notes=("Loud.",), explored=(road,)
    )


def test_a_real_play_is_told_whole(debrief: Debrief, road: Road) -> None:
    assert debrief.reached.state == "ended"
    assert len(debrief.decisions) == len(road.turns) == len(debrief.crossings)
    assert len(debrief.futures.moments) == len(road.turns) + 1
    directed = [each.id for each in debrief.yardsticks if each.better != "neither"]
    assert [each.indicator for each in debrief.accounts] == directed
    for account in debrief.accounts:
        assert account.result == debrief.yardstick(account.indicator).now
    assert debrief.notes == ("Loud.",)
    assert debrief.explored[0].reached == debrief.reached


def test_what_a_path_rests_on_is_gathered(debrief: Debrief) -> None:
    cited = {
        claim.id
        for decision in debrief.decisions
        for each in decision.came
        if each.rests
        for claim in each.rests.claims
    }
    assert cited
    assert debrief.sources.cases
    assert debrief.sources.disputes
    assert debrief.sources.assumptions
    ids = [each.id for each in debrief.sources.bibliography]
    assert len(ids) == len(set(ids)) > 3
    assert json.loads(json.dumps([each.csl for each in debrief.sources.bibliography]))
    assert {each.id for each in debrief.sources.standpoints} <= set(ids)
    assert debrief.questions.objectives


def test_a_play_that_has_not_begun_has_a_debrief(opened: Opened) -> None:
    told = debrief_of(start(opened.program, 7), opened.evidence)
    assert (told.reached.state, told.decisions, told.crossings) == ("unfinished", (), ())
    assert len(told.futures.moments) == 1


def test_a_play_that_is_stuck_says_why() -> None:
    made = program({"a": scene({"x": option(to="b")}), "b": scene({"y": option(if_="trust > 99")})})
    road = played(made, "x")
    told = debrief_of(road, NO_EVIDENCE, ahead=ahead_of(road))
    assert told.reached.state == "stuck"
    assert "no option is open" in told.stuck[0]
    assert [each.ending for each in told.futures.moments[-1].chances] == ["stuck"]
