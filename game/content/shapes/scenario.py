"""The shape of a scenario as an author writes it, key by key, in the order of writing.

Only what can be said of one value by itself stands here; whether the parts fit together is worked
out later, on the scenario that is built from them. The JSON Schema for editors is made from these.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from game.content.shapes.evidence import EvidenceShape
from game.content.shapes.forms import (
    EvidenceId,
    Filled,
    FlagStart,
    Id,
    Listed,
    Number,
    OneProblem,
    Prose,
    Range,
    Shape,
    When,
)
from game.content.shapes.scenes import EndingShape, InjectShape, SceneShape
from game.model.scenario import Basis, Better

MOST_MINUTES = 600
"""The longest play that a scenario may announce."""


class InstrumentShape(Shape):
    """An instrument beside the built-in ones."""

    model_config = ConfigDict(title="Instrument")

    label: Prose = Field(
        description="What the screen calls the instrument.", examples=["Hostage diplomacy"]
    )


class IndicatorShape(Shape):
    """A bounded whole number that the game tracks: a yardstick."""

    model_config = ConfigDict(title="Indicator")

    label: Prose = Field(
        description="What the screen calls the indicator.",
        examples=["Security cooperation with Mexico"],
    )
    start: Number = Field(description="Its value when play begins.", examples=[50])
    range: Range = Field(
        description="Its lowest and its highest value; effects stop there.", examples=[[0, 100]]
    )
    better: Better = Field(
        default="neither", description="Which way is better, if either.", examples=["higher"]
    )
    unit: Prose = Field(default="", description="What it is counted in.", examples=["index"])
    basis: Basis | Literal[""] = Field(
        default="", description="What its start and range rest on.", examples=["assumption"]
    )
    why: Prose = Field(
        default="",
        description="Why the game tracks it, or how its numbers were chosen.",
        examples=["Cooperation is what every option spends or earns."],
    )


class AdviserShape(Shape):
    """A voice at the table."""

    model_config = ConfigDict(title="Adviser")

    name: Prose = Field(
        description="Who speaks: an office, not a living person.",
        examples=["The Deputy Attorney General"],
    )
    title: Prose = Field(
        default="", description="Where the adviser serves.", examples=["Department of Justice"]
    )


class ProbabilityShape(Shape):
    """A promise about an ending's probability."""

    model_config = ConfigDict(title="Probability")

    ending: Id = Field(description="The ending.", examples=["estranged"])
    between: Annotated[
        tuple[
            Annotated[float, Field(ge=0, le=1)],
            Annotated[float, Field(ge=0, le=1)],
        ],
        Field(strict=False),
        OneProblem("shares"),
    ] = Field(description="The bounds, from 0 to 1.", examples=[[0.2, 0.8]])


class DecisionsShape(Shape):
    """A promise about the length of every play."""

    model_config = ConfigDict(title="Number of decisions")

    between: Annotated[
        tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]],
        Field(strict=False),
        OneProblem("counts"),
    ] = Field(description="The fewest and the most decisions of a play.", examples=[[2, 4]])


class PromiseShape(Shape):
    """One thing that the author promises; `check` proves it or shows a witness."""

    model_config = ConfigDict(
        title="Promise", json_schema_extra={"minProperties": 1, "maxProperties": 1}
    )

    never: When = Field(
        default="",
        description="A condition that no decision and no ending ever meets.",
        examples=["law_passed and charges_dropped"],
    )
    reachable: Id = Field(
        default="",
        description="A scene or an ending that can be reached.",
        examples=["partnership"],
    )
    probability: Annotated[ProbabilityShape | None, Filled()] = Field(
        default=None, description="Between which bounds an ending's probability lies."
    )
    decisions: Annotated[DecisionsShape | None, Filled()] = Field(
        default=None, description="Between which bounds the number of decisions lies."
    )


