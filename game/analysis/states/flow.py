"""What may lie ahead of each scene, whatever the values: ways on, calendar and injects.

A scenario's scenes, endings and `TO_END` are the *places* here. All of this reads the tables alone
and takes every condition to be open, so that it holds of every play and may hold more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.tables import EffectRow, Program, Route

Pending = frozenset[tuple[int, int]]
"""What may be on the calendar: decisions left (0: now) and a consequence's number."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What may lie ahead, by place."""

    order: tuple[int, ...]
    """The scenes that links lead to, each before those it leads to unless they form a loop."""
    pending: Mapping[int, Pending]
    """By place, what may be on the calendar on entering it."""
    injects: Mapping[int, int]
    """By scene, the injects (as bits) that may still fire once it has been left."""
    onward: Mapping[int, tuple[int, ...]]
    """By scene, the scenes to which its links lead."""

    def components(self) -> list[list[int]]:
        """Return the scenes in groups that lead round to each other, in the order of links."""
        behind: dict[int, list[int]] = {scene: [] for scene in self.order}
        for scene, targets in self.onward.items():
            for target in targets:
                behind[target].append(scene)
        placed: set[int] = set()
        found = []
        for scene in self.order:
            if scene in placed:
                continue
            placed.add(scene)
            group = [scene]
            for member in group:
                for other in behind[member]:
                    if other not in placed:
                        placed.add(other)
                        group.append(other)
            found.append(sorted(group))
        return found


def flow_of(program: Program) -> Flow:
    """Work out what may lie ahead of each scene."""
    order = _order(program)
    scenes = len(program.scenes)
    onward = {
        scene: tuple(at for at in sorted(ways_on(program, scene)) if 0 <= at < scenes)
        for scene in order
    }
    return Flow(order, _pending(program, order, onward), _injects(program, order, onward), onward)


def effects_of(program: Program) -> Iterator[EffectRow]:
    """Yield every effect of a scenario."""
    for scene in program.scenes:
        for option in scene.options:
            for outcome in option.outcomes:
                yield from outcome.effects
    for consequence in program.consequences:
        yield from consequence.effects
    for inject in program.injects:
        yield from inject.effects


def routes(program: Program, scene: int) -> Iterator[Route]:
    """Yield every `next` by which a scene may be left."""
    row = program.scenes[scene]
    if not row.options:
        yield row.route
    for option in row.options:
        for outcome in option.outcomes:
            yield outcome.route


def ways_on(program: Program, scene: int) -> set[int]:
    """Return the places to which a scene's links lead."""
    return {row.target for route in routes(program, scene) for row in route}


def settle(
    places: Sequence[int], waits: Mapping[int, Sequence[int]], work: Callable[[int], bool]
) -> None:
    """Work on places until none changes; where `work` says one did, those in `waits` are redone."""
    dirty = set(places)
    while dirty:
        for place in places:
            if place in dirty:
                dirty.discard(place)
                if work(place):
                    dirty.update(waits[place])


def _order(program: Program) -> tuple[int, ...]:
    """Return the scenes in reverse postorder of a walk along the links."""
    scenes = len(program.scenes)
    done: list[int] = []
    met = {program.start}
    stack = [(program.start, iter(sorted(ways_on(program, program.start))))]
    while stack:
        scene, ways = stack[-1]
        onward = next(ways, None)
        if onward is None:
            stack.pop()
            done.append(scene)
        elif 0 <= onward < scenes and onward not in met:
            met.add(onward)
            stack.append((onward, iter(sorted(ways_on(program, onward)))))
    return tuple(reversed(done))


def _pending(
    program: Program, order: Sequence[int], onward: Mapping[int, Sequence[int]]
) -> dict[int, Pending]:
    pending: dict[int, Pending] = dict.fromkeys(order, frozenset())

    def send(target: int, entries: Pending) -> None:
        pending[target] = pending.get(target, frozenset()) | entries

    def leave(scene: int) -> bool:
        row = program.scenes[scene]
        before = [pending[at] for at in onward[scene]]
        left = frozenset(entry for entry in pending[scene] if entry[0] > 0)
        if not row.options:
            for at in ways_on(program, scene):
                send(at, left)
        passed = frozenset((turns - 1, number) for turns, number in left)
        for option in row.options:
            for outcome in option.outcomes:
                # Put by decision k and due at k + after: `after` decisions are left when it is put.
                new = frozenset((after, number) for number, after in outcome.later)
                for step in outcome.route:
                    send(step.target, passed | new)
        return [pending[at] for at in onward[scene]] != before

    settle(order, onward, leave)
    return pending


def _injects(
    program: Program, order: Sequence[int], onward: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    ahead = dict.fromkeys(order, 0)
    here = {scene: sum(1 << number for number in program.scenes[scene].injects) for scene in order}
    behind: dict[int, list[int]] = {scene: [] for scene in order}
    for scene in order:
        for at in onward[scene]:
            behind[at].append(scene)

    def gather(scene: int) -> bool:
        found = 0
        for at in onward[scene]:
            found |= here[at] | ahead[at]
        changed = found != ahead[scene]
        ahead[scene] = found
        return changed

    settle(tuple(reversed(order)), behind, gather)
    return ahead
