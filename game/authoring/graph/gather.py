"""From a scenario and its exploration to what is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import NamedTuple

from game.analysis.explore import MAX_STATES
from game.analysis.explore import explore as analyse
from game.analysis.progress import Listener, silent
from game.analysis.result import Exploration
from game.analysis.states.flow import flow_of
from game.authoring.graph.story import Event, Place, Story, Way
from game.content.opened import Opened
from game.engine.tables import TO_END, Program, Route, SceneRow
from game.model.scenario import Scenario
from game.text.dates import spoken_date
from game.text.printable import printable

STUCK = "stuck"
STUCK_TITLE = "Play cannot go on"
NEVER_SEEN = "never seen"
_STICKS = "play sticks here"

Options = tuple[str, ...]


class Road(NamedTuple):
    """An outcome of an option with its `next`; of an interlude the `next` alone."""

    option: str
    outcome: str
    route: Route


def graph(opened: Opened, *, max_states: int | None = None, listener: Listener = silent) -> Story:
    """Explore a scenario, up to so many states, and return what is to be drawn of it.

    The listener hears of progress, and may end the exploration.
    """
    most = max_states or MAX_STATES
    return gather(opened, analyse(opened.program, max_states=most, listener=listener))


def gather(opened: Opened, found: Exploration) -> Story:
    """Join a scenario with what was found in it.

    Where not every state was visited, every way that is written down is there, and no marks.
    """
    scenario, program = opened.scenario, opened.program
    again = _met_again(program)
    ways = tuple(_ways(program, found, again))
    return Story(
        name=opened.name,
        title=_line(scenario.title),
        start=scenario.start,
        places=(*_scenes(scenario, found, again), *_endings(scenario, found)),
        ways=ways,
        events=tuple(
            Event(id_, _line(each.title), each.when is None, each.scenes)
            for id_, each in scenario.injects.items()
        ),
        unproved=found.unproved,
    )


def _met_again(program: Program) -> frozenset[str]:
    """Return the scenes that a play may meet twice."""
    flow = flow_of(program)
    return frozenset(
        program.scenes[scene].id
        for group in flow.components()
        for scene in group
        if len(group) > 1 or scene in flow.onward[scene]
    )


def _scenes(scenario: Scenario, found: Exploration, again: Collection[str]) -> Iterator[Place]:
    into: dict[str, Fraction] = {scenario.start: Fraction(1)}
    for (_, target), often in found.links.items():
        into[target] = into.get(target, Fraction(0)) + often
    sticking = {each.scene for each in found.stuck}
    for id_, scene in scenario.scenes.items():
        never = found.whole and id_ not in found.seen.scenes
        yield Place(
            id=id_,
            kind="decision" if scene.options else "interlude",
            title=_line(scene.title),
            date=printable(spoken_date(scene.date)),
            mark=(_STICKS if id_ in sticking else NEVER_SEEN) if never else "",
            often=None if found.unproved else into.get(id_, Fraction(0)),
            once=id_ not in again,
        )


def _endings(scenario: Scenario, found: Exploration) -> Iterator[Place]:
    for id_, ending in scenario.endings.items():
        met = found.endings.get(id_)
        never = met is None and found.whole
        figures = met.figures if met else None
        yield Place(
            id=id_,
            kind="ending",
            title=_line(ending.title),
            mark="never reached" if never else "",
            often=figures.probability if figures else None,
        )
    if found.stuck:
        yield Place(STUCK, "stuck", STUCK_TITLE, often=found.stuck_probability)


def _ways(program: Program, found: Exploration, again: Collection[str]) -> Iterator[Way]:
    """Yield the ways, in the order of scenes and of what they name; to the stuck end at last."""
    sticking = _sticking(found)
    for row in program.scenes:
        labels = program.scenario.scenes[row.id].options
        choosable = {
            option.id
            for option in row.options
            if not found.whole or f"{row.id}.{option.id}" in found.seen.options
        }
        for target, options, taken in _ways_from(program, found, row):
            yield Way(
                row.id,
                target,
                tuple((each, _line(labels[each].label)) for each in options),
                every=choosable <= {*options},
                often=found.links.get((row.id, target)),
                never=not taken,
                once=row.id not in again,
            )
        if row.id in sticking:
            yield Way(
                row.id,
                STUCK,
                tuple((each, _line(labels[each].label)) for each in sticking[row.id]),
                every=choosable <= {*sticking[row.id]},
                often=found.links.get((row.id, STUCK)),
                once=row.id not in again,
            )


def _sticking(found: Exploration) -> dict[str, Options]:
    """Return the scenes in which play sticks, with the options on which it does.

    No option is to blame where none is open, or where interludes lead round. Where no ending's
    condition holds, play sticks on leaving the scene that it was in last.
    """
    ways: dict[str, Options] = {source: () for source, target in found.links if target == STUCK}
    for each in found.stuck:
        last, _, option = each.option.partition(".")
        scene = each.scene or last
        if scene not in ways and found.links:
            continue  # an interlude lies between the option and where play sticks
        known = ways.setdefault(scene, ())
        if scene == last and each.cause not in ("options", "pages"):
            ways[scene] = tuple(dict.fromkeys((*known, option)))
    return ways


def _ways_from(
    program: Program, found: Exploration, row: SceneRow
) -> Iterator[tuple[str, Options, bool]]:
    """Yield where a scene leads, by which options, and whether any play goes there.

    What `next` names is always told. `end` stands for the endings that were met from here, or for
    every ending if none was.
    """
    roads = [*_roads(row)]
    written: dict[str, list[Road]] = {}
    named: set[str] = set()
    for road in roads:
        for step in road.route:
            if step.target == TO_END:
                targets = tuple(program.scenario.endings)
            else:
                targets = (program.place_id(step.target),)
                named.update(targets)
            for target in targets:
                written.setdefault(target, []).append(road)
    taken = {
        target
        for target, ways in written.items()
        if _is_taken(found, (row.id, target), any(_is_seen(found, row, each) for each in ways))
    }
    ended = not taken.isdisjoint(program.scenario.endings)
    for target, ways in written.items():
        if target in taken or target in named or not ended:
            used = [each for each in ways if target not in taken or _is_seen(found, row, each)]
            options = dict.fromkeys(each.option for each in used if each.option)
            yield target, tuple(options), target in taken


def _roads(row: SceneRow) -> Iterator[Road]:
    if not row.options:
        yield Road("", "", row.route)
    for option in row.options:
        for outcome in option.outcomes:
            yield Road(option.id, outcome.id, outcome.route)


def _is_seen(found: Exploration, row: SceneRow, road: Road) -> bool:
    if not found.whole:
        return True
    if not road.option:
        return row.id in found.seen.scenes
    return f"{row.id}.{road.option}.{road.outcome}" in found.seen.outcomes


def _is_taken(found: Exploration, ends: tuple[str, str], seen: bool) -> bool:
    """Whether some play goes from a place straight to a place; after a loop, whether it may."""
    if not found.whole:
        return True
    if found.unproved == "loop":
        return seen and (ends[1] in found.seen.scenes or ends[1] in found.endings)
    return ends in found.links


def _line(text: str) -> str:
    """Return a text on one line, safe to print."""
    return printable(" ".join(text.split()))
