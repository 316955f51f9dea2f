from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from debriefs import NO_EVIDENCE, ahead_of
from game.content.opened import Library
from game.debrief.ahead import Ahead, Outlook
from game.debrief.debrief import Debrief, debrief_of
from game.debrief.renderings.as_csv import as_csv
from game.debrief.renderings.as_json import as_json
from game.debrief.renderings.as_markdown import as_markdown, inert
from game.debrief.renderings.as_text import as_text
from game.debrief.renderings.forms import FORMS, form_of
from game.engine.choices import follow_choices, parse_choices
from game.engine.compile import compile_scenario
from game.engine.play import choose, start
from game.journal.prediction import Prediction
from making import ending, option, outcome, scenario, scene

NASTY = "[b]=1+1[/b] <script>alert(1)</script> *x* `y` \x1b[31m \u202e # - ![a](http://b)"
VERDICTS = re.compile(
    r"\b(you failed|you lost|you won|well done|mistake|correct|wrong|score of)\b", re.I
)


@pytest.fixture(scope="module")
def debrief() -> Debrief:
    opened = Library().open("cienfuegos")
    road = follow_choices(
        opened.program, 7, parse_choices("prosecute,pull_back,sanctions,tell_first")
    )
    question = next(iter(opened.evidence.questions))
    answer = next(iter(opened.evidence.questions[question].answers))
    return debrief_of(
        road,
        opened.evidence,
        ahead=ahead_of(road),
        notes=(NASTY,),
        predictions={question: Prediction(question, answer, 70)},
    )


@pytest.fixture(scope="module")
def nasty() -> Debrief:
    made = scenario(
        {
            "a": scene({"x": replace(option(outcome({"trust": 5}, says="Text."), to="b"), label=NASTY)}, title=NASTY),
            "b": scene({"y": option()}, title="=2+2"),
        },
        endings={"over": replace(ending(), title=NASTY)},
    )  # fmt: skip
    road = choose(choose(start(compile_scenario(made), 1), "x"), "y")
    return debrief_of(road, NO_EVIDENCE, ahead=ahead_of(road), notes=(NASTY,))


def test_text_fits_its_measure_and_passes_no_verdict(debrief: Debrief) -> None:
    told = as_text(debrief)
    assert max(map(len, told.splitlines())) <= 76
    assert not VERDICTS.search(told)
    for title in ("THE ROAD", "CHOICE AND LUCK", "THE ROADS NOT TAKEN", "PREDICTIONS"):
        assert title in told


def test_one_indicator_can_be_told_alone(debrief: Debrief) -> None:
    told = as_text(debrief, "courts")
    assert "How far it could still go: Credibility of US prosecutions" in told
    assert "How far it could still go: Cooperation" not in told


def test_a_sum_as_printed_adds_up(debrief: Debrief) -> None:
    told = as_text(debrief)
    sums = re.findall(r"Together: ([^=]+) = ([0-9.−]+)\.\n", told)
    assert len(sums) == len(debrief.accounts)
    for terms, result in sums:
        parts = terms.replace("−", "-").replace("- ", "-").replace("+ ", "").split()
        assert round(sum(map(float, parts)), 1) == float(result.replace("−", "-"))


@pytest.mark.parametrize("render", [as_text, as_markdown, as_csv, as_json])
def test_no_control_character_comes_through(render, nasty: Debrief) -> None:
    told = render(nasty)
    assert not set(told) & {"\x1b", "\u202e", "\t"}


def test_markdown_shows_what_came_from_files_as_text(nasty: Debrief) -> None:
    told = as_markdown(nasty)
    # What is indented stands as it is.
    told = "\n".join(line for line in told.split("\n") if not line.startswith("    "))
    assert "<script" not in told.replace("\\<", "")
    assert "![a]" not in told
    assert "\\[b\\]" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [("# x", "\\# x"), ("1. x", "1\\. x"), ("- x", "\\- x"), ("a_b", "a\\_b"), ("1 - 2", "1 - 2")],
)
def test_a_line_of_markdown_begins_nothing_by_chance(text: str, told: str) -> None:
    assert inert(text) == told


def test_csv_has_a_row_a_decision_and_no_formula(nasty: Debrief, debrief: Debrief) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(nasty), newline="")))
    assert [row["title"][:2] for row in rows] == ["[b", "'="]
    assert [row["trust_after"] for row in rows] == ["55", "55"]
    rows = list(csv.DictReader(io.StringIO(as_csv(debrief), newline="")))
    assert len(rows) == 4
    for row in rows:
        assert None not in row
        assert float(row["courts_low"]) <= float(row["courts_high"])


def test_json_has_every_part_by_ids(debrief: Debrief) -> None:
    told = json.loads(as_json(debrief))
    assert told["format"] == 1
    assert [each["chosen"] for each in told["decisions"]] == [
        each.chosen.id for each in debrief.decisions
    ]
    assert sum(
        each["chance"] for each in told["futures"]["moments"][0]["endings"].values()
    ) == pytest.approx(1)
    assert told["sources"]["csl"][0]["title"]
    assert told["predictions"]["answered"][0]["confidence"] == 70
    assert {each["indicator"] for each in told["choice_and_luck"]} == {
        each["id"] for each in told["indicators"] if each["better"] != "neither"
    }


def test_the_sources_alone_are_csl_json(debrief: Debrief) -> None:
    items = json.loads(FORMS["csl"].render(debrief, None))
    assert [each["id"] for each in items] == [each.id for each in debrief.sources.bibliography]
    assert all(each["type"] and each["title"] for each in items)
    assert [form_of(name) for name in ("a.csl.json", "a.json", "A.MD", "a")] == [
        "csl",
        "json",
        "markdown",
        None,
    ]


def test_what_is_sampled_says_so_everywhere() -> None:
    from game.analysis.sample import sample

    made = scenario(
        {"a": scene({"x": option(outcome({"trust": 5}), to="b"), "z": option()}),
         "b": scene({"y": option(), "w": option(to="late")})},
        endings={"over": ending("trust > 0"), "late": ending()},
    )  # fmt: skip
    road = choose(start(compile_scenario(made), 1), "x")
    drawn = {road.first: Outlook(sample=sample(road.program, 0, most_plays=100)),
             road.state: Outlook(sample=sample(road.program, 0, first=road.state, most_plays=100))}  # fmt: skip
    told = debrief_of(road, NO_EVIDENCE, ahead=Ahead(drawn, why={"endings": "budget"}))
    text = as_text(told)
    assert "Estimates, not proofs" in text
    assert "drawn at random" in text
    assert re.search(r"An ending +~[0-9]+ +", text)
    assert "closed most" not in text
    plain = json.loads(as_json(told))
    assert [each["sampled"] for each in plain["futures"]["moments"]] == [100, 100]
    assert plain["choice_and_luck"] == []
    rows = list(csv.DictReader(io.StringIO(as_csv(told), newline="")))
    assert rows[0]["trust_low"] == ""


def test_a_play_that_has_not_begun_renders() -> None:
    road = start(compile_scenario(scenario({"a": scene({"x": option()})})), 1)
    told = debrief_of(road, NO_EVIDENCE)
    assert "not finished" in as_text(told)
    assert as_markdown(told).startswith("# Debrief: Made")
    assert len(as_csv(told).splitlines()) == 1
    assert json.loads(as_json(told))["decisions"] == []
