"""Plays that people handed in one by one: what each did, for a grade book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from game.classroom.records.roster import Roster, joined
from game.content.opened import Opened
from game.debrief.predicted import brier, uniform
from game.debrief.road import junctures
from game.engine.play import Road
from game.errors import RequestError
from game.journal.course import Course
from game.journal.entries import Header
from game.journal.times import NO_TIMES, Times
from game.text.separated import Cell

PREFIX = "precedent_"

COLUMNS: Mapping[str, str] = {
    "scenario": "The id of the scenario; empty for those of whom no play was handed in",
    "play": "The id of the play",
    "handed_in": "1 if a play was handed in under a name that stands in this line; else 0",
    "decisions": "How many decisions were made, on the first road to an ending",
    "ending": "The id of the ending that was reached; empty where the play has not ended",
    "predictions": "How many questions about the record were answered",
    "mean_brier": "The mean of Brier's scores of these, 0 (all on the record) to 2",
    "baseline_brier": "The mean score of the forecast that gives every answer the same probability",
}
"""What each column holds, without its prefix. No column is a mark."""


@dataclass(frozen=True, slots=True)
class Person:
    """The play of one person; `name` is what they called it."""

    opened: Opened
    header: Header
    course: Course
    name: str
    times: Times = NO_TIMES

    @property
    def road(self) -> Road:
        """The first road to an ending, or as far as the play came."""
        return self.course.told

    @property
    def ending(self) -> str:
        """The ending that was reached; empty where none was."""
        program = self.road.program
        at = self.road.state.place - len(program.scenes)
        return program.endings[at].id if 0 <= at < len(program.endings) else ""


def people_book(people: Sequence[Person], roster: Roster) -> tuple[str, tuple[str, ...]]:
    """Return the grade book, and what to say of plays that belong to nobody in it.

    A play is somebody's whose line has the play's name in a cell, whatever its case.

    Raises:
        RequestError: where the roster has our columns already.
    """
    heads = [f"{PREFIX}{name}" for name in COLUMNS]
    if clash := next((head for head in roster.head.cells if head.strip() in heads), ""):
        raise RequestError(
            f"the roster has a column {clash.strip()} already: it is an export itself; "
            "take the roster as it was before"
        )
    owned: dict[int, Person] = {}
    said = []
    for person in people:
        wanted = person.name.strip().casefold()
        lines = [
            at
            for at, line in enumerate(roster.people)
            if wanted and any(cell.strip().casefold() == wanted for cell in line.cells)
        ]
        called = f"The play {person.header.play}" + (f" of “{person.name}”" if wanted else "")
        if len(lines) != 1:
            where = "several lines" if lines else "no line"
            said.append(f"{called} is left out: its name stands in {where} of the roster.")
        elif lines[0] in owned:
            said.append(f"{called} is left out: there is another one of the same person.")
        else:
            owned[lines[0]] = person
    rows = [joined(roster.head, heads, roster.delimiter)]
    rows += (
        joined(line, _cells(owned.get(at)), roster.delimiter)
        for at, line in enumerate(roster.people)
    )
    return "\n".join(rows), tuple(said)


def columns() -> dict[str, str]:
    """Return what our columns hold, by their heads, for a codebook."""
    return {
        "(your own columns)": "As they stood in the roster, character for character, formulas too",
        **{f"{PREFIX}{name}": meaning for name, meaning in COLUMNS.items()},
    }


def _cells(person: Person | None) -> Sequence[Cell]:
    if person is None:
        return [None, None, 0, *[None] * 5]
    questions = person.opened.evidence.questions
    answered = [each for id_, each in person.course.predictions.items() if id_ in questions]
    scores = [brier(questions[x.question], x.answer, x.confidence) for x in answered]
    even = [uniform(questions[x.question]) for x in answered]
    return [
        person.opened.name,
        person.header.play,
        1,
        len(junctures(person.road)),
        person.ending,
        len(answered),
        round(float(mean(scores)), 4) if scores else None,
        round(float(mean(even)), 4) if even else None,
    ]
