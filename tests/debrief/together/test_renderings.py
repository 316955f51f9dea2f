from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debriefs import ahead_of
from game.content.opened import Library
from game.debrief.together.as_csv import as_csv, codebook
from game.debrief.together.as_html import as_html
from game.debrief.together.as_text import as_text
from game.debrief.together.gathering import gather
from game.debrief.together.participant import Participant, Step
from game.debrief.together.report import ClassReport, Group, Unread, report_of
from game.engine.digest import rules_digest
from game.engine.play import start
from game.text.printable import has_unsafe
from pages import HOSTILE, Read, made_hostile
from together import codes_of

VERDICTS = re.compile(r"\b(you (failed|lost|won)|well done|mistake|should have|score of)\b", re.I)


@pytest.fixture(scope="module")
def report() -> ClassReport:
    library = Library()
    opened = library.open("cienfuegos")
    words = [f"Name {at}={code}" for at, code in enumerate(codes_of(opened, 9))]
    gathered = gather(library, [*words, "nonsense", words[0]])
    ahead = {rules_digest(opened.program): ahead_of(start(opened.program, 0))}
    return report_of(gathered.groups, ahead, gathered.unread, gathered.said)


@pytest.fixture(scope="module")
def hostile(report: ClassReport) -> ClassReport:
    return ClassReport(
        tuple(made_hostile(each) for each in report.groups),
        (Unread(HOSTILE, HOSTILE),),
        (HOSTILE,),
    )


@pytest.mark.parametrize("render", [as_text, as_html])
def test_a_report_names_nobody_and_passes_no_verdict(render, report: ClassReport) -> None:
    told = render(report)
    assert "Name 3" not in told
    assert not VERDICTS.search(told)
    assert "nonsense" in told
    assert "was given twice, and counts once" in " ".join(told.split())


def test_text_fits_its_measure_and_tells_every_part(report: ClassReport) -> None:
    told = as_text(report)
    assert max(map(len, told.splitlines())) <= 76
    (group,) = report.groups
    for split in group.splits:
        assert split.title in told
    for each in group.endings:
        assert f"{each.title}: {each.count}," in told
    for part in ("Questions that the disagreement", "Most divided", "by the record", "predictions"):
        assert part in told


@pytest.mark.parametrize("name", ["report", "hostile"])
def test_a_page_stands_by_itself_and_is_in_order(name: str, request: pytest.FixtureRequest) -> None:
    page = Read(as_html(request.getfixturevalue(name)))
    page.needs_nothing()
    page.is_in_order()


def test_no_text_becomes_markup_or_steers(report: ClassReport, hostile: ClassReport) -> None:
    for render in (as_html, as_text, as_csv):
        assert not set(render(hostile)) & set("\x1b\u202e\t")
    page, plain = Read(as_html(hostile)), Read(as_html(report))
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags} | {"em", "nav"}
    assert "".join(page.text).count("<script>alert(1)</script>") > 40


def test_the_table_has_a_row_a_decision_and_a_meaning_for_each_column(
    report: ClassReport,
) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(report), newline="")))
    people = report.groups[0].people
    assert len(rows) == sum(len(each.steps) for each in people)
    assert [row["participant"] for row in rows if row["decision"] == "1"] == [
        each.name for each in people
    ]
    for row in rows:
        assert None not in row
        assert 0 < float(row["outcome_chance"]) <= 1
        assert len(row["questions"].split()) == len(row["confidences"].split())
    meanings = list(csv.DictReader(io.StringIO(codebook(report), newline="")))
    assert [each["column"] for each in meanings] == [*rows[0]]
    assert all(each["meaning"] for each in meanings)


def test_a_name_cannot_be_a_formula(report: ClassReport) -> None:
    group = report.groups[0].group
    person = replace(group.people[0], name="=HYPERLINK(1)")
    told = report_of([replace(group, people=(person,))])
    rows = list(csv.DictReader(io.StringIO(as_csv(told), newline="")))
    assert {row["participant"] for row in rows} == {"'=HYPERLINK(1)"}


@settings(deadline=None)
@given(name=st.text(max_size=40), label=st.text(max_size=40))
def test_no_text_breaks_the_table(name: str, label: str) -> None:
    steps = (Step("a", 1, label, "x", label, name, "o"),)
    people = (Participant(name, 1, steps, name, label),)
    told = as_csv(report_of([Group(name, label, label, people, None)]))
    (row,) = csv.DictReader(io.StringIO(told, newline=""))
    assert None not in row
    for cell in row.values():
        assert not has_unsafe(cell)
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_a_play_without_a_decision_and_without_its_rules_is_told() -> None:
    people = (Participant("Ana", 1, (), "", "Not finished"),)
    told = report_of([Group("gone", "Gone", "0" * 32, people, None)])
    (row,) = csv.DictReader(io.StringIO(as_csv(told), newline=""))
    assert (row["participant"], row["decision"], row["scene"]) == ("Ana", "0", "")
    assert "the journals alone are told" in " ".join(as_text(told).split())
    assert "Not finished: 1 play" in as_text(told)
    Read(as_html(told)).is_in_order()
