"""The facilitator's console line by line: all that the wall does not show, and what is typed."""

from __future__ import annotations

import os
import select
import sys
import time
from typing import TYPE_CHECKING

from game.classroom.session.asking import HELP
from game.classroom.views.console import console, time_line
from game.plain.page import Page, columns_here
from game.text.printable import printable

if TYPE_CHECKING:
    from game.classroom.link.reader import Reader

EVERY = 0.3
AT_THE_WALL = "Type it on the wall itself (t)."
PATIENCE = 3.0
"""How long, in seconds, an answer of the projector is waited for."""


def console_plain(reader: Reader) -> int:
    """Tell a session and hand over what is typed, until the facilitator leaves."""
    columns = columns_here()
    desk = PlainConsole(reader, Page(columns))
    desk.tell()
    try:
        while (line := desk.ask()) is not None:
            if line.strip().lower() in ("q", "quit", "exit"):
                break
            desk.do(line.strip())
    except KeyboardInterrupt:
        print()
        return 130
    return 0


class PlainConsole:
    """A console on lines: told anew whenever the session goes on."""

    def __init__(self, reader: Reader, page: Page) -> None:
        self._reader = reader
        self._page = page

    def tell(self) -> None:
        """Tell all that the facilitator alone sees."""
        reader = self._reader
        for section in console(reader.opened, reader.lesson, reader.clock()):
            self._page.line(f"-- {section.heading}")
            for block in section.blocks:
                self._page.text(block)
        if reader.away:
            self._page.line(reader.away)

    def ask(self) -> str | None:
        """Read a line, None where there is no more; tell meanwhile what happens on the wall."""
        self._prompt()
        terminal = sys.stdin.isatty()
        while terminal and os.name == "posix" and not select.select([sys.stdin], [], [], EVERY)[0]:
            if self._reader.look():
                print()
                self.tell()
                self._prompt()
        line = sys.stdin.readline()
        if line and not terminal:
            print(printable(line.rstrip()))
        return line or None

    def do(self, typed: str) -> None:
        """Hand over what was typed, and tell what came of it."""
        reader, page = self._reader, self._page
        if typed in ("?", "help"):
            for what, does in HELP:
                page.line(f"{what}: {does}")
            return
        if typed in ("notes", "view"):
            reader.look()
            self.tell()
            return
        if reader.away:
            page.line(reader.away)
            return
        try:
            name = reader.end.send(typed or "next")
        except OSError as error:
            page.line(f"It cannot be handed over: {error.strerror or error}. {AT_THE_WALL}")
            return
        answer = self._answer(name)
        page.line(answer or "Done." if answer is not None else "No answer from the projector yet.")
        if reader.look():
            self.tell()

    def _answer(self, name: str) -> str | None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self._reader.end.answer(name)
            if answer is not None:
                return answer
            time.sleep(0.05)
        return None

    def _prompt(self) -> None:
        print(f"[{time_line(self._reader.lesson, self._reader.clock())}] > ", end="", flush=True)
