"""The road: each decision with what was known, advised, chosen, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.debrief.resting import Rests, rests_of
from game.engine.play import Road, Turn
from game.engine.state import Event, State
from game.engine.step import chosen, open_outcomes
from game.engine.tables import OptionView, Program
from game.engine.view import (
    SILENT,
    AdviceView,
    Shift,
    advice_view,
    indicator_values,
    scene_view,
    told,
)
from game.model.evidence import Evidence


class Juncture(NamedTuple):
    """A decision of a road, as the rules see it."""

    number: int
    """Which decision of the play it is, from 1."""
    at: int
    """How many turns of the road stand before it."""
    entered: State
    """Where the scene was entered."""
    hand: tuple[Turn, ...]
    """What the facilitator moved by hand between entering and choosing."""
    turn: Turn


class Known(NamedTuple):
    """An indicator as it stood when a decision was made."""

    id: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Came:
    """One thing that came about."""

    kind: str
    """`outcome`, `consequence`, `inject` or `page` (an interlude)."""
    id: str
    title: str
    """Empty for outcomes and consequences."""
    text: str
    """Markdown."""
    shifts: tuple[Shift, ...]
    """The indicators that it moved."""
    rests: Rests | None
    """What it rests on; none for an interlude."""
    decision: int
    """The decision that it comes from, from 1; of a consequence that may be an earlier one. 0 for
    what comes from no decision: injects, interludes."""
    arrived: int
    """After which decision it came about; 0: before the first."""
    by_hand: bool = False
    """Whether the facilitator's hand brought it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the road taken."""

    number: int
    """From 1."""
    scene: str
    """The scene's id."""
    title: str
    date: str
    """As the scene has it: an ISO date, a month or a year; may be empty."""
    text: str
    """What was known: the scene as it read. Markdown."""
    known: tuple[Known, ...]
    """What was known: every indicator."""
    due: int
    """How many consequences were still to come."""
    advice: tuple[AdviceView, ...]
    """What was advised: adviser by adviser, `text` in Markdown."""
    options: tuple[OptionView, ...]
    """What could be chosen, and what was closed and said why."""
    chosen: OptionView
    instrument: str
    """What the screen calls the instrument of the option chosen; may be empty."""
    outcome: str
    """The id of the outcome that was drawn; empty where none could follow."""
    chance: Fraction
    """How likely that outcome was once the option was chosen; 1 where chance had no say."""
    moved_by_hand: tuple[str, ...]
    """What the facilitator did before this choice: `inject ID`, `hold ID`, `release ID`."""
    came: tuple[Came, ...]
    """All that came about between this choice and the next decision, in its order."""
    later: tuple[Came, ...]
    """What arrived after a later decision, and comes from this one."""
    questions: tuple[str, ...]
    """What the scenario asks a class to discuss here. Markdown."""


def junctures(road: Road) -> tuple[Juncture, ...]:
    """Return the decisions of a road."""
    found: list[Juncture] = []
    entered, hand = road.first, list[Turn]()
    for at, turn in enumerate(road.turns):
        if turn.option < 0:
            hand.append(turn)
            continue
        found.append(Juncture(len(found) + 1, at, entered, tuple(hand), turn))
        entered, hand = turn.after, []
    return tuple(found)


def opening_of(road: Road, evidence: Evidence) -> tuple[Came, ...]:
    """Return what came about before the first decision."""
    came = _came(road.program, road.opening, None, 0, (), evidence)
    return (*came, *_by_hand(road, 0, evidence))


def decisions_of(road: Road, evidence: Evidence) -> tuple[Decision, ...]:
    """Return the decisions of a road, with all that was known, chosen and came."""
    program = road.program
    every = junctures(road)
    came = [
        (
            *_came(program, each.turn.events, each.turn, each.number, puts, evidence),
            *_by_hand(road, each.number, evidence),
        )
        for each in every
        for puts in (_puts(program, each.turn),)
    ]
    return tuple(
        _decision(program, each, came[each.number - 1], _later(each.number, came)) for each in every
    )


def loose_turns(road: Road) -> tuple[Turn, ...]:
    """Return what was moved by hand after the last choice."""
    found: list[Turn] = []
    for turn in reversed(road.turns):
        if turn.option >= 0:
            break
        found.append(turn)
    return tuple(reversed(found))


def _decision(
    program: Program, each: Juncture, came: tuple[Came, ...], later: tuple[Came, ...]
) -> Decision:
    state = each.turn.before
    scene = scene_view(program, state)
    written = program.scenario.scenes[scene.id]
    row = program.scenes[state.place].options[each.turn.option]
    outcome = row.outcomes[each.turn.outcome].id if each.turn.outcome >= 0 else ""
    mine = next(option for option in scene.options if option.id == row.id)
    return Decision(
        number=each.number,
        scene=scene.id,
        title=scene.title,
        date=scene.date,
        text=scene.text,
        known=tuple(
            Known(id_, indicator.label, value)
            for id_, indicator, value in indicator_values(program, state)
        ),
        due=len(state.due),
        advice=advice_view(program, state),
        options=scene.options,
        chosen=mine,
        instrument=program.scenario.instrument_label(mine.instrument),
        outcome=outcome,
        chance=_chance(program, each.turn),
        moved_by_hand=tuple(f"{turn.move.kind} {turn.move.id}" for turn in each.hand),
        came=came,
        later=later,
        questions=written.discuss,
    )


def _chance(program: Program, turn: Turn) -> Fraction:
    row = program.scenes[turn.before.place].options[turn.option]
    outcomes = open_outcomes(row, chosen(turn.before, row))
    if turn.outcome < 0 or len(outcomes) < 2:
        return Fraction(1)
    weights = {at: row.outcomes[at].weight for at in outcomes}
    return Fraction(weights[turn.outcome], sum(weights.values()))


def _by_hand(road: Road, after: int, evidence: Evidence) -> Iterator[Came]:
    """Yield what was brought by hand between a decision and the next one."""
    every = junctures(road)
    hand = every[after].hand if after < len(every) else loose_turns(road)
    for turn in hand:
        yield from _came(road.program, turn.events, turn, after, (), evidence)


def _later(number: int, came: Sequence[tuple[Came, ...]]) -> tuple[Came, ...]:
    return tuple(each for part in came[number:] for each in part if each.decision == number)


def _puts(program: Program, turn: Turn) -> tuple[int, ...]:
    """Return which decision put each consequence that can arrive in a turn, in their order."""
    now = turn.before.cells[-1] + 1
    due = list(turn.before.due)
    if turn.outcome >= 0:
        outcome = program.scenes[turn.before.place].options[turn.option].outcomes[turn.outcome]
        due += [(now + after, now, number) for number, after in outcome.later]
    return tuple(put for _, put, _ in sorted(due))


def _came(
    program: Program,
    events: Sequence[Event],
    turn: Turn | None,
    number: int,
    puts: Sequence[int],
    evidence: Evidence,
) -> Iterator[Came]:
    arriving = iter(puts)
    by_hand = turn is not None and turn.option < 0
    for event in events:
        decision = number if event.kind == "outcome" else 0
        if event.kind in ("consequence", "dropped"):
            decision = next(arriving)
        if event.kind in SILENT:
            continue
        view = told(program, event, turn)
        rests = None if view.grounds is None else rests_of(view.grounds, evidence)
        yield Came(
            kind=view.kind,
            id=view.id,
            title=view.title,
            text=view.text,
            shifts=view.shifts,
            rests=rests,
            decision=decision,
            arrived=number,
            by_hand=by_hand,
        )
