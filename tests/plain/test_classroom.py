"""Sessions of each length, typed line by line, with all that a class may see read through."""

from __future__ import annotations

import io

import pytest

from game.classroom.link.ends import ProjectorEnd
from game.classroom.session.lesson import Lesson
from game.plain.classroom import ClassTable
from game.plain.page import Page
from lessons import STORY, Class, seated


def table(at: Class) -> ClassTable:
    return ClassTable(at.desk, Page(76), ProjectorEnd(""))


def typed_at(lesson: Lesson) -> list[str]:
    """What a facilitator types at a step so that the class goes on."""
    if lesson.stage != "deciding":
        return [""]
    few = lesson.deciding.scene == "bridge"
    teams = bool(lesson.setup.teams)
    match lesson.step:
        case "known":
            return ["known the water stands", ""]
        case "predict":
            return ["9 10", ""]
        case "vote":
            return ["1 2 2" if teams else "9 10" if few else "12 5 3", ""]
        case "again":
            return ["2 2 2" if teams else "8 11" if few else "3 14 3", ""]
        case _:
            return [""]


def run(at: Class) -> ClassTable:
    """Hold a session to its end."""
    made = table(at)
    made.tell_wall()
    for _ in range(80):
        if at.desk.lesson.stage == "closed":
            return made
        for line in typed_at(at.desk.lesson):
            at.time.now += 60
            made.do(line)
    raise AssertionError(at.desk.lesson.step)


@pytest.mark.parametrize("minutes", [30, 50, 90])
@pytest.mark.parametrize("teams", [(), ("Red", "Blue", "Gold")])
def test_a_session_of_each_length_comes_to_its_end(
    minutes: int, teams: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    at = seated(minutes=minutes, teams=teams, known=minutes == 90)
    run(at)
    told = capsys.readouterr().out
    order = ["== The gate at Żabno", "== The gate", "== What did the record show?", "== Vote",
             "== Talk", "== Vote again", "== You chose: Talk to them", "How the class voted",
             "== The bridge", "== First, one word each", "== An ending", "== What you decided",
             "== What you foresaw", "== Another road", "== Before you go"]  # fmt: skip
    assert [told.index(f"{each}") for each in order] == sorted(told.index(each) for each in order)
    for scene in STORY.scenes.values():
        assert scene.notes not in told
    for inject in STORY.injects.values():
        assert inject.title not in told
    assert at.desk.sitting.finished is not None


def test_notes_follow_a_blank_view_and_go_out_of_sight(capsys: pytest.CaptureFixture[str]) -> None:
    at = seated()
    made = table(at)
    for line in ("", "", "9 10", "", "12 5 3", "notes"):
        made.do(line)
    told = capsys.readouterr().out
    assert "== A moment, please" in told
    assert "Cover or mute the projector" in told
    assert "miller" not in told
    made.do("")
    told = capsys.readouterr().out
    assert "Nobody knows the miller's secret." in told
    assert "First vote, 20 in all" in told
    assert "A flood downstream (flood): not in this scene; only by hand." in told
    made.do("view")
    assert "== Vote" in capsys.readouterr().out


def test_a_typed_command_uncovers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    made = table(seated())
    made.do("notes")
    made.do("plan")
    told = capsys.readouterr().out
    assert "miller" not in told
    assert "Decision 1: brief" in told


def test_what_makes_no_sense_gets_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    at = seated(without=("predict",))
    made = table(at)
    made.do("")
    made.do("")
    capsys.readouterr()
    for typed in ("12 5", "-3", "a lot", "20 20 20"):
        made.do(typed)
        assert len(capsys.readouterr().out.splitlines()) <= 2
    assert at.desk.lesson.deciding.first is None


def test_help_lists_what_can_be_typed_and_quitting_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    at = seated()
    made = table(at)
    lines = ["?", "advice", "evidence", "quit"]
    made.hold(lambda: lines.pop(0))
    told = capsys.readouterr().out
    assert "12 5 3: the hands for each option" in told
    assert "The pier is hollow." in told
    assert "Left at minute 0 of 50, on time" in told


def test_a_count_from_a_pipe_shows_as_dots(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = seated(without=("predict",))
    made = table(at)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n17 5 2\nquit\n"))
    made.hold(made.ask_pipe)
    told = capsys.readouterr().out
    assert at.desk.lesson.deciding.first is not None
    assert "> • • •" in told
    assert "17" not in told
