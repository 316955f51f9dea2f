from __future__ import annotations

import pytest

from game.content.opened import Library, Opened
from game.engine.play import Road
from game.errors import KeepError, MoveError
from game.journal.begin import sit_down
from game.journal.brief import shelf
from game.journal.listing import where
from game.journal.resume import resume
from game.journal.sitting import Sitting
from game.journal.trying import take_own_road, try_option

OWN = ["prosecute", "comply", "framework"]


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library().open("cienfuegos")


@pytest.fixture
def sitting(opened: Opened) -> Sitting:
    sitting = sit_down(opened, 7, recorded=True)
    for each in OWN:
        sitting.choose(each)
    assert sitting.road.over
    return sitting


def moves(road: Road) -> list[str]:
    return [turn.move.id for turn in road.turns]


def test_another_option_is_played_with_the_same_luck_and_stays_exploration(
    opened: Opened, sitting: Sitting
) -> None:
    own = sitting.road
    assert not sitting.course.is_trying
    assert not sitting.course.told_option
    try_option(sitting, 2, "pull_back", opened.evidence)
    assert moves(sitting.road) == ["prosecute", "pull_back"]
    assert sitting.road.turns[0] == own.turns[0]
    assert sitting.course.is_trying
    assert sitting.course.told == own
    assert sitting.course.told_option == "framework"
    assert [moves(road) for road in sitting.explored] == [["prosecute", "pull_back"]]


def test_a_decision_is_one_of_the_own_road_wherever_one_stands(
    opened: Opened, sitting: Sitting
) -> None:
    own = sitting.road
    try_option(sitting, 1, "hand_back", opened.evidence)
    try_option(sitting, 3, "sanctions", opened.evidence)
    assert moves(sitting.road) == ["prosecute", "comply", "sanctions"]
    assert sitting.road.turns[:2] == own.turns[:2]
    take_own_road(sitting)
    assert sitting.road == own
    assert not sitting.course.is_trying
    assert [moves(road) for road in sitting.explored] == [
        ["hand_back"],
        ["prosecute", "comply", "sanctions"],
    ]


def test_what_was_tried_is_there_again_after_a_resume(opened: Opened, sitting: Sitting) -> None:
    try_option(sitting, 2, "pull_back", opened.evidence)
    sitting.close()
    (kept,) = shelf().plays
    assert where(kept) == "another road, decision 3"
    resumed = resume(Library(), kept).sitting
    assert resumed.road.state == sitting.road.state
    assert moves(resumed.course.told) == OWN
    assert resumed.course.is_trying
    take_own_road(resumed)
    resumed.close()
    (kept,) = shelf().plays
    assert kept.over


@pytest.mark.parametrize(
    ("decision", "option"), [(0, "hand_back"), (4, "hand_back"), (2, "hand_back"), (1, "nope")]
)
def test_what_cannot_be_tried_changes_nothing(
    opened: Opened, sitting: Sitting, decision: int, option: str
) -> None:
    before = sitting.course
    with pytest.raises(MoveError):
        try_option(sitting, decision, option, opened.evidence)
    assert sitting.course == before


def test_what_cannot_be_kept_can_be_tried_again(
    opened: Opened, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = sitting.road
    try_option(sitting, 1, "hand_back", opened.evidence)
    keep, left = Sitting._keep, [2]

    def full(self: Sitting, entry: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeepError("full")
        keep(self, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(Sitting, "_keep", full)
    with pytest.raises(KeepError):
        take_own_road(sitting)
    assert moves(sitting.road) == ["prosecute"]
    left[0] = 9
    take_own_road(sitting)
    assert sitting.road == own
