from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from exporting import HEADER, TEAMS, told
from game.classroom.records.people import Person
from game.classroom.records.xapi.people import people_as_xapi
from game.classroom.records.xapi.statements import as_xapi
from game.content.opened import Library
from game.engine.choices import follow_choices, parse_choices
from game.journal.course import Course
from game.journal.prediction import Prediction
from game.journal.times import Times
from lessons import LINES, Class, seated

SCHEMA = json.loads(Path(__file__).with_name("statement.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
BASE = "https://school.example/p"

Statement = dict[str, Any]


def statements(at: Class, **how: bool) -> list[Statement]:
    return [json.loads(line) for line in as_xapi(told(at), BASE, **how).splitlines()]


def sound(found: list[Statement]) -> None:
    """Check all that the specification asks and a schema cannot say."""
    ids = [each["id"] for each in found]
    assert len(set(ids)) == len(ids)
    definitions: dict[str, Any] = {}
    for each in found:
        VALIDATOR.validate(each)
        no_null({key: value for key, value in each.items() if key != "extensions"})
        about = each["object"]
        assert definitions.setdefault(about["id"], about["definition"]) == about["definition"]
        kind = about["definition"].get("interactionType")
        parts = about["definition"].get("choices", about["definition"].get("steps", []))
        named = [part["id"] for part in parts]
        assert len(set(named)) == len(named)
        result = each["result"]
        if kind == "choice":
            assert result["response"] in named
            assert {"success", "score"}.isdisjoint(result)
            assert "correctResponsesPattern" not in about["definition"]
        elif kind == "performance":
            steps = [step.split("[.]") for step in result["response"].split("[,]")]
            assert [step for step, _ in steps] == named
            assert sum(float(share) for _, share in steps) == pytest.approx(1, abs=1e-3)
            brier = result["extensions"][f"{BASE}/extension/brier"]
            assert result["score"]["scaled"] == pytest.approx(1 - brier / 2, abs=1e-4)
        registrations = {each["context"]["registration"] for each in found}
        assert len(registrations) == 1


def no_null(value: Any) -> None:
    if isinstance(value, dict):
        for each in value.values():
            no_null(each)
    elif isinstance(value, list):
        for each in value:
            no_null(each)
    assert value is not None


def extension(each: Statement, name: str) -> Any:
    return each["result"]["extensions"].get(f"{BASE}/extension/{name}")


def test_the_schema_is_one_and_refuses_what_is_wrong(in_teams: Class) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    one = statements(in_teams)[0]
    for wrong in (
        {**one, "id": "1"},
        {**one, "actor": {"objectType": "Group", "name": "no account"}},
        {**one, "result": {"duration": "PT1.234S"}},
        {**one, "result": {"extensions": {"brier": 1}}},
        {**one, "timestamp": "yesterday"},
        {**one, "verb": {"id": "answered", "display": {"en": "answered"}}},
    ):
        assert not VALIDATOR.is_valid(wrong)


def test_a_class_in_teams_is_told_in_sound_statements(in_teams: Class) -> None:
    found = statements(in_teams)
    sound(found)
    times = [each["timestamp"] for each in found]
    assert all(one <= other for one, other in pairwise(times))
    teams = [each for each in found if each["actor"]["account"]["name"] != "class"]
    assert {each["actor"]["account"]["name"] for each in teams} == {"team-1", "team-2", "team-3"}
    assert extension(teams[0], "round") == 1
    moved = [each for each in teams if extension(each, "changed-from")]
    assert [(each["actor"]["account"]["name"], each["result"]["response"]) for each in moved] == [
        ("team-1", "stay")
    ]
    last = next(each for each in found if each["verb"]["id"].endswith("/completed"))
    assert last["result"]["completion"] is True
    assert len(extension(last, "path")) == 2


def test_a_duration_leaves_pauses_out(in_teams: Class) -> None:
    session = told(in_teams)
    last = statements(in_teams)[-1]
    minutes, seconds = last["result"]["duration"].removeprefix("PT").removesuffix("S").split("M")
    assert int(minutes) * 60 + float(seconds) == session.last - session.began - 30


def test_hands_are_told_of_the_class_and_an_early_end_is_no_completion(by_hands: Class) -> None:
    found = statements(by_hands)
    sound(found)
    assert {each["actor"]["account"]["name"] for each in found} == {"class"}
    decided = next(each for each in found if "choices" in each["object"]["definition"])
    assert extension(decided, "votes-first") == {"close": 12, "talk": 5, "wait": 3}
    assert extension(decided, "votes-second") == {"close": 4, "talk": 12, "wait": 4}
    assert decided["result"]["response"] == "talk"
    assert found[-1]["verb"]["id"].endswith("/exited")
    assert found[-1]["result"]["completion"] is False


def test_names_and_words_are_told_only_where_that_is_wanted(in_teams: Class) -> None:
    hidden, shown = (json.dumps(statements(in_teams, named=how)) for how in (False, True))
    for said in (*TEAMS, "floods"):
        assert said not in hidden
        assert said in shown


def test_exporting_twice_gives_the_same_and_a_change_another_id(in_teams: Class) -> None:
    assert as_xapi(told(in_teams), BASE) == as_xapi(told(in_teams), BASE)
    before = {each["id"] for each in statements(in_teams)}
    session = told(in_teams)
    there = replace(session.opened, scenario=replace(session.opened.scenario, title="Reworded"))
    reworded = as_xapi(replace(session, opened=there), BASE)
    assert "Reworded" in reworded
    assert {json.loads(line)["id"] for line in reworded.splitlines()} == before
    in_teams.type("rewind 2", "", "1 1 1", "", "back")
    after = {each["id"] for each in statements(in_teams)}
    assert len(before & after) == len(before) - 1


def person(play: str = "zz9ab") -> Person:
    """Somebody who played Cienfuegos to its end, and answered what the first scene asks."""
    there = Library().open("cienfuegos")
    chosen = parse_choices("prosecute,pull_back,sanctions,tell_first")
    road = follow_choices(there.program, 7, chosen)
    (asked,) = there.scenario.scenes["arrest"].predict
    answer = next(iter(there.evidence.questions[asked].answers))
    course = Course(road, {asked: Prediction(asked, answer, 70)}, finished=road)
    return Person(there, HEADER._replace(play=play), course, "Ada =L")


def test_people_who_played_alone_are_told_one_by_one() -> None:
    people = (person(), person("yy8cd"))
    text = people_as_xapi(people, BASE)
    found = [json.loads(line) for line in text.splitlines()]
    for each in people:
        name = each.header.play
        own = [each for each in found if each["actor"]["account"]["name"] == name]
        sound(own)
        assert len(own) == 6
        assert "steps" in own[0]["object"]["definition"]
        assert own[-1]["verb"]["id"].endswith("/completed")
    assert "Ada" not in text
    assert "Ada =L" in people_as_xapi(people, BASE, named=True)
    assert people_as_xapi(people, BASE) == text


def test_a_statement_of_somebody_alone_has_the_time_that_was_kept() -> None:
    times = Times((0, 1_800_000_002_000, 0, 1_800_000_004_500), {"dea_law_2020": 1_800_000_000_001})
    timed = replace(person(), times=times)
    found = [json.loads(line) for line in people_as_xapi((timed,), BASE).splitlines()]
    sound(found)
    assert [each.get("timestamp", "") for each in found] == [
        "2027-01-15T08:00:00.001Z", "", "2027-01-15T08:00:02.000Z", "",
        "2027-01-15T08:00:04.500Z", "2027-01-15T08:00:04.500Z",
    ]  # fmt: skip


@given(LINES)
@settings(max_examples=40, deadline=None)
def test_whatever_a_class_does_its_statements_are_sound(lines: list[str]) -> None:
    at = seated(teams=TEAMS)
    at.type(*lines)
    sound(statements(at))
