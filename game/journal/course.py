"""The course of a play: its road now, the roads left by rewinding, what was predicted and noted.

Pure values: a live play and one that is read back from its journal go through the same steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.engine.play import Road, rewind
from game.engine.state import decisions_made
from game.journal.entries import InClass
from game.journal.prediction import Prediction


class Note(NamedTuple):
    """A note, and how many turns had been made when it was written."""

    turns: int
    text: str


class Course(NamedTuple):
    """All that has happened in a play."""

    road: Road
    """Where it stands now."""
    predictions: Mapping[str, Prediction] = {}
    """The first answer to each question, by its id."""
    skipped: frozenset[str] = frozenset()
    """The questions that were passed over, and not answered before."""
    notes: tuple[Note, ...] = ()
    left: tuple[Road, ...] = ()
    """The roads that were left by rewinding, as far as they had come."""
    finished: Road | None = None
    """The first road that came to an ending."""
    in_class: tuple[InClass, ...] = ()
    """What a class did around the play, in order; none where nobody played it in class."""

    @property
    def told(self) -> Road:
        """The road that counts, and that reports tell: the first to an ending, or that of now."""
        return self.finished or self.road

    @property
    def is_trying(self) -> bool:
        """Whether the road that counts is over, and the play stands beside it or before its end."""
        told = self.told
        return turns_shared(told, self.road) < max(len(told.turns), len(self.road.turns))

    @property
    def told_option(self) -> str:
        """While another road is tried: the id of what was chosen here on the one that counts.

        Empty where that road had another scene for this decision, or none.
        """
        if not self.is_trying:
            return ""
        chosen = [turn for turn in self.told.turns if turn.option >= 0]
        number, place = decisions_made(self.road.state), self.road.state.place
        here = number < len(chosen) and chosen[number].before.place == place
        return chosen[number].move.id if here else ""

    @property
    def explored(self) -> tuple[Road, ...]:
        """What was tried beside the road that counts.

        A road that another one goes on from is not told by itself.
        """
        told = [self.told]
        for road in sorted((*self.left, self.road), key=lambda each: -len(each.turns)):
            if not any(_goes_on_from(road, other) for other in told):
                told.append(road)
        return tuple(sorted(told[1:], key=[*self.left, self.road].index))


def moved(course: Course, road: Road) -> Course:
    """Return the course after a move that led onto a longer road."""
    ended = course.finished is None and _has_ended(road)
    return course._replace(road=road, finished=road if ended else course.finished)


def rewound(course: Course, turns: int) -> Course:
    """Return the course with its road taken back to its first `turns` turns."""
    if turns >= len(course.road.turns):
        return course
    return course._replace(road=rewind(course.road, turns), left=(*course.left, course.road))


def predicted(course: Course, prediction: Prediction) -> Course:
    """Return the course with a prediction; the first answer counts, and none after a skip."""
    question = prediction.question
    if question in course.predictions or question in course.skipped:
        return course
    return course._replace(predictions={**course.predictions, question: prediction})


def passed_over(course: Course, question: str) -> Course:
    """Return the course with a question passed over, if it has not been answered."""
    if question in course.predictions:
        return course
    return course._replace(skipped=course.skipped | {question})


def noted(course: Course, text: str) -> Course:
    """Return the course with a note."""
    return course._replace(notes=(*course.notes, Note(len(course.road.turns), text)))


def done_in_class(course: Course, entry: InClass) -> Course:
    """Return the course with something that a class did; it moves no play."""
    return course._replace(in_class=(*course.in_class, entry))


def turns_before(road: Road, decision: int) -> int:
    """Return how many turns were made when a decision, counted from 1, was to be made.

    What was brought in by hand before it stays. A decision that has not been made gives all turns.
    """
    made = 0
    for at, turn in enumerate(road.turns):
        made += turn.option >= 0
        if made == decision:
            return at
    return len(road.turns)


def turns_shared(road: Road, other: Road) -> int:
    """Return how many turns two roads have in common before they part."""
    for at, (turn, there) in enumerate(zip(road.turns, other.turns, strict=False)):
        if turn.move != there.move:
            return at
    return min(len(road.turns), len(other.turns))


def _goes_on_from(road: Road, other: Road) -> bool:
    return turns_shared(road, other) == len(road.turns)


def _has_ended(road: Road) -> bool:
    return len(road.program.scenes) <= road.state.place < road.program.stuck
