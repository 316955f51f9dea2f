"""The shape of evidence as an author writes it: in a scenario, beside it, or in the library."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from game.content.shapes.forms import (
    Amount,
    EvidenceId,
    Filled,
    Id,
    Ids,
    IssuedValue,
    Listed,
    Prose,
    Shape,
)
from game.model.evidence import Aspect, Direction, Horizon, Kind
from game.model.scenario import ComparisonBasis


class PersonShape(Shape):
    """An author, in CSL's name fields."""

    model_config = ConfigDict(title="Person")

    family: Prose = Field(default="", description="The family name.", examples=["Agren"])
    given: Prose = Field(default="", description="The given name.", examples=["David"])
    literal: Prose = Field(
        default="",
        description="The whole name as it stands, for an organisation.",
        examples=["US Department of Justice"],
    )
    suffix: Prose = Field(default="", description="What follows the name.", examples=["Jr."])
    dropping_particle: str = Field(
        default="", alias="dropping-particle", description="CSL: a particle of the given name."
    )
    non_dropping_particle: str = Field(
        default="", alias="non-dropping-particle", description="CSL: a particle of the family name."
    )
    comma_suffix: bool = Field(
        default=False, alias="comma-suffix", description="CSL: read and left aside."
    )
    static_ordering: bool = Field(
        default=False, alias="static-ordering", description="CSL: read and left aside."
    )
    parse_names: bool = Field(
        default=False, alias="parse-names", description="CSL: read and left aside."
    )


class ReferenceShape(Shape):
    """A bibliographic record in CSL's field names; every other CSL field is kept as it stands."""

    model_config = ConfigDict(title="Reference", extra="allow")

    type: Prose = Field(
        description="CSL's type: book, report, article-newspaper, webpage ...", examples=["report"]
    )
    title: Prose = Field(description="The title.", examples=["The title of the work"])
    author: Listed[PersonShape] = Field(default=(), description="The authors, in order.")
    issued: IssuedValue = Field(
        default="",
        description="When it appeared: a year, a month, a day, or CSL's date-parts.",
        examples=["2020-12-15"],
    )
    container_title: str = Field(
        default="",
        alias="container-title",
        description="The newspaper, the journal or the book in which it stands.",
        examples=["The Guardian"],
    )
    publisher: str = Field(
        default="", description="The publisher.", examples=["Defense Priorities"]
    )
    url: str = Field(
        default="", alias="URL", description="The address.", examples=["https://example.org/page"]
    )
    standpoint: Prose = Field(
        default="",
        description="Who wrote it and what it argues, for source criticism.",
        examples=["A think tank that argues for restraint."],
    )
    note: str = Field(default="", description="A caution for the user.", examples=["Undated."])
    id: Any = Field(
        default=None,
        description="The id once more, as exports give it.",
        json_schema_extra={"type": ["string", "integer"]},
    )


class LikenessShape(Shape):
    """One way in which a case is like or unlike another, and who says so."""

    model_config = ConfigDict(title="Likeness or difference")

    text: Prose = Field(
        description="What is alike, or what is not.",
        examples=["In both, the army's consent decides."],
    )
    basis: ComparisonBasis = Field(
        description="Argued or implied by a document, or inferred by the editors.",
        examples=["inferred"],
    )
    by: Listed[EvidenceId] = Field(
        default=(),
        description="The references that say so, by their ids.",
        examples=[["agren-2020"]],
    )


class PointerShape(Shape):
    """What a finding says about an instrument."""

    model_config = ConfigDict(title="Pointer")

    instrument: EvidenceId = Field(description="The instrument.", examples=["law-enforcement"])
    aspect: Aspect = Field(description="What is judged.", examples=["blowback"])
    direction: Direction = Field(
        description="Whether it counts for or against the instrument.", examples=["against"]
    )
    horizon: Horizon = Field(
        default="", description="The short run or the long run.", examples=["long"]
    )


class FigureShape(Shape):
    """A number that a source gives, as it gives it."""

    model_config = ConfigDict(title="Figure")

    name: Prose = Field(description="What is counted.", examples=["Joint raids"])
    value: Amount = Field(default="", description="The number.", examples=[42])
    min: Amount = Field(default="", description="The lowest of a range.", examples=[100])
    max: Amount = Field(default="", description="The highest of a range.", examples=[200])
    unit: Prose = Field(default="", description="The unit.", examples=["raids a year"])
    period: Amount = Field(default="", description="The time it holds for.", examples=["2007-2012"])
    qualifier: Prose = Field(default="", description="How exact the source is.", examples=["about"])


class CitationShape(Shape):
    """The document in which a claim stands, and where in it."""

    model_config = ConfigDict(title="Citation")

    reference: EvidenceId = Field(description="The document, by its id.", examples=["agren-2020"])
    locator: Prose = Field(default="", description="Where in it.", examples=["note 77"])


