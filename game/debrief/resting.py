"""What something rests on: its cases and findings, and what the designers assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.model.evidence import Evidence
from game.model.scenario import Basis, Grounds
from game.text.cite import source_line
from game.text.grounds import BASES


class Case(NamedTuple):
    """An analogue: a historical case, by its id in the evidence."""

    id: str
    title: str
    place: str
    years: str
    happened: str
    """Markdown."""


class Claim(NamedTuple):
    """A finding, by its id in the evidence; `text` is Markdown, `source` says where it stands."""

    id: str
    text: str
    source: str


class Assumed(NamedTuple):
    """What the designers made up; `gap` is the id of what the sources do not tell, `missing` it."""

    text: str
    gap: str
    missing: str


@dataclass(frozen=True, slots=True)
class Rests:
    """What an outcome, a consequence or an inject rests on."""

    basis: Basis
    said: str
    """The basis in a sentence."""
    cases: tuple[Case, ...]
    claims: tuple[Claim, ...]
    assumed: tuple[Assumed, ...]
    grounds: Grounds
    """As the author wrote it, with how the cases are like and unlike."""


def rests_of(grounds: Grounds, evidence: Evidence) -> Rests:
    """Put what something rests on into words."""
    return Rests(
        basis=grounds.basis,
        said=BASES[grounds.basis],
        cases=tuple(
            case_of(id_, evidence) for id_ in grounds.analogues if id_ in evidence.analogues
        ),
        claims=tuple(
            claim_of(id_, evidence) for id_ in grounds.findings if id_ in evidence.findings
        ),
        assumed=tuple(
            Assumed(each.text, each.gap, evidence.gaps.get(each.gap, ""))
            for each in grounds.assumes
        ),
        grounds=grounds,
    )


def case_of(id_: str, evidence: Evidence) -> Case:
    """Return a case that is in the evidence."""
    row = evidence.analogues[id_]
    return Case(id_, row.title, row.place, row.years, row.happened)


def claim_of(id_: str, evidence: Evidence) -> Claim:
    """Return a finding that is in the evidence."""
    row = evidence.findings[id_]
    return Claim(id_, row.text, source_line(row, evidence.references))
