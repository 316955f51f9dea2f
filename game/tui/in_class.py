"""The app with a class: from the library to the wall, and back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from game.errors import InputError, KeepError, PrecedentError
from game.tui.consulted import ConsultedApp

if TYPE_CHECKING:
    from game.classroom.rules.plan import Lengths
    from game.classroom.rules.setup import Setup
    from game.classroom.session.desk import Desk
    from game.content.opened import Library, Opened
    from game.debrief.debrief import Debrief
    from game.errors import Problem
    from game.journal.sitting import Sitting
    from game.tui.screens.classroom.wall import WallScreen


class ClassroomApp(ConsultedApp, inherit_bindings=False):
    """An app in which a class can sit down to a scenario of the library."""

    library: Library
    draw_seed: Callable[[], int]

    def set_up_class(self, name: str) -> None:
        """Ask who is there, or show what is wrong with the scenario."""
        from game.tui.screens.classroom.set_up import SetUpScreen

        try:
            opened = self.library.open(name)
        except InputError as error:
            self.show_problems(name, error.problems)
        else:
            self.push_screen(SetUpScreen(opened, self.draw_seed()))

    def hold_class(
        self, opened: Opened, seed: int, setup: Setup, without: Sequence[str], lengths: Lengths
    ) -> None:
        """Sit down with a class to a scenario of these lengths, and show the wall."""
        from game.classroom.session.desk import Desk
        from game.journal.begin import sit_down
        from game.tui.screens.classroom.wall import WallScreen
        from game.tui.seat import Seat

        sitting = sit_down(opened, seed, recorded=True)
        try:
            desk = Desk.begin(opened, sitting, setup, lengths, time.time, without)
            trouble = ""
        except KeepError as error:
            trouble = f"This session cannot be kept: {error}. It goes on, without a console."
            sitting.go_on_unrecorded()
            desk = Desk.begin(opened, sitting, setup, lengths, time.time, without)
        seat = Seat(desk)
        seat.said = trouble
        self.switch_screen(WallScreen(seat))

    def go_on_with_class(self, opened: Opened, sitting: Sitting) -> None:
        """Go on with a session that was left, and show the wall; or say why that cannot be."""
        from game.classroom.session.desk import Desk
        from game.tui.screens.classroom.wall import WallScreen
        from game.tui.seat import Seat

        try:
            desk = Desk.take_up(opened, sitting, time.time)
        except PrecedentError as error:
            sitting.close()
            self.notify(f"This session cannot go on: {error}", markup=False)
        else:
            self.push_screen(WallScreen(Seat(desk)))

    @property
    def wall(self) -> WallScreen | None:
        """The wall of the class that is going on; None where none is."""
        found = (screen for screen in self.screen_stack if getattr(screen, "is_wall", False))
        return cast("WallScreen | None", next(found, None))

    def debrief(self) -> Debrief:
        """Return the debrief of the play, with what a class did around it."""
        from game.classroom.after.file import of_class

        parts, plain = of_class(self.session.opened, self.session.sitting.course)
        return replace(super().debrief(), more=parts, in_class=plain)

    def show_class_debrief(self, desk: Desk) -> None:
        """Show the whole debrief of a session's play over the wall."""
        from game.tui.session import Session

        self._session = Session(desk.opened, desk.lesson.road.seed, desk.sitting)
        self.show_debrief()

    def leave_class(self) -> None:
        """Leave the wall: for the library where that is below, else for good."""
        if self.projector:
            self.toggle_projector()
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit()

    def show_problems(self, name: str, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with a scenario; the app, which is built on this, says where."""
        raise NotImplementedError
