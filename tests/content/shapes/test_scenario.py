from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from game.content.problems.catalogue import titles
from game.content.shapes.evidence import EvidenceShape
from game.content.shapes.fields import fields_of
from game.content.shapes.forms import Shape
from game.content.shapes.scenario import ScenarioShape
from mistakes import CALM, FINDING, GUIDE, HALL, HALL_TEXT, LEFT, LEFT_OUTCOME, OF_SHAPE, TITLE
from writing import SMALL, Case, assert_case, edited, marked, problems_of, small, told, written


def case_name(case: Case) -> str:
    return f"{case.code} {case.wrong.strip()[:40]}"


@pytest.mark.parametrize("case", OF_SHAPE, ids=case_name)
def test_a_wrong_shape_is_one_problem_where_it_stands(case: Case, tmp_path: Path) -> None:
    assert assert_case(case, tmp_path).code in titles()


@pytest.mark.parametrize(
    ("old", "new", "where", "fix"),
    [
        ("format: 1\ntitle: Two doors\n", "«format: 1\n", "", "title: ..."),
        ("      left:\n" + LEFT, "      «left:\n", "scene hall > option left", "label: "),
        ("  out: {title: Outside, text: Fresh air.}", "  «out: {title: O}", "ending out", "text: "),
        (CALM, "«calm: {start: 5, range: [0, 10]}", "indicator calm", "label: "),
        (CALM, "«calm: {label: Calm, start: 5}", "indicator calm", "range: [0, 100]"),
        (
            LEFT_OUTCOME,
            "«outcome: {analogues: [old-hall]}",
            "scene hall > option left > outcome",
            "text: ",
        ),
        (
            LEFT_OUTCOME,
            LEFT_OUTCOME[:-1] + ", later: [«{text: It shuts.}]}",
            "scene hall > option left > outcome > later 1",
            "after: 1",
        ),
        (
            HALL_TEXT,
            "    text: [{when: calm > 2}]\n".replace("{", "«{"),
            "scene hall > text 1",
            "text: ",
        ),
        (GUIDE, "«guide: {title: A guide}", "reference guide", "type: report"),
        (
            FINDING,
            "«D1: {text: Doors open., source: guide}",
            "analogue old-hall > finding D1",
            "kind: event",
        ),
        (LEFT + "        " + LEFT_OUTCOME, LEFT.rstrip(), "scene hall > option left", "outcome: "),
        ("endings:\n", "silence: [«{code: B102}]\nendings:\n", "silence 1", "because: "),
        ("endings:\n", "assert: [«{}]\nendings:\n", "assert 1", "reachable: "),
    ],
)
def test_a_missing_key_is_told_at_its_owner_with_text_to_paste(
    old: str, new: str, where: str, fix: str, tmp_path: Path
) -> None:
    text, places = marked(edited(old, new))
    if "«" not in new:
        text, places = marked(edited("      left:\n" + LEFT, "      «left:\n" + LEFT, text))
    problems = problems_of(written(tmp_path, text))
    assert told(problems) == [("S202", *places[0])]
    assert problems[0].where == where
    assert problems[0].fix.startswith(fix)


def test_a_missing_format_is_told_with_the_one_there_is(tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, edited("format: 1\n", "")))
    assert told(problems) == [("S213", 1, 1)]
    assert problems[0].fix == "format: 1"


def test_a_misspelt_key_is_one_problem_and_what_it_holds_is_still_read(tmp_path: Path) -> None:
    wrong = edited("    options:\n", "    «optoins:\n").replace(
        "label: The right one", "«lable: The right one"
    )
    text, places = marked(wrong.replace("{calm: +1}", "{«clam: +1}"))
    problems = problems_of(written(tmp_path, text))
    assert told(problems) == [
        ("S201", *places[0]),
        ("S201", *places[1]),
        ("M301", *places[2]),
    ]
    assert [problem.nearest for problem in problems] == ["options", "label", "calm"]
    assert problems[1].fix == "label: The right one"
    assert problems[2].where == "scene hall > option right > outcome > effects > calm" or (
        problems[2].where.endswith("effects > clam")
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("      left:\n        effects: {calm: 1}\n", "belongs to an outcome"),
        ("      left:\n        text: It is red.\n", "belongs to"),
        ("      left:\n        colour: red\n", "`label`, `instrument`, `when`"),
        ("      left:\n        red:\n", "a comma ends a text"),
    ],
)
def test_an_unknown_key_is_told_where_it_belongs(wrong: str, said: str, tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, edited("      left:\n", wrong)))
    assert [problem.code for problem in problems] == ["S201"]
    assert said in problems[0].message
    assert not problems[0].nearest


def test_a_text_that_yaml_reads_otherwise_comes_with_its_quoted_form(tmp_path: Path) -> None:
    for word in ("no", "2020", "012", "12:30", "1e3", "2020-10-05", "true", "0x1F"):
        problems = problems_of(written(tmp_path, edited(TITLE, f"title: {word}\n")))
        assert [problem.code for problem in problems] == ["S204"]
        assert problems[0].fix == f'title: "{word}"'
        assert f"`{word}`" in problems[0].message


