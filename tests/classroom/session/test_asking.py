from __future__ import annotations

from dataclasses import replace

import pytest

from game.classroom.rules.deciding import draw
from game.classroom.session.lesson import Lesson
from lessons import STORY, Class, seated
from making import when


def lesson(at: Class) -> Lesson:
    return at.desk.lesson


def where(at: Class) -> tuple[str, str, int]:
    here = lesson(at)
    return here.stage, here.step, here.now.number if here.now else 0


def chosen(at: Class) -> list[str]:
    return [turn.move.id for turn in at.desk.sitting.road.turns if turn.option >= 0]


def test_a_whole_session_keeps_the_order_of_the_loop() -> None:
    at = seated(minutes=90, known=True)
    seen = []
    for line in ["", "", "", "9 10", "", "12 5 3", "", "", "4 12 4", "", "", ""]:
        at.type(line)
        seen.append(lesson(at).step)
    assert list(dict.fromkeys(seen[:-1])) == [
        "brief", "known", "predict", "vote", "talk", "again", "reveal", "moved",
    ]  # fmt: skip
    assert where(at) == ("deciding", "brief", 2)
    assert chosen(at) == ["talk"]
    assert not at.refused


def test_nothing_goes_on_before_it_has_been_counted() -> None:
    at = seated(minutes=50)
    at.type("", "")
    assert where(at) == ("deciding", "predict", 1)
    assert "Type the hands for each answer" in at.type("")
    at.type("12 5", "")
    assert "Type the hands for each option" in at.type("")
    before = lesson(at)
    for typed in ("12 5", "-3", "a lot", "12 12 12", "x", "draw", "decide 1 because so", "back"):
        at.type(typed)
        assert lesson(at) == before
    assert (
        at.type("12 5 3")
        == "Counted: 20 hands of 24. A miscount can be typed again; Enter goes on."
    )


def test_a_miscount_can_be_typed_again() -> None:
    at = seated(without=("predict",))
    at.type("", "", "12 5 3", "11 5 4")
    first = lesson(at).deciding.first
    assert first is not None
    assert dict(first.counts) == {"close": 11, "talk": 5, "wait": 4}


def at_a_tie(**more: object) -> Class:
    at = seated(without=("predict",), **more)  # type: ignore[arg-type]
    at.type("", "", "10 10 4", "", "", "11 11 2")
    assert where(at) == ("deciding", "again", 1)
    assert "A tie between 1 and 2" in at.type("")
    return at


def test_a_tie_is_decided_by_the_chair_with_a_reason() -> None:
    at = at_a_tie()
    assert "A chair says why" in at.type("decide 2")
    assert "one of 1 and 2" in at.type("decide 3 because I like it")
    at.type("decide 2 because the talk was about trust", "")
    ruling = lesson(at).made[0].ruling
    assert ruling is not None
    assert (ruling.option, ruling.how, ruling.reason) == (
        "talk", "chair", "the talk was about trust",
    )  # fmt: skip
    assert chosen(at) == ["talk"]


def test_a_tie_is_decided_by_a_run_off_and_a_tie_in_it_otherwise() -> None:
    at = at_a_tie()
    assert at.type("run-off") == "A run-off between 1 and 2: type the hands."
    assert "There are 2 to count here" in at.type("9 9 3")
    assert "A tie again" in at.type("9 9")
    at.type("run-off", "8 12", "")
    ruling = lesson(at).made[0].ruling
    assert ruling is not None
    assert (ruling.option, ruling.how) == ("talk", "run-off")


def test_a_tie_leaves_things_as_they_are() -> None:
    at = at_a_tie()
    assert "as in status quo 3" in at.type("status quo")
    at.type("status quo 3", "")
    assert chosen(at) == ["wait"]


def test_a_draw_is_the_same_for_the_same_seed_and_knows_no_other_option() -> None:
    at = at_a_tie()
    assert at.type("draw").startswith("Drawn by seed 7: option")
    at.type("")
    assert chosen(at) == [draw(7, "gate", 0, ("close", "talk")).option]
    drawn = {draw(seed, "gate", 0, ("close", "talk")).option for seed in range(40)}
    assert drawn == {"close", "talk"}


