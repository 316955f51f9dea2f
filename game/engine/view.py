"""What there is to be seen at a moment of play, in words: the one source of every front end.

Nothing here decides anything; it reads a state (or the cells at an event) and works out which
texts and options hold there. Texts are Markdown with their values filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.engine.expression import DECISIONS, CellKey
from game.engine.play import Road, Turn
from game.engine.state import Change, Event, State
from game.engine.tables import OptionView, PassageRow, Program, SceneView, TextRow
from game.model.scenario import Adviser, Ending, Grounds, Indicator
from game.text.interpolate import fill

__all__ = [
    "SILENT",
    "AdviceView", "EndingView", "OptionView", "SceneView", "Shift", "Told",
    "advice_view", "ending_view", "has_evidence", "has_something_to_tell", "indicator_values",
    "last_events", "read", "scene_view", "told",
]  # fmt: skip

# Half the time of calling a named tuple's own constructor; every scene is seen once a decision.
_new = tuple.__new__

SILENT = frozenset({"dropped", "ending", "stuck"})
"""Events that are not told as such: what did not arrive, and the end, which has its own page."""


class AdviceView(NamedTuple):
    """What one voice at the table says here."""

    id: str
    adviser: Adviser
    text: str


class EndingView(NamedTuple):
    """An ending as it reads in the final state."""

    id: str
    title: str
    text: str
    ending: Ending


class Shift(NamedTuple):
    """An indicator that changed."""

    id: str
    indicator: Indicator
    before: int
    after: int


class Told(NamedTuple):
    """One event in words. `title` is empty for outcomes and consequences.

    `because` names the scene and option that a consequence comes from.
    """

    kind: str
    id: str
    title: str
    text: str
    shifts: tuple[Shift, ...]
    grounds: Grounds | None
    because: tuple[str, str] | None = None


def scene_view(program: Program, state: State) -> SceneView:
    """Return the scene in which a play stands; it must not be over."""
    row = program.scenes[state.place]
    if row.view is not None:
        return row.view
    cells = state.cells
    text = row.text
    if not isinstance(text, str):
        text = read(program, text, cells)
    options = []
    for holds, view, closed in row.offers:
        if holds is None or holds(cells):
            options.append(view)
        elif closed is not None:
            options.append(closed)
    return _new(SceneView, (row.id, row.title, row.date, text, tuple(options)))


def advice_view(program: Program, state: State) -> tuple[AdviceView, ...]:
    """Return who speaks in the scene where a play stands, and what they say."""
    advisers = program.scenario.advisers
    return tuple(
        AdviceView(id_, advisers[id_], said)
        for id_, text in program.scenes[state.place].advice
        if (said := read(program, text, state.cells))
    )


def ending_view(program: Program, state: State) -> EndingView | None:
    """Return the ending that a play has reached; None where it is stuck or not over."""
    number = state.place - len(program.scenes)
    if not 0 <= number < len(program.endings):
        return None
    row = program.endings[number]
    ending = program.scenario.endings[row.id]
    return EndingView(row.id, ending.title, read(program, row.text, state.cells), ending)


def indicator_values(program: Program, state: State) -> tuple[tuple[str, Indicator, int], ...]:
    """Return every indicator with its value, in the author's order."""
    return tuple(
        (id_, indicator, value)
        for (id_, indicator), value in zip(program.indicators, state.cells, strict=False)
    )


def told(program: Program, event: Event, turn: Turn | None = None) -> Told:
    """Put an event into words; an outcome needs the turn it belongs to."""
    kind, number, changes, cells = event
    shifts = _shifts(program, changes)
    scenario = program.scenario
    if kind == "outcome":
        assert turn is not None
        option = program.scenes[turn.before.place].options[turn.option]
        outcome = option.outcomes[number]
        text = read(program, outcome.text, cells)
        return Told(kind, outcome.id, "", text, shifts, outcome.grounds, None)
    if kind in ("consequence", "dropped"):
        row = program.consequences[number]
        text = read(program, row.text, cells)
        scene, option_id, _ = row.source.split(".")
        return Told(kind, row.id, "", text, shifts, row.grounds, (scene, option_id))
    if kind == "inject":
        inject = program.injects[number]
        title = scenario.injects[inject.id].title
        text = read(program, inject.text, cells)
        return Told(kind, inject.id, title, text, shifts, inject.grounds, None)
    if kind == "page":
        page = program.scenes[number]
        title = scenario.scenes[page.id].title
        return Told(kind, page.id, title, read(program, page.text, cells), shifts, None, None)
    id_ = program.place_id(len(program.scenes) + number if kind == "ending" else number)
    title = scenario.endings[id_].title if kind == "ending" else ""
    return Told(kind, id_, title, "", shifts, None, None)


def last_events(road: Road) -> tuple[tuple[Event, ...], Turn | None]:
    """Return what came about since the last choice, and the turn it belongs to."""
    if not road.turns:
        return road.opening, None
    turn = road.turns[-1]
    return turn.events, turn


def has_something_to_tell(road: Road) -> bool:
    """Whether something came about besides the play's coming to an end."""
    return any(event.kind not in SILENT for event in last_events(road)[0])


def has_evidence(road: Road) -> bool:
    """Whether something that came about since the last choice rests on evidence."""
    events, turn = last_events(road)
    told_ones = (told(road.program, event, turn) for event in events if event.kind not in SILENT)
    return any(view.grounds is not None for view in told_ones)


def read(program: Program, text: TextRow, cells: Sequence[int]) -> str:
    """Return a text as it reads with these cells: what holds, values filled in."""
    if isinstance(text, str):
        return text
    parts = [
        _filled(program, passage, cells)
        for passage in text
        if passage.test is None or passage.test.holds(cells)
    ]
    return "\n\n".join(parts)


def _filled(program: Program, passage: PassageRow, cells: Sequence[int]) -> str:
    if isinstance(passage.template, str):
        return passage.template

    def value(name: str) -> str:
        key: CellKey = DECISIONS if name == "decisions" else name
        return str(cells[program.cells[key]])

    return fill(passage.template, value)


def _shifts(program: Program, changes: Sequence[Change]) -> tuple[Shift, ...]:
    if not changes:
        return ()
    indicators = program.indicators
    count = len(indicators)
    return tuple(
        [
            Shift(*indicators[cell], before, after)
            for cell, before, after in sorted(changes)
            if cell < count
        ]
    )