class FindingShape(Shape):
    """One paraphrased claim, with what it rests on and the document that makes it."""

    model_config = ConfigDict(title="Finding")

    text: Prose = Field(
        description="The claim, in the project's own words.",
        examples=["The law limits work with foreign agents."],
    )
    kind: Kind = Field(description="What kind of claim it is.", examples=["event"])
    source: Ids = Field(
        default=(),
        description="The reference that the claim rests on, or several.",
        examples=["agren-2020"],
    )
    cited_in: Annotated[CitationShape | None, Filled()] = Field(
        default=None, description="The document that makes the claim."
    )
    about: Listed[PointerShape] = Field(
        default=(), description="What it says about which instruments."
    )
    cuts_against: bool = Field(
        default=False,
        description="True where it weakens the case usually made from its analogue.",
        examples=[True],
    )
    cuts_note: Prose = Field(default="", description="In what way it cuts against that case.")
    figures: Listed[FigureShape] = Field(default=(), description="The numbers in the claim.")
    sourcing: Prose = Field(
        default="", description="How it is sourced.", examples=["anonymous officials"]
    )
    voice: Prose = Field(
        default="", description="Whose view it is, where the document disputes it."
    )
    note: Prose = Field(default="", description="A caution for the user.")


class AnalogueShape(Shape):
    """A historical case: what was tried, what happened, how it is like and unlike."""

    model_config = ConfigDict(title="Analogue")

    title: Prose = Field(description="The name of the case.", examples=["Plan Colombia"])
    place: Prose = Field(default="", description="Where it was.", examples=["Colombia"])
    years: Prose = Field(default="", description="When it was, as text.", examples=["2000-2015"])
    instruments: Listed[EvidenceId] = Field(
        default=(), description="The instruments that were used.", examples=[["security-aid"]]
    )
    tried: Prose = Field(description="What was tried.", examples=["The United States trained ..."])
    happened: Prose = Field(description="What happened.", examples=["The army regained ..."])
    short_run: Prose = Field(default="", description="What came of it in the short run.")
    long_run: Prose = Field(default="", description="What came of it in the long run.")
    likenesses: Listed[LikenessShape] = Field(
        default=(), description="How it is like the cases that are usually compared with it."
    )
    differences: Listed[LikenessShape] = Field(default=(), description="How it is unlike them.")
    findings: dict[EvidenceId, FindingShape] = Field(
        default_factory=dict, description="The claims about this case, by their ids."
    )
    also: Listed[EvidenceId] = Field(
        default=(),
        description="Findings that stand under another analogue and belong to this one too.",
        examples=[["F163"]],
    )
    confidence: Prose = Field(
        default="", description="How well the case is documented.", examples=["high"]
    )
    no_dissent: Prose = Field(
        default="",
        description="Where one looked for findings that cut against the usual case, in vain.",
        examples=["The five documents; none disputes it."],
    )


class TensionShape(Shape):
    """A place where sources disagree, mis-cite or overreach."""

    model_config = ConfigDict(title="Tension")

    title: Prose = Field(description="The tension in a few words.", examples=["Which came first"])
    text: Prose = Field(description="What the tension is.", examples=["The dates disagree ..."])
    question: Prose = Field(
        default="", description="A question for learners.", examples=["Which story still fits?"]
    )
    analogues: Listed[EvidenceId] = Field(default=(), description="The analogues it is about.")
    findings: Listed[EvidenceId] = Field(default=(), description="The findings it is about.")
    references: Listed[EvidenceId] = Field(default=(), description="The references it is about.")


class QuestionShape(Shape):
    """A question about the record, resolved by one finding."""

    model_config = ConfigDict(title="Question")

    question: Prose = Field(
        description="The question, about what really happened.",
        examples=["What did the congress do?"],
    )
    answers: Annotated[dict[EvidenceId, Prose], Field(min_length=2)] = Field(
        description="The answers to choose from, by their ids.",
        examples=["{law: Passed a law, nothing: Nothing}"],
    )
    record: EvidenceId = Field(description="The answer that the record gives.", examples=["law"])
    finding: EvidenceId = Field(description="The finding that says so.", examples=["F172"])


class GapShape(Shape):
    """Something that no document tells."""

    model_config = ConfigDict(title="Gap")

    text: Prose = Field(
        description="What is not known.", examples=["No document tells by how much."]
    )


class EvidenceShape(Shape):
    """Evidence: in files of its own, or in a scenario."""

    model_config = ConfigDict(title="Evidence")

    references: dict[EvidenceId, ReferenceShape] = Field(
        default_factory=dict,
        description="Bibliographic records by id, in CSL's fields, or a list of them as exported.",
    )
    analogues: dict[EvidenceId, AnalogueShape] = Field(
        default_factory=dict, description="Historical cases with their findings, by id."
    )
    findings: dict[EvidenceId, FindingShape] = Field(
        default_factory=dict, description="Findings that stand under no one analogue, by id."
    )
    tensions: dict[EvidenceId, TensionShape] = Field(
        default_factory=dict, description="Places where sources disagree, by id."
    )
    questions: dict[Id, QuestionShape] = Field(
        default_factory=dict, description="Questions about the record, for predictions, by id."
    )
    gaps: dict[EvidenceId, GapShape] = Field(
        default_factory=dict, description="What no document tells, by id."
    )
