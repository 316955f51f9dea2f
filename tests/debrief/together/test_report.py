from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debriefs import ahead_of
from game.content.opened import Library, Opened
from game.debrief.ahead import NOT_ASKED
from game.debrief.together.gathering import gather
from game.debrief.together.participant import Participant, Step, participant_of
from game.debrief.together.report import ClassReport, Group, report_of
from game.debrief.together.splits import evenness, most_divided, most_surprising, splits_of
from game.engine.digest import rules_digest
from game.engine.play import choose, start
from game.journal.prediction import Prediction
from making import option, outcome, program, scene
from together import codes_of, played_by

PEOPLE = 12


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library().open("cienfuegos")


@pytest.fixture(scope="module")
def report(opened: Opened) -> ClassReport:
    gathered = gather(Library(), codes_of(opened, PEOPLE))
    ahead = ahead_of(start(opened.program, 0))
    return report_of(gathered.groups, {rules_digest(opened.program): ahead})


def step(scene_: str, option_: str, *, visit: int = 1, open_: tuple[str, ...] = ()) -> Step:
    return Step(scene_, visit, scene_.title(), option_, option_.title(), "", "o", open_)


def person(*steps: Step) -> Participant:
    return Participant("P", 1, steps, "", "")


def test_every_choice_of_the_class_is_counted_once(report: ClassReport, opened: Opened) -> None:
    (group,) = report.groups
    chosen = Counter(
        (turn.before.place, turn.move.id)
        for number in range(PEOPLE)
        for turn in played_by(opened, number)[0].turns
    )
    assert sum(each.count for split in group.splits for each in split.options) == sum(
        chosen.values()
    )
    for split in group.splits:
        place = next(at for at, row in enumerate(opened.program.scenes) if row.id == split.scene)
        for each in split.options:
            assert each.count == chosen[place, each.option]
            assert sum(came.count for came in each.came) == each.count
        assert split.met == sum(each.count for each in split.options)


def test_decisions_stand_in_the_order_of_play(report: ClassReport) -> None:
    titles = [each.scene for each in report.groups[0].splits]
    assert titles[0] == "arrest"


def test_endings_stand_beside_their_exact_chances(report: ClassReport) -> None:
    (group,) = report.groups
    assert sum(each.count for each in group.endings) + group.unfinished == PEOPLE
    chances = [each.chance for each in group.endings]
    assert sum(chance for chance in chances if chance is not None) == pytest.approx(1)
    assert all(each.low == each.chance == each.high for each in group.endings)
    for each in group.indicators:
        assert each.span is not None
        assert each.span.low <= each.lowest <= each.middle <= each.highest <= each.span.high


def test_without_analysis_chances_are_left_out(report: ClassReport) -> None:
    bare = report_of([report.groups[0].group]).groups[0]
    assert bare.ahead is NOT_ASKED
    assert {each.chance for each in bare.endings} == {None}
    assert [each.count for each in bare.endings] == [
        each.count for each in report.groups[0].endings
    ]
    assert {each.span for each in bare.indicators} == {None}


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6))
def test_evenness_is_a_share_of_what_could_be(counts: list[int]) -> None:
    found = evenness(counts, len(counts))
    assert -1e-12 <= found <= 1 + 1e-12
    if sum(counts):
        assert (found < 1e-12) == (sum(count > 0 for count in counts) == 1)
        assert (found > 1 - 1e-12) == (len(set(counts)) == 1)


def test_evenness_is_entropy() -> None:
    expected = -(0.75 * log2(0.75) + 0.25 * log2(0.25)) / log2(3)
    assert evenness([3, 1, 0], 3) == pytest.approx(expected)
    assert evenness([4], 1) == 0