def test_teams_decide_by_consensus_or_openly() -> None:
    at = seated(teams=("Red", "Blue", "Gold"), rule="consensus", without=("predict",))
    at.type("", "", "1 2 2", "", "", "1 2 2")
    assert "The teams do not agree" in at.type("")
    at.type("2 2 2", "")
    ruling = lesson(at).made[0].ruling
    assert ruling is not None
    assert ruling.how == "consensus"
    assert lesson(at).made[0].second is not None
    assert lesson(at).made[0].second.teams == ("talk", "talk", "talk")


def test_the_president_rotates_and_is_bound_by_no_vote() -> None:
    at = seated(teams=("Red", "Blue"), rule="president", without=("predict", "talk", "again"))
    at.type("", "", "1 1")
    assert "Red decides" in at.type("")
    assert at.type("draw") == "Here one person decides: type decide and the number."
    at.type("decide 3", "", "", "", "", "2 2")
    assert "Blue decides" in at.type("")
    assert [each.ruling.by for each in lesson(at).made if each.ruling] == ["Red"]


def test_the_losing_side_files_a_dissent_after_the_vote_that_decides() -> None:
    at = seated(teams=("Red", "Blue"), without=("predict",))
    at.type("", "", "1 2")
    assert "comes after the vote" in at.type("dissent no")
    at.type("", "", "2 2")
    assert at.type("dissent Red: the pier will not hold") == "The dissent is on record."
    at.type("", "dissent nor will the planks")
    assert [(each.by, each.text) for each in lesson(at).deciding.dissents] == [
        ("Red", "the pier will not hold"),
        ("", "nor will the planks"),
    ]


def test_a_later_step_can_be_gone_to_and_no_earlier_one() -> None:
    at = seated(minutes=90)
    at.type("", "to vote")
    assert where(at) == ("deciding", "vote", 1)
    assert "lies behind" in at.type("to brief")
    assert "votes first" in at.type("to talk")
    assert "shown once it has been decided" in at.type("to reveal")
    assert "The steps are" in at.type("to lunch")
    at.type("12 5 3", "to again")
    assert where(at) == ("deciding", "again", 1)


def test_news_comes_by_hand_before_the_vote_that_decides_and_not_after() -> None:
    at = seated(without=("predict",))
    assert "before the first decision" in at.type("inject storm")
    at.type("")
    assert "Name an inject by its id" in at.type("inject sun")
    assert "not for this scene" in at.type("inject flood")
    at.type("hold flood", "inject storm")
    assert "there already" in at.type("inject storm")
    at.type("", "12 5 3", "", "", "4 12 4", "")
    assert "next decision" in at.type("inject storm")
    assert at.desk.sitting.road.state.cells[0] == 47
    assert [made.by_hand for made in lesson(at).made] == [(("hold", "flood"), ("inject", "storm"))]


def test_a_soft_timer_gets_more_time_and_can_be_ended_for_good() -> None:
    at = seated(without=("predict",))
    at.type("", "", "12 5 3", "")
    assert lesson(at).timer.allowed == 240
    assert at.type("+1") == "1 minute more."
    assert lesson(at).timer.allowed == 300
    assert "Type +1" in at.type("+x")
    at.type("timers off", "")
    assert not lesson(at).timer.shown
    assert "off for good" in at.type("+1")


def test_all_clocks_stand_still_in_a_pause_and_enter_only_goes_on() -> None:
    at = seated()
    at.type("", "pause")
    before = where(at)
    at.type("", seconds=3_000)
    assert (where(at), lesson(at).paused) == (before, False)


@pytest.mark.parametrize(
    ("lines", "then"),
    [
        (("", "", "12 5 3"), ("deciding", "again", 1)),
        (("",), ("deciding", "vote", 1)),
        (("", "", "12 5 3", "", "", "12 5 3", "", "", ""), ("debrief", "brief", 0)),
    ],
)
def test_with_ten_minutes_left_play_stops_at_a_good_point(
    lines: tuple[str, ...], then: tuple[str, str, int]
) -> None:
    at = seated(without=("predict",))
    at.type(*lines)
    at.type("ten")
    assert where(at)[0] == then[0]
    if then[0] == "deciding":
        assert where(at) == then
        at.type("12 5 3", "", "", "")
        assert lesson(at).stage == "debrief"
        assert chosen(at) == ["close"]


