"""One participant of a class: what was chosen at each decision, predicted, and reached.

Of a person there is a name, which was typed or is a pseudonym, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import log2
from typing import NamedTuple

from game.debrief.reached import reached_of
from game.debrief.road import junctures
from game.engine.play import Road, Turn
from game.engine.step import chosen, open_options, open_outcomes
from game.engine.tables import Program
from game.engine.view import indicator_values
from game.journal.brief import surviving
from game.journal.entries import Chosen, Entry, Predicted
from game.journal.prediction import Prediction


class Draw(NamedTuple):
    """How a choice came out, beside how it could have come out."""

    chance: Fraction
    """Of what was drawn, once the option was chosen."""
    surprise: float
    """By how many bits what was drawn was less expected than this draw is on average."""


class Step(NamedTuple):
    """One decision of one participant."""

    scene: str
    visit: int
    """Which time this participant stood at the scene, from 1."""
    title: str
    option: str
    label: str
    instrument: str
    """The instrument's id; empty where it is not known."""
    outcome: str
    open: tuple[str, ...] = ()
    """The ids of the options that were open; empty where that is not known."""
    draw: Draw | None = None
    values: Mapping[str, int] = {}
    """Where the indicators stood after all that came of it, so far as that is known."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One play of a class."""

    name: str
    seed: int
    steps: tuple[Step, ...]
    ending: str
    """The ending's id; `stuck`, or empty where the play has not ended."""
    ending_title: str
    values: Mapping[str, int] = field(default_factory=dict)
    """Where the indicators stand; empty where that is not known."""
    predictions: Mapping[str, Prediction] = field(default_factory=dict)


def participant_of(
    name: str, road: Road, predictions: Mapping[str, Prediction] | None = None
) -> Participant:
    """Return the participant who played a road."""
    reached = reached_of(road)
    return Participant(
        name=name,
        seed=road.seed,
        steps=_steps(road),
        ending=reached.id,
        ending_title=reached.title,
        values={id_: value for id_, _, value in indicator_values(road.program, road.state)},
        predictions=predictions or {},
    )


def participant_from(name: str, seed: int, entries: Sequence[Entry]) -> Participant:
    """Return what a journal alone tells of a participant: no rules are needed for it.

    The first road to an ending is told, or how far the play came.
    """
    first = next(
        (at for at, each in enumerate(entries) if isinstance(each, Chosen) and each.end), None
    )
    told = entries if first is None else entries[: first + 1]
    steps: list[Step] = []
    end = None
    for each in surviving(told):
        if isinstance(each, Chosen):
            visit = 1 + sum(step.scene == each.scene for step in steps)
            steps.append(
                Step(each.scene, visit, each.heading, each.option, each.label, "", each.outcome)
            )
            end = each.end
    predictions: dict[str, Prediction] = {}
    for each in entries:
        if isinstance(each, Predicted):
            made = Prediction(each.question, each.answer, each.confidence)
            predictions.setdefault(each.question, made)
    return Participant(
        name=name,
        seed=seed,
        steps=tuple(steps),
        ending="" if end is None else end.id,
        ending_title="Not finished" if end is None else end.title,
        predictions=predictions,
    )


def _steps(road: Road) -> tuple[Step, ...]:
    program = road.program
    steps: list[Step] = []
    for each in junctures(road):
        turn = each.turn
        scene = program.scenes[turn.before.place]
        written = program.scenario.scenes[scene.id]
        row = scene.options[turn.option]
        outcome = row.outcomes[turn.outcome].id if turn.outcome >= 0 else "stuck"
        steps.append(
            Step(
                scene=scene.id,
                visit=1 + sum(step.scene == scene.id for step in steps),
                title=written.title,
                option=row.id,
                label=written.options[row.id].label,
                instrument=written.options[row.id].instrument,
                outcome=outcome,
                open=tuple(scene.options[at].id for at in open_options(program, turn.before)),
                draw=_draw_of(program, turn),
                values={id_: value for id_, _, value in indicator_values(program, turn.after)},
            )
        )
    return tuple(steps)


def _draw_of(program: Program, turn: Turn) -> Draw:
    """Return how a choice came out; where chance had no say, with a chance of 1."""
    row = program.scenes[turn.before.place].options[turn.option]
    open_ = open_outcomes(row, chosen(turn.before, row))
    if turn.outcome < 0 or len(open_) < 2:
        return Draw(Fraction(1), 0.0)
    whole = sum(row.outcomes[at].weight for at in open_)
    chances = {at: Fraction(row.outcomes[at].weight, whole) for at in open_}
    bits = {at: -log2(chance) for at, chance in chances.items() if chance}
    expected = sum(float(chances[at]) * bits[at] for at in bits)
    return Draw(chances[turn.outcome], bits[turn.outcome] - expected)