def test_the_most_divided_is_one_that_half_the_class_made() -> None:
    people = [
        person(step("a", "x", open_=("x", "y")), step("c", "x")),
        person(step("a", "y", open_=("x", "y")), step("c", "y")),
        person(step("a", "x", open_=("x", "y"))),
        person(step("a", "x", open_=("x", "y"))),
        person(step("a", "x", open_=("x", "y"))),
    ]
    splits = splits_of(people, None)
    assert [each.scene for each in splits] == ["a", "c"]
    divided = most_divided(splits, len(people))
    assert divided is not None
    assert divided.scene == "a"
    assert splits[1].evenness == 1
    assert most_divided(splits_of(people[2:], None), 3) is None


def test_a_scene_that_is_come_to_again_is_another_decision() -> None:
    people = [person(step("a", "x"), step("a", "y", visit=2)), person(step("a", "x"))]
    first, second = splits_of(people, None)
    assert (first.visit, first.met, first.name) == (1, 2, "A")
    assert (second.visit, second.met, second.name) == (2, 1, "A (time 2)")


def test_surprise_is_what_chance_dealt_less_what_it_deals_on_average() -> None:
    made = program(
        {"a": scene({"x": option(outcome(id_="common", weight=7), outcome(id_="rare"))})}
    )
    by_outcome = {}
    for seed in range(60):
        found = participant_of("P", choose(start(made, seed), "x"))
        by_outcome[found.steps[0].outcome] = found
    expected = 7 / 8 * log2(8 / 7) + 1 / 8 * log2(8)
    for id_, chance in (("common", Fraction(7, 8)), ("rare", Fraction(1, 8))):
        draw = by_outcome[id_].steps[0].draw
        assert draw is not None
        assert draw.chance == chance
        assert draw.surprise == pytest.approx(-log2(chance) - expected)
    rare = splits_of([by_outcome["rare"]] * 2, made.scenario)
    surprised = most_surprising(rare, 2)
    assert surprised is not None
    assert surprised.surprise == pytest.approx(3 - expected)
    assert most_surprising(splits_of([by_outcome["common"]] * 2, made.scenario), 2) is None


def test_predictions_are_counted_and_the_furthest_off_comes_first(opened: Opened) -> None:
    road, _ = played_by(opened, 1)
    first, second = [id_ for each in opened.scenario.scenes.values() for id_ in each.predict][:2]
    known = opened.evidence.questions
    wrong = next(id_ for id_ in known[second].answers if id_ != known[second].record)
    given_ = {
        first: Prediction(first, known[first].record, 90),
        second: Prediction(second, wrong, 90),
    }
    people = tuple(participant_of(f"P{at}", road, given_) for at in range(2))
    group = Group("cienfuegos", "T", rules_digest(opened.program), people, opened)
    told = report_of([group]).groups[0]
    assert [each.question for each in told.forecasts] == [second, first]
    assert (told.forecasts[0].right, told.forecasts[0].count) == (0, 2)
    assert told.forecasts[0].off > 0 > told.forecasts[1].off
    assert [each.count for each in told.forecasts[1].answers if each.id == known[first].record] == [
        2
    ]


def test_three_questions_come_of_the_classes_own_splits(report: ClassReport) -> None:
    (group,) = report.groups
    assert len(group.questions) == 3
    assert group.divided is not None
    one, other = group.divided.leading[:2]
    assert one.label in group.questions[0].text
    assert other.label in group.questions[0].text
    tension = group.questions[1].because.partition(";")[0].removeprefix("Tension ")
    assert group.group.opened is not None
    assert group.group.opened.evidence.tensions[tension].question in group.questions[1].text
    assert all("?" in each.text and each.because for each in group.questions)


def test_people_who_all_chose_alike_are_asked_about_what_they_left(opened: Opened) -> None:
    road, _ = played_by(opened, 1)
    people = tuple(participant_of(f"P{at}", road) for at in range(3))
    group = Group("cienfuegos", "T", rules_digest(opened.program), people, opened)
    told = report_of([group]).groups[0]
    assert told.divided is None
    assert [each.text.startswith("Nobody chose") for each in told.questions] == [True]
