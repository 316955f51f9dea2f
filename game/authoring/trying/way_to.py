"""A real play that leads to a scene, or to just before an ending: where an author wants to test.

The search is A*: a play to a place takes at least as many decisions as there are between the two
on the scenario's links, whatever the conditions, so the first play found is a shortest one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from game.analysis.states.flow import routes
from game.engine.chance import draw_outcome
from game.engine.choices import Choice, follow_choices, follow_on, follow_with_luck
from game.engine.play import Road, rewind
from game.engine.state import Event, State
from game.engine.step import begin, open_options, step
from game.engine.tables import TO_END, Program
from game.errors import MoveError, RequestError

MOST_STATES = 100_000
"""How many states are looked at for a play that leads there."""

MOST_PROVED = 1_000_000
"""How many states exact analysis may visit to prove that no play does."""

_SEEDS = 32  # searched one by one where no seed draws the shortest play
_STATES_A_SEED = 10_000

Visits = tuple[tuple[int, int, int], ...]
"""How often options of several outcomes were chosen: place, option, times; sorted."""


class Reached(NamedTuple):
    """A play that was made for someone."""

    road: Road
    said: str
    """Where it stands and which choices were made, in a sentence or two."""


class _Node(NamedTuple):
    """Where a search stands; `visits` only under a seed, which draws by them."""

    state: State
    visits: Visits = ()


_Entry = tuple[int, int, float, int, _Node, Choice | None]
"""The least decisions it may take, those made, how likely it is (both negative), a number of its
own, where it stands; and the choice that arrives from there, None where it goes on."""


class _OutOfStatesError(Exception):
    """There are more states than were to be looked at."""


def go_to(
    program: Program,
    target: str,
    *,
    seed: int | None,
    draw_seed: Callable[[], int],
    then: tuple[Choice, ...] = (),
) -> Reached:
    """Make a shortest play that reaches a scene or an interlude, or stops just before an ending.

    With a seed it is one under that seed; without, one is looked for that draws what is needed.
    The choices in `then` are made from there.

    Raises:
        RequestError: where there is no such scene or ending.
        MoveError: where no play leads there, or none was found, or `then` cannot be followed.
    """
    place = _place(program, target)
    way = _way(program, place, seed, MOST_STATES)
    if way is None:
        raise MoveError(_no_play(target, seed))
    ends = bool(way) and place >= len(program.scenes)
    before = way[:-1] if ends else way
    if seed is not None:
        road = follow_choices(program, seed, way)
    else:
        way, road = _with_some_seed(program, place, way, draw_seed)
        before = way[:-1] if ends else way
    road = rewind(road, len(before))
    if then:
        said = _brought(target, before, before_it=ends)
        return Reached(_further(road, before, then, seed), said)
    last = way[-1].option if ends else ""
    return Reached(road, _told(target, before, road.seed, last))


def _place(program: Program, target: str) -> int:
    place = program.places.get(target)
    if place is not None:
        return place
    titles = {id_: scene.title for id_, scene in program.scenario.scenes.items()}
    titles |= {id_: ending.title for id_, ending in program.scenario.endings.items()}
    near = [id_ for id_, title in titles.items() if title.lower() == target.lower()]
    near = near or get_close_matches(target.lower(), program.places, n=1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    raise RequestError(f"there is no scene or ending `{target}` in this scenario{meant}")


def _no_play(target: str, seed: int | None) -> str:
    if seed is None:
        return f"no play reaches `{target}` (injects by hand are left out)"
    return f"with seed {seed}, no play reaches `{target}`; without --seed, every luck is tried"


def _with_some_seed(
    program: Program, place: int, way: tuple[Choice, ...], draw_seed: Callable[[], int]
) -> tuple[tuple[Choice, ...], Road]:
    """Return a way and its road under a seed that draws the outcomes it needs."""
    if not any(choice.outcome for choice in way):
        return way, follow_choices(program, draw_seed(), way)
    try:
        return way, follow_with_luck(program, way)
    except MoveError as error:
        for seed in range(_SEEDS):
            try:
                other = _way(program, place, seed, _STATES_A_SEED)
            except MoveError:
                continue
            if other is not None:
                return other, follow_choices(program, seed, other)
        told = ", ".join(map(str, way))
        said = f"`{told}` would lead to `{program.place_id(place)}`, but {error}"
        raise MoveError(said) from error


def _further(
    road: Road, way: tuple[Choice, ...], then: tuple[Choice, ...], seed: int | None
) -> Road:
    """Go on by further choices; without a seed given, under one that draws what they ask for."""
    try:
        return follow_on(road, then)
    except MoveError:
        if seed is not None or not any(choice.outcome for choice in then):
            raise
    return follow_with_luck(road.program, (*way, *then))


def _brought(target: str, way: tuple[Choice, ...], *, before_it: bool) -> str:
    place = f"just before `{target}`" if before_it else f"`{target}`"
    if not way:
        return f"You began at {place}; then come the choices you gave."
    made = ", ".join(map(str, way))
    return f"You were brought to {place} by `{made}`; then come the choices you gave."


def _told(target: str, way: tuple[Choice, ...], seed: int, last: str) -> str:
    made = ", ".join(map(str, way))
    after = f"after `{made}`" if way else "where play begins"
    if last:
        return f"You are just before `{target}`, {after}, seed {seed}: `{last}` leads there."
    return f"You are at `{target}`{' ' if way else ', '}{after}, seed {seed}."


def _way(program: Program, place: int, seed: int | None, most: int) -> tuple[Choice, ...] | None:
    """Return the choices of a shortest play that reaches a place; None where no play does.

    Raises:
        MoveError: where that is not known after looking at so many states.
    """
    try:
        return _search(program, place, seed, most)
    except _OutOfStatesError:
        if seed is None and _never(program, place):
            return None
        name = program.place_id(place)
        raise MoveError(f"no play to `{name}` was found within {most:,} states") from None


def _never(program: Program, place: int) -> bool:
    """Whether exact analysis proves that no play reaches a place."""
    from game.analysis.explore import explore

    found = explore(program, max_states=MOST_PROVED)
    if not found.whole:
        return False
    if place == program.stuck:
        return not found.stuck
    return program.place_id(place) not in found.seen.scenes | found.seen.endings


def _search(program: Program, place: int, seed: int | None, most: int) -> tuple[Choice, ...] | None:
    ahead = _distances(program, place)
    state, opening = begin(program)
    if _reaches(program, place, state, opening):
        return ()
    first = _Node(state)
    came: dict[_Node, tuple[_Node, Choice] | None] = {first: None}
    number = count()
    # The farthest first among equally promising ones, the likelier first among those.
    waiting: list[_Entry] = []
    if state.place in ahead:
        waiting.append((0, 0, -1.0, next(number), first, None))
    while waiting:
        _, made, odds, _, node, arrived = heappop(waiting)
        if arrived is not None:
            return (*_choices(came, node), arrived)
        decided = 1 - made
        for choice, chance, events, after in _ways_on(program, seed, node):
            likely = odds * chance
            if _reaches(program, place, after.state, events):
                heappush(waiting, (decided, -decided, likely, next(number), node, choice))
            elif after.state.place in ahead and after not in came:
                if len(came) >= most:
                    raise _OutOfStatesError
                came[after] = node, choice
                bound = decided + ahead[after.state.place]
                heappush(waiting, (bound, -decided, likely, next(number), after, None))
    return None


def _ways_on(
    program: Program, seed: int | None, node: _Node
) -> Iterator[tuple[Choice, float, tuple[Event, ...], _Node]]:
    """Yield each way on: the choice, how likely it goes so, what comes about, where it leads."""
    state = node.state
    if state.place >= len(program.scenes):
        return
    for at in open_options(program, state):
        row = program.scenes[state.place].options[at]
        ways = step(program, state, at)
        whole = sum(way.weight for way in ways)
        drawn = len(ways) > 1
        visits = node.visits
        if seed is not None and not row.single:
            before = {(place, option): times for place, option, times in visits}
            visit = before.get((state.place, at), 0)
            if drawn:
                number = draw_outcome(seed, row.scene, row.id, visit, [way.weight for way in ways])
                ways = (ways[number],)
            before[state.place, at] = visit + 1
            visits = tuple(sorted((*key, times) for key, times in before.items()))
        for way in ways:
            outcome = row.outcomes[way.outcome].id if drawn else ""
            chance = way.weight / whole
            yield Choice(row.id, outcome), chance, way.events, _Node(way.state, visits)


def _reaches(program: Program, place: int, state: State, events: tuple[Event, ...]) -> bool:
    """Whether play stands at a place, or has just read it as a page."""
    return state.place == place or any(
        event.kind == "page" and event.number == place for event in events
    )


def _distances(program: Program, place: int) -> Mapping[int, int]:
    """Return the fewest decisions from each scene to a place, were every condition to hold.

    A scene that is left out cannot lead there. Play can stick anywhere.
    """
    scenes = len(program.scenes)
    if place == program.stuck:
        return dict.fromkeys(range(scenes), 0)
    behind: dict[int, set[int]] = {}
    for scene in range(scenes):
        targets = {row.target for route in routes(program, scene) for row in route}
        if TO_END in targets:
            targets |= set(range(scenes, program.stuck))
        for target in targets:
            behind.setdefault(target, set()).add(scene)
    found = {place: 0}
    waiting = deque([place])
    while waiting:
        at = waiting.popleft()
        for scene in behind.get(at, ()):
            decided = 1 if program.scenes[scene].options else 0
            if found[at] + decided < found.get(scene, len(program.scenes) + 1):
                found[scene] = found[at] + decided
                if decided:
                    waiting.append(scene)
                else:
                    waiting.appendleft(scene)
    return found


def _choices(came: Mapping[_Node, tuple[_Node, Choice] | None], node: _Node) -> list[Choice]:
    made: list[Choice] = []
    before = came[node]
    while before is not None:
        node, choice = before
        made.append(choice)
        before = came[node]
    made.reverse()
    return made
