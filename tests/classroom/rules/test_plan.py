from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.arguments.classroom import STEPS
from game.classroom.rules.loop import LOOP, OPTIONAL
from game.classroom.rules.plan import Lengths, pace, pace_words, plan, plan_lines
from game.content.schema import schema

MIDDLING = Lengths(3, 4, True, 178, 62, 127, 38)

LENGTHS = st.builds(
    Lengths,
    fewest=st.integers(1, 4),
    most=st.integers(4, 14),
    exact=st.booleans(),
    briefing=st.integers(0, 900),
    scene=st.integers(10, 300),
    told=st.integers(10, 400),
    record=st.integers(0, 120),
)


@given(st.integers(20, 240), LENGTHS)
def test_a_plan_keeps_a_third_for_the_debrief_and_the_order_of_the_loop(
    minutes: int, lengths: Lengths
) -> None:
    made = plan(minutes, lengths)
    assert made.debrief >= minutes * 60 / 3
    assert 1 <= len(made.decisions) <= lengths.most
    for number, steps in enumerate(made.decisions, start=1):
        order = [LOOP.index(each.step) for each in steps]
        assert order == sorted(set(order))
        assert {"brief", "vote", "reveal"} <= set(made.steps_of(number))
    if len(made.decisions) > 1:
        assert made.whole == minutes * 60


@pytest.mark.parametrize(("minutes", "decisions"), [(30, 3), (50, 4), (90, 4)])
def test_the_first_decision_gets_the_heart_of_the_loop(minutes: int, decisions: int) -> None:
    made = plan(minutes, MIDDLING)
    assert len(made.decisions) == decisions
    assert {"predict", "vote", "talk", "again", "reveal"} <= set(made.steps_of(1))
    assert made.ends == (decisions == 4)
    assert any("stop after decision 3" in line for line in plan_lines(made, minutes)) != made.ends


def test_steps_can_be_left_out_of_a_session() -> None:
    made = plan(90, MIDDLING, without=("known", "predict"))
    assert all(not {"known", "predict"} & set(made.steps_of(n)) for n in range(1, 5))
    assert made.steps_of(9) == ("brief", "vote", "reveal")


def test_a_session_is_on_time_while_a_step_has_time() -> None:
    made = plan(50, MIDDLING)
    begins = made.begins(2, "vote")
    assert pace(made, "deciding", 2, "vote", begins + 30) == 0
    assert pace_words(pace(made, "deciding", 2, "vote", begins - 240)) == "4 min ahead"
    assert pace_words(pace(made, "deciding", 2, "vote", begins + 60 + 180)) == "3 min behind"
    assert pace_words(pace(made, "welcome", 1, "brief", 10)) == "on time"
    assert pace(made, "debrief", 1, "brief", made.debrief_begins - 60) == 60


def test_what_can_be_left_out_is_the_same_at_the_command_line_and_in_a_scenario() -> None:
    field = schema("scenario")["$defs"]["InClass"]["properties"]["without"]
    assert OPTIONAL == STEPS
    assert tuple(field["items"]["enum"]) == STEPS
