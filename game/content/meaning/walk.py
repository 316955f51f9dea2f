"""Ways through a scenario, with the path in the file of everything that is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from game.content.problems.where import Trail
from game.content.shapes.evidence import EvidenceShape, FindingShape
from game.model.scenario import Effect, Grounds, Next, NextRow, Option, Outcome, Scenario

Data = Mapping[str, Any]
"""The data of the files that a scenario was built from."""


class Rest(NamedTuple):
    """Something that rests on evidence: an outcome, a consequence or an inject."""

    path: Trail
    grounds: Grounds
    effects: tuple[Effect, ...]
    what: str


def options(scenario: Scenario, data: Data) -> Iterator[tuple[Trail, Option, Data]]:
    """Yield every option with its path and its data."""
    for scene_id, scene in scenario.scenes.items():
        if scene.options:
            written = data["scenes"][scene_id]["options"]
            for option_id, option in scene.options.items():
                yield (
                    ("scenes", scene_id, "options", option_id),
                    option,
                    written[option_id],
                )


def outcomes(path: Trail, option: Option, written: Data) -> Iterator[tuple[Trail, Outcome, Data]]:
    """Yield the outcomes of an option with their paths and their data."""
    if "outcome" in written:
        if option.outcomes:
            yield (*path, "outcome"), option.outcomes[0], written["outcome"]
        return
    rows = written.get("outcomes", ())
    for index, (outcome, row) in enumerate(zip(option.outcomes, rows, strict=True)):
        yield (*path, "outcomes", index), outcome, row


def resting(scenario: Scenario, data: Data) -> Iterator[Rest]:
    """Yield everything that rests on evidence."""
    for option_path, option, written in options(scenario, data):
        for path, outcome, _ in outcomes(option_path, option, written):
            yield Rest(path, outcome.grounds, outcome.effects, "an outcome")
            for index, later in enumerate(outcome.later):
                yield Rest((*path, "later", index), later.grounds, later.effects, "a consequence")
    for inject_id, inject in scenario.injects.items():
        yield Rest(("injects", inject_id), inject.grounds, inject.effects, "an inject")


def nexts(scenario: Scenario, data: Data) -> Iterator[tuple[Trail, Next, Any]]:
    """Yield every `next` that an author wrote, with its path and as it was written."""
    for scene_id, scene in scenario.scenes.items():
        if scene.next:
            yield ("scenes", scene_id, "next"), scene.next, data["scenes"][scene_id]["next"]
    for path, option, written in options(scenario, data):
        if option.next:
            yield (*path, "next"), option.next, written["next"]
        for outcome_path, outcome, row in outcomes(path, option, written):
            if outcome.next:
                yield (*outcome_path, "next"), outcome.next, row["next"]


def rows(path: Trail, next_: Next, written: Any) -> Iterator[tuple[Trail, NextRow]]:
    """Yield the rows of a `next` with the paths of their targets."""
    if isinstance(written, str):
        yield path, next_[0]
        return
    for index, row in enumerate(next_):
        yield (*path, index, "to"), row


def all_findings(shape: EvidenceShape) -> Iterator[tuple[Trail, str, FindingShape]]:
    """Yield all findings, with where they stand and their ids: alone, or under an analogue."""
    for id_, finding in shape.findings.items():
        yield ("findings", id_), id_, finding
    for analogue_id, analogue in shape.analogues.items():
        for id_, finding in analogue.findings.items():
            yield ("analogues", analogue_id, "findings", id_), id_, finding
