"""The terminal app: which screen follows which. What is played is kept by a session."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.css.query import NoMatches
from textual.events import ScreenResume
from textual.screen import Screen

from game.errors import InputError
from game.text.printable import printable
from game.tui.collecting import leave_out_what_is_there
from game.tui.in_class import ClassroomApp
from game.tui.lasting import SCREENS
from game.tui.outliving import outliving
from game.tui.signals import leaving_on_signals

if TYPE_CHECKING:
    from game.authoring.trying.watch import Watch
    from game.content.opened import Library, Opened
    from game.debrief.apart.looking import Looking
    from game.errors import Problem
    from game.journal.brief import Kept
    from game.journal.sitting import Sitting
    from game.settings.kept import SettingsFile
    from game.tui.watching import Watching


class Given(NamedTuple):
    """A scenario that was asked for, and the word it was asked for with: a name or a path."""

    word: str
    opened: Opened
    sitting: Sitting | None = None
    """The play, where it does not simply begin."""
    said: str = ""
    """What to say of choices that were made for the player."""
    trial: bool = False
    """Whether choices were made for an author, who is shown at once where they lead."""
    resumed: bool = False
    """Whether the play has begun already: it is shown where it was left."""
    watch: Watch | None = None
    """What looks at the scenario's files, where they are written while it is played."""


def run(
    library: Library,
    *,
    given: Given | None = None,
    seed: int | None = None,
    draw_seed: Callable[[], int],
    settings_file: SettingsFile | None = None,
    opening: Callable[[], Screen[Any]] | None = None,
    looking: Looking | None = None,
) -> int:
    """Run the app until the player leaves; return the exit code.

    With `given`, it begins at that scenario's briefing, with `opening` at the screen which that
    makes. `seed` is that of the first play of each scenario; without one, each draws its own. Asked
    by a signal to end, it leaves with 128 and the signal's number.
    """
    app = PrecedentApp(
        library, given=given, seed=seed, draw_seed=draw_seed, settings_file=settings_file,
        opening=opening,
    )  # fmt: skip
    app.looking = looking
    app.driver_class = outliving(app.driver_class)
    leave_out_what_is_there()
    with leaving_on_signals(app):
        app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


