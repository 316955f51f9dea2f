"""What a class sees must not depend on what it may not know: that is what these tests change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.views.frames import MEASURE, MOST_LINES, frames
from game.classroom.views.projector import Shown, blank, projector, texts
from game.model.evidence import Finding
from game.model.scenario import Passage, Scenario
from game.text.width import width
from lessons import EVIDENCE, LINES, STORY, Class, seated

ROAD = ["", "", "9 10", "", "12 5 3", "", "", "4 12 4", "", "", "", "", "9 8", "", "", "8 9", ""]
"""A session by default: two decisions up to the debrief."""


def wall(at: Class) -> str:
    return "\n".join(texts(projector(at.desk.opened, at.desk.lesson)))


def walls(at: Class, lines: list[str]) -> list[str]:
    """All that a class sees and hears in a session."""
    seen = [wall(at)]
    for line in lines:
        seen += [at.type(line), wall(at)]
    return seen


def other_notes(made: Scenario) -> Scenario:
    """The same scenario with other notes, other news and other voices."""
    scenes = {
        id_: replace(scene, notes="SECRET", advice={who: (Passage("SECRET"),) for who in scene.advice})
        for id_, scene in made.scenes.items()
    }  # fmt: skip
    return replace(made, scenes=scenes)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_note_and_no_adviser_s_voice_is_ever_on_the_wall(lines: list[str]) -> None:
    told, other = seated(known=True), seated(known=True, made=other_notes(STORY))
    assert walls(told, lines) == walls(other, lines)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_news_is_on_the_wall_before_it_has_come(lines: list[str]) -> None:
    at = seated(known=True)
    brought: set[str] = set()
    for line in ["", *lines]:
        at.type(line)
        brought |= {
            turn.move.id for turn in at.desk.lesson.road.turns if turn.move.kind == "inject"
        }
        seen = wall(at)
        for id_, inject in STORY.injects.items():
            assert id_ in brought or (inject.title not in seen and inject.text[0].text not in seen)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_an_outcome_is_on_the_wall_only_once_it_was_met(lines: list[str]) -> None:
    at = seated(known=True)
    met: set[str] = set()
    for line in ["", *lines]:
        at.type(line)
        for turn in at.desk.lesson.road.turns:
            if turn.option >= 0:
                met.add(turn.move.id)
        seen = wall(at)
        for scene in STORY.scenes.values():
            for id_, option in scene.options.items():
                for outcome in option.outcomes:
                    assert id_ in met or outcome.text[0].text not in seen


HANDS = st.permutations([11, 6, 3])


@settings(max_examples=40, deadline=None)
@given(HANDS, HANDS, st.permutations([13, 7]))
def test_no_tally_is_on_the_wall_before_what_follows_is(
    first: list[int], second: list[int], foreseen: list[int]
) -> None:
    told, other = seated(), seated()
    given_ = [" ".join(map(str, each)) for each in (foreseen, first, second)]
    for at, (asked, vote, again) in ((told, given_), (other, ["10 10", "5 5 10", "1 2 17"])):
        at.refused = walls(at, ["", "", asked, "", vote, "", "", again])
    assert told.refused == other.refused
    told.type("")
    assert "How the class voted" in wall(told)


def test_votes_stand_side_by_side_after_what_followed() -> None:
    at = seated()
    at.type(*ROAD[:9])
    shown = projector(at.desk.opened, at.desk.lesson)
    there = [at_ for at_, block in enumerate(shown.blocks) if "There, then" in block]
    here = [at_ for at_, block in enumerate(shown.blocks) if "They talk at length" in block]
    votes = [at_ for at_, block in enumerate(shown.blocks) if "How the class voted" in block]
    assert not there  # no case stands behind this outcome, and the wall says so
    assert here < votes
    assert "12, then 4 (-8)" in wall(at)
    assert "It stayed open: 53% (this is what the record says)" in wall(at)


def test_the_record_is_shown_before_what_follows_here() -> None:
    at = seated(without=("predict", "talk", "again"))
    at.type("", "", "12 5 3", "")
    seen = wall(at)
    order = ["The case", "An arrest, there.", "A release, then.", "Here.", "falls in silence"]
    assert [seen.index(each) for each in order] == sorted(seen.index(each) for each in order)


def test_news_stands_on_the_wall_when_it_has_come_and_goes_with_the_step() -> None:
    at = seated(without=("predict",))
    at.type("", "", "inject storm")
    assert "News: A storm upstream" in wall(at)
    assert "Trust: down 3" in wall(at)
    at.type("12 5 3", "")
    assert "storm" not in wall(at)


def test_the_debrief_goes_through_its_parts() -> None:
    at = seated()
    at.type(*ROAD)
    at.type("dissent nobody asked the ford")
    seen = ""
    while at.desk.lesson.stage != "closed":
        at.type("")
        seen += wall(at)
    for part in (
        "First, one word each", "Trust: 50, now 50", "What you decided", "nobody asked the ford",
        "Brier score of the class", "Most divided: decision 2", "What would change your mind?",
        "Before you go", "The session is over",
    ):  # fmt: skip
        assert part in seen
    assert EVIDENCE.questions["closing"].question in seen


def test_a_blank_wall_has_nothing_of_the_play() -> None:
    assert list(texts(blank())) == ["A moment, please", "", ""]


@settings(max_examples=60, deadline=None)
@given(LINES, st.integers(24, 70))
def test_every_frame_is_small_enough_for_the_back_row(lines: list[str], measure: int) -> None:
    at = seated(known=True)
    for line in ["", *lines]:
        at.type(line)
        made = frames(projector(at.desk.opened, at.desk.lesson), measure)
        assert made
        for frame in made:
            assert frame.height <= MOST_LINES
            for text in (frame.title, frame.foot, *frame.lines, *frame.asks):
                assert width(text) <= measure


def test_a_frame_says_which_of_several_it_is_and_asks_on_the_last() -> None:
    at = seated()
    at.type("")
    scene = replace(
        STORY.scenes["gate"], text=(Passage("\n\n".join(f"Word {n}. " * 30 for n in range(4))),)
    )
    long = seated(made=replace(STORY, scenes={**STORY.scenes, "gate": scene}))
    long.type("")
    made = frames(projector(long.desk.opened, long.desk.lesson), MEASURE)
    assert len(made) > 1
    assert made[0].foot.endswith(f"(1 of {len(made)})")
    assert any("1. Close the gate" in line for line in made[-1].lines)


def test_no_heading_is_left_behind_when_the_end_of_a_page_goes_over() -> None:
    told = "The gate is closed by most of those who were there. " * 3
    before = "\n".join(f"- {at}" for at in range(10))
    _, first, second = frames(Shown("T", (before, "**Gate**\n- a\n- b\n- c", told), "Ask?"))
    assert first.lines == ("Gate", "", "- a", "- b", "- c")
    assert second.lines[0].startswith("The gate")
    assert second.asks


def test_a_case_that_answers_a_question_still_to_come_is_not_told() -> None:
    evidence = replace(
        EVIDENCE,
        analogues={"case-1": replace(EVIDENCE.analogues["case-1"], findings=("K1",))},
        findings={"K1": Finding("It stayed open.", "event")},
    )
    scenes = {**STORY.scenes, "bridge": replace(STORY.scenes["bridge"], predict=("closing",))}
    made = replace(STORY, scenes={**scenes, "gate": replace(scenes["gate"], predict=())})
    at = seated(made=made, evidence=evidence, without=("talk", "again"))
    at.type("", "", "12 5 3", "")
    assert "An arrest, there." in wall(at)
    assert "It stayed open." not in wall(at)
    assert at.desk.lesson.step == "reveal"
    at.type("", "", "", "9 10")
    assert at.desk.lesson.deciding.forecasts
    at.type("", "9 10", "")
    assert "It stayed open: 53% (this is what the record says)" in wall(at)
