"""The report of a class as frozen values: a group for each scenario and its rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from game.debrief.ahead import NOT_ASKED, NOTHING_KNOWN, Ahead
from game.debrief.together.asking import Raised, questions_of
from game.debrief.together.forecasts import Forecast, forecasts_of
from game.debrief.together.participant import Participant
from game.debrief.together.splits import (
    Split,
    compared,
    most_divided,
    most_surprising,
    splits_of,
)
from game.debrief.together.standing import (
    EndingReached,
    IndicatorReached,
    endings_reached,
    indicators_reached,
)
from game.engine.play import start
from game.model.evidence import Evidence
from game.model.scenario import Scenario

if TYPE_CHECKING:
    from game.content.opened import Opened


class Unread(NamedTuple):
    """Something that was given and could not be read, and why."""

    what: str
    why: str


class Misjudged(NamedTuple):
    """A decision, and the question asked there at which a class was furthest off the record."""

    split: Split
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Group:
    """Those who played one scenario by the same rules, before anything is made of it."""

    scenario: str
    """The scenario's id."""
    title: str
    rules: str
    """The digest of the rules."""
    people: tuple[Participant, ...]
    opened: Opened | None
    """None where the scenario of these rules is not here: then only journals are told."""
    said: tuple[str, ...] = ()
    """What should be read before."""


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What those who played one scenario by the same rules did."""

    group: Group
    splits: tuple[Split, ...]
    """Decision by decision."""
    divided: Split | None
    """The decision that divided them most; none where nobody differed."""
    surprised: Split | None
    """The decision at which chance surprised them most; none where it did not."""
    misjudged: Misjudged | None
    """The decision at which the record surprised them most; none where it did not."""
    forecasts: tuple[Forecast, ...]
    """What was predicted, what was furthest off first."""
    endings: tuple[EndingReached, ...]
    unfinished: int
    """How many have not come to an ending."""
    indicators: tuple[IndicatorReached, ...]
    questions: tuple[Raised, ...]
    ahead: Ahead
    """How far what could come about is worked out."""

    @property
    def people(self) -> tuple[Participant, ...]:
        """Those who took part."""
        return self.group.people


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The plays of a class, side by side."""

    groups: tuple[GroupReport, ...]
    """The largest first."""
    unread: tuple[Unread, ...]
    said: tuple[str, ...]
    """What else should be read before: what was given twice."""


def report_of(
    groups: Sequence[Group],
    ahead: Mapping[str, Ahead] | None = None,
    unread: Sequence[Unread] = (),
    said: Sequence[str] = (),
) -> ClassReport:
    """Make the report of a class; `ahead` is what is known by the rules digest of a group."""
    known = ahead or {}
    reports = [_group(each, known.get(each.rules, NOT_ASKED)) for each in groups]
    reports.sort(key=lambda each: -len(each.people))
    return ClassReport(tuple(reports), tuple(unread), tuple(said))


def _group(group: Group, ahead: Ahead) -> GroupReport:
    opened = group.opened
    scenario = None if opened is None else opened.scenario
    evidence = Evidence() if opened is None else opened.evidence
    program = None if opened is None else opened.program
    splits = splits_of(group.people, scenario)
    forecasts = forecasts_of(group.people, evidence)
    count = len(group.people)
    # The start is the same for all: chance has no say before the first decision.
    outlook = NOTHING_KNOWN if program is None else ahead.of(start(program, 0).state)
    return GroupReport(
        group=group,
        splits=splits,
        divided=most_divided(splits, count),
        surprised=most_surprising(splits, count),
        misjudged=_misjudged(splits, forecasts, scenario, count),
        forecasts=forecasts,
        endings=endings_reached(group.people, program, outlook),
        unfinished=sum(not person.ending for person in group.people),
        indicators=indicators_reached(group.people, program, outlook),
        questions=questions_of(splits, forecasts, scenario, evidence, count),
        ahead=ahead,
    )


def _misjudged(
    splits: Sequence[Split], forecasts: Sequence[Forecast], scenario: Scenario | None, people: int
) -> Misjudged | None:
    """Return where a class was further off than the uniform forecast, and furthest of all."""
    asked: dict[str, Split] = {}
    for split in compared(splits, people):
        scene = None if scenario is None else scenario.scenes.get(split.scene)
        asked |= {} if scene is None else {id_: split for id_ in scene.predict if id_ not in asked}
    found = [each for each in forecasts if each.off > 0 and each.question in asked]
    first = next((each for each in found if each.count >= 2 and 2 * each.count >= people), None)
    return None if first is None else Misjudged(asked[first.question], first)
