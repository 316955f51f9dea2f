"""Plays that show something: told as choices, and found one decision at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from game.analysis.progress import Listener, Progress, silent
from game.analysis.result import Taken, Way
from game.engine.choices import Choice
from game.engine.state import State, is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import EffectRow, Program
from game.model.scenario import Scenario

_MOST_TOLD = 60  # choices
_HEARD = 1000  # states, after which the listener is told


def choices(scenario: Scenario, way: Way) -> str:
    """Return a play in the ids of its options, with what was drawn where that was open."""
    told = [_choice(scenario, taken) for taken in way[:_MOST_TOLD]]
    if len(way) > _MOST_TOLD:
        told.append(f"... ({len(way) - _MOST_TOLD:,} more)")
    return ", ".join(told)


def after(scenario: Scenario, way: Way) -> str:
    """Return when something comes about, in words: at the start, or after a play."""
    return f"after `{choices(scenario, way)}`" if way else "at the start"


def retraced(
    program: Program, way: Way, state: State | None = None
) -> tuple[State, tuple[tuple[EffectRow, ...], ...]]:
    """Walk a way by the rules, from a state or the start; return its end and all that came about.

    What came about is told by its effects, as they are written.
    """
    state = begin(program)[0] if state is None else state
    landed: list[tuple[EffectRow, ...]] = []
    for taken in way:
        scene = program.scenes[state.place]
        at = scene.numbers[taken.option]
        option = scene.options[at]
        ids = [outcome.id for outcome in option.outcomes]
        number = ids.index(taken.outcome) if taken.outcome else -1
        (led,) = (each for each in step(program, state, at) if each.outcome == number)
        for event in led.events:
            if event.kind == "outcome":
                landed.append(option.outcomes[event.number].effects)
            elif event.kind == "consequence":
                landed.append(program.consequences[event.number].effects)
            elif event.kind == "inject":
                landed.append(program.injects[event.number].effects)
        state = led.state
    return state, tuple(landed)


def search(
    program: Program,
    wanted: Callable[[State], bool],
    *,
    deep: bool = False,
    most: int,
    listener: Listener = silent,
) -> Way | None:
    """Return a play that leads to a state that is wanted; None where none is found.

    The shortest is found first; or, with `deep`, some long one soon. At most so many states are
    looked at, until the listener ends it; injects by hand are left out.
    """
    first = begin(program)[0]
    came: dict[State, tuple[State, Taken] | None] = {first: None}
    waiting = deque([first])
    looked = 0
    while waiting:
        looked += 1
        if looked % _HEARD == 0 and not listener(Progress(len(came), 0, 0)):
            return None
        state = waiting.pop() if deep else waiting.popleft()
        if wanted(state):
            return _way(came, state)
        if is_over(program, state):
            continue
        scene = program.scenes[state.place]
        for at in open_options(program, state):
            option = scene.options[at]
            for successor in step(program, state, at):
                if successor.state in came:
                    continue
                if len(came) >= most:
                    return None
                drawn = option.outcomes[successor.outcome].id if successor.outcome >= 0 else ""
                came[successor.state] = state, Taken(scene.id, option.id, drawn)
                waiting.append(successor.state)
    return None


def _choice(scenario: Scenario, taken: Taken) -> str:
    several = len(scenario.scenes[taken.scene].options[taken.option].outcomes) > 1
    return str(Choice(taken.option, taken.outcome if several else ""))


def _way(came: dict[State, tuple[State, Taken] | None], state: State) -> Way:
    way: list[Taken] = []
    step_before = came[state]
    while step_before is not None:
        state, taken = step_before
        way.append(taken)
        step_before = came[state]
    return tuple(reversed(way))
