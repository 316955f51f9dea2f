"""The shape of a scene as an author writes it: options, outcomes, what they rest on; endings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from game.content.shapes.evidence import LikenessShape
from game.content.shapes.forms import (
    MAX_NUMBER,
    Date,
    Effects,
    EvidenceId,
    Filled,
    Id,
    Listed,
    Next,
    Prose,
    Shape,
    Text,
    When,
)
from game.model.scenario import Basis

MOST_AFTER = 20
"""The most decisions that a consequence may wait for."""


class AssumptionShape(Shape):
    """Something that the designers made up."""

    model_config = ConfigDict(title="Assumption")

    gap: EvidenceId | Literal[""] = Field(
        default="", description="The gap in the sources that it fills.", examples=["G01"]
    )
    text: Prose = Field(
        description="What is assumed.", examples=["The size of the loss is a design choice."]
    )


class GroundsShape(Shape):
    """What an outcome, a consequence or an inject rests on."""

    model_config = ConfigDict(title="Grounds")

    basis: Basis = Field(
        default="analogy",
        description="Scripted from another case (analogy), really done here (record), or made up.",
        examples=["analogy"],
    )
    analogues: Listed[EvidenceId] = Field(
        default=(),
        description="The cases it is scripted from, by their ids.",
        examples=[["cienfuegos-2020"]],
    )
    findings: Listed[EvidenceId] = Field(
        default=(),
        description="Which findings of those cases it rests on.",
        examples=[["F172"]],
    )
    assumes: Listed[AssumptionShape] = Field(
        default=(), description="What the designers had to assume."
    )
    like: Listed[LikenessShape] = Field(
        default=(), description="How the case is like this decision."
    )
    unlike: Listed[LikenessShape] = Field(
        default=(), description="How the case is unlike this decision."
    )


class ConsequenceShape(GroundsShape):
    """Something that arrives after more decisions."""

    model_config = ConfigDict(title="Consequence")

    after: Annotated[int, Field(ge=1, le=MOST_AFTER)] = Field(
        description="How many further decisions are made before it arrives.", examples=[1]
    )
    when: When = Field(
        default="",
        description="A condition that is read when it is due; where it fails, nothing arrives.",
        examples=["not charges_dropped"],
    )
    text: Text = Field(description="What is told when it arrives.", examples=["The bill arrives."])
    effects: Effects = Field(
        default_factory=dict,
        description="What it changes, in this order.",
        examples=["{cooperation: -10}"],
    )


class OutcomeShape(GroundsShape):
    """What follows an option."""

    model_config = ConfigDict(title="Outcome")

    id: Id = Field(
        default="",
        description="Its id; needed where an option has several outcomes.",
        examples=["kept"],
    )
    weight: Annotated[int, Field(ge=1, le=MAX_NUMBER)] = Field(
        default=1, description="Its share among the outcomes that hold.", examples=[2]
    )
    when: When = Field(
        default="",
        description="The condition under which it may be drawn.",
        examples=["cooperation >= 50"],
    )
    text: Text = Field(description="What is told.", examples=["The case proceeds ..."])
    effects: Effects = Field(
        default_factory=dict,
        description="What it changes, in this order: -20 takes away, {to: 50} sets.",
        examples=["{cooperation: -20, law_passed: true}"],
    )
    later: Listed[ConsequenceShape] = Field(
        default=(), description="What arrives after more decisions."
    )
    next: Next = Field(
        default=(), description="Where play goes after this outcome.", examples=["end"]
    )


class OptionShape(Shape):
    """What the advisor may recommend."""

    model_config = ConfigDict(
        title="Option",
        json_schema_extra={"oneOf": [{"required": ["outcome"]}, {"required": ["outcomes"]}]},
    )

    label: Prose = Field(description="What the player reads.", examples=["Let the prosecution run"])
    instrument: EvidenceId = Field(
        default="", description="The instrument it belongs to.", examples=["law-enforcement"]
    )
    when: When = Field(default="", description="When it is open.", examples=["cooperation >= 50"])
    locked: Prose = Field(
        default="",
        description="What is told while it is closed; without this it is not shown then.",
        examples=["Mexico City no longer answers this channel."],
    )
    outcome: Annotated[OutcomeShape | None, Filled()] = Field(
        default=None, description="What follows, where only one thing can."
    )
    outcomes: Annotated[Listed[OutcomeShape], Field(min_length=1)] = Field(
        default=(), description="What may follow, by weight."
    )
    next: Next = Field(
        default=(), description="Where play goes after this option.", examples=["end"]
    )


class SceneShape(Shape):
    """A moment with a text and options; without options, a page to read."""

    model_config = ConfigDict(title="Scene")

    title: Prose = Field(description="The title of the scene.", examples=["The arrest"])
    date: Date = Field(
        default="", description="When it is: a year, a month or a day.", examples=["2020-10"]
    )
    text: Text = Field(
        description="What the player reads, in Markdown.", examples=["A minister is in custody ..."]
    )
    advice: dict[Id, Text] = Field(
        default_factory=dict,
        description="What each adviser says, by the adviser's id.",
        examples=["{justice: The indictment is sound.}"],
    )
    discuss: Listed[Prose] = Field(
        default=(), description="Prompts for a class.", examples=[["Whose interest is served?"]]
    )
    notes: Prose = Field(
        default="",
        description="For the facilitator's eyes only.",
        examples=["Let the class vote before the advisers speak."],
    )
    predict: Listed[Id] = Field(
        default=(),
        description="Questions about the record that are asked before choosing.",
        examples=[["dea_law_2020"]],
    )
    options: Annotated[dict[Id, OptionShape], Field(min_length=1)] = Field(
        default_factory=dict, description="The options, by their ids."
    )
    next: Next = Field(
        default=(),
        description="Where play goes from here, where no option or outcome says otherwise.",
        examples=["end"],
    )


class EndingShape(Shape):
    """Where a play stops."""

    model_config = ConfigDict(title="Ending")

    title: Prose = Field(description="The title of the ending.", examples=["Doors closed"])
    when: When = Field(
        default="",
        description="`next: end` takes the first ending whose condition holds; the last has none.",
        examples=["cooperation >= 60"],
    )
    text: Text = Field(description="What the player reads.", examples=["The doors are closed ..."])
    reflect: Listed[Prose] = Field(
        default=(), description="Questions to end with.", examples=[["What did the year cost?"]]
    )
    analogues: Listed[EvidenceId] = Field(
        default=(), description="The cases it rests on.", examples=[["cienfuegos-2020"]]
    )
    findings: Listed[EvidenceId] = Field(
        default=(), description="Which findings of those cases.", examples=[["F172"]]
    )


class InjectShape(GroundsShape):
    """An event from outside; once a play."""

    model_config = ConfigDict(title="Inject")

    title: Prose = Field(description="The title of the event.", examples=["A leak"])
    when: When = Field(
        default="",
        description="The condition that brings it; left out, only a facilitator brings it.",
        examples=["cooperation < 50"],
    )
    scenes: Listed[Id] = Field(
        default=(), description="Where it may come; anywhere if left out.", examples=[["fallout"]]
    )
    text: Text = Field(description="What is told.", examples=["A cable is on every front page."])
    effects: Effects = Field(
        default_factory=dict,
        description="What it changes, in this order.",
        examples=["{cooperation: -5}"],
    )
