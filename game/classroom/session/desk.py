"""The facilitator's desk: a session that is going on, each step on disk before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.classroom.rules.loop import left_out
from game.classroom.rules.plan import Lengths
from game.classroom.rules.setup import Setup
from game.classroom.session.asking import Reply, ask
from game.classroom.session.happened import Began, Happening, TakenUp, body_of, name_of, read
from game.classroom.session.lesson import Lesson
from game.classroom.session.taking import begun, lesson_of, take
from game.content.opened import Opened
from game.engine.play import Road, start
from game.errors import JournalError, RequestError
from game.journal.entries import InClass
from game.journal.sitting import Sitting

Clock = Callable[[], float]
"""Tells the world's time in seconds since 1970."""


class Desk:
    """A session at its desk: what is typed is done here, for every screen alike.

    What a class does is written into the journal of its play, and the play's own moves follow from
    it. Should the program end between the two, they are made when the session is taken up again.
    """

    def __init__(self, opened: Opened, sitting: Sitting, lesson: Lesson, clock: Clock) -> None:
        self.opened = opened
        self.sitting = sitting
        self.lesson = lesson
        self.clock = clock

    @classmethod
    def begin(
        cls,
        opened: Opened,
        sitting: Sitting,
        setup: Setup,
        lengths: Lengths,
        clock: Clock,
        without: Sequence[str] = (),
    ) -> Desk:
        """Sit down with a class to a play in which nothing has been chosen.

        What the author leaves out is left out as well.

        Raises:
            KeepError: if it cannot be kept.
        """
        numbers = tuple(int(each) for each in lengths)
        steps = left_out(opened.scenario.left_out, without)
        what = Began(setup.minutes, setup.students, setup.teams, setup.rule, steps, numbers)
        at = _rounded(clock())
        lesson = begun(what, at, sitting.road)
        sitting.in_class(entry_of(what, at))
        return cls(opened, sitting, lesson, clock)

    @classmethod
    def take_up(cls, opened: Opened, sitting: Sitting, clock: Clock) -> Desk:
        """Go on with a session that was left, or that ended without being left.

        Raises:
            JournalError: if no class sat at this play, or what is written does not fit.
            KeepError: if it cannot be kept.
        """
        lesson = session_of(sitting.course.in_class, opened, sitting.road.seed)
        if lesson is None:
            raise JournalError("this play was not played in class; leave --class out")
        desk = cls(opened, sitting, lesson, clock)
        desk._follow()
        desk._happen((TakenUp(),))
        return desk

    def do(self, typed: str) -> Reply:
        """Do what is typed; return what to say of it and what to show.

        Raises:
            RequestError: where it makes no sense; nothing has changed.
            KeepError: if it cannot be kept; what has not been kept has not happened.
        """
        reply = ask(self.lesson, typed, self.opened.evidence)
        self._happen(reply.happenings)
        return reply

    def _happen(self, happenings: Iterable[Happening]) -> None:
        for what in happenings:
            at = _rounded(self.clock())
            try:
                after = take(self.lesson, what, at)
            except JournalError as error:
                # It would not be read back: it cannot happen, and nothing of it is written.
                raise RequestError(f"That cannot be done now: {error}.") from error
            self.sitting.in_class(entry_of(what, at))
            self.lesson = after
            self._follow()

    def _follow(self) -> None:
        """Let the play's own journal have the moves that the class has made."""
        wanted = [turn.move for turn in self.lesson.road.turns]
        there = [turn.move for turn in self.sitting.road.turns]
        same = next(
            (at for at, pair in enumerate(zip(wanted, there, strict=False)) if pair[0] != pair[1]),
            min(len(wanted), len(there)),
        )
        if same < len(there):
            self.sitting.rewind(same)
        for made in wanted[same:]:
            match made.kind:
                case "choose":
                    self.sitting.choose(made.id)
                case "inject":
                    self.sitting.inject(made.id)
                case "hold":
                    self.sitting.hold(made.id)
                case "release":
                    self.sitting.release(made.id)


def entry_of(what: Happening, at: float) -> InClass:
    """Return what happened as an entry of a journal."""
    return InClass(name_of(what), round(at * 1000), body_of(what))


def session_of(entries: Iterable[InClass], opened: Opened, seed: int) -> Lesson | None:
    """Work a session out from what a journal says; None where no class sat at the play.

    Raises:
        JournalError: where what is written does not fit.
    """
    road: Road = start(opened.program, seed)
    happenings = ((entry.at / 1000, read(entry.what, entry.body)) for entry in entries)
    return lesson_of(happenings, road)


def _rounded(at: float) -> float:
    """Return a time as a journal keeps it, so that what is read back is the same."""
    return round(at * 1000) / 1000
