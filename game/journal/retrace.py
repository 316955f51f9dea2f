"""From a journal's entries back to a play, on the scenario as it is now, as far as that goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.engine.choices import drawn
from game.engine.moves import Move
from game.engine.play import choose, move, start
from game.engine.state import decisions_made
from game.engine.tables import Program
from game.errors import MoveError
from game.journal.brief import surviving
from game.journal.course import (
    Course,
    done_in_class,
    moved,
    noted,
    passed_over,
    predicted,
    rewound,
)
from game.journal.entries import ByHand, Chosen, Entry, InClass, Noted, Predicted, Rewound, Skipped
from game.journal.prediction import Prediction
from game.model.evidence import Question


class Retraced(NamedTuple):
    """A play made again; `lost` says where it had to stop, empty where nothing was lost."""

    course: Course
    entries: tuple[Entry, ...]
    """Those that were made again."""
    lost: str = ""


def retrace(
    program: Program, questions: Mapping[str, Question], seed: int, entries: Sequence[Entry]
) -> Retraced:
    """Make again what a journal tells, by the ids, with the same luck.

    Where not all of it can be made, only what was not taken back is tried.
    """
    whole = _make(program, questions, seed, entries)
    return _make(program, questions, seed, surviving(entries)) if whole.lost else whole


def _make(
    program: Program, questions: Mapping[str, Question], seed: int, entries: Sequence[Entry]
) -> Retraced:
    course = Course(start(program, seed))
    for at, entry in enumerate(entries):
        try:
            course = _then(course, questions, entry)
        except MoveError as error:
            return Retraced(course, tuple(entries[:at]), _lost(course, entry, error))
    return Retraced(course, tuple(entries))


def _then(course: Course, questions: Mapping[str, Question], entry: Entry) -> Course:
    """Return the course after one more entry.

    Raises:
        MoveError: if it is not allowed here, or comes out otherwise.
    """
    match entry:
        case Chosen():
            return _choose(course, entry)
        case ByHand():
            return moved(course, move(course.road, Move(entry.kind, entry.id)))
        case Predicted(question, answer, confidence):
            # What is no longer asked cannot be scored; the journal still tells it.
            asked = questions.get(question)
            known = asked is not None and answer in asked.answers
            made = Prediction(question, answer, confidence)
            return predicted(course, made) if known else course
        case Skipped():
            return passed_over(course, entry.question) if entry.question in questions else course
        case Rewound():
            return rewound(course, entry.turns)
        case Noted():
            return noted(course, entry.text)
        case InClass():
            return done_in_class(course, entry)
        case _:
            return course


def _choose(course: Course, entry: Chosen) -> Course:
    road = course.road
    here = road.program.place_id(road.state.place)
    if entry.scene != here and not road.over:
        raise MoveError(f"the play comes to `{here}` there, not to `{entry.scene}`")
    road = choose(road, entry.option)
    if drawn(road) != entry.outcome:
        raise MoveError(
            f"with seed {road.seed} it leads to `{drawn(road)}`, not to `{entry.outcome}`"
        )
    return moved(course, road)


def _lost(course: Course, entry: Entry, error: MoveError) -> str:
    if isinstance(entry, ByHand):
        return f"The inject `{entry.id}` is no longer possible: {error}."
    assert isinstance(entry, Chosen)
    number = decisions_made(course.road.state) + 1
    where = f"decision {number}, `{entry.option}` in `{entry.scene}`"
    return f"{where[:1].upper()}{where[1:]}, is no longer possible: {error}."