def test_a_word_nearly_right_comes_with_the_right_one(tmp_path: Path) -> None:
    wrong = edited(TITLE, TITLE + "kind: decision forcing case\n")
    (problem,) = problems_of(written(tmp_path, wrong))
    assert problem.code == "S205"
    assert problem.nearest == "decision-forcing case"
    assert problem.fix == "kind: decision-forcing case"


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        (CALM, CALM.replace("5", "05"), "start: 5"),
        (CALM, CALM.replace("5", "5.0"), "start: 5"),
        (CALM, CALM.replace("5", '"5"'), "start: 5"),
        ("{calm: -1}", "{calm: '+5'}", "calm: +5"),
        (TITLE, TITLE + "flags: {rung: yes}\n", "rung: true"),
        (TITLE, TITLE + "flags: {rung: Off}\n", "rung: false"),
        (HALL, HALL + "    date: 5 October 2020\n", "date: 2020-10-05"),
        (HALL, HALL + "    date: Dec. 2020\n", "date: 2020-12"),
        (LEFT_OUTCOME, LEFT_OUTCOME.replace("[old-hall]", "old-hall"), "analogues: [old-hall]"),
    ],
)
def test_where_the_meaning_is_plain_the_right_form_is_given(
    old: str, new: str, fix: str, tmp_path: Path
) -> None:
    (problem,) = problems_of(written(tmp_path, edited(old, new)))
    assert problem.fix == fix


def test_ten_problems_of_one_file_are_all_told_in_order(tmp_path: Path) -> None:
    text, places = marked(
        SMALL.replace("title: Two doors", "title: «no")
        .replace("start: hall", "start: «hal")
        .replace("label: Calm", "«labl: Calm")
        .replace("title: The hall", "title: «12")
        .replace("text: Two doors.", "text: Two doors, «{clam}.")
        .replace("label: The left one", "label: The left one\n        when: calm >«> 3")
        .replace("It opens., analogues: [old-hall]", "It opens., analogues: [«old-hal]")
        .replace("{calm: -1}", "{calm: «'1'}")
        .replace("next: end\nendings", "next: «edn\nendings")
        .replace("issued: 1999", "issued: «then")
        .replace(
            "Doors open., kind: event, source: guide", "Doors open., kind: event, source: «guied"
        )
    )
    problems = problems_of(written(tmp_path, text))
    assert told(problems) == [
        (code, *place)
        for code, place in zip(
            [
                "S204",
                "M303",
                "S201",
                "S204",
                "M312",
                "M308",
                "M301",
                "S203",
                "M301",
                "S212",
                "M301",
            ],
            places,
            strict=True,
        )
    ]


def test_what_only_follows_from_a_refused_value_is_not_told(tmp_path: Path) -> None:
    for old, new in (
        ("    options:\n", "    options: none\n    choices:\n"),
        ("indicators:\n", "indicators: []\nindicatores:\n"),
        (GUIDE, "guide: A guide to halls"),
        ("  old-hall:\n", "  old-hall: [1]\n  older-hall:\n"),
        ("        next: end\n      right", "        next: 1\n      right"),
        ("record: open, ", ""),
        ("range: [0, 10]", "range: 5"),
        ("start: hall\n", ""),
    ):
        codes = {problem.code for problem in problems_of(written(tmp_path, edited(old, new)))}
        assert codes
        assert all(code.startswith("S") for code in codes), (new, codes)


def test_every_field_of_every_shape_is_described() -> None:
    for shape in all_shapes(Shape):
        assert shape.__doc__
        assert shape.model_config.get("title"), shape
        for key, field in fields_of(shape).items():
            assert field.description, (shape, key)
            assert field.description.endswith((".", "..")), (shape, key)


def test_every_required_field_that_is_no_map_has_an_example_that_fits() -> None:
    for shape in all_shapes(Shape):
        for key, field in fields_of(shape).items():
            if field.is_required() and key not in ("scenes", "endings"):
                assert field.examples, (shape, key)


def all_shapes(base: type[Shape]) -> list[type[Shape]]:
    found: list[type[Shape]] = []
    for shape in base.__subclasses__():
        found += [shape, *all_shapes(shape)]
    return found


@pytest.mark.parametrize("shape", [ScenarioShape, EvidenceShape])
def test_a_json_schema_can_be_made_from_the_shapes(shape: type[BaseModel]) -> None:
    schema = shape.model_json_schema()
    text = json.dumps(schema)
    assert schema["additionalProperties"] is False
    assert "Odd" not in text
    assert {"references", "analogues"} <= set(schema["properties"])


def test_the_json_schema_names_the_ways_in_which_a_value_may_be_written() -> None:
    schema = ScenarioShape.model_json_schema()
    scene: dict[str, Any] = schema["$defs"]["SceneShape"]["properties"]
    option: dict[str, Any] = schema["$defs"]["OptionShape"]["properties"]
    assert [way["type"] for way in scene["text"]["anyOf"]] == ["string", "array"]
    assert [way["type"] for way in scene["next"]["anyOf"]] == ["string", "array"]
    assert "null" not in json.dumps(option)
    assert schema["properties"]["assert"]["type"] == "array"
    assert "patternProperties" in schema["properties"]["scenes"]


def test_the_small_scenario_is_sound(tmp_path: Path) -> None:
    assert problems_of(written(tmp_path, SMALL)) == ()
    assert small(tmp_path, HALL, HALL).scenario.title == "Two doors"


def test_a_step_that_a_class_needs_cannot_be_left_out(tmp_path: Path) -> None:
    text = edited(TITLE, TITLE + "class: {without: [talk, vote]}\n")
    (problem,) = problems_of(written(tmp_path, text))
    assert (problem.code, problem.where) == ("S205", "class > without 2")
    assert "`known`, `predict`, `talk`, `again`, `moved`" in problem.message
