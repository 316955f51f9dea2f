"""The after-action file: the debrief of the play with all that the class did, in one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from game.classroom.after.telling import class_parts, plain_class
from game.classroom.session.account import account_of
from game.classroom.session.desk import session_of
from game.debrief.ahead import NOT_ASKED, Ahead
from game.debrief.debrief import Debrief, debrief_of
from game.errors import JournalError

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.debrief.telling.pieces import Part
    from game.engine.play import Road
    from game.journal.course import Course


def of_class(opened: Opened, course: Course) -> tuple[tuple[Part, ...], Mapping[str, Any]]:
    """Return what a class adds to the debrief of a play: parts, and plain values.

    Nothing where no class sat at it, or what its journal says of one does not fit any more.
    """
    try:
        lesson = session_of(course.in_class, opened, course.road.seed)
    except JournalError:
        return (), {}
    if lesson is None:
        return (), {}
    account = account_of(opened, lesson)
    return class_parts(account), plain_class(account)


def class_debrief(opened: Opened, course: Course, road: Road, ahead: Ahead = NOT_ASKED) -> Debrief:
    """Return the debrief of a play with all that a class did."""
    parts, plain = of_class(opened, course)
    return debrief_of(
        road,
        opened.evidence,
        predictions=course.predictions,
        skipped=course.skipped,
        notes=tuple(note.text for note in course.notes),
        explored=course.explored,
        ahead=ahead,
        source=opened.name,
        more=parts,
        in_class=plain,
    )
