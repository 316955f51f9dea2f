"""How large the numbers of an exploration can become, and so how many moduli they need."""

from __future__ import annotations

from math import lcm, prod
from typing import NamedTuple

from game.analysis.forward.found import Found
from game.analysis.forward.load import Counts, Moduli
from game.analysis.forward.residues import WRAP, primes
from game.analysis.states.flow import Flow, ways_on
from game.engine.tables import OptionRow, Program

_MOST_SUMS = 64
"""How many different sums of the weights of an option's outcomes are told apart."""


class Sizes(NamedTuple):
    """What the numbers of an exploration cannot exceed."""

    paths: int
    numerator: int
    """Of any chance over `denominator`, or any expected number of times."""
    denominator: int
    """A multiple of the denominator of every chance."""


def first_guess(program: Program, flow: Flow) -> Sizes:
    """Return sizes that are enough for most scenarios, so that one run is enough."""
    steps = _longest(program, flow)
    options = max((len(scene.options) for scene in program.scenes), default=1)
    whole = lcm(*_weights(program))
    denominator = (lcm(*range(1, options + 1)) * whole) ** steps
    visits = _visits(program, flow, steps)
    return _least(program, flow, Sizes(_branches(program) ** steps, 0, denominator), visits)


def sizes_of(program: Program, flow: Flow, found: Found) -> Sizes:
    """Return the sizes that follow from what was found."""
    steps = max((one(sum_.load.most) for sum_ in found.finals.values() if sum_.load), default=0)
    denominator = int((found.open * found.whole) ** steps)
    visits = _visits(program, flow, steps)
    return _least(program, flow, Sizes(_branches(program) ** steps, 0, denominator), visits)


def moduli_for(sizes: Sizes, avoid: frozenset[int]) -> Moduli:
    """Return moduli that have room for numbers up to some sizes."""

    def enough(size: int, *first: int) -> tuple[int, ...]:
        count = 0
        while prod((*first, *primes(count, avoid))) <= size:
            count += 1
        return (*first, *primes(count, avoid))

    return Moduli(enough(sizes.paths, WRAP), enough(sizes.numerator))


def has_room(moduli: Moduli, sizes: Sizes) -> bool:
    """Whether numbers of some sizes can be put together again."""
    return prod(moduli.counts) > sizes.paths and prod(moduli.chances) > sizes.numerator


def one(number: int | Counts) -> int:
    """Return the number of decisions of a load with one row."""
    return number if isinstance(number, int) else int(number[0])


def _least(program: Program, flow: Flow, sizes: Sizes, visits: int) -> Sizes:
    """Return the least of some sizes and of those that follow from the tables alone."""
    bound = _bound(program, flow)
    paths = sizes.paths if bound is None else min(sizes.paths, bound[0])
    denominator = sizes.denominator if bound is None else min(sizes.denominator, bound[1])
    return Sizes(paths, visits * denominator, denominator)


def _bound(program: Program, flow: Flow) -> tuple[int, int] | None:
    """Return how many paths there can be, and a multiple of the denominator of each one's chance.

    It is worked out from the last scenes to the first; None where scenes lead round to each other.
    """
    if not _straight(flow):
        return None
    paths: dict[int, int] = {}
    wholes: dict[int, int] = {}
    for scene in reversed(flow.order):
        row = program.scenes[scene]
        ahead = ways_on(program, scene)
        here = 1
        for option in row.options:
            sums = _sums(option)
            if sums is None:
                return None
            here = lcm(here, *sums)
        always = sum(option.test is None for option in row.options)
        ways = lcm(*range(max(1, always), len(row.options) + 1))
        branches = max(1, sum(max(1, len(option.outcomes)) for option in row.options))
        paths[scene] = branches * max((paths.get(at, 1) for at in ahead), default=1)
        wholes[scene] = ways * here * lcm(*(wholes.get(at, 1) for at in ahead))
    return paths[program.start], wholes[program.start]


def _straight(flow: Flow) -> bool:
    """Whether no scene is met twice in a play."""
    return all(len(group) == 1 for group in flow.components()) and not any(
        scene in targets for scene, targets in flow.onward.items()
    )


def _sums(option: OptionRow) -> set[int] | None:
    """Return every sum of the weights of outcomes that may hold together; None if too many."""
    found = {0}
    for outcome in option.outcomes:
        more = {each + outcome.weight for each in found}
        found = more if outcome.test is None else found | more
        if len(found) > _MOST_SUMS:
            return None
    return (found - {0}) or {1}


def _longest(program: Program, flow: Flow) -> int:
    """Return how many decisions a play has at most, if no scene is met twice."""
    longest: dict[int, int] = {}
    for scene in reversed(flow.order):
        ahead = max((longest.get(at, 0) for at in flow.onward[scene]), default=0)
        longest[scene] = ahead + bool(program.scenes[scene].options)
    return longest[program.start]


def _visits(program: Program, flow: Flow, steps: int) -> int:
    """Return how often at most a play of so many decisions goes from one place to another."""
    if _straight(flow):
        return 1
    pages = any(not scene.options for scene in program.scenes)
    return (steps + 1) * (len(program.scenes) + len(program.injects) + 1 if pages else 1)


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