class SilenceShape(Shape):
    """A remark of the checker that the author has a reason to leave."""

    model_config = ConfigDict(title="Silence")

    code: Prose = Field(description="The remark's code.", examples=["M311"])
    at: Prose = Field(default="", description="Where it is made.", examples=["fallout"])
    because: Prose = Field(
        description="The reason.", examples=["The class should find the right answer here."]
    )


class InClassShape(Shape):
    """What an author settles for a class that plays around one projector."""

    model_config = ConfigDict(title="In class")

    without: Listed[Literal["known", "predict", "talk", "again", "moved"]] = Field(
        default=(),
        description="Steps of a decision that a class leaves out.",
        examples=[["known", "moved"]],
    )


class ScenarioShape(EvidenceShape):
    """A scenario: one playable game."""

    model_config = ConfigDict(title="Scenario")

    format: Annotated[Literal[1], OneProblem("format")] = Field(
        description="The version of this format.", examples=[1]
    )
    title: Prose = Field(description="The title of the game.", examples=["A Test of Consent"])
    summary: Prose = Field(
        default="",
        description="What it is about, in a sentence or two.",
        examples=["A minister is in custody."],
    )
    author: Prose = Field(default="", description="Who wrote it.", examples=["The project"])
    license: Prose = Field(
        default="", description="Under which licence it may be used.", examples=["CC-BY-4.0"]
    )
    language: Prose = Field(default="en", description="Its language.", examples=["en"])
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = Field(
        default=0, description="How long a play takes.", examples=[30]
    )
    kind: Literal["", "decision-forcing case", "fictional decision game"] = Field(
        default="",
        description="Whether it follows the record to a real decision, or goes beyond it.",
        examples=["decision-forcing case"],
    )
    setting: Prose = Field(
        default="", description="When and where it plays.", examples=["October 2020"]
    )
    role: Prose = Field(
        default="", description="Who the player is.", examples=["You are the senior director."]
    )
    purpose: Prose = Field(
        default="", description="What the game is for.", examples=["To weigh one arrest."]
    )
    objectives: Listed[Prose] = Field(
        default=(),
        description="Learning objectives, for facilitators and the debrief.",
        examples=[["Weigh one arrest against cooperation."]],
    )
    content_notes: Listed[Prose] = Field(
        default=(), description="What a player is told before play.", examples=[["violence"]]
    )
    in_class: Annotated[InClassShape | None, Filled()] = Field(
        default=None, alias="class", description="What is settled for a class."
    )
    evidence: Listed[Prose] = Field(
        default=(),
        description="Files of its own evidence, beside the library's.",
        examples=[["evidence.yaml"]],
    )
    include: Listed[Prose] = Field(
        default=(), description="More files of this folder.", examples=[["scenes/*.yaml"]]
    )
    instruments: dict[EvidenceId, InstrumentShape] = Field(
        default_factory=dict, description="Instruments beside the built-in ones, by id."
    )
    indicators: dict[Id, IndicatorShape] = Field(
        default_factory=dict, description="Whole numbers that the game tracks, by id."
    )
    flags: dict[Id, FlagStart] = Field(
        default_factory=dict,
        description="What the game remembers, by id; false unless it says otherwise.",
    )
    advisers: dict[Id, AdviserShape] = Field(
        default_factory=dict, description="The voices at the table, by id."
    )
    start: Id = Field(description="The scene in which play begins.", examples=["arrest"])
    scenes: Annotated[dict[Id, SceneShape], Field(min_length=1)] = Field(
        description="The scenes, by id."
    )
    endings: Annotated[dict[Id, EndingShape], Field(min_length=1)] = Field(
        description="The endings, by id, in the order in which `next: end` tries them."
    )
    injects: dict[Id, InjectShape] = Field(
        default_factory=dict, description="Events from outside, by id."
    )
    promises: Listed[PromiseShape] = Field(
        default=(), alias="assert", description="What the author promises of every play."
    )
    silence: Listed[SilenceShape] = Field(
        default=(), description="Remarks of the checker that the author has reasons to leave."
    )
