"""Exact exploration of a scenario: what can happen, how often, and the shortest way there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from game.analysis.asking import reading
from game.analysis.forward.found import Found
from game.analysis.forward.frontier import Frontier, OverBudgetError
from game.analysis.forward.load import Load, Moduli
from game.analysis.forward.residues import ModulusError, fraction, whole_number
from game.analysis.forward.rounds import leave_together
from game.analysis.forward.sizes import Sizes, first_guess, has_room, moduli_for, one, sizes_of
from game.analysis.progress import Listener, StoppedError, silent
from game.analysis.result import (
    EndingFound,
    Exploration,
    Figures,
    OptionFigures,
    StuckFound,
    Unproved,
)
from game.analysis.states.flow import Flow, flow_of
from game.analysis.states.layout import Layout, layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.sight import Sight
from game.analysis.walking.walk import Walker
from game.engine.tables import Program

MAX_STATES = 30_000_000
"""How many states are visited at most, unless more are asked for.

For so many there is room in 1 GB of memory, interpreter and all: a state that was left takes 5
bytes, and one that waits 30 to 50 with its counts, chances and extremes, more where plays are so
long that these are large numbers. So the budget is one of memory as well (see `frontier`), which
may run out first: where most states wait at a time, or come together in rounds.
"""


def explore(
    program: Program, *, max_states: int = MAX_STATES, listener: Listener = silent
) -> Exploration:
    """Visit every reachable state, and tell all that can happen, exactly.

    Injects by hand are left out. Memory and time are bounded by `max_states`; `listener` hears of
    progress after a hundred thousand states or so, and may end it: then what was met is told.
    """
    flow = flow_of(program)
    layouts = layouts_of(program, needs_of(program, flow))
    sight = Sight(program)
    if layouts is None:
        told = Exploration("budget", 0, sight.seen(), {}, (), limit=max_states)
    else:
        told = _explored(program, flow, layouts, sight, max_states, listener)
    return _with_texts(program, told, max_states, listener)


def _explored(
    program: Program,
    flow: Flow,
    layouts: Mapping[int, Layout],
    sight: Sight,
    max_states: int,
    listener: Listener,
) -> Exploration:
    """Visit every state, as far as the budget goes, and tell all but which texts can be read."""
    walker = Walker(program, flow, sight)
    sizes = first_guess(program, flow)
    avoid: frozenset[int] = frozenset()
    while True:
        moduli = moduli_for(sizes, avoid)
        frontier = Frontier(program, walker, layouts, moduli, max_states, listener)
        try:
            _run(frontier, flow)
        except OverBudgetError:
            return _told(program, frontier, sight, "budget")
        except StoppedError:
            return _told(program, frontier, sight, "stopped")
        except ModulusError:
            avoid |= set(moduli.chances)
            continue
        if frontier.found.loop is not None:
            return _told(program, frontier, sight, "loop")
        sizes = sizes_of(program, flow, frontier.found)
        if has_room(moduli, sizes):
            told = _told(program, frontier, sight, "")
            return _with_figures(program, frontier.found, moduli, sizes, told)


def _run(frontier: Frontier, flow: Flow) -> None:
    frontier.begin()
    for scenes in flow.components():
        if len(scenes) > 1 or scenes[0] in flow.onward[scenes[0]]:
            leave_together(frontier, scenes)
        else:
            frontier.leave(scenes[0])
        frontier.left += sum(scene in frontier.layouts for scene in scenes)


def _with_texts(
    program: Program, told: Exploration, max_states: int, listener: Listener
) -> Exploration:
    """Look which conditional texts can be read, apart from all else."""
    always, asked = reading.passages_in(program, told.seen)
    found = reading.Read(frozenset(), asked)
    if told.unproved != "stopped":
        most = min(max_states, reading.MAX_STATES)
        with suppress(StoppedError):
            found = reading.read(
                program, asked, whole=told.whole, max_states=most, listener=listener
            )
    seen = replace(told.seen, passages=always | found.passages)
    return replace(told, seen=seen, unread=found.unknown)


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
    return Exploration(
        unproved,
        found.states,
        sight.seen(),
        endings,
        tuple(stuck),
        limit=frontier.limit if unproved == "budget" else 0,
        loop=found.loop,
    )


def _with_figures(
    program: Program, found: Found, moduli: Moduli, sizes: Sizes, told: Exploration
) -> Exploration:
    """Put the sums together into whole numbers and fractions."""

    def chance(residues: Iterable[int]) -> Fraction:
        return fraction(tuple(residues), moduli.chances, sizes.denominator)

    def figures(load: Load) -> Figures:
        count = len(program.indicators)
        extremes = load.extremes[0].tolist()
        return Figures(
            whole_number([int(each[0]) for each in load.counts], moduli.counts),
            chance(int(each[0]) for each in load.chances),
            (one(load.fewest), one(load.most)),
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
