"""The evidence: references, analogues with their findings, tensions, questions and gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.model.scenario import Comparison

Kind = Literal["finding", "statistic", "event", "expert judgement", "argument", "forecast"]
Aspect = Literal["effectiveness", "cost", "blowback", "feasibility"]
Direction = Literal["for", "against", "mixed", "context"]
Horizon = Literal["", "short", "long"]


@dataclass(frozen=True, slots=True)
class Person:
    """An author: a family and a given name, or one `literal` name of an organisation."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliographic record in CSL's fields; `issued` is year, month and day as far as known."""

    type: str
    title: str
    author: tuple[Person, ...] = ()
    issued: tuple[int, ...] = ()
    container: str = ""
    publisher: str = ""
    url: str = ""
    standpoint: str = ""
    note: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    """CSL fields that the game does not read itself, kept for export."""
    letter: str = field(default="", compare=False)
    """What tells it from others of the same author and year, as the `b` of `2019b`: it comes of the
    others that are at hand, and is no part of the record."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a finding says about an instrument: on which aspect, in which direction."""

    instrument: str
    aspect: Aspect
    direction: Direction
    horizon: Horizon = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a source gives, as it gives it."""

    name: str
    value: str = ""
    unit: str = ""
    period: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The document in which a claim stands, and where in it."""

    reference: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One paraphrased claim, with the sources it rests on and the document that makes it."""

    text: str
    kind: Kind
    source: tuple[str, ...] = ()
    cited_in: Citation | None = None
    about: tuple[Pointer, ...] = ()
    cuts_against: bool = False
    cuts_note: str = ""
    figures: tuple[Figure, ...] = ()
    sourcing: str = ""
    voice: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Analogue:
    """A historical case; `findings` are the ids of the findings that belong to it."""

    title: str
    tried: str
    happened: str
    place: str = ""
    years: str = ""
    instruments: tuple[str, ...] = ()
    short_run: str = ""
    long_run: str = ""
    likenesses: tuple[Comparison, ...] = ()
    differences: tuple[Comparison, ...] = ()
    findings: tuple[str, ...] = ()
    confidence: str = ""
    no_dissent: str = ""


@dataclass(frozen=True, slots=True)
class Tension:
    """A place where sources disagree, mis-cite or overreach, with a question for learners."""

    title: str
    text: str
    question: str = ""
    analogues: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the record, resolved by one finding; `record` is the right answer's id."""

    question: str
    answers: Mapping[str, str]
    record: str
    finding: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that outcomes can rest on: the library's, with a scenario's own beside it."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    analogues: Mapping[str, Analogue] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    tensions: Mapping[str, Tension] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)

    def beside(self, other: Evidence) -> Evidence:
        """Return both together; the ids of the two are apart (the reader sees to it)."""
        return Evidence(
            references={**self.references, **other.references},
            analogues={**self.analogues, **other.analogues},
            findings={**self.findings, **other.findings},
            tensions={**self.tensions, **other.tensions},
            questions={**self.questions, **other.questions},
            gaps={**self.gaps, **other.gaps},
        )
