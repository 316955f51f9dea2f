"""What the screens share: a room with its keys, a page that scrolls, a window that is too small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.line import Rule
from game.tui.widgets.prose import Page

if TYPE_CHECKING:
    from game.tui.app import PrecedentApp

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window in which everything can be read."""

MORE_BELOW = "more below: Space"
"""What the line under a page says while some of its text is out of sight."""

_TOO_SMALL = (
    f"This window is too small: the game needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows. "
    "Nothing is lost. Make the window larger, or the letters smaller, and go on."
)
_IN_ANY_WINDOW = frozenset({"quit", "quit_play", "leave", "back", "close"})


class RoomScreen(Screen[None]):
    """A screen that fills the window; `room` names it in the list of commands."""

    DEFAULT_CSS = """
    RoomScreen {
        align-horizontal: center;
        overflow: hidden;
        & > .frame { width: 100%; max-width: 124; }
        & > .too-small { display: none; padding: 1 2; }
        &.-few-columns > .frame { display: none; }
        &.-few-columns > .too-small { display: block; }
        &.-few-rows > .frame { display: none; }
        &.-few-rows > .too-small { display: block; }
        Page { height: 1fr; }
        &.-tall Page { padding: 1 2 0 2; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-few-columns"), (LEAST_COLUMNS, "-columns"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-few-rows"), (LEAST_ROWS, "-rows"), (30, "-tall")]
    AUTO_FOCUS = "Rows"

    room: ClassVar[str]

    @property
    def game(self) -> PrecedentApp:
        """The app."""
        return cast("PrecedentApp", self.app)

    @property
    def page(self) -> Page:
        """The text that scrolls."""
        return self.query_one(Page)

    @property
    def too_small(self) -> bool:
        """Whether the window is too small for the game."""
        return self.has_class("-few-columns") or self.has_class("-few-rows")

    def compose(self) -> ComposeResult:
        """Lay out the screen: its body, the line of keys, and what a small window says."""
        with Vertical(classes="frame"):
            yield from self.body()
            yield KeyBar(self.room)
        yield Static(_TOO_SMALL, markup=False, classes="too-small")

    def body(self) -> Iterable[Widget]:
        """Yield what stands above the keys."""
        raise NotImplementedError

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether an action can be done just now."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say so to Textual; in a window that is too small, one can only leave."""
        if self.too_small and action not in _IN_ANY_WINDOW:
            return False
        return self.allows(action, parameters)

    def refresh_keys(self) -> None:
        """Show in the key bar what can be done now."""
        self.query_one(KeyBar).refresh()

    def on_page_moved(self) -> None:
        """Follow the text; Textual would call this in every class that defines it."""
        self.follow_page()

    def follow_page(self) -> None:
        """Say whether there is more to read."""
        self.tell_more()

    def tell_more(self, left: str = "") -> None:
        """Say on the line under the page whether there is more to read."""
        self.query_one("#more", Rule).show(left, MORE_BELOW if self.page.more_below else "")

    def action_scroll_page(self, direction: int) -> None:
        """Scroll the text by a window."""
        self.page.scroll_pages(direction)

    def action_scroll_line(self, direction: int) -> None:
        """Scroll the text by a line."""
        self.page.scroll_lines(direction)

    def action_scroll_edge(self, direction: int) -> None:
        """Go to the top or to the end of the text."""
        if direction < 0:
            self.page.scroll_home(animate=False)
        else:
            self.page.scroll_end(animate=False)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.game.show_help(self.room)

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()

    def action_back(self) -> None:
        """Go back to the library."""
        self.game.show_library()

    def action_quit(self) -> None:
        """Quit."""
        self.game.exit()


class PlayScreen(RoomScreen):
    """A screen of a play that is going on: leaving it is asked about first."""

    def action_leave(self) -> None:
        """Ask whether to leave for the library."""
        self.game.ask_to_leave(self.game.show_library)

    def action_quit_play(self) -> None:
        """Ask whether to quit."""
        self.game.ask_to_leave(self.game.exit)

    def action_rewind(self) -> None:
        """Take back the last decision."""
        self.game.rewind()
