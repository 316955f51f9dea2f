"""A scenario that is written while it is played: the app follows its files, and keeps its place."""

from __future__ import annotations

from time import strftime
from typing import TYPE_CHECKING, cast

from game.authoring.trying.watch import Broken, Reloaded, carry
from game.engine.view import has_something_to_tell
from game.text.telling import counted
from game.tui.commands.rooms import BRIEFING, ENDING, OUTCOME, WATCHED
from game.tui.screens.base import RoomScreen
from game.tui.screens.problems import FaultsScreen

if TYPE_CHECKING:
    from game.authoring.trying.watch import Change, Watch
    from game.content.opened import Opened
    from game.engine.play import Road
    from game.errors import Problem
    from game.tui.app import PrecedentApp

_AS_IT_WAS = "The play goes on as it was."


class Watching:
    """What is known of the files; `notice` says it, `problems` are those of the files just now.

    Nothing is looked at while another screen lies over the play, or the library is shown: what was
    changed meanwhile is met afterwards.
    """

    def __init__(self, app: PrecedentApp, watch: Watch) -> None:
        self._app = app
        self._watch = watch
        self.notice = ""
        self.problems: tuple[Problem, ...] = ()
        self.follows = True
        """Whether what is played is what is watched."""

    def sit_down(self, word: str) -> None:
        """Note that another play has begun, of a scenario that was asked for by this word."""
        self.follows = self._watch.watches(word)
        self._say("", ())

    def tick(self) -> None:
        """Look at the files once, and show what has come of a change."""
        screen = self._app.screen
        over = isinstance(screen, FaultsScreen)
        if self.follows and isinstance(screen, RoomScreen) and (over or screen.room in WATCHED):
            change = self._watch.poll()
            if change is not None:
                self._meet(change, over)

    def show_problems(self) -> None:
        """Show what is wrong in the files over the screen."""
        self._app.push_screen(FaultsScreen(self._app.session.opened.name, self.problems))

    def _meet(self, change: Change, over: bool) -> None:
        if over:
            self._app.pop_screen()
        if isinstance(change, Reloaded):
            self._reload(change.opened)
        elif isinstance(change, Broken):
            count = counted(len(change.problems), "problem")
            self._say(f"{count} in the file: press f to see. {_AS_IT_WAS}", change.problems)
        else:
            self._say(f"{change.name} is gone. {_AS_IT_WAS}", ())
        cast("RoomScreen", self._app.screen).show_notice()
        if over and self.problems:
            self.show_problems()

    def _reload(self, opened: Opened) -> None:
        """Play on by the new version, as far as the choices made still fit."""
        app = self._app
        road, lost = carry(app.session.road, opened.program)
        self._say(f"Reloaded {strftime('%H:%M')}. {lost}".rstrip(), ())
        app.session.reload(opened, road)
        if app.given is not None:
            app.given = app.given._replace(opened=opened)
        screen = cast("RoomScreen", app.screen)
        if screen.room == BRIEFING or (not lost and _fits(screen.room, road)):
            screen.show_anew()
        else:
            app.go_on()

    def _say(self, notice: str, problems: tuple[Problem, ...]) -> None:
        self.notice, self.problems = notice, problems


def _fits(room: str, road: Road) -> bool:
    """Whether a room can still show what a play has come to."""
    return has_something_to_tell(road) if room == OUTCOME else road.over == (room == ENDING)
