from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from game.classroom.after.entries import entry_words
from game.classroom.after.file import class_debrief, of_class
from game.classroom.after.telling import class_parts
from game.classroom.after.written import write_report
from game.classroom.session.account import Account, account_of
from game.debrief.renderings.as_csv import as_csv
from game.debrief.renderings.as_html import as_html
from game.debrief.renderings.as_json import as_json
from game.debrief.renderings.as_markdown import as_markdown
from game.debrief.renderings.as_text import as_text
from game.errors import RequestError
from game.journal.entries import InClass
from lessons import Class, seated

TEAMS = ("Red", "Blue", "Gold")


def held() -> Class:
    """A class that votes twice, ties, dissents, brings news in, and tries another road."""
    at = seated(teams=TEAMS, students=30)
    at.type("", "", "9 21", "", "inject storm", "1 2 1", "", "", "1 2 -")
    at.type("draw", "dissent Blue: the *ford* floods | soon", "", "", "like the water")
    at.type("", "", "1 2 2", "", "", "2 2 2", "", "", "")
    at.type("rewind 1", "", "3 3 3", "", "back")
    assert at.refused == []
    return at


def account(at: Class) -> Account:
    return account_of(at.desk.opened, at.desk.lesson)


def test_votes_and_shifts_stand_by_decision_the_class_s_own_road_first() -> None:
    told = account(held())
    assert [(each.number, each.exploring, each.chosen) for each in told.decisions] == [
        (1, False, told.decisions[0].chosen), (2, False, "stay"), (1, True, "wait"),
    ]  # fmt: skip
    first = told.own[0]
    assert [(each.id, each.first, each.second) for each in first.options] == [
        ("close", 2, 1), ("talk", 1, 1), ("wait", 0, 0),
    ]  # fmt: skip
    assert first.teams == (
        ("Red", "close", "close"),
        ("Blue", "talk", "talk"),
        ("Gold", "close", ""),
    )
    assert (first.how, first.dissents[0].by) == ("draw", "Blue")
    assert first.by_hand == (("inject", "storm", "A storm upstream"),)
    assert told.own[1].moved == 1


def test_the_class_s_forecast_is_scored_against_the_record() -> None:
    (foreseen,) = account(held()).own[0].foreseen
    assert foreseen.record == "no"
    assert foreseen.share == pytest.approx(0.7)
    assert foreseen.brier == pytest.approx(0.18)
    assert foreseen.uniform == pytest.approx(0.5)


def test_every_form_of_the_debrief_tells_the_class() -> None:
    at = held()
    desk = at.desk
    told = class_debrief(desk.opened, desk.sitting.course, desk.lesson.road)
    assert "&lt;U+" not in as_html(told)
    for rendered in (as_text(told), as_markdown(told), as_html(told)):
        flat = " ".join(rendered.replace("&#x27;", "'").split())
        for part in (
            "30 students in 3 teams (Red, Blue and Gold)", "What the class decided", "another road",
            "brought in: A storm upstream", "Dissent of Blue", "Brier score of the class 0.18",
        ):  # fmt: skip
            assert part.lower() in flat.lower(), part
    assert "| soon" not in as_markdown(told).replace("\\|", "")
    plain = json.loads(as_json(told))["class"]
    assert plain["decisions"][1]["votes"][0] == {"option": "cross", "first": 1, "second": 0}
    assert plain["decisions"][2]["exploring"] is True


def test_a_play_without_a_class_has_nothing_of_one() -> None:
    at = seated()
    course = at.desk.sitting.course._replace(in_class=())
    assert of_class(at.desk.opened, course) == ((), {})


def test_a_class_that_decided_nothing_has_no_votes_to_tell() -> None:
    assert [part.id for part in class_parts(account(seated()))] == ["class"]


def test_the_after_action_file_is_written_in_two_forms_and_over_none(tmp_path: Path) -> None:
    at = held()
    desk = at.desk
    missing = tmp_path / "gone"
    first = write_report(desk.opened, desk.sitting, (missing, tmp_path), patience=0)
    again = write_report(desk.opened, desk.sitting, (tmp_path,), patience=0)
    assert [path.suffix for path in first] == [".md", ".html"]
    assert not set(first) & set(again)
    assert "What the class decided" in first[0].read_text(encoding="utf-8")
    with pytest.raises(RequestError, match="cannot be written"):
        write_report(desk.opened, desk.sitting, (missing,), patience=0)
    fresh = seated().desk
    with pytest.raises(RequestError, match="nothing to report"):
        write_report(fresh.opened, fresh.sitting, (tmp_path,), patience=0)


def test_a_table_of_the_debrief_has_the_votes_of_the_class_s_own_road() -> None:
    course = held().desk.sitting.course
    debrief = class_debrief(held().desk.opened, course, course.finished or course.road)
    first, second = csv.DictReader(io.StringIO(as_csv(debrief), newline=""))
    assert first["first_vote"] == "close 2; talk 1; wait 0"
    assert first["second_vote"] == "close 1; talk 1; wait 0"
    assert (first["decided"], first["dissents"]) == ("draw", "Blue: the *ford* floods | soon")
    assert (second["decided"], second["dissents"]) == ("majority", "")


def test_each_entry_of_a_class_is_told_in_a_line_without_its_scenario() -> None:
    at = seated(teams=TEAMS, students=30, rule="president")
    at.type("", "", "9 21", "", "1 2 1", "", "", "1 2 -", "decide 2 because of the ford", "")
    at.type("dissent Blue: no", "like the water", "", "pause", "go", "rewind 1", "back", "ten")
    assert at.refused == []
    told = [entry_words(entry) for entry in at.desk.sitting.course.in_class]
    assert [line for line in told if line] == [
        "In class: 30 students in 3 teams (Red, Blue and Gold), 50 minutes; a president decides, "
        "another one each time. Left out: known.",
        "Foreseen, closing: yes 9, no 21.",
        "Vote: close 2, talk 1, wait 0.",
        "Vote again: close 1, talk 1, wait 0.",
        "Decided for talk by the president (Red): of the ford",
        "Dissent of Blue: no",
        "Like: the water",
        "A pause.",
        "The class went back to try another road.",
        "The class came back to its own road.",
        "Ten minutes were left.",
    ]
    assert "not told" in entry_words(InClass("flood", 0))
