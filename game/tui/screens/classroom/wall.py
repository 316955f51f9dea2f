"""The wall: what a class sees, with the keys of whoever leads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from game.classroom.session.asking import HELP
from game.classroom.session.going_on import undecided
from game.classroom.session.lesson import place_of
from game.classroom.session.voting import is_open, may_dissent
from game.classroom.views.evidence import may_be_shown
from game.errors import RequestError
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LINE, WALL
from game.tui.screens.base import RoomScreen
from game.tui.widgets.line import Rule
from game.tui.widgets.said import Said
from game.tui.widgets.wall import Wall

if TYPE_CHECKING:
    from game.classroom.session.asking import Reply
    from game.tui.seat import Seat

EVERY = 0.3
"""How often, in seconds, the timer is drawn and consoles are looked at."""

_MOST_TYPED = 40


class WallScreen(RoomScreen):
    """A session on the wall. Digits that are typed show as dots: nobody is to see a tally yet."""

    DEFAULT_CSS = """
    WallScreen {
        & > .frame { max-width: 124; }
    }
    """
    BINDINGS = bindings_in(WALL)

    room = WALL
    asks_to_leave = True
    is_wall = True

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._page = 0
        self._place: object = None
        self._typed = ""

    @property
    def bar_note(self) -> str:
        """The keys that decide a tie, while there is one, or what one alone decides."""
        if self.allows("do", ("draw",)):
            return "tie: c chair  r run-off  y status quo  l lots"
        if self.allows("line", ("decide ",)):
            return "c decide"
        if self.allows("whole_debrief", ()):
            return "v whole debrief  f file"
        return "o back to our road" if self.seat.desk.lesson.left is not None else ""

    @property
    def bar_most(self) -> int | None:
        """As many as have room: who leads a class with one screen has no other list of keys."""
        return None

    def body(self) -> Iterable[Widget]:
        """Yield the wall, which step this is with its timer, and what was said."""
        yield Wall()
        yield Rule(id="foot")
        yield Said()

    def on_mount(self) -> None:
        """Begin to look at the clock and at consoles."""
        if not self.game.projector:
            self.game.toggle_projector()
        self.set_interval(EVERY, self._tick)
        self._show()

    def on_unmount(self) -> None:
        """Let go of the journal, and of the consoles."""
        self.seat.leave()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what can be done where the session stands."""
        lesson = self.seat.desk.lesson
        tied = bool(undecided(lesson)) or lesson.run_off is not None
        one = lesson.setup.rule in ("president", "chair")
        match action, parameters:
            case (("count" | "rub_out"), _):
                return is_open(lesson)
            case "line", ("decide ",):
                return tied or (one and is_open(lesson) and lesson.step != "predict")
            case "line", ("status quo ",):
                return tied and not one
            case "do", (("run-off" | "draw"),):
                return tied and not one
            case "do", ("skip",):
                return is_open(lesson)
            case "do", ("+1",):
                return lesson.timer.shown
            case "do", ("pause",):
                return not lesson.paused
            case "do", ("back",):
                return lesson.left is not None
            case "page_back", _:
                there = lesson.stage == "closed" or (lesson.stage == "debrief" and lesson.part > 0)
                return self._page > 0 or there
            case "line", ("dissent ",):
                return may_dissent(lesson)
            case "news", _:
                return bool(lesson.road.program.injects) and lesson.stage in ("welcome", "deciding")
            case "do", ("ten",):
                return lesson.stage in ("welcome", "deciding") and not lesson.wrapping
            case ("do", ("report",)) | ("line", ("rewind ",)):
                return bool(lesson.made)
            case "board", _:
                return lesson.stage == "deciding"
            case "whole_debrief", _:
                return lesson.stage in ("debrief", "closed") and bool(lesson.made)
            case "evidence", _:
                return any(turn.option >= 0 for turn in lesson.road.turns)
            case "advice", _:
                return not lesson.road.over and lesson.stage == "deciding"
            case _:
                return True

    def action_go_on(self) -> None:
        """Count what was typed, turn the page, or go on to the next step."""
        if self._typed.strip():
            typed, self._typed = self._typed, ""
            self.do(typed)
        elif not self._turn():
            self.do("next")

    def action_page_back(self) -> None:
        """Turn the page back; in the debrief, from its first page to the part before."""
        if self._page > 0:
            self._page -= 1
            self._show()
        else:
            self.do("previous")

    def action_count(self, key: str) -> None:
        """Take a key of a count."""
        if len(self._typed) < _MOST_TYPED:
            self._typed += key
        self._show()

    def action_rub_out(self) -> None:
        """Take the last key back."""
        self._typed = self._typed[:-1]
        self._show()

    def action_do(self, typed: str) -> None:
        """Do what a key stands for."""
        self.do(typed)

    def action_line(self, begun: str) -> None:
        """Let a line be typed over the wall."""
        from game.tui.screens.classroom.line import LineScreen

        def typed(line: str | None) -> None:
            if line:
                self.do(line)

        self.game.push_screen(LineScreen(begun), typed)

    def action_board(self) -> None:
        """Let a line be typed for the board."""
        now = self.seat.desk.lesson.now
        self.action_line("moved " if now is not None and now.chosen else "known ")

    def action_notes(self) -> None:
        """Blank the wall, then open the notes."""
        from game.tui.screens.classroom.notes import NotesScreen

        self._behind_a_blank(NotesScreen)

    def action_news(self) -> None:
        """Blank the wall, then open the list of news at hand."""
        from game.tui.screens.classroom.news import NewsScreen

        self._behind_a_blank(NewsScreen)

    def action_evidence(self) -> None:
        """Open the evidence of what came last over the wall."""
        from game.tui.telling import card_parts

        desk = self.seat.desk
        shown = may_be_shown(desk.opened, desk.lesson)
        parts = card_parts(desk.lesson.road, shown.evidence)
        if parts:
            self.game.show_card("What came last", parts)

    def action_whole_debrief(self) -> None:
        """Open the whole debrief over the wall: futures, choice and luck, roads not taken."""
        self.game.show_class_debrief(self.seat.desk)

    def action_advice(self) -> None:
        """Let the advisers speak, over the wall."""
        from game.engine.view import advice_view
        from game.tui.telling import Part
        from game.tui.typeset import heading, markdown

        road = self.seat.desk.lesson.road
        parts = [
            Part(each.adviser.name, (heading(each.adviser.name), *markdown(each.text)))
            for each in advice_view(road.program, road.state)
        ]
        if parts:
            self.game.show_card("At the table", parts)

    def action_leave(self) -> None:
        """Ask whether to leave the session."""
        from game.tui.screens.leave import LeaveScreen

        kept = self.seat.desk.sitting.kept_as
        how = f"It is kept: precedent play --class --resume {kept} goes on."
        how = how if kept else "It is not kept: nothing of it can be taken up again."

        def answered(yes: bool | None) -> None:
            if yes:
                self.game.leave_class()

        self.game.push_screen(LeaveScreen(f"Leave this session? {how}"), answered)

    def action_save_page(self) -> None:
        """Write the after-action file: of a session, that is what is worth saving."""
        self.do("report")

    def do(self, typed: str) -> None:
        """Do what was typed, and show what there is to see then."""
        self._after(self.seat.do(typed))

    def _behind_a_blank(self, screen: Callable[[Seat], Screen[None]]) -> None:
        """Blank the wall, and open a screen of the facilitator's by a second key."""
        from game.tui.screens.classroom.notes import CoveredScreen

        def covered(yes: bool | None) -> None:
            if yes:
                self.game.push_screen(screen(self.seat), lambda _: self._show())

        self.game.push_screen(CoveredScreen(), covered)

    def _after(self, reply: Reply) -> None:
        if reply.happenings and self.game.looking is not None:
            self.game.looking.follow(self.seat.desk.lesson.road)
        match reply.shows:
            case "notes":
                self.action_notes()
            case "evidence":
                self.action_evidence()
            case "advice":
                self.action_advice()
            case "help":
                self.game.show_help(LINE, HELP)
            case "report":
                self.run_worker(self._write_report, thread=True, exclusive=True)
            case "quit":
                self.action_leave()
        self._show()

    def _write_report(self) -> None:
        """Write the after-action file, apart from the screen: figures take their time."""
        from game.classroom.after.written import write_report

        desk = self.seat.desk
        self.seat.said = "Working out what could have come about ..."
        try:
            paths = write_report(desk.opened, desk.sitting, (Path.cwd(), Path.home()))
            self.seat.said = f"Written: {paths[0]} and {paths[1].name}"
        except RequestError as error:
            self.seat.said = str(error)
        self.game.call_from_thread(self._show)

    def _turn(self) -> str:
        """Turn to the next page, and say which one it is; nothing after the last."""
        count = len(self.seat.frames)
        if self._page + 1 >= count:
            return ""
        self._page += 1
        self.seat.said = ""
        self._show()
        return f"Page {self._page + 1} of {count}."

    def _tick(self) -> None:
        reply = self.seat.do_waiting(self._turn)
        if reply is not None:
            if reply.shows == "report":
                self.run_worker(self._write_report, thread=True, exclusive=True)
            self._show()
        else:
            self._show_foot()

    def _show(self) -> None:
        if not self.query(Wall):
            return
        if (place := place_of(self.seat.desk.lesson)) != self._place:
            self._place, self._page = place, 0
        made = self.seat.frames
        # A pause has one page, and comes back to the page that was read.
        self.query_one(Wall).show(made[min(self._page, len(made) - 1)])
        self._show_foot()
        # A dot for each number: how many digits it has would tell too much already.
        dots = " ".join("•" for _ in self._typed.split())
        said = f"hands: {dots}" if self._typed else self.seat.said
        self.query_one(Said).show(said)
        self.refresh_keys()

    def _show_foot(self) -> None:
        if self.query(Wall):
            made = self.seat.frames
            foot = made[min(self._page, len(made) - 1)].foot
            self.query_one("#foot", Rule).show(foot, self.seat.time)
