"""The exact part of `check`: what exploring every state proves of a scenario, as problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.analysis.asking import late
from game.analysis.backward import keeping
from game.analysis.compare import compare
from game.analysis.explore import MAX_STATES, explore
from game.analysis.progress import Listener, StoppedError, silent
from game.analysis.result import Exploration, StuckCause, StuckFound, Way
from game.authoring.budget import over_budget, told_states
from game.authoring.checking.balance import unbalanced
from game.authoring.checking.dead_parts import NOT_TAKEN, dead_parts
from game.authoring.checking.late_changes import changed_late
from game.authoring.checking.promises import UNPROVED, check_promises
from game.authoring.never.unseen import NeverSeen, never_seen
from game.authoring.witness import after, choices, retraced
from game.content.load import Loaded
from game.content.meaning.walk import options
from game.content.problems.where import Trail
from game.engine.compile import compile_scenario
from game.engine.stuck import values_read
from game.engine.tables import Program, Test
from game.errors import Problem, Severity
from game.text.telling import listed

_MOST_VALUES = 6  # of which is told what they were where play sticks
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
    """False where there were too many states to tell all of it, or it was stopped."""
    compared: bool = False
    """Whether everything that can be chosen was compared."""


def prove(loaded: Loaded, *, max_states: int = MAX_STATES, listener: Listener = silent) -> Proof:
    """Explore a scenario that has no error, and tell all that is wrong with it as a whole."""
    program = compile_scenario(loaded.scenario)
    found = explore(program, max_states=max_states, listener=listener)
    whole = found.whole
    problems = [*_stuck(loaded, program, found), *_loop(loaded, program, found)]
    unseen: tuple[NeverSeen, ...] = ()
    if whole:
        unseen = never_seen(program, found.seen, unread=found.unread, listener=listener)
    promised = list(check_promises(loaded, program, found, max_states, listener, unseen))
    if whole:
        problems += [*promised, *dead_parts(loaded, found, unseen)]
        if found.unread:
            whole = False
            problems.append(_unread(loaded, len(found.unread)))
        most = min(max_states, late.MAX_STATES)
        why = f"there are more than {most:,} states to visit"
        try:
            changes = late.late_changes(program, max_states=most, listener=listener)
        except StoppedError:
            changes, why = None, "it was stopped by hand"
        if changes is None:
            whole = False
            problems.append(_late_unproved(loaded, why))
        else:
            late_changes = [*changed_late(loaded, program, changes)]
            # A row that only what is late would take is told as that.
            told = {each.place for each in late_changes}
            problems = [
                each for each in problems if each.code != NOT_TAKEN or each.place not in told
            ]
            problems += late_changes
    else:
        open_ = [problem for problem in promised if problem.code == UNPROVED]
        problems += [problem for problem in promised if problem.code != UNPROVED]
        problems.append(_not_whole(loaded, found, max_states, len(open_)))
    if not found.proved:
        return Proof(tuple(problems), whole)
    most = min(max_states, keeping.MAX_STATES)
    compared = compare(program, max_states=most, listener=listener)
    problems += unbalanced(loaded, found, compared, most)
    return Proof(tuple(problems), whole, not (compared.why or compared.unproved))


def _stuck(loaded: Loaded, program: Program, found: Exploration) -> Iterator[Problem]:
    """Yield an error for each place where play sticks, with the shortest play there."""
    shortest: dict[Trail, StuckFound] = {}
    for each in sorted(found.stuck, key=lambda each: len(each.way)):
        shortest.setdefault(_where_stuck(loaded, each), each)
    for path, each in shortest.items():
        message = f"{_MISSING[each.cause]}: {after(loaded.scenario, each.way)}"
        values = _values(program, each)
        if 0 < len(values) <= _MOST_VALUES:
            message += f"; there {listed(values)}"
        yield loaded.sources.problem("P401", message, path, key=True)


def _values(program: Program, stuck: StuckFound) -> tuple[str, ...]:
    """Return what was so of all that the conditions read which do not hold."""
    tests: list[Test | None] = []
    if stuck.cause == "options":
        tests += [each.test for each in program.scenes[program.places[stuck.scene]].options]
    elif stuck.cause == "outcomes":
        taken = stuck.way[-1]
        scene = program.scenes[program.places[taken.scene]]
        tests += [each.test for each in scene.options[scene.numbers[taken.option]].outcomes]
    elif stuck.cause == "endings":
        tests += [each.test for each in program.endings]
    state, _ = retraced(program, stuck.way)
    return values_read(program, [test.condition for test in tests if test], state.cells)


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


def _loop(loaded: Loaded, program: Program, found: Exploration) -> Iterator[Problem]:
    """Yield a warning where play can come back to a state, with a shortest way round."""
    if found.loop is None:
        return
    way, around = found.loop.way, found.loop.round
    round_ = choices(loaded.scenario, around)
    message = (
        f"NOT PROVED: from here `{round_}` leads back to the very same state, as "
        f"{_why_the_same(program, way, around)}, so that play may never end; this is met "
        f"{after(loaded.scenario, way)}"
    )
    path = ("scenes", around[0].scene)
    yield loaded.sources.problem("P404", message, path, key=True, severity=Severity.WARNING)


def _why_the_same(program: Program, way: Way, around: Way) -> str:
    """Return why a way round changes nothing that counts."""
    before, _ = retraced(program, way)
    state, landed = retraced(program, around, before)
    names = [*program.scenario.indicators, *program.scenario.flags]  # those of the first cells
    moved = tuple(f"`{id_}`" for at, id_ in enumerate(names) if state.cells[at] != before.cells[at])
    if moved:
        return f"no condition can tell what has changed on the way ({listed(moved)})"
    added = {effect.cell: effect for effects in landed for effect in effects if effect.adds}
    ends = tuple(
        f"`{names[cell]}` is at the end of its range ({state.cells[cell]})"
        for cell, effect in sorted(added.items())
        if effect.amount and state.cells[cell] in (effect.low, effect.high)
    )
    return listed(ends) or "nothing is changed on the way"


def _not_whole(loaded: Loaded, found: Exploration, max_states: int, promises: int) -> Problem:
    """Return the one warning that there is more than was looked at."""
    message = f"NOT PROVED: {over_budget(found, max_states)}"
    if found.unproved == "stopped":
        message = f"NOT PROVED: stopped by hand, with {told_states(found.states)} visited"
    elif not found.states:
        message = (
            "NOT PROVED: an indicator that is compared with another has too many values for any "
            f"budget (it is {found.limit:,} states)"
        )
    message += "; nothing is told of what is never seen"
    if promises:
        are = "promise is" if promises == 1 else "promises are"
        message += f", and {promises:,} {are} left open"
    return loaded.sources.problem("P405", message, ("scenes",), key=True, severity=Severity.WARNING)


def _unread(loaded: Loaded, texts: int) -> Problem:
    which = "one text is" if texts == 1 else f"{texts:,} texts are"
    message = f"NOT PROVED: whether {which} ever read; there are too many states to look in"
    return loaded.sources.problem("P405", message, ("scenes",), key=True, severity=Severity.WARNING)


def _late_unproved(loaded: Loaded, why: str) -> Problem:
    message = f"NOT PROVED: whether something late would have changed which ending is taken; {why}"
    return loaded.sources.problem("P405", message, ("scenes",), key=True, severity=Severity.WARNING)
