"""A class at its desk as the screens hold it: what is on the wall, and what a typed line does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.classroom.link.ends import ProjectorEnd
from game.classroom.session.asking import Reply
from game.classroom.views.frames import Frame, frames
from game.classroom.views.projector import projector, time_shown
from game.errors import KeepError, RequestError

if TYPE_CHECKING:
    from game.classroom.session.desk import Desk
    from game.classroom.session.lesson import Lesson

UNKEPT = "Nothing has happened. Try again, or t and unrecorded to go on without keeping it."


def from_afar(reply: Reply) -> str:
    """Return what to say at a console of something that only the wall can show."""
    if reply.shows == "report":
        return "The after-action file is being written; the wall says where."
    return "" if reply.shows in ("", "view") else "Type that on the wall itself."


class Seat:
    """One session on screens. `said` is what the last line came to; it never tells a tally."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.said = ""
        self._end = ProjectorEnd(desk.sitting.kept_as)
        self._framed: tuple[Lesson | None, tuple[Frame, ...]] = (None, ())

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What is on the wall; made anew only where the session has gone on."""
        lesson = self.desk.lesson
        if self._framed[0] is not lesson:
            self._framed = (lesson, frames(projector(self.desk.opened, lesson)))
        return self._framed[1]

    @property
    def time(self) -> str:
        """The timer of the step, empty where it has none."""
        return time_shown(self.desk.lesson, self.desk.clock())

    def do(self, typed: str) -> Reply:
        """Do what was typed; where that cannot be, say why."""
        if typed.strip().lower() == "unrecorded":
            self.desk.sitting.go_on_unrecorded()
            self._end.leave_unkept()
            self.said = "The session goes on, and is not kept."
            return Reply()
        try:
            reply = self.desk.do(typed)
        except RequestError as error:
            self.said = str(error)
        except KeepError as error:
            self.said = f"It cannot be kept: {error}. {UNKEPT}"
        else:
            self.said = reply.said
            return reply
        return Reply()

    def do_waiting(self, turn: Callable[[], str]) -> Reply | None:
        """Do what was typed at consoles; return what came of the last, None where nothing was.

        Going on turns the page first: `turn` says which one it is then, nothing after the last.
        What is said in reply is for the console alone: the class need not read along.
        """
        reply: Reply | None = None
        for waiting in self._end.waiting():
            page = turn() if waiting.typed.strip().lower() in ("", "next") else ""
            reply = Reply() if page else self.do(waiting.typed)
            self._end.answer(waiting.name, page or self.said or from_afar(reply))
            self.said = ""
        return reply

    def leave(self) -> None:
        """Let go of the journal, and of the consoles."""
        self._end.close()
        self.desk.sitting.close()
