"""The facilitator's console, in a terminal of its own: all that the wall does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from game.classroom.session.asking import HELP
from game.classroom.session.lesson import place_of
from game.classroom.views.console import Section, console, time_line, where
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import CONSOLE
from game.tui.screens.base import MORE_BELOW_TYPING
from game.tui.screens.classroom.notes import section_parts
from game.tui.screens.parts import PartsScreen
from game.tui.typeset import HEADING, plain
from game.tui.widgets.entry import Entry
from game.tui.widgets.line import Title
from game.tui.widgets.said import Said

if TYPE_CHECKING:
    from game.classroom.link.reader import Reader
    from game.classroom.session.lesson import Lesson

EVERY = 0.4
"""How often, in seconds, the journal is looked at."""

_ASKED = "12 5 3, next, inject ID, ten ..."


class ConsoleScreen(PartsScreen):
    """Follows a session by its journal; what is typed here is done on the projector."""

    BINDINGS = bindings_in(CONSOLE)
    AUTO_FOCUS = "Entry"

    room = CONSOLE
    more_below = MORE_BELOW_TYPING

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._waiting = ""
        self._shown: object = None
        self._place: object = None
        self._said_away = False

    def body(self) -> Iterable[Widget]:
        """Yield the parts, what was said, and the line to type in."""
        yield from super().body()
        yield Said()
        yield Entry(_ASKED)

    def on_mount(self) -> None:
        """Begin to follow the session."""
        self.set_interval(EVERY, self._tick)
        self._tick()

    def on_screen_resume(self) -> None:
        """Type again after the help was read."""
        self.query_one(Entry).focus()

    def action_send(self) -> None:
        """Hand over what was typed; nothing typed goes on."""
        entry = self.query_one(Entry)
        typed = entry.value.strip() or "next"
        entry.value = ""
        if typed.lower() in ("q", "quit", "exit"):
            self.game.exit()
        elif self._reader.away:
            self._say(self._reader.away)
        else:
            try:
                self._waiting = self._reader.end.send(typed)
                self._say("...")
            except OSError as error:
                trouble = error.strerror or error
                self._say(f"It cannot be handed over: {trouble}. Type it on the wall itself (t).")

    def action_clear(self) -> None:
        """Rub out what was typed."""
        self.query_one(Entry).value = ""

    def action_help(self) -> None:
        """Tell what can be typed, and the keys."""
        self.game.show_help(self.room, HELP)

    def action_quit(self) -> None:
        """Leave the console; the session goes on at the projector."""
        self.game.exit()

    def action_copy_or_quit(self) -> None:
        """Leave the console."""
        self.game.exit()

    def _tick(self) -> None:
        if self._waiting:
            answer = self._reader.end.answer(self._waiting)
            if answer is not None:
                self._waiting = ""
                self._say(answer or "Done.")
        reader = self._reader
        reader.look()
        now = reader.clock()
        state = ", not kept" if reader.end.unkept else ", the projector is away"
        state = state if reader.away else ""
        if not state and self._said_away:
            self._say("The projector is back.")
        self.query_one(Title).show(
            plain(where(reader.lesson), HEADING), f"{time_line(reader.lesson, now)}{state}"
        )
        if reader.lesson is not self._shown:
            self._shown = reader.lesson
            # What is new stands at the top; where nothing of it is, one reads on.
            place = (place_of(reader.lesson), _counted(reader.lesson))
            sections = (_unless_now(each) for each in console(reader.opened, reader.lesson, now))
            self.show_parts(tuple(section_parts(sections)), from_top=place != self._place)
            self._place = place

    def _say(self, text: str) -> None:
        self._said_away = bool(text) and text == self._reader.away
        self.query_one(Said).show(text)


def _counted(lesson: Lesson) -> object:
    """Return what was counted at the decision at hand."""
    now = lesson.now
    return (now.first, now.second, now.forecasts) if now is not None else ()


def _unless_now(section: Section) -> Section:
    """Leave out the minute, which the title tells and keeps telling."""
    return Section(section.heading, section.blocks[1:]) if section.heading == "Now" else section
