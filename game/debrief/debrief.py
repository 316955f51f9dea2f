"""The debrief of a play, as one frozen value: what every rendering and every screen shows.

It passes no verdict and gives no total. Of a play that is not over, or that is stuck, it tells what
there is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from game.debrief.ahead import NOT_ASKED, Ahead, with_ends
from game.debrief.explored import Explored, explored_of
from game.debrief.futures import Futures, futures_of
from game.debrief.luck import Account, accounts_of
from game.debrief.predicted import Predictions, predictions_of
from game.debrief.reached import Reached, reached_of
from game.debrief.road import Came, Decision, decisions_of, opening_of
from game.debrief.sources import Sources, sources_of
from game.debrief.untaken import Crossing, OtherWay, crossings_of, ways_of
from game.engine.digest import rules_digest
from game.engine.stuck import where_stuck
from game.engine.view import ending_view, indicator_values
from game.journal.prediction import Prediction
from game.model.scenario import Better

if TYPE_CHECKING:
    from game.debrief.telling.pieces import Part
    from game.engine.play import Road
    from game.model.evidence import Evidence


class Yardstick(NamedTuple):
    """An indicator, from the start of play to where it stands now."""

    id: str
    label: str
    unit: str
    better: Better
    low: int
    """The bottom of its range."""
    high: int
    """The top of its range."""
    start: int
    now: int
    why: str
    """Why it is tracked; may be empty."""


class Asked(NamedTuple):
    """A question for discussion, in Markdown; `decision` is 0 where it is about the whole play."""

    text: str
    decision: int
    where: str
    """The title of the scene or of the ending; empty for an objective."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What the scenario gives to talk about."""

    objectives: tuple[str, ...]
    """What the scenario is meant to teach, in its author's words."""
    discuss: tuple[Asked, ...]
    """Asked of the scenes that this path passed."""
    reflect: tuple[Asked, ...]
    """Asked of the ending."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """The debrief of one play."""

    scenario: str
    """The scenario's id."""
    source: str
    """What the scenario is opened by: a name of the library, or a path."""
    title: str
    rules: str
    """The digest of the rules that it was played by."""
    seed: int
    reached: Reached
    stuck: tuple[str, ...]
    """Why there is no way on where the play is stuck, sentence by sentence."""
    yardsticks: tuple[Yardstick, ...]
    """Every indicator, in the author's order."""
    opening: tuple[Came, ...]
    """What came about before the first decision."""
    decisions: tuple[Decision, ...]
    """The road."""
    futures: Futures
    accounts: tuple[Account, ...]
    """Choice and luck, for each indicator with a better end that is worked out by now."""
    crossings: tuple[Crossing, ...]
    """The roads not taken, decision by decision."""
    predictions: Predictions
    sources: Sources
    questions: Questions
    notes: tuple[str, ...]
    """What was noted during the play, as it was typed."""
    explored: tuple[Explored, ...]
    ahead: Ahead
    """How far what lies ahead is worked out, and why not exactly where it cannot be."""
    more: tuple[Part, ...] = ()
    """What else is told of the play, by whoever played it in another way: of a class, its votes."""
    in_class: Mapping[str, Any] = field(default_factory=dict)
    """The same of a class as plain values; empty where none played it."""

    def account(self, indicator: str) -> Account | None:
        """Return the account of choice and luck on one indicator, if it is there."""
        return next((each for each in self.accounts if each.indicator == indicator), None)

    @property
    def ways(self) -> tuple[OtherWay, ...]:
        """Every way that was not taken and can be tried, decision by decision."""
        return ways_of(self.crossings, self.explored)

    def yardstick(self, indicator: str) -> Yardstick:
        """Return an indicator by its id, which must exist."""
        return next(each for each in self.yardsticks if each.id == indicator)


def debrief_of(
    road: Road,
    evidence: Evidence,
    *,
    predictions: Mapping[str, Prediction] | None = None,
    skipped: Collection[str] = (),
    notes: Sequence[str] = (),
    explored: Sequence[Road] = (),
    ahead: Ahead = NOT_ASKED,
    source: str = "",
    more: tuple[Part, ...] = (),
    in_class: Mapping[str, Any] | None = None,
) -> Debrief:
    """Make the debrief of a road.

    Args:
        road: The play; the first road to an ending where there were several.
        evidence: The scenario's evidence, the library's with it (`opened.evidence`).
        predictions: The first answer to each question, by the question's id.
        skipped: The ids of questions that were skipped.
        notes: What was noted during the play.
        explored: What was tried after rewinds.
        ahead: What lies ahead of the states of the road, so far as it is known by now.
        source: What the scenario is opened by; its id where it is left out.
        more: Parts to tell besides, such as the votes of a class.
        in_class: The same of a class as plain values.
    """
    ahead = with_ends(road, ahead)
    scenario = road.program.scenario
    given = predictions or {}
    opening = opening_of(road, evidence)
    decisions = decisions_of(road, evidence)
    view = ending_view(road.program, road.state)
    ending = None if view is None else view.ending
    scored = predictions_of(given, skipped, evidence)
    asked_findings = [each.claim.id for each in scored.answered if each.claim is not None]
    stuck = where_stuck(road)
    return Debrief(
        scenario=scenario.id,
        source=source or scenario.id,
        title=scenario.title,
        rules=rules_digest(road.program),
        seed=road.seed,
        reached=reached_of(road),
        stuck=() if stuck is None else (stuck.said, *stuck.closed),
        yardsticks=tuple(
            Yardstick(
                id_,
                indicator.label,
                indicator.unit,
                indicator.better,
                indicator.low,
                indicator.high,
                indicator.start,
                value,
                indicator.why,
            )
            for id_, indicator, value in indicator_values(road.program, road.state)
        ),
        opening=opening,
        decisions=decisions,
        futures=futures_of(road, ahead),
        accounts=accounts_of(road, ahead),
        crossings=crossings_of(road, ahead),
        predictions=scored,
        sources=sources_of(opening, decisions, ending, asked_findings, evidence),
        questions=Questions(
            objectives=scenario.objectives,
            discuss=tuple(
                Asked(text, decision.number, decision.title)
                for decision in decisions
                for text in decision.questions
            ),
            reflect=tuple(
                Asked(text, 0, view.title)
                for view in (() if view is None else (view,))
                for text in view.ending.reflect
            ),
        ),
        notes=tuple(notes),
        explored=tuple(explored_of(road, each) for each in explored),
        ahead=ahead,
        more=more,
        in_class=in_class or {},
    )
