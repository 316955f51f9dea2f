from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from game.classroom.session.desk import Desk, session_of
from game.classroom.session.happened import KINDS, body_of, name_of, read
from game.engine.play import start
from game.errors import JournalError
from game.journal.sitting import Sitting
from lessons import EVIDENCE, LINES, STORY, Time, opened, seated


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_a_session_read_back_from_its_journal_is_the_same(lines: list[str]) -> None:
    at = seated(known=True)
    at.type(*lines)
    entries = at.desk.sitting.course.in_class
    kept = [entry._replace(body=json.loads(json.dumps(entry.body))) for entry in entries]
    assert session_of(kept, at.desk.opened, 7) == at.desk.lesson
    moves = [turn.move for turn in at.desk.sitting.road.turns]
    assert moves == [turn.move for turn in at.desk.lesson.road.turns]


@pytest.mark.parametrize("kept", range(1, 24))
def test_a_session_cut_off_anywhere_goes_on_from_there(kept: int) -> None:
    at = seated()
    at.type(
        "",
        "",
        "9 10",
        "",
        "hold flood",
        "12 5 3",
        "",
        "inject storm",
        "",
        "4 12 4",
        "dissent no",
        "",
        "",
        "",
    )
    at.type("rewind 1", "", "12 5 3", "", "back")
    course = at.desk.sitting.course
    before = session_of(course.in_class[:kept], opened(), 7)
    assert before is not None
    # The moves of the play end where the class's own record ends, or one short of it.
    for turns in {len(before.road.turns), max(len(before.road.turns) - 1, 0)}:
        road = before.road._replace(turns=before.road.turns[:turns])
        sitting = Sitting(course._replace(road=road, in_class=course.in_class[:kept]), EVIDENCE)
        desk = Desk.take_up(opened(), sitting, Time(2_000_000.0))
        assert desk.lesson.now == before.now
        assert desk.lesson.stage == before.stage
        assert [turn.move for turn in sitting.road.turns] == [
            turn.move for turn in before.road.turns
        ]
        assert sitting.course.in_class[-1].what == "taken-up"


def test_time_away_is_no_time_of_the_session() -> None:
    at = seated()
    at.type("", "", seconds=60)
    desk = Desk.take_up(opened(), at.desk.sitting, Time(at.time.now + 86_400))
    desk.do("pause")
    assert desk.lesson.clock.passed == 120


def test_a_play_without_a_class_is_refused() -> None:
    sitting = Sitting(start(opened().program, 7), EVIDENCE)
    with pytest.raises(JournalError, match="was not played in class"):
        Desk.take_up(opened(), sitting, Time())


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("nothing", {}), ("vote", {"step": "vote"}), ("vote", {"step": 1, "counts": []}),
        ("vote", {"step": "vote", "counts": [["a"]]}), ("vote", {"step": "vote", "counts": [["a", -1]]}),
        ("vote", {"step": "vote", "counts": {"a": 1}}), ("timer", {"off": 1}), ("said", {"under": "known", "text": "x" * 3000}),
        ("vote", {"step": "vote", "counts": [["a", 1]] * 99}),
    ],
)  # fmt: skip
def test_what_nobody_wrote_is_refused(name: str, body: dict[str, object]) -> None:
    with pytest.raises(JournalError):
        read(name, body)


def test_everything_that_happens_is_read_back_as_it_was() -> None:
    at = seated(teams=("Red", "Blue"))
    at.type("", "", "9 10", "", "1 2", "", "", "2 2", "", "dissent Red: no", "moved trust")
    for entry in at.desk.sitting.course.in_class:
        happening = read(entry.what, entry.body)
        assert (name_of(happening), body_of(happening)) == (entry.what, entry.body)
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize(
    ("name", "body"),
    [("vote", {"step": "vote", "counts": [["a", 1]]}), ("reveal", {"option": "fly"}),
     ("away", {"turns": 9}), ("back", {}), ("by-hand", {"kind": "inject", "id": "sun"}),
     ("ruling", {"option": "close", "how": "dice"}), ("step", {"step": "lunch"})],
)  # fmt: skip
def test_what_cannot_have_happened_is_refused(name: str, body: dict[str, object]) -> None:
    at = seated()
    entries = at.desk.sitting.course.in_class
    made = entries[0]._replace(what=name, body=body)
    if name not in ("vote", "away", "back"):
        at.type("")
        entries = at.desk.sitting.course.in_class
    with pytest.raises(JournalError):
        session_of((*entries, made), opened(), 7)


def test_what_the_author_leaves_out_is_left_out_with_what_the_facilitator_does() -> None:
    at = seated(made=replace(STORY, left_out=("moved", "predict")), without=("talk",), minutes=90)
    assert at.desk.lesson.without == ("known", "predict", "talk", "moved")
    at.type("")
    assert at.desk.lesson.deciding.steps == ("brief", "vote", "again", "reveal")
    at.type("to known")
    assert at.desk.lesson.step == "known"
