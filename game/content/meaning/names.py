"""Ids: whether they have the form of one, and whether each means one thing only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.content.problems.collector import Problems
from game.content.problems.where import Trail, one_of
from game.model.ids import MAX_ID, RESERVED, is_evidence_id, is_id, suggest_id
from game.model.scenario import BUILT_IN_INSTRUMENTS

_OF_THE_GAME = ("indicators", "flags", "advisers", "scenes", "endings", "injects", "questions")
_OF_EVIDENCE = ("instruments", "references", "analogues", "findings", "tensions", "gaps")
_APART = (("scenes", "endings"), ("indicators", "flags"))


def check_ids(data: Mapping[str, Any], problems: Problems) -> None:
    """Add the ids of a file that have the wrong form, are reserved, or mean two things."""
    for key in _OF_THE_GAME:
        for id_ in data.get(key, ()):
            if not is_id(id_) or id_ in RESERVED or len(id_) > MAX_ID:
                _tell(id_, (key, id_), problems)
    for path, id_ in _inside_scenes(data):
        if not is_id(id_) or id_ in RESERVED or len(id_) > MAX_ID:
            _tell(id_, path, problems)
    for path, id_ in _evidence_ids(data):
        if not is_evidence_id(id_) or len(id_) > MAX_ID:
            _tell(id_, path, problems, hyphens=True)
    for first, second in _APART:
        for id_ in data.get(second, ()):
            if id_ in data.get(first, ()):
                _tell_twice(first, second, id_, problems)
    for id_ in data.get("instruments", ()):
        if id_ in BUILT_IN_INSTRUMENTS:
            message = f"`{id_}` is a built-in instrument; give this one another id"
            problems.add("M302", message, ("instruments", id_), key=True)


def _inside_scenes(data: Mapping[str, Any]) -> Iterator[tuple[Trail, str]]:
    """Yield the ids of options and outcomes, with where they stand."""
    for scene_id, scene in data.get("scenes", {}).items():
        for option_id, option in scene.get("options", {}).items():
            yield ("scenes", scene_id, "options", option_id), option_id
            if "outcome" in option:
                if "id" in option["outcome"]:
                    alone = ("scenes", scene_id, "options", option_id, "outcome", "id")
                    yield alone, option["outcome"]["id"]
                continue
            for index, outcome in enumerate(option.get("outcomes", ())):
                if "id" in outcome:
                    row = ("scenes", scene_id, "options", option_id, "outcomes", index, "id")
                    yield row, outcome["id"]


def _evidence_ids(data: Mapping[str, Any]) -> Iterator[tuple[Trail, str]]:
    for key in _OF_EVIDENCE:
        for id_ in data.get(key, ()):
            yield (key, id_), id_
    for analogue_id, analogue in data.get("analogues", {}).items():
        for id_ in analogue.get("findings", ()):
            yield ("analogues", analogue_id, "findings", id_), id_
    for question_id, question in data.get("questions", {}).items():
        for id_ in question["answers"]:
            yield ("questions", question_id, "answers", id_), id_


def _tell(id_: str, path: Trail, problems: Problems, *, hyphens: bool = False) -> None:
    meant = suggest_id(id_, hyphens=hyphens)
    is_key = path[-1] == id_ and path[-2:] != ("id", id_)
    fix = f"{meant}:" if is_key else f"id: {meant}"
    signs = "letters, digits, `_` and `-`" if hyphens else "small letters, digits and `_`"
    if len(id_) > MAX_ID:
        code, message = "S207", f"an id has at most {MAX_ID} characters; this one has {len(id_)}"
    elif id_ in RESERVED and not hyphens:
        code, message = "S208", f"`{id_}` is a word of the rules and cannot be an id"
    else:
        code, message = "S207", f"`{id_}` is not an id: {signs}, starting with a letter"
    problems.add(code, message, path, key=is_key, fix=fix)


def _tell_twice(first: str, second: str, id_: str, problems: Problems) -> None:
    place = problems.sources.place((first, id_), key=True)
    message = (
        f"`{id_}` is {one_of(first)} already, at {place.file}:{place.line}; "
        f"{first} and {second} share their ids"
    )
    problems.add("M302", message, (second, id_), key=True)
