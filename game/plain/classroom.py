"""A class line by line: what it sees is told, what the facilitator types is done."""

from __future__ import annotations

import os
import select
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.link.ends import ProjectorEnd
from game.classroom.rules.plan import plan_lines
from game.classroom.session.asking import HELP, Reply
from game.classroom.session.voting import is_open
from game.classroom.views.console import console, time_line
from game.classroom.views.evidence import may_be_shown
from game.classroom.views.projector import Shown, blank, projector, time_shown
from game.engine.view import advice_view
from game.errors import KeepError, RequestError
from game.plain.hidden import HIDDEN, masked, unseen
from game.plain.page import Page, columns_here
from game.plain.tell import tell_why
from game.text.printable import printable

if TYPE_CHECKING:
    from game.classroom.session.desk import Desk

EVERY = 0.3
"""How often, in seconds, it is looked whether something was typed at a console."""

UNKEPT = "Nothing has happened. Type it again, or unrecorded to go on without keeping the session."
COVER = (
    "The class's view is blank. Cover or mute the projector, then press Enter: the notes follow "
    "here. On a second screen, precedent console shows them all the time."
)
INTERRUPTED = 130
HELD = ("hold ", "release ")
"""What is done with news that the class has not heard of; its name shows as dots."""

Ask = Callable[[], str | None]


def class_plain(desk: Desk) -> int:
    """Hold a class on standard input and output; return the exit code."""
    columns = columns_here()
    end = ProjectorEnd(desk.sitting.kept_as)
    table = ClassTable(desk, Page(columns), end)
    try:
        table.hold(table.ask_terminal if sys.stdin.isatty() else table.ask_pipe)
    except KeyboardInterrupt:
        print()
        table.left()
        return INTERRUPTED
    finally:
        end.close()
        desk.sitting.close()
    return 0


class ClassTable:
    """One session on lines. What is printed may be on a projector: notes come when asked for."""

    def __init__(self, desk: Desk, page: Page, end: ProjectorEnd) -> None:
        self.desk = desk
        self.page = page
        self._end = end
        self._covered = False
        self._notes_in_sight = False
        self._over = False

    def hold(self, ask: Ask) -> None:
        """Tell what the class sees, and do what is typed until the facilitator leaves."""
        self.tell_wall()
        while not self._over:
            line = ask()
            if line is None:
                self.left()
                return
            self.do(line)

    def ask_pipe(self) -> str | None:
        """Read a line from a pipe and show it, since nothing else does; a count shows as dots."""
        line = sys.stdin.readline()
        if not line:
            return None
        typed = printable(line.rstrip())
        counted = is_open(self.desk.lesson) and typed[:1].isdigit()
        print(f"> {masked(typed) if counted or typed.lower().startswith(HELD) else typed}")
        return line

    def ask_terminal(self) -> str | None:
        """Read a line from a terminal; do meanwhile what is typed at a console."""
        with unseen(is_open(self.desk.lesson)) as hidden:
            self._prompt(hidden)
            while os.name == "posix" and not select.select([sys.stdin], [], [], EVERY)[0]:
                if self.do_waiting():
                    self._prompt(hidden)
            self.do_waiting()
            line = sys.stdin.readline()
        if hidden or not line:
            print()
        return line or None

    def do_waiting(self) -> bool:
        """Do what was typed at consoles; return whether something was."""
        done = False
        for waiting in self._end.waiting():
            if not done:
                print()
            done = True
            said = self._try(waiting.typed, from_console=True)
            self._end.answer(waiting.name, said)
        return done

    def do(self, line: str) -> None:
        """Do what was typed here."""
        typed = line.strip()
        if self._covered:
            self._covered = False
            if not typed:
                self._tell_notes()
                return
        if typed.lower() == "unrecorded":
            self.desk.sitting.go_on_unrecorded()
            self._end.leave_unkept()
            self.page.line("The session goes on, and is not kept.")
            return
        self._try(typed)

    def left(self) -> None:
        """Say where the session was left, and how it is taken up again."""
        kept = self.desk.sitting.kept_as
        where = time_line(self.desk.lesson, self.desk.clock())
        how = f" It is kept: precedent play --class --resume {kept} goes on." if kept else ""
        self.page.line(f"Left at {where}.{how}")

    def tell_wall(self) -> None:
        """Tell what the class sees now."""
        self._tell(projector(self.desk.opened, self.desk.lesson))

    def _try(self, typed: str, *, from_console: bool = False) -> str:
        """Do what was typed; return what is said of it."""
        try:
            reply = self.desk.do(typed)
        except RequestError as error:
            said = str(error)
            if not from_console:
                self.page.line(said)
            return said
        except KeepError as error:
            said = f"It cannot be kept: {error}. {UNKEPT}"
            self.page.line(said)
            return said
        if reply.said and not from_console:
            self.page.line(reply.said)
        if not from_console or reply.happenings or reply.shows == "report":
            self._show(reply)
        return reply.said

    def _show(self, reply: Reply) -> None:
        desk, page = self.desk, self.page
        match reply.shows:
            case "view":
                self.tell_wall()
            case "notes":
                self._tell(blank())
                page.line(COVER)
                self._covered = True
            case "plan":
                for line in plan_lines(desk.lesson.plan, desk.lesson.setup.minutes):
                    page.line(line)
            case "evidence":
                tell_why(page, may_be_shown(desk.opened, desk.lesson), desk.lesson.road)
            case "advice":
                self._tell_advice()
            case "help":
                for what, does in HELP:
                    page.line(f"{what}: {does}")
            case "report":
                self._report()
            case "quit":
                self.left()
                self._over = True

    def _tell(self, shown: Shown) -> None:
        if self._notes_in_sight:
            self._notes_in_sight = False
            self._away()
        page = self.page
        page.line()
        page.line(f"== {shown.title}")
        page.line()
        for block in shown.blocks:
            page.text(block)
        if shown.asks:
            page.line(f"Asked of the class: {shown.asks}")
        timer = time_shown(self.desk.lesson, self.desk.clock())
        page.line(". ".join(filter(None, (shown.foot, timer))))

    def _tell_notes(self) -> None:
        """Tell all that the facilitator alone sees, then move it out of sight."""
        self._away()
        self._notes_in_sight = True
        for section in console(self.desk.opened, self.desk.lesson, self.desk.clock()):
            self.page.line(f"-- {section.heading}")
            for block in section.blocks:
                self.page.text(block)
        self.page.line("For the facilitator alone. Type view to take it away and go on.")

    def _tell_advice(self) -> None:
        road = self.desk.lesson.road
        said = () if road.over else advice_view(road.program, road.state)
        if not said:
            self.page.line("Nobody at the table has anything to say here.")
        for each in said:
            self.page.line(f"{each.adviser.name}:")
            self.page.text(each.text)

    def _report(self) -> None:
        """Write the after-action file, and say where it is."""
        from game.classroom.after.written import write_report

        self.page.line("Working out what could have come about ...")
        folders = (Path.cwd(), Path.home())
        try:
            paths = write_report(self.desk.opened, self.desk.sitting, folders)
        except RequestError as error:
            self.page.line(str(error))
        else:
            for path in paths:
                self.page.line(f"Written: {path}")

    def _away(self) -> None:
        """Move what was printed out of sight."""
        rows = shutil.get_terminal_size().lines if sys.stdout.isatty() else 1
        print("\n" * rows)

    def _prompt(self, hidden: bool) -> None:
        print(f"> {HIDDEN if hidden else ''}", end="", flush=True)
