from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporting import told
from game.classroom.records.gradebook import COLUMNS, PREFIX, columns, gradebook
from game.classroom.records.roster import parse_roster, read_roster
from game.classroom.records.tables import (
    DECISIONS,
    PREDICTIONS,
    codebook,
    decisions_table,
    predictions_table,
)
from game.errors import RequestError
from lessons import Class

ROSTER = 'Student ID,"Last, first",Team,Note\r\n007,"Łuk, Ola",red,=1+1\r\n"008",O\'Neil,Gold,"two\nlines"\r\n009,Doe,,\r\n'


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_every_column_of_the_roster_stands_as_it_stood(in_teams: Class) -> None:
    text = gradebook(told(in_teams), parse_roster(ROSTER), None)
    for line in ROSTER.rstrip("\r\n").split("\r\n"):
        assert line in text
    first, second, third = rows(text)
    assert (first["Student ID"], first["Last, first"], first["Note"]) == ("007", "Łuk, Ola", "=1+1")
    assert second["Note"] == "two\nlines"
    assert third[f"{PREFIX}team"] == ""


def test_a_person_has_what_is_known_of_the_session_and_of_the_team(in_teams: Class) -> None:
    first, second, third = rows(gradebook(told(in_teams), parse_roster(ROSTER), None))
    assert (first[f"{PREFIX}team"], second[f"{PREFIX}team"]) == ("Red", "Gold")
    assert (first[f"{PREFIX}team_votes"], second[f"{PREFIX}team_votes"]) == ("4", "3")
    assert (first[f"{PREFIX}team_changed"], third[f"{PREFIX}team_changed"]) == ("1", "")
    assert first[f"{PREFIX}mean_brier"] == third[f"{PREFIX}mean_brier"] == "0.18"
    assert first[f"{PREFIX}decisions"] == "2"
    assert first[f"{PREFIX}present"] == ""


def test_who_was_absent_is_said_by_the_facilitator_alone(in_teams: Class) -> None:
    roster = parse_roster(ROSTER)
    found = rows(gradebook(told(in_teams), roster, ["o'neil"]))
    assert [each[f"{PREFIX}present"] for each in found] == ["1", "0", "1"]
    with pytest.raises(RequestError, match="in no cell"):
        gradebook(told(in_teams), roster, ["Nobody"])


def test_a_team_s_name_is_no_formula(in_teams: Class) -> None:
    session = told(in_teams)
    table = rows(gradebook(session, parse_roster("id;team\n1;RED\n"), None), ";")
    assert table[0][f"{PREFIX}team"] == "Red"
    assert parse_roster(ROSTER).formulas == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("id,name\n1,a,b\n", "3 cells and there are 2"),
        (f"id,{PREFIX}team\n1,2\n", "already"),
        ('id,name\n1,"a\n', "line"),
        ("id\0\n", "not a table"),
    ],
)
def test_a_roster_whose_columns_cannot_be_told_is_refused(
    text: str, said: str, in_teams: Class
) -> None:
    with pytest.raises(RequestError, match=said):
        gradebook(told(in_teams), parse_roster(text), None)


def test_a_roster_that_is_not_utf_8_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes("id,name\n1,Müller\n".encode("latin-1"))
    with pytest.raises(RequestError, match="CSV UTF-8"):
        read_roster(path)
    path.write_bytes("\ufeffid;name\n1;Müller\n".encode())
    assert read_roster(path).people[0].cells == ("1", "Müller")
    path.write_bytes("id\tname\n1\tMüller\n".encode("utf-16"))
    assert read_roster(path).head.cells == ("id", "name")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufeff"), max_size=8)  # fmt: skip


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5))
def test_cells_of_any_kind_come_back(people: list[tuple[str, str, str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("one", "two", "three"), *people])
    roster = parse_roster(file.getvalue())
    assert [line.cells for line in roster.people] == [each for each in people if any(each)]


def test_tables_have_the_columns_of_their_codebooks(in_teams: Class, by_hands: Class) -> None:
    for at in (in_teams, by_hands):
        session = told(at)
        for table, meant in (
            (decisions_table(session), DECISIONS),
            (predictions_table(session), PREDICTIONS),
        ):
            found = rows(table)
            assert list(found[0]) == list(meant)
            assert {each["column"] for each in rows(codebook(meant))} == set(meant)
    assert {f"{PREFIX}{name}" for name in COLUMNS} < set(columns())


def test_votes_of_teams_add_up_to_those_of_the_class(in_teams: Class) -> None:
    found = [each for each in rows(decisions_table(told(in_teams))) if each["round"] in "12"]
    for number in "12":
        here = [each for each in found if each["round"] == number and each["decision"] == "1" and each["exploring"] == "0"]  # fmt: skip
        teams = sum(int(each["votes"]) for each in here if each["team"])
        assert teams == sum(int(each["votes"]) for each in here if not each["team"])
    assert any(each["exploring"] == "1" for each in found)


def test_forecasts_have_shares_that_add_up(by_hands: Class) -> None:
    found = rows(predictions_table(told(by_hands)))
    assert sum(float(each["probability"]) for each in found) == 1
    assert [each["record"] for each in found] == ["0", "1"]
    assert found[0]["locked_at"].endswith("Z")