def test_a_class_goes_back_takes_the_other_road_and_comes_back() -> None:
    at = seated(without=("predict", "talk", "again", "moved"))
    at.type("", "", "12 5 3", "", "", "", "4 12", "")
    assert chosen(at) == ["close", "stay"]
    assert "1 to 2" in at.type("rewind 3")
    at.type("rewind 1")
    assert where(at) == ("deciding", "brief", 1)
    at.type("", "5 12 3", "")
    assert chosen(at) == ["talk"]
    at.type("back")
    assert where(at) == ("deciding", "reveal", 2)
    assert chosen(at) == ["close", "stay"]
    roads = [(each.number, each.chosen, each.exploring) for each in lesson(at).made]
    assert sorted(roads) == [(1, "close", False), (1, "talk", True), (2, "stay", False)]
    assert at.desk.sitting.finished is not None
    assert len(at.desk.sitting.explored) == 1


def test_a_class_goes_back_in_the_debrief_and_not_in_a_decision() -> None:
    at = seated()
    at.type("", "", "9 10")
    assert "keep their order" in at.type("previous")
    at.type("", "12 5 3", "", "", "4 12 4", "", "debrief")
    assert "first part" in at.type("previous")
    at.type("", "", "previous")
    assert lesson(at).part == 1
    while lesson(at).stage == "debrief":
        at.type("")
    at.type("previous")
    assert lesson(at).stage == "debrief"
    assert not lesson(at).paused
    assert lesson(at).part > 1


def test_a_session_that_is_over_runs_while_another_road_is_tried() -> None:
    at = seated(without=("predict", "talk", "again", "moved"))
    at.type("", "", "12 5 3", "", "debrief")
    while lesson(at).stage != "closed":
        at.type("")
    at.type("rewind 1")
    assert where(at) == ("deciding", "brief", 1)
    assert not lesson(at).paused
    at.type("", "2 8 3", "")
    assert chosen(at) == ["talk"]
    at.type("back")
    assert lesson(at).stage == "closed"
    assert lesson(at).paused
    assert chosen(at) == ["close"]


def test_the_board_takes_what_is_known_before_and_what_moved_after() -> None:
    at = seated(known=True)
    at.type("", "", "known the water stands", "presumed it will rise")
    assert "comes after the reveal" in at.type("moved the pier")
    assert lesson(at).deciding.board == (
        ("known", "the water stands"), ("presumed", "it will rise"),
    )  # fmt: skip
    assert "too long" in at.type("known " + "x" * 300)


def test_a_misspelt_command_is_told_the_nearest_one() -> None:
    at = seated()
    assert "Did you mean pause?" in at.type("pasue")
    assert "? lists what can be typed" in at.type("flurb it")


def test_a_first_vote_that_settles_nothing_is_not_told_as_a_tie() -> None:
    at = seated(without=("predict",))
    at.type("", "", "10 10 4", "", "")
    assert where(at) == ("deciding", "again", 1)
    assert at.type("skip") == "The first vote does not settle it; count the second."
    at.type("10 9 4", "")
    assert chosen(at) == ["close"]


def test_the_first_vote_decides_where_nobody_wants_a_second() -> None:
    at = seated(without=("predict",))
    at.type("", "", "4 12 4", "", "", "skip")
    assert chosen(at) == ["talk"]
    assert lesson(at).made[0].second is None


def test_no_news_comes_once_the_vote_that_decides_is_counted() -> None:
    at = seated(without=("predict", "talk", "again"))
    at.type("", "", "10 10 4")
    assert "It has been voted on" in at.type("inject storm")
    at.type("draw")
    assert "It has been voted on" in at.type("inject storm")


def test_what_news_has_closed_is_not_done() -> None:
    scene = STORY.scenes["gate"]
    options = {**scene.options, "talk": replace(scene.options["talk"], when=when("trust >= 50"))}
    made = replace(STORY, scenes={**STORY.scenes, "gate": replace(scene, options=options)})
    at = seated(made=made, without=("predict",))
    at.type("", "", "4 12 4", "", "inject storm", "")
    assert "There are 2 to count here" in at.type("1 2 3")
    assert at.type("skip") == "What was voted for has closed since; count again."
    at.type("12 5", "")
    assert chosen(at) == ["close"]
