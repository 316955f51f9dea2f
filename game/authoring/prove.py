"""The exact part of `check`: what exploring every state proves of a scenario, as problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.analysis.explore import MAX_STATES, explore
from game.analysis.result import Exploration, StuckCause, StuckFound
from game.authoring.dead_parts import never_seen
from game.authoring.promises import UNPROVED, check_promises
from game.authoring.witness import after, choices
from game.content.load import Loaded
from game.content.meaning.walk import options
from game.content.problems.where import Trail
from game.engine.compile import compile_scenario
from game.errors import Problem, Severity

_MISSING: Mapping[StuckCause, str] = {
    "options": "play sticks here, where no option is open",
    "outcomes": "play sticks here, where no outcome's `when` holds",
    "next": "play sticks here, where no row of `next` holds",
    "pages": "play sticks here, where interludes lead round in a circle",
    "endings": "play sticks here, where no ending's `when` holds",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What exploring a scenario came to."""

    problems: tuple[Problem, ...]
    whole: bool
    """False where there were too many states to tell what is never seen."""


def prove(loaded: Loaded, *, max_states: int = MAX_STATES) -> Proof:
    """Explore a scenario that has no error, and tell all that is wrong with it as a whole."""
    program = compile_scenario(loaded.scenario)
    found = explore(program, max_states=max_states)
    whole = found.unproved != "budget"
    problems = [*_stuck(loaded, found), *_loop(loaded, found)]
    promised = list(check_promises(loaded, program, found, max_states))
    if whole:
        problems += [*promised, *never_seen(loaded, found)]
    else:
        open_ = [problem for problem in promised if problem.code == UNPROVED]
        problems += [problem for problem in promised if problem.code != UNPROVED]
        problems.append(_over_budget(loaded, found, len(open_), max_states))
    return Proof(tuple(problems), whole)


def _stuck(loaded: Loaded, found: Exploration) -> Iterator[Problem]:
    """Yield an error for each place where play sticks, with the shortest play there."""
    shortest: dict[Trail, StuckFound] = {}
    for each in sorted(found.stuck, key=lambda each: len(each.way)):
        shortest.setdefault(_where_stuck(loaded, each), each)
    for path, each in shortest.items():
        message = f"{_MISSING[each.cause]}: {after(loaded.scenario, each.way)}"
        yield loaded.sources.problem("P401", message, path, key=True)


def _where_stuck(loaded: Loaded, stuck: StuckFound) -> Trail:
    if stuck.cause == "options":
        return ("scenes", stuck.scene, "options")
    if stuck.cause == "endings":
        return ("endings", [*loaded.scenario.endings][-1], "when")
    if stuck.cause == "outcomes":
        for path, _, written in options(loaded.scenario, loaded.sources.data):
            if f"{path[1]}.{path[3]}" == stuck.option:
                return (*path, "outcome" if "outcome" in written else "outcomes")
    return ("scenes", stuck.scene, "next")


def _loop(loaded: Loaded, found: Exploration) -> Iterator[Problem]:
    """Yield a warning where play can come back to a state, with a shortest way round."""
    if found.loop is None:
        return
    way, around = found.loop.way, found.loop.round
    round_ = choices(loaded.scenario, around)
    message = (
        f"NOT PROVED: from here `{round_}` leads back to the very same state, "
        f"so that play may never end; this is met {after(loaded.scenario, way)}"
    )
    path = ("scenes", around[0].scene)
    yield loaded.sources.problem("P404", message, path, key=True, severity=Severity.WARNING)


def _over_budget(loaded: Loaded, found: Exploration, promises: int, max_states: int) -> Problem:
    """Return the one warning that there is more than was looked at."""
    message = f"NOT PROVED: there are more than {max_states:,} states to visit"
    if not found.states:
        message = (
            "NOT PROVED: an indicator that is compared with another has too many values for any "
            f"budget (it is {max_states:,} states)"
        )
    message += "; nothing is told of what is never seen"
    if promises:
        are = "promise is" if promises == 1 else "promises are"
        message += f", and {promises:,} {are} left open"
    return loaded.sources.problem("P405", message, ("scenes",), key=True, severity=Severity.WARNING)
