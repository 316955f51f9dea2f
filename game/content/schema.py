"""JSON Schema (draft 2020-12) of what an author writes, for editors that complete and explain keys.

It is made from the shapes, with what the shapes leave to the reader of files added: a main file
that includes others may leave scenes to them, and references may be a list as exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from game.content.files.join import INCLUDED_FILE
from game.content.shapes.evidence import EvidenceShape
from game.content.shapes.forms import Shape
from game.content.shapes.scenario import ScenarioShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, type[Shape]] = {
    "scenario": ScenarioShape,
    "included": ScenarioShape,
    "evidence": EvidenceShape,
}
"""What there is a schema of."""

_DEFINITIONS = "#/$defs/"
_MAY_BE_INCLUDED = ("scenes", "endings")


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file as JSON, on several lines."""
    return json.dumps(schema(kind), indent=2)


def schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file: `scenario`, `included` or `evidence`."""
    made = _renamed(KINDS[kind].model_json_schema())
    for part in _maps(made):
        _tidy(part)
    _let_references_be_a_list(made["properties"]["references"])
    if kind == "scenario":
        _let_files_be_included(made)
    elif kind == "included":
        _keep_what_is_included(made)
    else:
        _let_references_be_a_list(made, made["properties"]["references"]["items"])
    return {"$schema": DIALECT, **made}


def _renamed(made: dict[str, Any]) -> dict[str, Any]:
    """Name each definition by its title, in one word: `NextRow`."""
    names = {
        f"{_DEFINITIONS}{name}": "".join(
            word[:1].upper() + word[1:] for word in part["title"].split()
        )
        for name, part in made["$defs"].items()
    }
    for part in _maps(made):
        if part.get("$ref") in names:
            part["$ref"] = _DEFINITIONS + names[part["$ref"]]
    made["$defs"] = {
        names[_DEFINITIONS + name]: part for name, part in sorted(made["$defs"].items())
    }
    return made


def _maps(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every map in a schema, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _maps(each)
    elif isinstance(value, list):
        for each in value:
            yield from _maps(each)


def _tidy(part: dict[str, Any]) -> None:
    """Keep ids of the wrong form out of maps, and leave out what says nothing to an author."""
    if "patternProperties" in part:
        part.setdefault("additionalProperties", False)
    for field in part.get("properties", {}).values():
        field.pop("title", None)  # pydantic's, the key once more
        if "" in field.get("enum", ()):
            field["enum"] = [word for word in field["enum"] if word]
        if isinstance(field.get("examples"), list):
            field["examples"] = [_as_data(each) for each in field["examples"]]


def _as_data(example: Any) -> Any:
    """Return an example as data, where it is a map written as in a file."""
    is_map = isinstance(example, str) and example.startswith("{")
    return yaml.safe_load(example) if is_map else example


def _let_references_be_a_list(part: dict[str, Any], items: Any = None) -> None:
    """Let a list stand for a map, as reference managers export it; its records have ids."""
    part["type"] = ["object", "array"]
    part["items"] = items or {"$ref": f"{_DEFINITIONS}Reference", "required": ["id"]}


def _let_files_be_included(made: dict[str, Any]) -> None:
    """Ask for scenes and endings only where no other file may bring them."""
    made["required"] = [key for key in made["required"] if key not in _MAY_BE_INCLUDED]
    made["if"] = {"not": {"required": ["include"]}}
    made["then"] = {"required": [*_MAY_BE_INCLUDED]}


def _keep_what_is_included(made: dict[str, Any]) -> None:
    """Keep the keys that a file may have which a scenario includes; none of them has to be."""
    kept = {key: part for key, part in made["properties"].items() if key in INCLUDED_FILE.keys}
    made |= {"title": "Included file", "properties": kept}
    made["description"] = "A file that a scenario in several files includes."
    del made["required"]
    for name in made["$defs"].keys() - _named(made, kept):
        del made["$defs"][name]


def _named(made: dict[str, Any], kept: Any) -> set[str]:
    """Return the definitions that some parts of a schema need."""
    found: set[str] = set()
    waiting = [kept]
    while waiting:
        for part in _maps(waiting.pop()):
            name = str(part.get("$ref", "")).removeprefix(_DEFINITIONS)
            if name in made["$defs"] and name not in found:
                found.add(name)
                waiting.append(made["$defs"][name])
    return found
