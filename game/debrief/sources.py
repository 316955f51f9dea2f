"""The sources of a path: what they leave open, who wrote them, what was assumed, a bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.debrief.resting import Assumed, Case, case_of
from game.debrief.road import Came, Decision
from game.model.evidence import Evidence
from game.model.scenario import Ending
from game.text.cite import full, short
from game.text.csl import csl_item


class Dispute(NamedTuple):
    """A place where the sources of this path disagree, mis-cite or overreach, as a question."""

    id: str
    title: str
    text: str
    question: str
    """May be empty."""
    cases: tuple[str, ...]
    """The ids of the cases of this path that it is about."""


class Dissent(NamedTuple):
    """A finding on a case of this path that cuts against the case usually made from it."""

    id: str
    text: str
    note: str
    """Why it cuts; may be empty."""
    case: str
    """The id of the case."""


class Standpoint(NamedTuple):
    """Who wrote a source of this path, and where they stand."""

    id: str
    name: str
    """As it is cited in a text: `Agren 2020`."""
    standpoint: str


class Assumption(NamedTuple):
    """What the designers assumed on this path, and at which decisions; 0 is before the first."""

    assumed: Assumed
    decisions: tuple[int, ...]


class Source(NamedTuple):
    """One line of the bibliography of this path."""

    id: str
    line: str
    csl: Mapping[str, object]
    """The same as an item of CSL-JSON, for Zotero and pandoc."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What this path rests on, and what that leaves open."""

    cases: tuple[Case, ...]
    """The cases that this path met, in the order in which it met them."""
    disputes: tuple[Dispute, ...]
    dissent: tuple[Dissent, ...]
    standpoints: tuple[Standpoint, ...]
    assumptions: tuple[Assumption, ...]
    bibliography: tuple[Source, ...]
    """In the order of the alphabet."""


def sources_of(
    opening: Sequence[Came],
    decisions: Sequence[Decision],
    ending: Ending | None,
    findings: Iterable[str],
    evidence: Evidence,
) -> Sources:
    """Gather what a path rests on; `findings` are those that it met beside its outcomes'."""
    came = [*opening, *(each for decision in decisions for each in decision.came)]
    rests = [(each.arrived, each.rests) for each in came if each.rests is not None]
    cases = dict.fromkeys(id_ for _, each in rests for id_ in each.grounds.analogues)
    claims = dict.fromkeys(id_ for _, each in rests for id_ in each.grounds.findings)
    if ending is not None:
        cases |= dict.fromkeys(ending.analogues)
        claims |= dict.fromkeys(ending.findings)
    claims |= dict.fromkeys(findings)
    met = [id_ for id_ in cases if id_ in evidence.analogues]
    dissent = tuple(_dissent(met, evidence))
    assumptions: dict[Assumed, list[int]] = {}
    for arrived, each in rests:
        for assumed in each.assumed:
            assumptions.setdefault(assumed, []).append(arrived)
    references = _references(met, [*claims, *(each.id for each in dissent)], evidence)
    return Sources(
        cases=tuple(case_of(id_, evidence) for id_ in met),
        disputes=_disputes(met, evidence),
        dissent=dissent,
        standpoints=tuple(
            Standpoint(id_, short(evidence.references[id_]), evidence.references[id_].standpoint)
            for id_ in references
            if evidence.references[id_].standpoint
        ),
        assumptions=tuple(
            Assumption(assumed, tuple(dict.fromkeys(where)))
            for assumed, where in assumptions.items()
        ),
        bibliography=tuple(
            sorted(
                (
                    Source(id_, full(row := evidence.references[id_]), csl_item(id_, row))
                    for id_ in references
                ),
                key=lambda source: (source.line.lstrip("“‘\"'").casefold(), source.id),
            )
        ),
    )


def _disputes(cases: Sequence[str], evidence: Evidence) -> tuple[Dispute, ...]:
    found = []
    for id_, row in evidence.tensions.items():
        about = tuple(case for case in cases if case in row.analogues)
        if about:
            found.append(Dispute(id_, row.title, row.text, row.question, about))
    return tuple(found)


def _dissent(cases: Sequence[str], evidence: Evidence) -> Iterable[Dissent]:
    told: set[str] = set()
    for case in cases:
        for id_ in evidence.analogues[case].findings:
            row = evidence.findings.get(id_)
            if row is not None and row.cuts_against and id_ not in told:
                told.add(id_)
                yield Dissent(id_, row.text, row.cuts_note, case)


def _references(cases: Sequence[str], claims: Sequence[str], evidence: Evidence) -> list[str]:
    """Return the works that findings and comparisons rest on, in the order in which they come."""
    found: dict[str, None] = {}
    for id_ in claims:
        finding = evidence.findings.get(id_)
        if finding is not None:
            if finding.cited_in is not None:
                found[finding.cited_in.reference] = None
            found |= dict.fromkeys(finding.source)
    for case in cases:
        row = evidence.analogues[case]
        for comparison in (*row.likenesses, *row.differences):
            found |= dict.fromkeys(comparison.by)
    return [id_ for id_ in found if id_ in evidence.references]
