"""The terminal app: which screen follows which. What is played is kept by a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import ScreenResume
from textual.screen import Screen

from game.errors import InputError
from game.tui.theme import THEME

if TYPE_CHECKING:
    from game.content.opened import Library, Opened
    from game.errors import Problem
    from game.tui.session import Session
    from game.tui.telling import Part


def run(library: Library, *, opened: Opened | None = None, seed: int | None = None) -> int:
    """Run the app until the player leaves; return the exit code.

    With `opened`, it begins at that scenario's briefing. `seed` is that of the first play of each
    scenario; without one, each draws its own.
    """
    app = PrecedentApp(library, opened=opened, seed=seed)
    app.run()
    if app.fault is not None:
        raise app.fault
    return 0


def _library() -> Screen[Any]:
    from game.tui.screens.library import LibraryScreen

    return LibraryScreen()


def _briefing() -> Screen[Any]:
    from game.tui.screens.briefing import BriefingScreen

    return BriefingScreen()


def _decision() -> Screen[Any]:
    from game.tui.screens.decision import DecisionScreen

    return DecisionScreen()


def _outcome() -> Screen[Any]:
    from game.tui.screens.outcome import OutcomeScreen

    return OutcomeScreen()


def _ending() -> Screen[Any]:
    from game.tui.screens.ending import EndingScreen

    return EndingScreen()


class PrecedentApp(App[None]):
    """The game in the terminal. Screens are imported when they are first shown, and then kept."""

    TITLE = "Precedent"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    SCREENS = {
        "library": _library,
        "briefing": _briefing,
        "decision": _decision,
        "outcome": _outcome,
        "ending": _ending,
    }

    def __init__(
        self, library: Library, *, opened: Opened | None = None, seed: int | None = None
    ) -> None:
        super().__init__()
        self.library = library
        self.seed = seed
        self.fault: Exception | None = None
        self._session: Session | None = None
        self._first = "library"
        self.animation_level = "none"
        self.register_theme(THEME)
        self.theme = THEME.name
        if opened is not None:
            self._sit_down(opened)
            self._first = "briefing"

    @property
    def session(self) -> Session:
        """The play that is going on, or about to."""
        assert self._session is not None
        return self._session

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen; it stays under the one that is shown in its place."""
        return self.get_screen(self._first)

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

    def open(self, name: str) -> None:
        """Open a scenario of the library, and show its briefing or what is wrong with it."""
        try:
            opened = self.library.open(name)
        except InputError as error:
            self._show_problems(name, error.problems)
            return
        self._sit_down(opened)
        self.show("briefing")

    def begin(self) -> None:
        """Start the play: tell what comes before the first decision, or go to it."""
        self.tell()

    def choose(self, option: str) -> None:
        """Choose an option, and show what comes of it."""
        self.session.choose(option)
        self.tell()

    def tell(self) -> None:
        """Show what came about since the last choice, if anything did."""
        from game.tui.telling import has_something_to_tell

        if has_something_to_tell(self.session.road):
            self.show("outcome")
        else:
            self.go_on()

    def go_on(self) -> None:
        """Go on to the next decision, or to the end of the play."""
        self.show("ending" if self.session.road.over else "decision")

    def rewind(self) -> None:
        """Take back the last decision, and show it anew."""
        if self.session.rewind():
            self.show("decision")

    def play_again(self, seed: int) -> None:
        """Begin the same scenario anew."""
        self.session.restart(seed)
        self.begin()

    def show_library(self) -> None:
        """Show the library."""
        self.show("library")

    def show_help(self, room: str) -> None:
        """Show the keys of a room over its screen."""
        from game.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(room))

    def show_card(self, title: str, parts: Sequence[Part]) -> None:
        """Show evidence, in parts, over the screen."""
        from game.tui.screens.card import CardScreen

        self.push_screen(CardScreen(title, parts))

    def ask_to_leave(self, leave: Callable[[], object]) -> None:
        """Ask whether to leave the play, and do so."""
        from game.tui.screens.leave import LeaveScreen

        def answered(yes: bool | None) -> None:
            if yes:
                leave()

        self.push_screen(LeaveScreen(), answered)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback; it has no public way to leave with an error instead.
        self.fault = self.fault or error
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def _sit_down(self, opened: Opened) -> None:
        from game.tui.session import Session

        self._session = Session(opened, self.seed)

    def _show_problems(self, name: str, problems: tuple[Problem, ...]) -> None:
        from game.tui.screens.problems import ProblemsScreen

        self.show(ProblemsScreen(name, problems))
