"""The loop: a line is typed, the play goes on, and what came of it is told."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.engine.play import choose, rewind, start
from game.engine.state import decisions_made
from game.engine.view import OptionView, ending_view, scene_view
from game.plain.page import Page
from game.plain.tell import (
    how_to_choose,
    tell_advisers,
    tell_arrivals,
    tell_briefing,
    tell_indicators,
    tell_place,
    tell_road,
    tell_why,
)
from game.text.printable import printable
from game.text.telling import counted

if TYPE_CHECKING:
    from game.content.opened import Opened

MEASURE = 76
"""The widest line, in cells."""

HELP = (
    ("a number", "choose that option"),
    ("advisers", "hear who is at the table and what each says"),
    ("why", "what the last outcome rests on: findings, likenesses, sources"),
    ("indicators", "what is tracked, and where it stands"),
    ("road", "the decisions made so far"),
    ("scene", "hear the scene again"),
    ("back", "take the last decision back; the same choice meets the same luck"),
    ("quit", "leave; nothing of the play is kept"),
    ("?", "this list"),
)
"""What may be typed, and what it does."""

LEAVE = frozenset({"quit", "q", "exit"})


def play_plain(opened: Opened, seed: int) -> int:
    """Play a scenario on standard input and output; return the exit code."""
    columns = min(shutil.get_terminal_size((MEASURE, 24)).columns, MEASURE)
    table = Table(opened, seed, Page(columns))
    interactive = sys.stdin.isatty()
    ask = _ask_terminal if interactive else _ask_pipe
    table.play(ask, stay=interactive)
    return 0


def _ask_terminal() -> str | None:
    """Read one line from a terminal; None where there are no more (Ctrl-D)."""
    try:
        return input("> ")
    except EOFError:
        print()
        return None


def _ask_pipe() -> str | None:
    """Read one line from a pipe and show it, since nothing else does."""
    line = sys.stdin.readline()
    if not line:
        return None
    print(f"> {printable(line.rstrip())}")
    return line


class Table:
    """One play on lines: it keeps the road, and does what a typed line asks for."""

    def __init__(self, opened: Opened, seed: int, page: Page) -> None:
        self.opened = opened
        self.page = page
        self.road = start(opened.program, seed)

    def play(self, ask: Callable[[], str | None], *, stay: bool) -> None:
        """Ask for lines until the player leaves, or the play ends and `stay` is false."""
        tell_briefing(self.page, self.opened, self.road)
        self._go_on()
        while stay or not self._ended():
            line = ask()
            answer = None if line is None else line.strip()
            if answer is None or answer.lower() in LEAVE:
                self._left()
                return
            self.answer(answer)

    def answer(self, answer: str) -> None:
        """Do what a typed line asks for."""
        words: dict[str, Callable[[], None]] = {
            "?": self._help,
            "help": self._help,
            "advisers": lambda: tell_advisers(self.page, self.road),
            "why": lambda: tell_why(self.page, self.opened, self.road),
            "indicators": lambda: tell_indicators(self.page, self.road),
            "road": lambda: tell_road(self.page, self.opened, self.road),
            "scene": lambda: tell_place(self.page, self.opened, self.road),
            "back": self._back,
        }
        word = answer.lower()
        if word in words:
            words[word]()
        elif self.road.over:
            self.page.line("The play is over. Type why, road, back or quit.")
        else:
            self._choose(answer)

    def _choose(self, answer: str) -> None:
        options = scene_view(self.road.program, self.road.state).options
        ways = [option for option in options if option.open]
        chosen = _meant(answer, ways)
        if chosen is None:
            closed = next((option for option in options if option.id == answer), None)
            if closed is not None:
                self.page.line(f"That way is closed. {closed.locked}")
            self.page.line(how_to_choose(len(ways)))
            return
        self.page.line()
        self.page.line(f"You choose: {chosen.label}")
        self.page.line()
        self.road = choose(self.road, chosen.id)
        self._go_on()

    def _go_on(self) -> None:
        tell_arrivals(self.page, self.opened, self.road)
        tell_place(self.page, self.opened, self.road)

    def _back(self) -> None:
        if not self.road.turns:
            self.page.line("No decision has been made yet.")
            return
        self.road = rewind(self.road, len(self.road.turns) - 1)
        self.page.line("The last decision is taken back.")
        self.page.line()
        tell_place(self.page, self.opened, self.road)

    def _help(self) -> None:
        for word, meaning in HELP:
            self.page.line(f"{word}: {meaning}")

    def _left(self) -> None:
        if self._ended():
            return
        made = decisions_made(self.road.state)
        self.page.line(f"Left after {counted(made, 'decision')}. Seed {self.road.seed}.")

    def _ended(self) -> bool:
        return ending_view(self.road.program, self.road.state) is not None


def _meant(answer: str, ways: list[OptionView]) -> OptionView | None:
    """Return the open option that a number or an id means."""
    if answer.isascii() and answer.isdigit():
        number = int(answer[:4])
        return ways[number - 1] if 1 <= number <= len(ways) else None
    return next((option for option in ways if option.id == answer), None)
