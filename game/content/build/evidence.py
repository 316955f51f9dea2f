"""Evidence from its shape to the model."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from game.content.build.dates import NotADate, read_issued
from game.content.meaning.walk import all_findings
from game.content.problems.collector import Problems
from game.content.problems.where import Trail
from game.content.reading.scalars import Odd
from game.content.shapes.evidence import (
    AnalogueShape,
    EvidenceShape,
    FigureShape,
    FindingShape,
    LikenessShape,
    PersonShape,
    ReferenceShape,
)
from game.content.shapes.fields import as_yaml
from game.model.evidence import (
    Analogue,
    Citation,
    Evidence,
    Figure,
    Finding,
    Person,
    Pointer,
    Question,
    Reference,
    Tension,
)
from game.model.scenario import Comparison
from game.text.cite import lettered


def build_evidence(shape: EvidenceShape, problems: Problems) -> Evidence:
    """Return evidence as the model has it; dates that are none are added to the problems."""
    references = {
        id_: _reference(each, ("references", id_), problems)
        for id_, each in shape.references.items()
    }
    return Evidence(
        references=lettered(references),
        analogues={id_: _analogue(each) for id_, each in shape.analogues.items()},
        findings=_findings(shape, problems),
        tensions={
            id_: Tension(
                title=each.title,
                text=each.text,
                question=each.question,
                analogues=each.analogues,
                findings=each.findings,
                references=each.references,
            )
            for id_, each in shape.tensions.items()
        },
        questions={
            id_: Question(each.question, each.answers, each.record, each.finding)
            for id_, each in shape.questions.items()
        },
        gaps={id_: each.text for id_, each in shape.gaps.items()},
    )


def _findings(shape: EvidenceShape, problems: Problems) -> dict[str, Finding]:
    """Return all findings by id, whether they stand alone or under an analogue."""
    findings: dict[str, Finding] = {}
    first: dict[str, Trail] = {}
    for path, id_, each in all_findings(shape):
        if id_ in first:
            place = problems.sources.place(first[id_], key=True)
            message = f"finding `{id_}` is defined already, at {place.file}:{place.line}"
            problems.add("M302", message, path, key=True)
        else:
            first[id_] = path
            findings[id_] = _finding(each)
    return findings


def build_comparisons(shapes: Iterable[LikenessShape]) -> tuple[Comparison, ...]:
    """Return likenesses or differences as the model has them."""
    return tuple(Comparison(each.text, each.basis, each.by) for each in shapes)


def _reference(shape: ReferenceShape, path: Trail, problems: Problems) -> Reference:
    more = {key: _as_text(value) for key, value in (shape.model_extra or {}).items()}
    issued: tuple[int, ...] = ()
    if shape.issued != "":
        try:
            issued = read_issued(shape.issued)
        except NotADate as fault:
            if isinstance(shape.issued, dict):
                more["issued"] = _as_text(shape.issued)
            else:
                tell_date(fault, (*path, "issued"), problems)
    if shape.id is not None and str(shape.id) != path[-1]:
        message = f"the id in the record and its key `{path[-1]}` say different things"
        problems.add("S210", message, (*path, "id"), fix=f"id: {path[-1]}")
    return Reference(
        type=shape.type,
        title=shape.title,
        author=tuple(_person(each) for each in shape.author),
        issued=issued,
        container=shape.container_title,
        publisher=shape.publisher,
        url=shape.url,
        standpoint=shape.standpoint,
        note=shape.note,
        more=more,
    )


def tell_date(fault: NotADate, path: Trail, problems: Problems) -> None:
    """Add that what stands at a path is no date."""
    fix = f"{path[-1]}: {fault.meant}" if fault.meant else ""
    message = "a date must be a year, a month or a day that exists, such as `2020` or `2020-10`"
    problems.add("S212", message, path, fix=fix)


def _person(shape: PersonShape) -> Person:
    family = " ".join(filter(None, (shape.non_dropping_particle, shape.family, shape.suffix)))
    given = " ".join(filter(None, (shape.given, shape.dropping_particle)))
    return Person(family, given, shape.literal)


def _as_text(value: Any) -> str:
    """Return a value of a CSL field as text; what has parts, as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, Odd):
        return value.raw
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_raw)
    return "" if value is None else as_yaml(value)


def _raw(value: object) -> str:
    return value.raw if isinstance(value, Odd) else str(value)


def _finding(shape: FindingShape) -> Finding:
    cited = shape.cited_in
    return Finding(
        text=shape.text,
        kind=shape.kind,
        source=(shape.source,) if isinstance(shape.source, str) else shape.source,
        cited_in=Citation(cited.reference, cited.locator) if cited else None,
        about=tuple(
            Pointer(each.instrument, each.aspect, each.direction, each.horizon)
            for each in shape.about
        ),
        cuts_against=shape.cuts_against,
        cuts_note=shape.cuts_note,
        figures=tuple(_figure(each) for each in shape.figures),
        sourcing=shape.sourcing,
        voice=shape.voice,
        note=shape.note,
    )


def _figure(shape: FigureShape) -> Figure:
    low, high = str(shape.min), str(shape.max)
    value = str(shape.value)
    if low and high:
        value = f"{low} to {high}"
    elif low or high:
        value = f"at least {low}" if low else f"at most {high}"
    return Figure(shape.name, value, shape.unit, str(shape.period), shape.qualifier)


def _analogue(shape: AnalogueShape) -> Analogue:
    return Analogue(
        title=shape.title,
        tried=shape.tried,
        happened=shape.happened,
        place=shape.place,
        years=shape.years,
        instruments=shape.instruments,
        short_run=shape.short_run,
        long_run=shape.long_run,
        likenesses=build_comparisons(shape.likenesses),
        differences=build_comparisons(shape.differences),
        findings=(*shape.findings, *shape.also),
        confidence=shape.confidence,
        no_dissent=shape.no_dissent,
    )
