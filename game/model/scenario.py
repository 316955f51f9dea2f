"""What an author wrote: a scenario as frozen values, in the author's order and ids.

Mappings keep the order of the file, which the rules read as the author's order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.model.conditions import Condition

Better = Literal["higher", "lower", "neither"]
Basis = Literal["analogy", "record", "assumption"]
ComparisonBasis = Literal["argued", "implied", "inferred"]

BUILT_IN_INSTRUMENTS: Mapping[str, str] = {
    "strikes": "Strikes",
    "raids": "Raids",
    "counterinsurgency": "Counterinsurgency",
    "security-aid": "Security aid",
    "precursor-diplomacy": "Precursor diplomacy",
    "diplomacy": "Diplomacy",
    "law-enforcement": "Law enforcement",
    "civil-aid": "Civil aid",
    "domestic": "Measures at home",
    "legal": "Legal authorities",
    "coercive-diplomacy": "Coercive diplomacy",
}
"""Instrument ids that every scenario may use, with what the screen calls them."""

END = "end"
"""In `next`: the first ending in the author's order whose condition holds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that appears where its condition holds."""

    text: str
    when: Condition | None = None


Text = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A bounded whole number that the game tracks; `low <= start <= high`."""

    label: str
    start: int
    low: int
    high: int
    better: Better = "neither"
    unit: str = ""
    basis: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Adviser:
    """A voice at the table."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """A change: `add` to an indicator, `set` an indicator, or set a flag (value 0 or 1)."""

    target: str
    op: Literal["add", "set", "flag"]
    value: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the designers made up, and the gap in the sources that it fills."""

    text: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way in which a case is like or unlike, and who says so."""

    text: str
    basis: ComparisonBasis
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an outcome, a consequence or an inject rests on."""

    basis: Basis = "analogy"
    analogues: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    assumes: tuple[Assumption, ...] = ()
    like: tuple[Comparison, ...] = ()
    unlike: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Consequence:
    """An effect that arrives `after` further decisions (1 to 20)."""

    after: int
    text: Text
    effects: tuple[Effect, ...]
    grounds: Grounds
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class NextRow:
    """Where play goes: a scene, an ending or `end`, where the condition holds."""

    to: str
    when: Condition | None = None


Next = tuple[NextRow, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows an option; among several that hold, one is drawn by weight."""

    id: str
    text: Text
    grounds: Grounds
    weight: int = 1
    when: Condition | None = None
    effects: tuple[Effect, ...] = ()
    later: tuple[Consequence, ...] = ()
    next: Next = ()


@dataclass(frozen=True, slots=True)
class Option:
    """What the advisor may recommend. Without `locked`, a closed option is not shown at all."""

    label: str
    outcomes: tuple[Outcome, ...]
    instrument: str = ""
    when: Condition | None = None
    locked: str = ""
    next: Next = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment with a text and options; without options it is an interlude."""

    title: str
    text: Text
    options: Mapping[str, Option]
    date: str = ""
    advice: Mapping[str, Text] = field(default_factory=dict)
    discuss: tuple[str, ...] = ()
    notes: str = ""
    predict: tuple[str, ...] = ()
    next: Next = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a play stops."""

    title: str
    text: Text
    when: Condition | None = None
    reflect: tuple[str, ...] = ()
    analogues: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inject:
    """An event from outside, by its condition or by the facilitator's hand; once a play."""

    title: str
    text: Text
    effects: tuple[Effect, ...]
    grounds: Grounds
    when: Condition | None = None
    scenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Never:
    """A promise: no moment of decision and no ending meets this condition."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Reachable:
    """A promise: this scene or ending can be reached."""

    target: str


@dataclass(frozen=True, slots=True)
class Probability:
    """A promise: under uniform play an ending's probability lies between two bounds, inclusive."""

    ending: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Decisions:
    """A promise: every play has a number of decisions between two bounds, inclusive."""

    low: int
    high: int


Promise = Never | Reachable | Probability | Decisions


@dataclass(frozen=True, slots=True)
class Silence:
    """A remark of the checker that the author has a reason to leave."""

    code: str
    because: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One playable game, whole."""

    id: str
    title: str
    start: str
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Ending]
    summary: str = ""
    author: str = ""
    license: str = ""
    language: str = "en"
    minutes: int = 0
    kind: str = ""
    setting: str = ""
    role: str = ""
    purpose: str = ""
    objectives: tuple[str, ...] = ()
    content_notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Steps of a decision that the author leaves out where a class plays."""
    instruments: Mapping[str, str] = field(default_factory=dict)
    """Instrument id to label: the scenario's own beside the built-in ones."""
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)
    advisers: Mapping[str, Adviser] = field(default_factory=dict)
    injects: Mapping[str, Inject] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    silences: tuple[Silence, ...] = ()

    def instrument_label(self, instrument: str) -> str:
        """Return what the screen calls an instrument."""
        return self.instruments.get(instrument) or BUILT_IN_INSTRUMENTS.get(instrument, instrument)
