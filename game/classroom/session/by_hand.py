"""The injects of a scenario as a facilitator sees them: what can be done with each just now."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.classroom.session.lesson import Lesson
from game.engine import play
from game.engine.moves import Move, MoveKind
from game.errors import MoveError

State = Literal["happened", "held", "ready", "elsewhere"]

STATE_WORDS: dict[State, str] = {
    "happened": "has happened",
    "held": "held back",
    "ready": "can be brought in now",
    "elsewhere": "not in this scene",
}


class InjectSeen(NamedTuple):
    """An inject, and whether it can be brought in where the play stands.

    `by_itself` is the condition on which it comes without a hand, empty where there is none.
    """

    id: str
    title: str
    text: str
    state: State
    by_itself: str


def injects(lesson: Lesson) -> tuple[InjectSeen, ...]:
    """Return every inject of the scenario, in the author's order."""
    program, state = lesson.road.program, lesson.road.state
    seen = []
    for number, row in enumerate(program.injects):
        inject = program.scenario.injects[row.id]
        bit = 1 << number
        here = not row.scenes or state.place in row.scenes
        told: State = "ready" if here and not lesson.road.over else "elsewhere"
        if state.fired & bit:
            told = "happened"
        elif state.held & bit:
            told = "held"
        text = "\n\n".join(passage.text for passage in inject.text)
        by_itself = inject.when.source if inject.when is not None else ""
        seen.append(InjectSeen(row.id, inject.title, text, told, by_itself))
    return tuple(seen)


def refused(lesson: Lesson, kind: MoveKind, id_: str) -> str:
    """Return why an inject cannot be moved so; empty where it can."""
    try:
        play.move(lesson.road, Move(kind, id_))
    except MoveError:
        states: list[State] = [each.state for each in injects(lesson) if each.id == id_]
        state = states[0] if states else "elsewhere"
        return f"That cannot be done with it now: it is {_WHY[state]}."
    return ""


_WHY: dict[State, str] = {
    "happened": "there already",
    "held": "held back already",
    "ready": "not held back",
    "elsewhere": "not for this scene",
}
