"""Where one goes on from an entry: to what it rests on, and to what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.archive.entries import Key, holds
from game.model.evidence import Evidence, Finding


class Link(NamedTuple):
    """A way to another entry, and what that is to the one where it begins."""

    to: Key
    relation: str


def links(key: Key, evidence: Evidence) -> tuple[Link, ...]:
    """Return the ways on from an entry that is there; each leads to one that is there."""
    found = {
        "analogue": _from_analogue,
        "finding": _from_finding,
        "reference": _from_reference,
        "tension": _from_tension,
        "question": _from_question,
        "gap": _from_gap,
    }[key.kind](key.id, evidence)
    ways = {link.to: link for link in reversed(tuple(found))}
    return tuple(link for link in reversed(ways.values()) if holds(evidence, link.to))


def _from_analogue(id_: str, evidence: Evidence) -> Iterator[Link]:
    analogue = evidence.analogues[id_]
    for finding_id in analogue.findings:
        finding = evidence.findings.get(finding_id)
        cuts = finding is not None and finding.cuts_against
        yield Link(Key("finding", finding_id), "cuts the other way" if cuts else "finding")
    rows = (*analogue.likenesses, *analogue.differences)
    for reference in dict.fromkeys(each for row in rows for each in row.by):
        yield Link(Key("reference", reference), "compares it")
    for tension_id, tension in evidence.tensions.items():
        if id_ in tension.analogues:
            yield Link(Key("tension", tension_id), "disputed")
    yield from _questions(analogue.findings, evidence)


def _from_finding(id_: str, evidence: Evidence) -> Iterator[Link]:
    finding = evidence.findings[id_]
    for reference in finding.source:
        yield Link(Key("reference", reference), "rests on")
    if finding.cited_in is not None:
        yield Link(Key("reference", finding.cited_in.reference), "stands in")
    for analogue_id, analogue in evidence.analogues.items():
        if id_ in analogue.findings:
            yield Link(Key("analogue", analogue_id), "its case")
    for tension_id, tension in evidence.tensions.items():
        if id_ in tension.findings:
            yield Link(Key("tension", tension_id), "disputed")
    yield from _questions((id_,), evidence)


def _from_reference(id_: str, evidence: Evidence) -> Iterator[Link]:
    for finding_id, finding in evidence.findings.items():
        if id_ in references_of(finding):
            yield Link(Key("finding", finding_id), "finding")
    for analogue_id, analogue in evidence.analogues.items():
        rows = (*analogue.likenesses, *analogue.differences)
        if any(id_ in row.by for row in rows):
            yield Link(Key("analogue", analogue_id), "it compares")
    for tension_id, tension in evidence.tensions.items():
        if id_ in tension.references:
            yield Link(Key("tension", tension_id), "disputed")


def _from_tension(id_: str, evidence: Evidence) -> Iterator[Link]:
    tension = evidence.tensions[id_]
    yield from (Link(Key("finding", each), "finding") for each in tension.findings)
    yield from (Link(Key("reference", each), "source") for each in tension.references)
    yield from (Link(Key("analogue", each), "case") for each in tension.analogues)


def _from_question(id_: str, evidence: Evidence) -> Iterator[Link]:
    finding = evidence.questions[id_].finding
    yield Link(Key("finding", finding), "answers it")
    for analogue_id, analogue in evidence.analogues.items():
        if finding in analogue.findings:
            yield Link(Key("analogue", analogue_id), "its case")


def _from_gap(id_: str, evidence: Evidence) -> Iterator[Link]:
    return iter(())


def references_of(finding: Finding) -> tuple[str, ...]:
    """Return the ids of all documents that a finding rests on or stands in."""
    stands = (finding.cited_in.reference,) if finding.cited_in is not None else ()
    return tuple(dict.fromkeys((*finding.source, *stands)))


def _questions(findings: Iterable[str], evidence: Evidence) -> Iterator[Link]:
    wanted = frozenset(findings)
    for question_id, question in evidence.questions.items():
        if question.finding in wanted:
            yield Link(Key("question", question_id), "asks about it")
