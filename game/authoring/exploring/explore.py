"""Everything that can happen in a scenario: analysis joined to the author's ids and words.

Nothing here is printed; `report` and `as_json` tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.analysis.backward import keeping
from game.analysis.compare import compare
from game.analysis.comparison import Comparison
from game.analysis.explore import MAX_STATES
from game.analysis.explore import explore as analyse
from game.analysis.progress import Listener, StoppedError, silent
from game.analysis.result import Exploration, Figures, Loop, OptionFigures, StuckFound, Unproved
from game.analysis.sample import Sample, sample
from game.analysis.states.flow import flow_of
from game.authoring.exploring.by_hand import Brought, bring_in, folded, never_told, read_brought
from game.authoring.exploring.cited import Cited, cited
from game.authoring.exploring.reading_time import ReadingTime, reading_time
from game.authoring.never.unseen import NeverSeen, never_seen
from game.authoring.ways import Choice, Walked, walk
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.tables import Program
from game.model.scenario import Scenario


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
    ranges: Mapping[str, tuple[int, int]]
    """By indicator, its lowest and its highest possible value."""
    instruments: Mapping[str, str]
    """Ids to labels, of those that options have."""
    scenes: Mapping[str, str]
    """Ids to titles."""
    findings: Mapping[str, str]
    """The text of each finding that is cited."""
    exploration: Exploration
    max_states: int
    """How many states were to be visited at most."""
    endings: tuple[EndingMet, ...]
    options: tuple[OptionMet, ...]
    stuck: tuple[StuckMet, ...]
    loop: LoopMet | None
    sampled: Sample | None
    """Estimates, where there are more states than can be visited, or play can go round."""
    titles: Mapping[str, str]
    """The endings' ids to titles, in the author's order."""
    never: tuple[NeverSeen, ...] | None
    """What no play meets; None where not everything was visited."""
    by_hand: tuple[str, ...]
    """Injects that come only by the facilitator's hand, and are left out."""
    brought: tuple[Brought, ...]
    """Injects that are brought in by hand, and where."""
    cited: Cited
    reading: ReadingTime | None
    """How long plays drawn at random take; None where they do not end soon."""
    compared: Comparison | None
    """How options, instruments and decisions compare; None where nothing is proved."""

    @property
    def unproved(self) -> Unproved:
        """Why nothing is proved; empty where all is."""
        return self.exploration.unproved


def explore(
    opened: Opened,
    *,
    max_states: int | None = None,
    seed: int = 0,
    listener: Listener = silent,
    with_injects: Iterable[str] = (),
) -> Explored:
    """Explore a scenario, up to so many states, and join what is found to its words.

    Where not all of it can be proved, plays are drawn by a seed. The listener may end both. In
    `with_injects` are those to bring in by hand, as `inject@scene`.

    Raises:
        RequestError: where one of those cannot be brought in.
    """
    scenario, program = opened.scenario, opened.program
    brought = read_brought(with_injects, scenario)
    joined = bring_in(scenario, brought)
    if brought:
        program = compile_scenario(joined.scenario)
    limit = max_states or MAX_STATES
    found = analyse(program, max_states=limit, listener=listener)
    most = min(limit, keeping.MAX_STATES)
    never = None
    if found.whole:
        never = never_seen(program, found.seen, unread=found.unread, listener=listener)
    if brought:
        seen = folded(found.seen, joined.twins)
        found = replace(found, seen=seen)
        never = None if never is None else never_told(never, seen, joined.twins)
    uses = cited(scenario, opened.evidence)
    return Explored(
        name=opened.name,
        title=scenario.title,
        minutes=scenario.minutes,
        indicators={id_: each.label for id_, each in scenario.indicators.items()},
        ranges={id_: (each.low, each.high) for id_, each in scenario.indicators.items()},
        instruments=_instruments(scenario),
        scenes={id_: scene.title for id_, scene in scenario.scenes.items()},
        findings={
            id_: opened.evidence.findings[id_].text
            for id_ in uses.findings
            if id_ in opened.evidence.findings
        },
        exploration=found,
        max_states=limit,
        endings=tuple(
            EndingMet(id_, scenario.endings[id_].title, walk(program, each.way), each.figures)
            for id_, each in found.endings.items()
        ),
        options=_options(program, found.options),
        stuck=tuple(StuckMet(each, walk(program, each.way)) for each in found.stuck),
        loop=_loop(program, found.loop),
        sampled=_sampled(program, found, seed, listener),
        titles={id_: each.title for id_, each in scenario.endings.items()},
        never=never,
        by_hand=tuple(
            id_
            for id_, each in scenario.injects.items()
            if each.when is None and id_ not in joined.twins.values()
        ),
        brought=brought,
        cited=uses,
        reading=None if found.unproved == "stopped" else reading_time(program, seed),
        compared=compare(program, max_states=most, listener=listener) if found.proved else None,
    )


def _instruments(scenario: Scenario) -> Mapping[str, str]:
    used = {
        option.instrument: ""
        for scene in scenario.scenes.values()
        for option in scene.options.values()
        if option.instrument
    }
    return {id_: scenario.instrument_label(id_) for id_ in used}


def _sampled(program: Program, found: Exploration, seed: int, listener: Listener) -> Sample | None:
    if found.unproved not in ("budget", "loop"):
        return None
    try:
        return sample(program, seed, listener=listener)
    except StoppedError:
        return None


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
