"""What a scenario is, in a few characters: one digest of its rules, one of its words.

The rules digest decides replay, caches and the comparison of plays; the text digest tells that
the words have changed. Comments, line ends, layout and evidence that nothing cites change neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

from game.engine.tables import (
    RULES_VERSION,
    TO_END,
    ConsequenceRow,
    EffectRow,
    OptionRow,
    OutcomeRow,
    Program,
    Route,
    Test,
)
from game.model.conditions import (
    And,
    Chose,
    Compare,
    Condition,
    Decisions,
    Expression,
    Name,
    Not,
    Number,
    Or,
    Seen,
)
from game.model.evidence import Evidence
from game.model.scenario import Grounds, Scenario

Kept = TypeVar("Kept")
_REMEMBERED = 8
"""Of how many programs the digest is remembered: many plays of one scenario ask for it each."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


@lru_cache(maxsize=_REMEMBERED)
def rules_digest(program: Program) -> str:
    """Return 32 hexadecimal digits over everything in the tables that decides play."""
    scenario = program.scenario
    cell_names = list(program.cells)

    def effects(rows: Iterable[EffectRow]) -> Plain:
        return [
            [_key(cell_names[row.cell]), "add" if row.adds else "set", row.amount] for row in rows
        ]

    def route(rows: Route) -> Plain:
        return [
            ["end" if row.target == TO_END else program.place_id(row.target), _test(row.test)]
            for row in rows
        ]

    def consequence(row: ConsequenceRow) -> Plain:
        return [row.after, _test(row.test), effects(row.effects)]

    def outcome(row: OutcomeRow) -> Plain:
        later: Plain = [consequence(program.consequences[number]) for number, _ in row.later]
        return [
            row.id, row.weight, _test(row.test), effects(row.effects), later, route(row.route)
        ]  # fmt: skip

    def option(row: OptionRow) -> Plain:
        return [row.id, _test(row.test), [outcome(each) for each in row.outcomes]]

    whole: Plain = {
        "version": RULES_VERSION,
        "indicators": [
            [id_, each.start, each.low, each.high] for id_, each in scenario.indicators.items()
        ],
        "flags": [[id_, value] for id_, value in scenario.flags.items()],
        "start": scenario.start,
        "scenes": [
            [row.id, [option(each) for each in row.options], route(row.route)]
            for row in program.scenes
        ],
        "endings": [[row.id, _test(row.test)] for row in program.endings],
        "injects": [
            [
                row.id,
                _test(row.test),
                effects(row.effects),
                [program.place_id(place) for place in sorted(row.scenes)],
            ]
            for row in program.injects
        ],
    }
    return _digest(whole)


def text_digest(scenario: Scenario, evidence: Evidence) -> str:
    """Return 32 hexadecimal digits over every word of a scenario and of the evidence it cites."""
    cited = _cited(scenario, evidence)
    findings = {
        finding
        for id_ in cited
        if id_ in evidence.analogues
        for finding in evidence.analogues[id_].findings
    }
    findings |= cited & evidence.findings.keys()
    references = set()
    for id_ in findings:
        finding = evidence.findings[id_]
        references |= set(finding.source)
        if finding.cited_in is not None:
            references.add(finding.cited_in.reference)
    kept = Evidence(
        references=_only(evidence.references, references),
        analogues=_only(evidence.analogues, cited),
        findings=_only(evidence.findings, findings),
        tensions={
            id_: tension
            for id_, tension in evidence.tensions.items()
            if cited & set(tension.analogues)
        },
        questions=_only(evidence.questions, cited),
        gaps=_only(evidence.gaps, cited),
    )
    return _digest([_plain(scenario), _plain(kept)])


def _cited(scenario: Scenario, evidence: Evidence) -> set[str]:
    """Return the ids of analogues, findings, questions and gaps that a scenario names."""
    cited: set[str] = set()

    def grounds(of: Grounds) -> None:
        cited.update(of.analogues, of.findings, (each.gap for each in of.assumes))

    for scene in scenario.scenes.values():
        cited.update(scene.predict)
        for option in scene.options.values():
            for outcome in option.outcomes:
                grounds(outcome.grounds)
                for later in outcome.later:
                    grounds(later.grounds)
    for inject in scenario.injects.values():
        grounds(inject.grounds)
    for ending in scenario.endings.values():
        cited.update(ending.analogues, ending.findings)
    cited.update(
        evidence.questions[id_].finding for id_ in tuple(cited) if id_ in evidence.questions
    )
    return cited


def _only(whole: Mapping[str, Kept], wanted: set[str]) -> dict[str, Kept]:
    return {id_: whole[id_] for id_ in sorted(wanted) if id_ in whole}


def _test(test: Test | None) -> Plain:
    return None if test is None else _tree(test.condition.root)


def _key(key: str | tuple[str, ...]) -> str:
    return key if isinstance(key, str) else ".".join(key)


def _tree(part: Expression) -> Plain:
    """A condition as lists, so that blanks and needless parentheses do not count."""
    if isinstance(part, Number):
        return part.value
    if isinstance(part, Name):
        return part.id
    if isinstance(part, Decisions):
        return ["decisions"]
    if isinstance(part, Seen):
        return ["seen", part.scene]
    if isinstance(part, Chose):
        return ["chose", part.scene, part.option]
    if isinstance(part, Not):
        return ["not", _tree(part.part)]
    if isinstance(part, And | Or):
        return ["and" if isinstance(part, And) else "or", _tree(part.left), _tree(part.right)]
    word = part.op if isinstance(part, Compare) else ("+" if part.sign > 0 else "-")
    return [word, _tree(part.left), _tree(part.right)]


def _plain(value: object) -> Plain:
    """Dataclasses, mappings and tuples as lists of plain values, in order."""
    if isinstance(value, Condition):
        return _tree(value.root)
    if is_dataclass(value):
        own = (field.name for field in fields(value) if field.compare)
        return [[name, _plain(getattr(value, name))] for name in own]
    if isinstance(value, Mapping):
        return [[str(key), _plain(each)] for key, each in value.items()]
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no plain form for {type(value).__name__}")


def _digest(value: Plain) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return blake2b(text.encode("ascii"), digest_size=16).hexdigest()
