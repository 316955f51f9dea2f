"""Where a play is stuck and why, in words: for whoever has to mend the scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from game.engine.expression import CellKey, keys_read
from game.engine.play import Road
from game.engine.tables import OptionRow, Program, Route, SceneRow
from game.engine.view import last_events
from game.model.conditions import Condition


class Stuck(NamedTuple):
    """Where no way is open: a sentence, and one for each option that is closed there."""

    said: str
    closed: tuple[str, ...] = ()


def where_stuck(road: Road) -> Stuck | None:
    """Return where a play is stuck; None where it is not."""
    events, turn = last_events(road)
    if not events or events[-1].kind != "stuck":
        return None
    program, (_, place, _, cells) = road.program, events[-1]
    if place >= len(program.scenes):
        return Stuck("Play has come to its end, and no ending's condition holds.")
    scene = program.scenes[place]
    if turn is not None and turn.option >= 0:
        row = program.scenes[turn.before.place].options[turn.option]
        label = program.scenario.scenes[row.scene].options[row.id].label
        if turn.outcome < 0:
            return Stuck(f"Play sticks on “{label}”: none of its outcomes can follow now.")
        if not _leads(row.outcomes[turn.outcome].route, events[0].cells):
            return Stuck(f"Play sticks on leaving “{scene.title}”: its `next` leads nowhere now.")
    if scene.options:
        closed = tuple(_closed(program, scene, option, cells) for option in scene.options)
        return Stuck(f"Play sticks in “{scene.title}”, where no option is open.", closed)
    if _leads(scene.route, cells):
        return Stuck(f"Play sticks at “{scene.title}”: interludes lead round in a circle.")
    return Stuck(f"Play sticks on leaving “{scene.title}”: its `next` leads nowhere now.")


def values_read(
    program: Program, conditions: Iterable[Condition | None], cells: Sequence[int]
) -> tuple[str, ...]:
    """Return what is so of all that some conditions read, in the cells' order: `trust` is 40."""
    read = {key for condition in conditions if condition for key in keys_read(condition)}
    return tuple(
        _value(program, key, cells[at]) for key, at in program.cells.items() if key in read
    )


def _value(program: Program, key: CellKey, value: int) -> str:
    if isinstance(key, str):
        told = str(value) if key in program.scenario.indicators else str(bool(value)).lower()
        return f"`{key}` is {told}"
    word, *ids = key
    if not ids:
        return f"`{word}` is {value}"
    return f"`{word}({'.'.join(ids)})` is {str(bool(value)).lower()}"


def _closed(program: Program, scene: SceneRow, option: OptionRow, cells: Sequence[int]) -> str:
    """Return why an option is closed: in the author's words, and by its condition."""
    written = program.scenario.scenes[scene.id].options[option.id]
    assert option.test is not None
    condition = option.test.condition
    values = " and ".join(values_read(program, (condition,), cells))
    said = f"{written.locked} " if written.locked else ""
    return f"{written.label}: {said}It needs `{' '.join(condition.source.split())}`; {values}."


def _leads(route: Route, cells: Sequence[int]) -> bool:
    return any(row.test is None or row.test.holds(cells) for row in route)
