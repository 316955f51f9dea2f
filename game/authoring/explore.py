"""Everything that can happen in a scenario: analysis joined to the author's ids and words.

Nothing here is printed; `explore_report` tells it as text and as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.analysis.explore import MAX_STATES
from game.analysis.explore import explore as analyse
from game.analysis.flow import flow_of
from game.analysis.result import Exploration, Figures, Loop, OptionFigures, StuckFound, Unproved
from game.authoring.cited import Cited, cited
from game.authoring.unseen import NeverSeen, never_seen
from game.authoring.ways import Choice, Walked, walk
from game.content.opened import Opened
from game.engine.tables import Program


@dataclass(frozen=True, slots=True)
class EndingMet:
    """An ending that can be reached, with a shortest way; no figures where nothing is proved."""

    id: str
    title: str
    way: Walked
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class OptionMet:
    """How often an option is on offer and chosen, under uniform play.

    Probabilities where `once` (its scene cannot be met twice); else how many times in a play.
    """

    scene: str
    id: str
    once: bool
    figures: OptionFigures


@dataclass(frozen=True, slots=True)
class StuckMet:
    """A way in which play can stick, with a shortest play that does."""

    found: StuckFound
    way: Walked


@dataclass(frozen=True, slots=True)
class LoopMet:
    """Choices that lead to a state, and those that lead from it to itself."""

    before: tuple[Choice, ...]
    round: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Explored:
    """What a report tells."""

    name: str
    title: str
    minutes: int
    """What the author says that a play takes; 0 where nothing is said."""
    indicators: Mapping[str, str]
    """Ids to labels, in the author's order."""
    scenes: Mapping[str, str]
    """Ids to titles."""
    findings: Mapping[str, str]
    """The text of each finding that is cited."""
    exploration: Exploration
    endings: tuple[EndingMet, ...]
    options: tuple[OptionMet, ...]
    stuck: tuple[StuckMet, ...]
    loop: LoopMet | None
    never: tuple[NeverSeen, ...] | None
    """What no play meets; None where not everything was visited."""
    by_hand: tuple[str, ...]
    """Injects that come only by the facilitator's hand, and are left out."""
    cited: Cited

    @property
    def unproved(self) -> Unproved:
        """Why nothing is proved; empty where all is."""
        return self.exploration.unproved


def explore(opened: Opened, *, max_states: int | None = None) -> Explored:
    """Explore a scenario, up to so many states, and join what is found to its words."""
    scenario, program = opened.scenario, opened.program
    found = analyse(program, max_states=max_states or MAX_STATES)
    uses = cited(scenario, opened.evidence)
    return Explored(
        name=opened.name,
        title=scenario.title,
        minutes=scenario.minutes,
        indicators={id_: each.label for id_, each in scenario.indicators.items()},
        scenes={id_: scene.title for id_, scene in scenario.scenes.items()},
        findings={
            id_: opened.evidence.findings[id_].text
            for id_ in uses.findings
            if id_ in opened.evidence.findings
        },
        exploration=found,
        endings=tuple(
            EndingMet(id_, scenario.endings[id_].title, walk(program, each.way), each.figures)
            for id_, each in found.endings.items()
        ),
        options=_options(program, found.options),
        stuck=tuple(StuckMet(each, walk(program, each.way)) for each in found.stuck),
        loop=_loop(program, found.loop),
        never=None if found.unproved == "budget" else never_seen(program, found.seen),
        by_hand=tuple(id_ for id_, each in scenario.injects.items() if each.when is None),
        cited=uses,
    )


def _options(program: Program, found: Mapping[str, OptionFigures]) -> tuple[OptionMet, ...]:
    flow = flow_of(program)
    once = {
        program.scenes[group[0]].id
        for group in flow.components()
        if len(group) == 1 and group[0] not in flow.onward[group[0]]
    }
    rows = ((*each.partition("."), figures) for each, figures in found.items())
    return tuple(
        OptionMet(scene, option, scene in once, figures) for scene, _, option, figures in rows
    )


def _loop(program: Program, loop: Loop | None) -> LoopMet | None:
    if loop is None:
        return None
    choices = walk(program, (*loop.way, *loop.round)).choices
    return LoopMet(choices[: len(loop.way)], choices[len(loop.way) :])
