from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.content.files.folder import gather_evidence, gather_scenario
from game.content.library import cards, evidence_folder, scenarios_folder
from game.content.problems.catalogue import Part, explanation, titles
from game.content.reading.scalars import Odd
from game.content.reading.source import parse_text
from game.content.schema import DIALECT, KINDS, schema, schema_text
from mistakes import OF_MEANING, OF_SHAPE
from writing import FIXTURES, SMALL, Case, completed, edited, marked

SCENARIOS = scenarios_folder()
OF_SCENARIO = Draft202012Validator(schema("scenario"))
OF_EVIDENCE = Draft202012Validator(schema("evidence"))
README = Path(__file__).parents[2] / "README.md"


def as_json(value: Any) -> Any:
    """A file's data as an editor sees them: what is no JSON value is text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.raw if isinstance(value, Odd) else value


def data_of(text: str) -> Any:
    source = parse_text(text, shown="x.yaml").source
    assert source is not None
    return as_json(source.data)


def faults(validator: Draft202012Validator, data: Any) -> list[str]:
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_follows_its_draft(kind: str) -> None:
    made = schema(kind)
    assert made["$schema"] == DIALECT
    Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_the_present_one(kind: str) -> None:
    shipped = (SCENARIOS / f"{kind}.schema.json").read_text(encoding="utf-8")
    again = f"precedent schema {kind} > scenarios/{kind}.schema.json"
    assert shipped == f"{schema_text(kind)}\n", f"write it again: {again}"


def test_a_schema_is_no_scenario_of_the_library() -> None:
    names = [card.name for card in cards(SCENARIOS)]
    assert "cienfuegos" in names
    assert not any("schema" in name for name in names)


@pytest.mark.parametrize("kind", KINDS)
def test_definitions_have_readable_names_and_everything_is_described(kind: str) -> None:
    made = schema(kind)
    assert {"Reference", "Analogue", "LikenessOrDifference"} <= set(made["$defs"])
    for name, part in [("", made), *made["$defs"].items()]:
        assert name.isalpha() or name == ""
        assert not name.endswith("Shape")
        assert part["description"]
        for key, field in part["properties"].items():
            assert field["description"], (name, key)


def test_every_example_in_a_schema_is_one() -> None:
    made = schema("scenario")
    for name, part in [("", made), *made["$defs"].items()]:
        for key, field in part["properties"].items():
            validator = Draft202012Validator({**field, "$defs": made["$defs"]})
            for example in field.get("examples", ()):
                assert faults(validator, example) == [], (name, key)


def test_the_scenarios_of_the_library_are_accepted() -> None:
    for card in cards(SCENARIOS):
        assert faults(OF_SCENARIO, as_json(gather_scenario(card.path).sources.data)) == []


def test_the_evidence_of_the_library_is_accepted() -> None:
    folder = evidence_folder(SCENARIOS)
    assert faults(OF_EVIDENCE, as_json(gather_evidence(folder).sources.data)) == []
    for path in sorted(folder.rglob("*.yaml")):
        assert faults(OF_EVIDENCE, data_of(path.read_text(encoding="utf-8"))) == [], path


def test_a_folder_s_main_file_may_leave_scenes_to_others() -> None:
    folder = FIXTURES / "everything"
    main = data_of((folder / "scenario.yaml").read_text(encoding="utf-8"))
    assert faults(OF_SCENARIO, main) == []
    without = {key: value for key, value in main.items() if key != "scenes"}
    assert faults(OF_SCENARIO, without) == []
    del without["include"]
    assert faults(OF_SCENARIO, without) == ["$: 'scenes' is a required property"]
    evidence = data_of((folder / "evidence.yaml").read_text(encoding="utf-8"))
    assert faults(OF_EVIDENCE, evidence) == []


def test_an_included_file_has_the_keys_of_one_and_needs_none() -> None:
    included = Draft202012Validator(schema("included"))
    scenes = sorted((FIXTURES / "everything" / "scenes").glob("*.yaml"))
    assert scenes
    for path in scenes:
        assert faults(included, data_of(path.read_text(encoding="utf-8"))) == [], path
    assert faults(included, {}) == []
    for key in ("title", "start", "include", "sences"):
        assert faults(included, {key: "x"})


def test_references_may_be_a_list_as_exported() -> None:
    record = {"id": "a-2020", "type": "book", "title": "A", "volume": 3}
    for data in ([record], {"references": [record]}):
        assert faults(OF_EVIDENCE, data) == []
    assert faults(OF_SCENARIO, {**data_of(SMALL), "references": [record]}) == []
    assert faults(OF_EVIDENCE, [{"type": "book", "title": "A"}])
    assert faults(OF_EVIDENCE, {"analogues": [record]})


RIGHT = [
    pytest.param(edited(case.old, marked(case.right)[0]), id=f"{case.code} {case.right[:40]!r}")
    for case in (*OF_SHAPE, *OF_MEANING)
]
EXAMPLES = [
    (code, part) for code in titles() for part in explanation(code).parts if part.kind != "prose"
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_accepted(text: str) -> None:
    assert faults(OF_SCENARIO, data_of(text)) == []


@pytest.mark.parametrize(
    "part", [pytest.param(part, id=code) for code, part in EXAMPLES if part.kind == "right"]
)
def test_the_right_examples_of_the_catalogue_are_accepted(part: Part) -> None:
    assert faults(OF_SCENARIO, data_of(completed(part))) == []


def test_the_readme_s_scenario_is_accepted() -> None:
    text = README.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert faults(OF_SCENARIO, data_of(text)) == []


@pytest.mark.parametrize(
    "case", [each for each in OF_SHAPE if each.code == "S201"], ids=lambda case: case.wrong.strip()
)
def test_a_wrong_key_is_refused(case: Case) -> None:
    assert faults(OF_SCENARIO, data_of(marked(edited(case.old, case.wrong))[0]))


def test_the_wrong_keys_of_the_catalogue_are_refused() -> None:
    wrong = [part for code, part in EXAMPLES if (code, part.kind) == ("S201", "wrong")]
    assert wrong
    for part in wrong:
        assert faults(OF_SCENARIO, data_of(marked(completed(part))[0]))


def maps_in(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    found = [path] if isinstance(value, dict) else []
    for key, each in entries:
        found += maps_in(each, (*path, key))
    return found


def test_a_wrong_key_is_refused_in_every_map_but_a_reference() -> None:
    text = json.dumps(as_json(gather_scenario(FIXTURES / "everything").sources.data))
    paths = maps_in(json.loads(text))
    assert len(paths) > 60
    for path in paths:
        data = json.loads(text)
        owner = data
        for step in path:
            owner = owner[step]
        owner["Wrong key"] = {}
        # CSL has many more fields than are named here, and all of them are kept.
        free = path[:1] == ("references",) and len(path) > 1 and "author" not in path
        assert bool(faults(OF_SCENARIO, data)) is not free, path


def test_plain_yaml_of_a_scenario_is_accepted_too() -> None:
    assert faults(OF_SCENARIO, yaml.safe_load(SMALL)) == []
