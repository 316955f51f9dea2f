"""One step of play, pure: from a state and an option to its weighted successors.

The order within a step is that of the rules: the choice is remembered, the outcome is drawn, its
effects land one by one, its consequences go on the calendar, `next` is read, the scene is left;
then, on entering a scene, what is due arrives, injects fire, and interludes are read through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.engine.state import Change, Due, Event, State
from game.engine.tables import TO_END, EffectRow, OptionRow, OutcomeRow, Program, Route, SceneRow

# Half the time of calling a named tuple's own constructor, on the path that every step takes.
_new = tuple.__new__


class Successor(NamedTuple):
    """One way in which a step may go; `outcome` is its index within the option, -1 for none."""

    weight: int
    outcome: int
    state: State
    events: tuple[Event, ...]


def begin(program: Program) -> tuple[State, tuple[Event, ...]]:
    """Return the state in which play starts, and what came about on entering it."""
    events: list[Event] = []
    return _enter(program, program.start, list(program.first), (), 0, 0, events), tuple(events)


def open_options(program: Program, state: State) -> tuple[int, ...]:
    """Return the indexes of the options that may be chosen; none where play is over."""
    if state.place >= len(program.scenes):
        return ()
    cells = state.cells
    return tuple(
        at
        for at, option in enumerate(program.scenes[state.place].options)
        if option.test is None or option.test.holds(cells)
    )


def step(program: Program, state: State, option: int) -> tuple[Successor, ...]:
    """Return every way in which choosing an option may go; none where it cannot be chosen."""
    row = open_option(program, state, option)
    if row is None:
        return ()
    at_choice = chosen(state, row)
    outcomes = open_outcomes(row, at_choice)
    if not outcomes:
        return (Successor(1, -1, *_stuck(program, state, at_choice)),)
    return tuple(
        Successor(row.outcomes[at].weight, at, *follow(program, state, row, at, list(at_choice)))
        for at in outcomes
    )


def open_option(program: Program, state: State, option: int) -> OptionRow | None:
    """Return the row of an option, if it exists here and is open."""
    if state.place >= len(program.scenes):
        return None
    options = program.scenes[state.place].options
    if not 0 <= option < len(options):
        return None
    row = options[option]
    return row if row.test is None or row.test.holds(state.cells) else None


def chosen(state: State, option: OptionRow) -> list[int]:
    """Return the cells at the moment of choosing: the decision counted, the choice remembered."""
    cells = list(state.cells)
    cells[-1] += 1
    if option.chose >= 0:
        cells[option.chose] = 1
    return cells


def open_outcomes(option: OptionRow, cells: Sequence[int]) -> list[int]:
    """Return the indexes of the outcomes among which chance decides."""
    if option.single:
        return [0]
    return [
        at
        for at, outcome in enumerate(option.outcomes)
        if outcome.test is None or outcome.test.holds(cells)
    ]


def follow(
    program: Program, state: State, option: OptionRow, outcome: int, cells: list[int]
) -> tuple[State, tuple[Event, ...]]:
    """Return the state to which one outcome leads, and what came about on the way.

    `cells` are those at the moment of choosing; they are used up.
    """
    row = option.outcomes[outcome]
    place, _, due, fired, held = state
    changes = _apply(row.effects, cells)
    now = tuple(cells)
    event = _new(Event, ("outcome", outcome, changes, now))
    if row.later:
        due = _put(due, row, cells[-1])
    if row.quiet >= 0 and not (due and due[0][0] <= cells[-1]):
        return _new(State, (row.quiet, now, due, fired, held)), (event,)
    events = [event]
    target = _route(row.route, cells)
    seen = program.scenes[place].seen
    if seen >= 0:
        cells[seen] = 1
    if target is None:
        events.append(Event("stuck", place, (), tuple(cells)))
        return State(program.stuck, tuple(cells), due, fired, held), tuple(events)
    return _enter(program, target, cells, due, fired, held, events), tuple(events)


def inject(program: Program, state: State, number: int) -> tuple[State, tuple[Event, ...]] | None:
    """Bring in an inject by hand; None where it may not happen here or has happened already.

    Bringing it in also releases it, should it be held.
    """
    row = program.injects[number]
    bit = 1 << number
    if state.place >= len(program.scenes) or state.fired & bit:
        return None
    if row.scenes and state.place not in row.scenes:
        return None
    cells = list(state.cells)
    changes = _apply(row.effects, cells)
    events = [Event("inject", number, changes, tuple(cells))]
    after = State(state.place, tuple(cells), state.due, state.fired | bit, state.held & ~bit)
    if not _any_open(program.scenes[state.place], cells):
        events.append(Event("stuck", state.place, (), after.cells))
        after = after._replace(place=program.stuck)
    return after, tuple(events)


def hold(program: Program, state: State, number: int) -> State | None:
    """Hold an inject back; None where play is over, or it has happened or is held already."""
    bit = 1 << number
    if state.place >= len(program.scenes) or (state.fired | state.held) & bit:
        return None
    return state._replace(held=state.held | bit)


def release(program: Program, state: State, number: int) -> State | None:
    """Release an inject that is held; None where it is not held or play is over."""
    bit = 1 << number
    if state.place >= len(program.scenes) or not state.held & bit:
        return None
    return state._replace(held=state.held & ~bit)


def _stuck(
    program: Program, state: State, at_choice: Sequence[int]
) -> tuple[State, tuple[Event, ...]]:
    cells = tuple(at_choice)
    event = Event("stuck", state.place, (), cells)
    return State(program.stuck, cells, state.due, state.fired, state.held), (event,)


def _enter(
    program: Program,
    place: int,
    cells: list[int],
    due: tuple[Due, ...],
    fired: int,
    held: int,
    events: list[Event],
) -> State:
    """Enter a scene or an ending, and read through interludes until there is a choice or an end."""
    scenes = program.scenes
    pages = 0
    while 0 <= place < len(scenes):
        scene = scenes[place]
        if due and due[0][0] <= cells[-1]:
            due = _arrive(program, due, cells, events)
        for number in scene.injects:
            bit = 1 << number
            if (fired | held) & bit:
                continue
            row = program.injects[number]
            if row.test is not None and row.test.holds(cells):
                fired |= bit
                events.append(Event("inject", number, _apply(row.effects, cells), tuple(cells)))
        if scene.options:
            if scene.always or _any_open(scene, cells):
                return State(place, tuple(cells), due, fired, held)
            break
        pages += 1
        if pages > len(scenes) + len(program.injects):
            break
        events.append(Event("page", place, (), tuple(cells)))
        target = _route(scene.route, cells)
        if target is None:
            break
        if scene.seen >= 0:
            cells[scene.seen] = 1
        place = target
    else:
        return _end(program, place, cells, due, fired, held, events)
    events.append(Event("stuck", place, (), tuple(cells)))
    return State(program.stuck, tuple(cells), due, fired, held)


def _end(
    program: Program,
    place: int,
    cells: list[int],
    due: tuple[Due, ...],
    fired: int,
    held: int,
    events: list[Event],
) -> State:
    """Let all that is still on the calendar arrive, then stop at an ending."""
    for entry in due:
        _arrive_one(program, entry, cells, events)
    number = place - len(program.scenes)
    if place == TO_END:
        number = 0
        for row in program.endings:
            if row.test is None or row.test.holds(cells):
                break
            number += 1
    now = tuple(cells)
    after = State(len(program.scenes) + number, now, (), fired, held)
    if after.place == program.stuck:
        events.append(Event("stuck", program.stuck, (), now))
    else:
        events.append(Event("ending", number, (), now))
    return after


def _arrive(
    program: Program, due: tuple[Due, ...], cells: list[int], events: list[Event]
) -> tuple[Due, ...]:
    """Let what is due by now arrive; return what is left on the calendar."""
    now = cells[-1]
    ready = sum(1 for entry in due if entry[0] <= now)
    for entry in due[:ready]:
        _arrive_one(program, entry, cells, events)
    return due[ready:]


def _arrive_one(program: Program, entry: Due, cells: list[int], events: list[Event]) -> None:
    number = entry[2]
    row = program.consequences[number]
    if row.test is not None and not row.test.holds(cells):
        events.append(Event("dropped", number, (), tuple(cells)))
        return
    events.append(Event("consequence", number, _apply(row.effects, cells), tuple(cells)))


def _put(due: tuple[Due, ...], outcome: OutcomeRow, decisions: int) -> tuple[Due, ...]:
    new = [(decisions + after, decisions, number) for number, after in outcome.later]
    return tuple(sorted((*due, *new)))


def _apply(effects: Sequence[EffectRow], cells: list[int]) -> tuple[Change, ...]:
    """Apply effects in order, each kept within its range as it lands; return what changed."""
    changes = []
    for cell, adds, amount, low, high in effects:
        before = cells[cell]
        after = before + amount if adds else amount
        if after < low:
            after = low
        elif after > high:
            after = high
        if after != before:
            cells[cell] = after
            changes.append((cell, before, after))
    return tuple(changes)


def _route(route: Route, cells: Sequence[int]) -> int | None:
    for test, target in route:
        if test is None or test.holds(cells):
            return target
    return None


def _any_open(scene: SceneRow, cells: Sequence[int]) -> bool:
    return scene.always or any(
        option.test is not None and option.test.holds(cells) for option in scene.options
    )
