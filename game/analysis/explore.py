"""Exact exploration of a scenario: what can happen, how often, and the shortest way there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import lcm, prod

from game.analysis.flow import Flow, flow_of
from game.analysis.frontier import Found, Frontier, OverBudgetError
from game.analysis.layout import Ints, layouts_of
from game.analysis.load import Load, Moduli
from game.analysis.reads import needs_of
from game.analysis.residues import (
    WRAP,
    ModulusError,
    fraction,
    primes,
    whole_number,
)
from game.analysis.result import (
    EndingFound,
    Exploration,
    Figures,
    OptionFigures,
    StuckFound,
    Unproved,
)
from game.analysis.rounds import leave_together
from game.analysis.sight import Sight
from game.analysis.walk import Walker
from game.engine.tables import Program

MAX_STATES = 5_000_000
"""How many states are visited at most, unless more are asked for."""


def explore(program: Program, *, max_states: int = MAX_STATES) -> Exploration:
    """Visit every reachable state, and tell all that can happen, exactly.

    Injects by hand are left out. Memory and time are bounded by `max_states`.
    """
    flow = flow_of(program)
    layouts = layouts_of(program, needs_of(program, flow))
    sight = Sight(program)
    if layouts is None:
        return Exploration("budget", 0, sight.seen(), {}, ())
    walker = Walker(program, flow, sight)
    sizes = _first_guess(program, flow)
    avoid: frozenset[int] = frozenset()
    while True:
        moduli = _moduli(sizes, avoid)
        frontier = Frontier(program, walker, layouts, moduli, max_states)
        try:
            _run(frontier, flow)
        except OverBudgetError:
            return _told(program, frontier, sight, "budget")
        except ModulusError:
            avoid |= set(moduli.chances)
            continue
        if frontier.found.loop is not None:
            return _told(program, frontier, sight, "loop")
        sizes = _sizes(program, frontier.found)
        if _has_room(moduli, sizes):
            told = _told(program, frontier, sight, "")
            return _with_figures(program, frontier.found, moduli, told)


def _run(frontier: Frontier, flow: Flow) -> None:
    frontier.begin()
    for scenes in flow.components():
        if len(scenes) > 1 or scenes[0] in flow.onward[scenes[0]]:
            leave_together(frontier, scenes)
        else:
            frontier.leave(scenes[0])


def _first_guess(program: Program, flow: Flow) -> tuple[int, int]:
    """Return sizes that are enough for most scenarios, so that one run is enough."""
    longest: dict[int, int] = {}
    for scene in reversed(flow.order):
        ahead = max((longest.get(at, 0) for at in flow.onward[scene]), default=0)
        longest[scene] = ahead + bool(program.scenes[scene].options)
    steps = longest[program.start]
    options = max((len(scene.options) for scene in program.scenes), default=1)
    whole = lcm(*_weights(program))
    chances = _visits(program, steps) * (lcm(*range(1, options + 1)) * whole) ** steps
    return _branches(program) ** steps, chances


def _sizes(program: Program, found: Found) -> tuple[int, int]:
    """Return what paths, and the numerators of chances, cannot exceed."""
    steps = _most(found)
    return _branches(program) ** steps, _visits(program, steps) * _denominator(found)


def _visits(program: Program, steps: int) -> int:
    """Return how often at most a play of so many decisions goes from one place to another."""
    pages = any(not scene.options for scene in program.scenes)
    return (steps + 1) * (len(program.scenes) + len(program.injects) + 1 if pages else 1)


def _denominator(found: Found) -> int:
    return int((found.open * found.whole) ** _most(found))


def _most(found: Found) -> int:
    """Return the most decisions of any play."""
    return max((_one(sum_.load.most) for sum_ in found.finals.values() if sum_.load), default=0)


def _one(number: int | Ints) -> int:
    return number if isinstance(number, int) else int(number[0])


def _branches(program: Program) -> int:
    """Return in how many ways at most a step can go."""
    return max(
        (sum(len(option.outcomes) for option in scene.options) for scene in program.scenes),
        default=1,
    )


def _weights(program: Program) -> set[int]:
    return {
        max(1, sum(outcome.weight for outcome in option.outcomes))
        for scene in program.scenes
        for option in scene.options
    }


def _moduli(sizes: tuple[int, int], avoid: frozenset[int]) -> Moduli:
    """Return moduli that have room for numbers up to some sizes."""

    def enough(size: int, *first: int) -> tuple[int, ...]:
        count = 0
        while prod((*first, *primes(count, avoid))) <= size:
            count += 1
        return (*first, *primes(count, avoid))

    return Moduli(enough(sizes[0], WRAP), enough(sizes[1]))


def _has_room(moduli: Moduli, sizes: tuple[int, int]) -> bool:
    return prod(moduli.counts) > sizes[0] and prod(moduli.chances) > sizes[1]


def _told(program: Program, frontier: Frontier, sight: Sight, unproved: Unproved) -> Exploration:
    found = frontier.found
    endings, stuck = {}, []
    for final, sum_ in sorted(found.finals.items(), key=lambda each: each[0].place):
        way = frontier.way_to(sum_.came)
        if final.cause is None:
            id_ = program.place_id(final.place)
            endings[id_] = EndingFound(id_, way, None)
        else:
            scene = "" if final.place == program.stuck else program.scenes[final.place].id
            option = way[-1] if way else None
            chosen = f"{option.scene}.{option.option}" if option else ""
            stuck.append(StuckFound(final.cause, scene, chosen, way))
    return Exploration(unproved, found.states, sight.seen(), endings, tuple(stuck), loop=found.loop)


def _with_figures(program: Program, found: Found, moduli: Moduli, told: Exploration) -> Exploration:
    """Put the sums together into whole numbers and fractions."""
    denominator = _denominator(found)

    def chance(residues: Iterable[int]) -> Fraction:
        return fraction(tuple(residues), moduli.chances, denominator)

    def figures(load: Load) -> Figures:
        count = len(program.indicators)
        extremes = load.extremes[0].tolist()
        return Figures(
            whole_number([int(each[0]) for each in load.counts], moduli.counts),
            chance(int(each[0]) for each in load.chances),
            (_one(load.fewest), _one(load.most)),
            {
                id_: (row.low - extremes[at], row.low + extremes[count + at])
                for at, (id_, row) in enumerate(program.indicators)
            },
        )

    every = {final: figures(sum_.load) for final, sum_ in found.finals.items() if sum_.load}
    stuck = [each for final, each in every.items() if final.cause is not None]
    return replace(
        told,
        endings={
            program.place_id(final.place): replace(
                told.endings[program.place_id(final.place)], figures=each
            )
            for final, each in sorted(every.items(), key=lambda pair: pair[0].place)
            if final.cause is None
        },
        paths=sum(each.paths for each in every.values()),
        stuck_paths=sum(each.paths for each in stuck),
        stuck_probability=sum((each.probability for each in stuck), Fraction(0)),
        decisions=(
            min(each.decisions[0] for each in every.values()),
            max(each.decisions[1] for each in every.values()),
        ),
        options={
            f"{program.scenes[scene].id}.{program.scenes[scene].options[option].id}": OptionFigures(
                chance(offered), chance(found.chosen[scene, option])
            )
            for (scene, option), offered in sorted(found.offered.items())
        },
        links={
            (program.place_id(before), program.place_id(after)): chance(often)
            for (before, after), often in sorted(found.links.items())
        },
    )
