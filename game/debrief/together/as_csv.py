"""The report of a class as comma-separated values, one row a participant and decision.

The codebook beside it says what each column holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from game.debrief.predicted import brier
from game.debrief.together.participant import Participant, Step
from game.debrief.together.report import ClassReport, Group
from game.text.separated import Cell, separated

COLUMNS = {
    "scenario": "The id of the scenario",
    "rules": "The digest of the rules by which it was played; only rows with the same are alike",
    "participant": "The name typed with the play, or a pseudonym (P01); no two are the same",
    "seed": "What decided chance; with the same seed, the same choices meet the same luck",
    "decision": "Which decision of this play it is, from 1; 0 for a play without any",
    "scene": "The id of the scene at which it was made",
    "visit": "Which time this participant stood at the scene, from 1",
    "title": "The title of the scene",
    "option": "The id of the option chosen",
    "label": "The option as it reads",
    "instrument": "The id of the option's instrument; empty where it has none or it is not known",
    "open_options": "How many options were open; empty where that is not known",
    "outcome": "The id of the outcome that followed; stuck where none could",
    "outcome_chance": "The chance of that outcome once the option was chosen, from 0 to 1",
    "questions": "The ids of the questions about the record that were answered at the scene",
    "answers": "The ids of the answers given to them, in the same order",
    "confidences": "The probability given to each answer, in percent, in the same order",
    "brier": "The mean of Brier's scores of these, 0 (all on the record) to 2",
    "ending": "The id of the ending that the play reached; stuck, or empty where it has not ended",
}
"""What each column holds."""

_INDICATOR = "The indicator {id} after all that came of the decision; empty where it is not known"


def as_csv(report: ClassReport) -> str:
    """Return a table, one row a participant and decision; a play without any has one row."""
    ids = indicators_of(report)
    heads = [*COLUMNS, *(f"indicator_{id_}" for id_ in ids)]
    return separated(heads, _rows(report, ids))


def codebook(report: ClassReport) -> str:
    """Return what each column of the table holds, as a table."""
    rows = [*COLUMNS.items()]
    rows += [(f"indicator_{id_}", _INDICATOR.format(id=id_)) for id_ in indicators_of(report)]
    return separated(("column", "meaning"), rows)


def indicators_of(report: ClassReport) -> list[str]:
    """Return the ids of the indicators of all groups, in the authors' orders."""
    return [
        *dict.fromkeys(
            id_
            for each in report.groups
            if each.group.opened is not None
            for id_ in each.group.opened.scenario.indicators
        )
    ]


def _rows(report: ClassReport, ids: Sequence[str]) -> Iterator[list[Cell]]:
    for each in report.groups:
        for person in each.people:
            fixed: list[Cell] = [each.group.scenario, each.group.rules, person.name, person.seed]
            if not person.steps:
                empty: list[Cell] = [None] * (len(COLUMNS) - len(fixed) - 2)
                values = [person.values.get(id_) for id_ in ids]
                yield [*fixed, 0, *empty, person.ending, *values]
            for number, step in enumerate(person.steps, start=1):
                asked = _asked(each.group, person, step)
                values = [step.values.get(id_) for id_ in ids]
                yield [*fixed, number, *_step(step), *asked, person.ending, *values]


def _step(step: Step) -> list[Cell]:
    chance = None if step.draw is None else float(step.draw.chance)
    return [
        step.scene, step.visit, step.title, step.option, step.label, step.instrument,
        len(step.open) or None, step.outcome, chance,
    ]  # fmt: skip


def _asked(group: Group, person: Participant, step: Step) -> list[Cell]:
    """Return the questions that were answered where a step was made, at the first time there."""
    opened = group.opened
    scene = None if opened is None else opened.scenario.scenes.get(step.scene)
    if opened is None or scene is None or step.visit > 1:
        return [None] * 4
    known = opened.evidence.questions
    made = [
        person.predictions[id_]
        for id_ in scene.predict
        if id_ in person.predictions and id_ in known
    ]
    if not made:
        return [None] * 4
    scores = [brier(known[each.question], each.answer, each.confidence) for each in made]
    return [
        " ".join(each.question for each in made),
        " ".join(each.answer for each in made),
        " ".join(str(each.confidence) for each in made),
        float(sum(scores, Fraction(0)) / len(scores)),
    ]