class PrecedentApp(ClassroomApp, inherit_bindings=False):
    """The game in the terminal. Screens are imported when they are first shown, and then kept.

    Textual's own keys of an app are left out: every key stands in the list of commands.
    """

    TITLE = "Precedent"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    SCREENS = SCREENS

    def __init__(
        self,
        library: Library,
        *,
        given: Given | None = None,
        seed: int | None = None,
        draw_seed: Callable[[], int],
        settings_file: SettingsFile | None = None,
        opening: Callable[[], Screen[Any]] | None = None,
    ) -> None:
        super().__init__(settings_file=settings_file)
        self._opening = opening
        self.library = library
        self.given = given
        self.seed = seed
        self.draw_seed = draw_seed
        self.fault: Exception | None = None
        self._first = "library"
        self._goes_on = False
        self.led_here = printable(given.said) if given and given.trial else ""
        """Which choices led an author here, until the next one."""
        self.watching: Watching | None = None
        if given is not None:
            self._sit_down(given.opened, given.sitting)
            self.session.brought = given.said
            if given.watch is not None:
                from game.tui.watching import Watching

                self.watching = Watching(self, given.watch)
            # A play that goes on is shown at once, over the library; what is said of it, before.
            self._goes_on = given.trial or (given.resumed and not given.said)
            self._first = "library" if self._goes_on else "briefing"

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen; it stays under the one that is shown in its place."""
        return self._opening() if self._opening is not None else self.get_screen(self._first)

    def on_mount(self) -> None:
        """Say what could not be read of the settings, and look at files that are to be followed."""
        self.tell_settings_notes()
        if self.given is not None:
            self.look_ahead()
        if self._goes_on and self.given and self.given.trial:
            self.go_on()
        elif self._goes_on:
            self.tell()
        if self.watching is not None:
            from game.authoring.trying.watch import EVERY

            self.set_interval(EVERY, self.watching.tick)

    def show(self, screen: str | Screen[None]) -> None:
        """Show a screen in the place of the one that is shown now."""
        if isinstance(screen, str) and self.get_screen(screen) is self.screen:
            self.screen.post_message(ScreenResume())
        elif screen == self._first:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        elif len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def open(self, name: str) -> bool:
        """Open a scenario, and show its briefing or what is wrong with it; return which."""
        try:
            opened = self.library.open(name)
        except InputError as error:
            self.show_problems(name, error.problems)
            return False
        self._sit_down(opened)
        self.look_ahead()
        if self.watching is not None:
            self.watching.sit_down(name)
        self.show("briefing")
        return True

    def bring(self, path: str) -> None:
        """Open a scenario by its path, and list it in the library."""
        # `Path` would drop a slash at the end, and raises where `~name` is nobody's home.
        word = os.path.expanduser(path)  # noqa: PTH111
        if self.open(word):
            self.given = Given(word, self.session.opened)

    def begin(self) -> None:
        """Start the play: tell what comes before the first decision, or go to it."""
        self.tell()

    def choose(self, option: str) -> None:
        """Choose an option, and show what comes of it."""
        self.led_here = ""
        self.keep(lambda: self.session.choose(option), self.tell)

    def tell(self) -> None:
        """Show what came about since the last choice, if anything did."""
        from game.engine.view import has_something_to_tell

        self.look_ahead()
        if has_something_to_tell(self.session.road):
            self.show("outcome")
        else:
            self.go_on()

    def go_on(self) -> None:
        """Go on to the next decision, or to the end of the play."""
        self.show("ending" if self.session.road.over else "decision")

    def rewind(self) -> None:
        """Take back the last decision, and show it anew."""
        if self.session.decided:
            self.keep(self.session.rewind, lambda: self.show("decision"))

    def rewind_to(self, decision: int) -> None:
        """Go back to a decision, counted from 1, and show it anew."""
        self.keep(lambda: self.session.rewind_to(decision), lambda: self.show("decision"))

    def try_way(self, decision: int, option: str) -> None:
        """Play another option of a decision of one's own road, and show what comes of it."""
        self.keep(lambda: self.session.try_option(decision, option), self.tell)

    def take_own_road(self) -> None:
        """Go back to the end of one's own road."""
        self.keep(self.session.take_own_road, self.go_on)

    def resume(self, kept: Kept) -> None:
        """Go on with a kept play, or say why that cannot be done."""
        from game.errors import PrecedentError
        from game.journal.resume import resume

        if self._session is not None:
            # It may be the very play that is resumed, left for the library before.
            self._session.sitting.close()
        try:
            resumed = resume(self.library, kept)
        except InputError as error:
            self.show_problems(kept.header.scenario, error.problems)
        except PrecedentError as error:
            why = printable(f"{str(error)[:1].upper()}{str(error)[1:]}.")
            self.notify(why, severity="warning", markup=False, timeout=20)
        else:
            if resumed.sitting.course.in_class:
                self.go_on_with_class(resumed.opened, resumed.sitting)
                return
            self._sit_down(resumed.opened, resumed.sitting)
            self.session.brought = " ".join(resumed.said)
            if self.watching is not None:
                self.watching.sit_down(kept.source)
            if resumed.said:
                self.show("briefing")
            else:
                self.tell()

    def play_again(self, seed: int) -> None:
        """Begin the same scenario anew."""
        self.session.restart(seed, recorded=self.watching is None)
        self.begin()

    def show_library(self) -> None:
        """Show the library."""
        self.show("library")

    def leave_play(self) -> None:
        """Ask whether to leave the play for the library."""
        from game.tui.screens.leave import FOR_THE_LIBRARY

        self._ask(FOR_THE_LIBRARY, self.show_library, quitting=False)

    def leave(self) -> None:
        """Quit; where a play is going on, ask first."""
        if self.wall is not None:
            self.wall.action_leave()
        elif any(getattr(screen, "asks_to_leave", False) for screen in self.screen_stack):
            from game.tui.screens.leave import FOR_GOOD

            self._ask(FOR_GOOD, self.exit)
        else:
            self.exit()

    def _ask(self, question: str, leave: Callable[[], object], *, quitting: bool = True) -> None:
        from game.tui.screens.leave import LeaveScreen, what_is_kept

        def answered(yes: bool | None) -> None:
            if yes:
                leave()

        kept = what_is_kept(self.session.sitting, quitting=quitting)
        self.push_screen(LeaveScreen(f"{question} {kept}"), answered)

    def _handle_exception(self, error: Exception) -> None:
        # A screen that opens as the app is asked to end may come to nothing: that is no fault.
        if self._exit and isinstance(error, NoMatches):
            return
        # Textual would print a traceback; it has no public way to leave with an error instead.
        self.fault = self.fault or error
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def keep(self, change: Callable[[], object], then: Callable[[], object]) -> None:
        """Change the play, then go on; where that cannot be kept, ask what is to be done."""
        from game.errors import KeepError

        try:
            change()
        except KeepError as error:
            from game.tui.screens.unkept import UnkeptScreen

            def answered(again: bool | None) -> None:
                if again is not None:
                    if not again:
                        self.session.sitting.go_on_unrecorded()
                    self.keep(change, then)

            self.push_screen(UnkeptScreen(str(error)), answered)
        else:
            then()

    def _sit_down(self, opened: Opened, sitting: Sitting | None = None) -> None:
        from game.journal.begin import sit_down
        from game.tui.session import Session

        if self._session is not None:
            self._session.sitting.close()
        seed = self.draw_seed() if self.seed is None else self.seed
        sitting = sitting or sit_down(opened, seed, recorded=True)
        self._session = Session(opened, sitting.road.seed, sitting)

    def show_problems(self, name: str, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with a scenario, in the place of the screen that is shown."""
        from game.tui.screens.problems import ProblemsScreen

        self.show(ProblemsScreen(name, problems))
