"""Every path of a small scenario, walked one by one through `step`: the judge of exact analysis.

Used by the tests of analysis and of authoring.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from game.engine.state import Event, State, is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import Program, Route, TextRow

Passage = tuple[str, str, int]


class TooManyPathsError(Exception):
    """Raised where walking every path would take too long."""


@dataclass
class Brute:
    """What all paths together show; places are ids, with `stuck` for those that stick."""

    paths: Counter[str] = field(default_factory=Counter)
    chances: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    values: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """By place and indicator (or `decisions`), every value found there."""
    offered: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    chosen: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    links: dict[tuple[str, str], Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    scenes: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    consequences: set[str] = field(default_factory=set)
    injects: set[str] = field(default_factory=set)
    nexts: set[tuple[str, int]] = field(default_factory=set)
    passages: set[Passage] = field(default_factory=set)
    states: set[State] = field(default_factory=set)
    stuck: dict[str, int] = field(default_factory=dict)
    """By the scene where play sticks (empty: no ending holds), the fewest decisions before."""


def walk_every_path(
    program: Program, *, most_paths: int = 4_000, most_decisions: int | None = None
) -> Brute:
    """Walk every path, or every one up to a number of decisions."""
    found = Brute()
    start, opening = begin(program)
    _meet(program, found, opening, "")
    _link(program, found, ("", ()), opening, start, Fraction(1))
    waiting = [(start, opening, Fraction(1))]
    steps = 0
    while waiting:
        state, events, chance = waiting.pop()
        if is_over(program, state):
            place = program.place_id(state.place)
            found.paths[place] += 1
            found.chances[place] += chance
            for key in (*program.scenario.indicators, ("decisions",)):
                name = key if isinstance(key, str) else key[0]
                found.values[place, name].add(state.cells[program.cells[key]])
            if place == "stuck":
                at = events[-1].number
                where = "" if at == program.stuck else program.scenes[at].id
                found.stuck[where] = min(found.stuck.get(where, 10**9), state.cells[-1])
            continue
        if most_decisions is not None and state.cells[-1] >= most_decisions:
            continue
        found.states.add(state)
        scene = program.scenes[state.place]
        found.scenes.add(scene.id)
        _passages(found, "scene", scene.id, scene.text, state.cells)
        for who, said in scene.advice:
            _passages(found, "advice", f"{scene.id}.{who}", said, state.cells)
        options = open_options(program, state)
        share = chance / len(options)
        for at in options:
            option = f"{scene.id}.{scene.options[at].id}"
            found.offered[option] += chance
            found.chosen[option] += share
            ways = step(program, state, at)
            total = sum(way.weight for way in ways)
            for way in ways:
                steps += 1
                if steps > most_paths:
                    raise TooManyPathsError
                if way.outcome >= 0:
                    outcome = f"{option}.{scene.options[at].outcomes[way.outcome].id}"
                    found.outcomes.add(outcome)
                    text = scene.options[at].outcomes[way.outcome].text
                    _passages(found, "outcome", outcome, text, way.events[0].cells)
                    route = scene.options[at].outcomes[way.outcome].route
                    _next(found, outcome, route, way.events[0].cells)
                _meet(program, found, way.events, option)
                part = share * way.weight / total
                row = scene.options[at]
                left = scene.id, row.outcomes[way.outcome].route if way.outcome >= 0 else ()
                _link(program, found, left, way.events, way.state, part)
                waiting.append((way.state, way.events, part))
    return found


def _meet(program: Program, found: Brute, events: tuple[Event, ...], option: str) -> None:
    for kind, number, _, cells in events:
        if kind == "consequence":
            row = program.consequences[number]
            found.consequences.add(row.id)
            _passages(found, kind, row.id, row.text, cells)
        elif kind == "inject":
            inject = program.injects[number]
            found.injects.add(inject.id)
            _passages(found, kind, inject.id, inject.text, cells)
        elif kind == "page":
            page = program.scenes[number]
            found.scenes.add(page.id)
            _passages(found, "scene", page.id, page.text, cells)
            _next(found, page.id, page.route, cells)
        elif kind == "ending":
            ending = program.endings[number]
            _passages(found, kind, ending.id, ending.text, cells)


def _link(
    program: Program,
    found: Brute,
    left: tuple[str, Route],
    events: tuple[Event, ...],
    state: State,
    chance: Fraction,
) -> None:
    """Count the places passed since a scene was `left` by a `next`; its id is empty at the start."""
    scene, route = left
    passed = [scene] if scene else []
    passed += [program.scenes[event.number].id for event in events if event.kind == "page"]
    last = events[-1] if events else None
    if last is not None and last.kind == "stuck" and last.number < len(program.scenes):
        row = program.scenes[last.number]
        if len(passed) > bool(scene):
            route = program.scenes[program.places[passed[-1]]].route
        leads = any(each.test is None or each.test.holds(last.cells) for each in route)
        # Stuck on coming to a scene, and not on leaving the one before.
        if not passed or passed[-1] != row.id or leads:
            passed.append(row.id)
    passed.append(program.place_id(state.place))
    for link in pairwise(passed):
        found.links[link] += chance


def _next(found: Brute, id_: str, route: Route, cells: tuple[int, ...]) -> None:
    for number, row in enumerate(route):
        if row.test is None or row.test.holds(cells):
            found.nexts.add((id_, number))
            return


def _passages(found: Brute, kind: str, id_: str, text: TextRow, cells: tuple[int, ...]) -> None:
    if isinstance(text, str):
        return
    for number, row in enumerate(text):
        if row.test is None or row.test.holds(cells):
            found.passages.add((kind, id_, number))
