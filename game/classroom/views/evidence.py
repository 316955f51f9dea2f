"""What of the evidence a class may see: what still answers a question of this play is held back."""

from __future__ import annotations

from dataclasses import replace

from game.archive.withheld import withheld, without
from game.classroom.session.lesson import Lesson
from game.content.opened import Opened


def may_be_shown(opened: Opened, lesson: Lesson) -> Opened:
    """Return the scenario with the evidence that may stand on the wall just now.

    In the debrief nothing is held back any more.
    """
    both = lesson.done if lesson.now is None else (*lesson.done, lesson.now)
    settled = {each.question for decision in both for each in decision.forecasts}
    finished = lesson.stage in ("debrief", "closed")
    held = withheld(lesson.road, opened.evidence, settled, finished=finished)
    return replace(opened, evidence=without(opened.evidence, held))
