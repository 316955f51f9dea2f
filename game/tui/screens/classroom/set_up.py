"""Who is there: minutes, students, teams, who decides, and which steps are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widget import Widget

from game.classroom.rules.loop import NAMES, OPTIONAL, Step, left_out
from game.classroom.rules.plan import Lengths, plan, plan_lines
from game.classroom.rules.setup import (
    MINUTES,
    MOST_TEAMS,
    RULE_WORDS,
    RULES,
    Setup,
    read_teams,
    set_up,
)
from game.errors import RequestError
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import SET_UP
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from game.content.opened import Opened

_MINUTES, _STUDENTS, _TEAMS, _RULE = range(4)
_STEPS = 4  # the row of the first step that can be left out
_ABOUT = (
    "Left and right change a row. The steps that fit are planned from the scenario's own lengths, "
    "and a third of the time is kept for the debrief. The next screen is the wall: put the "
    "projector on it. In a second terminal of this machine, precedent console shows notes, votes "
    "and what lies ahead."
)
_PLANNING = "The plan is being worked out from the scenario's own lengths ..."
_NAMING = "The teams' names, with commas between them: Red, Blue, Gold"


class SetUpScreen(RoomScreen):
    """What is settled before a class begins; left and right change it, digits type it."""

    DEFAULT_CSS = """
    SetUpScreen { Rows { padding: 0 1; } &.-tall Rows { padding: 1 1; } }
    """
    BINDINGS = bindings_in(SET_UP)

    room = SET_UP

    def __init__(self, opened: Opened, seed: int) -> None:
        """Ask for a class at a scenario that is to be played with a seed."""
        super().__init__()
        self._opened, self._seed = opened, seed
        self._lengths: Lengths | None = None
        """How long the scenario is, once that is worked out."""
        self._values = [50, 24, 0]
        self._named: tuple[str, ...] = ()
        self._rule = 0
        self._by_author = frozenset(opened.scenario.left_out)
        self._without: set[Step] = set()
        self._typed = ""
        self._wrong = ""

    def body(self) -> Iterable[Widget]:
        """Yield the rows and what they are for."""
        yield Title(plain(f"A class: {self._opened.scenario.title}", HEADING))
        yield Rule()
        yield Rows(self._rows(), marked=0)
        yield Rule(id="between")
        yield Page(self._about())
        yield Rule(id="more")

    def on_mount(self) -> None:
        """Begin to work out how long the scenario is: a large one takes seconds."""
        self.run_worker(self._measure_apart, thread=True)

    @property
    def setup(self) -> Setup:
        """The class as it is settled now.

        Raises:
            RequestError: where no such class can be.
        """
        minutes, students, _ = self._values
        return set_up(minutes, students, self._teams(), RULES[self._rule])

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self._typed = ""
        self.query_one(Rows).move(by)

    def action_change(self, by: int) -> None:
        """Take the next value, or the one before."""
        at = self.query_one(Rows).marked
        self._typed = ""
        if at >= _STEPS:
            self._without ^= {OPTIONAL[at - _STEPS]} - self._by_author
        elif at == _RULE:
            self._rule = (self._rule + by) % len(RULES)
        elif at == _MINUTES:
            later = [each for each in MINUTES if (each > self._values[at]) == (by > 0)]
            later = [each for each in later if each != self._values[at]]
            if later:
                self._values[at] = min(later) if by > 0 else max(later)
        elif at == _TEAMS:
            order = (0, *range(2, MOST_TEAMS + 1))
            here = order.index(self._values[at]) if self._values[at] in order else 0
            self._values[at] = order[(here + by) % len(order)]
        else:
            self._values[at] = max(self._values[at] + by, 0)
        self._show()

    def action_digit(self, digit: int) -> None:
        """Type a number on the marked row."""
        at = self.query_one(Rows).marked
        if at < _RULE and len(self._typed) < 3:
            self._typed += str(digit)
            self._values[at] = int(self._typed)
            self._show()

    def action_rub_out(self) -> None:
        """Rub out a digit."""
        at = self.query_one(Rows).marked
        if at < _RULE:
            self._typed = str(self._values[at])[:-1]
            self._values[at] = int(self._typed or 0)
            self._show()

    def action_name_teams(self) -> None:
        """Let the teams' names be typed; as many as there are names, there are teams."""
        from game.tui.screens.classroom.line import LineScreen

        def typed(line: str | None) -> None:
            if line is None:
                return
            try:
                self._named = read_teams(line)
                self._values[_TEAMS] = len(self._named)
            except RequestError as error:
                self._wrong = str(error)
            self._show()

        self.game.push_screen(LineScreen(", ".join(self._teams_as_far()), _NAMING), typed)

    def action_begin(self) -> None:
        """Begin, or say why not."""
        try:
            setup = self.setup
        except RequestError as error:
            self._wrong = str(error)
            self._show()
        else:
            lengths = self._lengths or self._measure()
            without = left_out(self._without)
            self.game.hold_class(self._opened, self._seed, setup, without, lengths)

    def _measure(self) -> Lengths:
        from game.classroom.rules.lengths import lengths_of

        return lengths_of(self._opened, self._seed)

    def _measure_apart(self) -> None:
        self.game.call_from_thread(self._measured, self._measure())

    def _measured(self, lengths: Lengths) -> None:
        self._lengths = lengths
        if self.is_attached:
            self._show()

    def _teams(self) -> tuple[str, ...]:
        number = self._values[_TEAMS]
        return self._named if len(self._named) == number else read_teams(str(number))

    def _teams_as_far(self) -> tuple[str, ...]:
        """Return the teams, none where so many cannot be."""
        try:
            return self._teams()
        except RequestError:
            return ()

    def _show(self) -> None:
        rows = self.query_one(Rows)
        marked = rows.marked
        rows.show(self._rows())
        rows.mark(marked)
        self.page.show(self._about())

    def _rows(self) -> Iterator[Row]:
        minutes, students, teams = self._values
        yield Row("Minutes", f"< {minutes} >")
        yield Row("Students", f"< {students} >")
        names = ", ".join(self._teams_as_far())
        yield Row("Teams", f"< {(names or teams) if teams else 'none'} >")
        yield Row("Who decides", f"< {RULE_WORDS[RULES[self._rule]]} >")
        for step in OPTIONAL:
            yield Row(NAMES[step].removesuffix("?"), self._kept(step))

    def _kept(self, step: Step) -> str:
        if step in self._by_author:
            return "left out by the author"
        return f"< {'left out' if step in self._without else 'where there is time'} >"

    def _about(self) -> Iterator[Para]:
        if self._wrong:
            yield said(f"This cannot be: {self._wrong}.", "bold")
            self._wrong = ""
        yield from self._plan()
        yield said(_ABOUT, QUIET)

    def _plan(self) -> Iterator[Para]:
        """Yield the plan of a session as it is settled now."""
        try:
            minutes = self.setup.minutes
        except RequestError:
            return
        if self._lengths is None:
            yield said(_PLANNING, QUIET)
            return
        without = left_out(self._by_author, self._without)
        made = plan_lines(plan(minutes, self._lengths, without), minutes)
        for number, line in enumerate(made):
            minute, _, told = line.strip().partition("  ")
            lead, told = (f"{minute:>4}  ", told) if told else ("", minute)
            yield said(told, lead=lead, tight=number > 0)
