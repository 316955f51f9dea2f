"""The statements of people who played alone: what each answered, predicted and completed.

A statement has the time at which it was kept. Where a journal has none, as that of a play that was
forked or of an older version, the statement has none, and whoever stores it sets its own.
Predictions are made before the choice of the scene that asks, and are told before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from game.classroom.records.naming import play_uuid
from game.classroom.records.people import Person
from game.classroom.records.xapi.activities import Names, Plain
from game.classroom.records.xapi.making import Maker, share_told
from game.debrief.predicted import brier, uniform
from game.debrief.road import junctures
from game.journal.prediction import Prediction
from game.text.printable import printable


def people_as_xapi(people: Sequence[Person], base: str, *, named: bool = False) -> str:
    """Return plays as JSON lines. Without `named`, a person is told by the play's id alone."""
    found = (each for person in people for each in _statements(person, base, named))
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found)


def _statements(person: Person, base: str, named: bool) -> Iterator[Plain]:
    names = Names(person.opened, person.header.rules, base)
    registration = play_uuid(person.header)
    made = Maker(names, registration)
    called = {"name": printable(person.name)} if named and person.name else {}
    page = f"{names.base}/play/{registration}"
    actor = {
        "objectType": "Agent", **called, "account": {"homePage": page, "name": person.header.play},
    }  # fmt: skip
    told: set[str] = set()
    path = []
    for each in junctures(person.road):
        row = person.road.program.scenes[each.turn.before.place]
        for id_ in person.opened.scenario.scenes[row.id].predict:
            prediction = person.course.predictions.get(id_)
            if prediction is not None and id_ not in told:
                told.add(id_)
                result, more = _predicted(person, prediction)
                about = names.question(row.id, id_)
                at = person.times.predictions.get(id_, 0) / 1000
                yield made.statement(actor, "answered", about, at, result, more, row.id)
        option = row.options[each.turn.option]
        outcome = option.outcomes[each.turn.outcome].id if each.turn.outcome >= 0 else "stuck"
        path.append(f"{row.id}:{option.id}")
        yield made.statement(
            actor,
            "answered",
            names.decision(row.id),
            _at(person, each.number),
            {"response": option.id},
            {"decision": each.number, "outcome": outcome},
            row.id,
        )
    ending = {"ending": person.ending} if person.ending else {}
    yield made.statement(
        actor,
        "completed" if person.ending else "exited",
        names.whole(),
        _at(person, len(path)),
        {"completion": bool(person.ending)},
        {"path": path, "seed": person.road.seed, "begun": person.header.begun, **ending},
    )


def _at(person: Person, decision: int) -> float:
    """Return when a decision was made, in seconds; 0 where that was not kept."""
    choices = person.times.choices
    return choices[decision - 1] / 1000 if 0 < decision <= len(choices) else 0.0


def _predicted(person: Person, prediction: Prediction) -> tuple[Plain, dict[str, Any]]:
    """Return the result of a prediction: the probability given, the rest spread evenly."""
    question = person.opened.evidence.questions[prediction.question]
    given = prediction.confidence / 100
    rest = (1 - given) / max(len(question.answers) - 1, 1)
    shares = (
        f"{id_}[.]{share_told(given if id_ == prediction.answer else rest)}"
        for id_ in question.answers
    )
    score = float(brier(question, prediction.answer, prediction.confidence))
    return (
        {"response": "[,]".join(shares), "score": {"scaled": round(1 - score / 2, 4)}},
        {
            "brier": round(score, 4),
            "baseline-brier": round(float(uniform(question)), 4),
            "outcome": question.record,
            "source": [question.finding],
        },
    )
