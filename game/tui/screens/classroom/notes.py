"""The facilitator's notes over a blank wall: the blank comes first, the notes by a second key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from game.classroom.views.console import Section, console, time_line
from game.classroom.views.projector import blank
from game.text.printable import printable
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import COVERED, NOTES
from game.tui.screens.keyed import KeyedScreen
from game.tui.screens.parts import PartsScreen
from game.tui.telling import Part
from game.tui.typeset import HEADING, heading, markdown, plain
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.line import Title
from game.tui.widgets.wall import Wall

if TYPE_CHECKING:
    from game.classroom.views.frames import Frame
    from game.tui.seat import Seat


def section_parts(sections: Iterable[Section]) -> Iterator[Part]:
    """Yield the sections of a console as the parts of a page."""
    for section in sections:
        paras = (para for block in section.blocks for para in markdown(block))
        yield Part(section.heading, (heading(section.heading), *paras))


class CoveredScreen(KeyedScreen[bool]):
    """A wall without anything of the play; returns whether the notes may be opened over it."""

    DEFAULT_CSS = """
    CoveredScreen > Vertical { width: 100%; }
    """
    BINDINGS = bindings_in(COVERED)

    room = COVERED

    def compose(self) -> ComposeResult:
        """Lay out the blank wall and the two keys."""
        with Vertical():
            yield Wall()
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the blank wall."""
        self.query_one(Wall).show(_blank_frame())

    def action_uncover(self) -> None:
        """Return that the projector is covered."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Go back to the wall."""
        self.dismiss(False)


class NotesScreen(PartsScreen):
    """All that the facilitator alone sees of a session."""

    BINDINGS = bindings_in(NOTES)

    room = NOTES
    bar_most = None

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat

    def on_mount(self) -> None:
        """Show the notes as things stand now; their clock goes on."""
        self._show()
        self.set_interval(1.0, self._tell_time)

    def action_line(self, begun: str) -> None:
        """Let a command be typed, and show the notes as things stand then."""
        from game.tui.screens.classroom.line import LineScreen

        def typed(line: str | None) -> None:
            if line:
                self._seat.do(line)
                self.game.notify(printable(self._seat.said or "Done."), markup=False)
                self._show()

        self.game.push_screen(LineScreen(begun), typed)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """News can be picked where there is any and the play is not over."""
        lesson = self._seat.desk.lesson
        if action == "news":
            return bool(lesson.road.program.injects) and lesson.stage in ("welcome", "deciding")
        return super().allows(action, parameters)

    def action_news(self) -> None:
        """Open the list of news at hand; the projector is covered already."""
        from game.tui.screens.classroom.news import NewsScreen

        self.game.push_screen(NewsScreen(self._seat), lambda _: self._show())

    def _tell_time(self) -> None:
        desk = self._seat.desk
        title = plain("For the facilitator alone", HEADING)
        self.query_one(Title).show(title, time_line(desk.lesson, desk.clock()))

    def _show(self) -> None:
        desk = self._seat.desk
        now = desk.clock()
        self._tell_time()
        self.show_parts(tuple(section_parts(console(desk.opened, desk.lesson, now))))


def _blank_frame() -> Frame:
    from game.classroom.views.frames import frames

    return frames(blank())[0]
