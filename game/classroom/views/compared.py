"""How the cases behind an outcome are like this one and unlike it, for whoever asks the class."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.session.lesson import Lesson
from game.classroom.views.evidence import may_be_shown
from game.content.opened import Opened
from game.engine.view import last_events, told
from game.model.scenario import Grounds
from game.text.grounds import grounds_sections

_WANTED = ("like", "unlike", "dissent", "assumed")


def compared(opened: Opened, lesson: Lesson) -> Iterator[str]:
    """Yield the authors' likenesses, differences, dissent and guesses for what was just shown.

    They stand beside the class's own: nothing before the outcome is shown, nor after its decision.
    """
    if lesson.stage != "deciding" or not lesson.deciding.chosen:
        return
    events, turn = last_events(lesson.road)
    for event in events:
        if event.kind == "outcome":
            grounds = told(lesson.road.program, event, turn).grounds
            yield from _sections(may_be_shown(opened, lesson), grounds)


def _sections(opened: Opened, grounds: Grounds | None) -> Iterator[str]:
    if grounds is None:
        return
    for section in grounds_sections(grounds, opened.evidence):
        if section.kind in _WANTED:
            yield f"**{section.title}**"
            yield from section.blocks
