"""What the screens share: a room with its keys, a page that scrolls, a window that is too small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from game.tui.commands.rooms import WATCHED
from game.tui.screens.keyed import KeyedScreen
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.notice import Notice
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Rows

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window in which everything can be read."""

MORE_BELOW = "more below: Space"
"""What the line under a page says while some of its text is out of sight."""

MORE_BELOW_TYPING = "more below: PgDn"
"""The same where Space is typed."""

_TOO_SMALL = (
    f"This window is too small: the game needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows. "
    "Nothing is lost: make the window larger, or the letters smaller, and go on. "
    "Or press q to quit, and use precedent play NAME --plain, which fits any window."
)
_IN_ANY_WINDOW = frozenset({"quit", "copy_or_quit", "leave", "back", "close"})


class RoomScreen(KeyedScreen[None]):
    """A screen that fills the window, as one column or with panels side by side."""

    DEFAULT_CSS = """
    RoomScreen {
        align-horizontal: center;
        overflow: hidden;
        & > .frame { width: 100%; max-width: $column; }
        & > .frame.wide { max-width: $frame; }
        & > .too-small { display: none; padding: 1 2; width: 100%; max-width: $column; }
        &.-few-columns > .frame { display: none; }
        &.-few-columns > .too-small { display: block; }
        &.-few-rows > .frame { display: none; }
        &.-few-rows > .too-small { display: block; }
        Page { height: 1fr; }
        &.-tall Page { padding: 1 0 0 2; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-few-columns"), (LEAST_COLUMNS, "-columns"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-few-rows"), (LEAST_ROWS, "-rows"), (30, "-tall")]
    AUTO_FOCUS = "Rows"

    is_wide: ClassVar[bool] = False
    """Whether the screen uses the width of a large window."""

    more_below: ClassVar[str] = MORE_BELOW
    """How to read on."""

    _had_focus: Widget | None = None

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
        with Vertical(classes="frame wide" if self.is_wide else "frame"):
            yield from self.body()
            has_news = self.game.watching is not None or self.game.led_here
            if has_news and self.room in WATCHED:
                yield Notice()
            yield KeyBar()
        yield Static(_TOO_SMALL, markup=False, classes="too-small")

    def body(self) -> Iterable[Widget]:
        """Yield what stands above the keys: a title and a page, where a screen has nothing else."""
        yield Title()
        yield Rule()
        yield Page()
        yield Rule(id="more", right="scroll_page(1)")

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether an action can be done just now."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say so to Textual; in a window that is too small, one can only leave."""
        if self.too_small and action not in _IN_ANY_WINDOW:
            return False
        if action == "faults":
            return self.game.watching is not None and bool(self.game.watching.problems)
        if action == "indicators":
            return bool(self.game.session.opened.scenario.indicators)
        if action == "own_road":
            return self.game.session.is_trying
        return self.allows(action, parameters)

    def on_resize(self) -> None:
        """Give the focus back to what had it before the window was too small."""
        if self.too_small:
            self._had_focus = self.focused or self._had_focus
        elif self._had_focus is not None:
            self.call_after_refresh(self.set_focus, self._had_focus)
            self._had_focus = None

    def type_early(self, sign: str) -> bool:
        """Take a letter for the line to type in; none that cannot be seen."""
        return not self.too_small and super().type_early(sign)

    def on_page_moved(self) -> None:
        """Follow the text; Textual would call this in every class that defines it."""
        self.follow_page()

    def on_screen_resume(self) -> None:
        """Say what is known of the files, where they are watched.

        Textual calls this beside the method of the same name that a screen has itself.
        """
        self.show_notice()

    def show_notice(self) -> None:
        """Say what is known of the files just now, where they are watched, or what led here.

        A screen that lies over the play has no notice, nor has one that is not laid out yet.
        """
        for notice in self.query(Notice):
            watching = self.game.watching
            notice.show((watching.notice if watching else "") or self.game.led_here)
            if watching is not None:
                self.refresh_keys()

    def show_anew(self) -> None:
        """Show what has been changed, with the text where it was scrolled to."""
        top = self.page.scroll_target_y
        self.on_screen_resume()
        self.show_notice()
        self.call_after_refresh(self.page.scroll_to, y=top, animate=False)

    def follow_page(self) -> None:
        """Say whether there is more to read."""
        self.tell_more()

    def tell_more(self, left: str = "") -> None:
        """Say on the line under the page whether there is more to read."""
        self.query_one("#more", Rule).show(left, self.more_below if self.page.more_below else "")

    def page_lines(self) -> Iterator[str]:
        """Yield the text of the screen, as far as it is worth keeping."""
        yield from self.query_one(Title).text.splitlines()
        yield ""
        pages = self.query(Page)
        for page in pages:
            yield from page.prose.text.splitlines()
        for rows in () if pages else self.query(Rows):
            yield from rows.text.splitlines()

    def action_save_page(self) -> None:
        """Save the text of the screen as a file, copy it, and say where it is."""
        from game.tui.saving import save_text

        lines = tuple(self.page_lines())
        self.game.copy_to_clipboard("\n".join(lines))
        try:
            path = save_text(f"precedent-{self.room}", lines, (Path.cwd(), Path.home()))
        except OSError as error:
            self.game.notify(f"This page cannot be saved: {error}", markup=False)
        else:
            self.game.notify(f"Saved as {path}, and copied.", markup=False)

    def action_scroll_page(self, direction: int) -> None:
        """Scroll the text by a window."""
        self.page.scroll_pages(direction)

    def action_scroll_line(self, direction: int) -> None:
        """Scroll the text by a line."""
        self.page.scroll_lines(direction)

    def action_scroll_edge(self, direction: int) -> None:
        """Go to the top or to the end of the text."""
        if direction < 0:
            self.page.scroll_home()
        else:
            self.page.scroll_end()

    def action_indicators(self) -> None:
        """Show where every indicator stands."""
        if self.game.session.standings:
            self.game.show_indicators()

    def action_own_road(self) -> None:
        """Go back to the end of one's own road."""
        self.game.take_own_road()

    def action_faults(self) -> None:
        """Show what is wrong in the file as it is now."""
        if self.game.watching is not None:
            self.game.watching.show_problems()

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()

    def action_back(self) -> None:
        """Go back to the library."""
        self.game.show_library()


class PlayScreen(RoomScreen):
    """A screen of a play that is going on: leaving it is asked about first."""

    asks_to_leave = True

    @property
    def bar_note(self) -> str:
        """Whether the play is one that is not kept, and whether another road is tried."""
        session = self.game.session
        kept = "" if session.sitting.recorded else "not kept"
        return ", ".join(filter(None, ("another road" if session.is_trying else "", kept)))

    def action_leave(self) -> None:
        """Ask whether to leave for the library."""
        self.game.leave_play()

    def action_rewind(self) -> None:
        """Take back the last decision."""
        self.game.rewind()

    def action_archive(self) -> None:
        """Look things up in the evidence."""
        self.game.show_archive(in_play=True)

    def action_road(self) -> None:
        """List the decisions made so far."""
        self.game.show_road()
