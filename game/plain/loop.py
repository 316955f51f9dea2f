"""The loop: a line is typed, the play goes on, and what came of it is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from game.engine.play import Beginning, Road
from game.engine.state import decisions_made
from game.engine.view import EndingView, OptionView, SceneView, ending_view, scene_view
from game.errors import KeepError
from game.journal.asking import choose, may_be_told
from game.journal.begin import try_out
from game.journal.course import Course, turns_before
from game.journal.sitting import Sitting
from game.plain.looking_back import look_back
from game.plain.page import Page, columns_here
from game.plain.predicting import Predicting, tell_predicted
from game.plain.tell import (
    how_to_choose,
    tell_advisers,
    tell_arrivals,
    tell_briefing,
    tell_indicators,
    tell_left,
    tell_place,
    tell_road,
    tell_why,
)
from game.plain.typed import ask_pipe, ask_terminal
from game.plain.words import BACK, CONSULTED, HELP, LEAVE
from game.text.telling import counted

if TYPE_CHECKING:
    from game.authoring.trying.watch import Watch
    from game.content.opened import Opened
    from game.debrief.apart.looking import Looking

HOW_TO_GO_ON = "Type again to try once more, or unrecorded to go on without keeping the play."

AFTER_THE_END = "The play is over. Type debrief, why, archive, road, back or quit."

INTERRUPTED = 130
"""The exit code after Ctrl-C."""


def play_plain(
    opened: Opened,
    sitting: Sitting,
    watch: Watch | None = None,
    first: Beginning = "briefing",
    looking: Looking | None = None,
) -> int:
    """Play on, on standard input and output; return the exit code.

    With `watch`, what has been changed in the scenario's files is taken up at each prompt. `first`
    is what is told first; `looking` looks ahead of the play, for its debrief.
    """
    table = Table(opened, sitting, Page(columns_here()), watch)
    table.looking = looking
    interactive = sys.stdin.isatty()
    ask = ask_terminal if interactive else ask_pipe
    try:
        table.play(ask, stay=interactive, first=first)
    except KeyboardInterrupt:
        print()
        table.left()
        return INTERRUPTED
    finally:
        table.sitting.close()
    return 0


class Table:
    """One play on lines: it does what a typed line asks for. A road is played on unrecorded."""

    def __init__(
        self, opened: Opened, at: Sitting | Road, page: Page, watch: Watch | None = None
    ) -> None:
        self.opened = opened
        self._watch = watch
        self.page = page
        self.sitting = at if isinstance(at, Sitting) else try_out(opened, at)
        self.looking: Looking | None = None
        self._stays = True
        self._unkept: Callable[[], None] | None = None
        self._predicting = Predicting(page)
        back, why = self._back, lambda: tell_why(page, self._shown, self.road)
        self._words: dict[str, Callable[[], None]] = {
            "?": self._help,
            "help": self._help,
            "advisers": self._advisers,
            "advice": self._advisers,
            "why": why,
            "evidence": why,
            "indicators": lambda: tell_indicators(page, self.road),
            "road": lambda: tell_road(page, self.opened, self.road),
            "scene": lambda: tell_place(page, self.opened, self.road),
            "discuss": self._discuss,
            "predict": lambda: self._predicting.ask(self.opened, self.sitting),
            "skip": lambda: self._predicting.skip(self.opened, self.sitting, self._do),
            "back": back,
            "rewind": back,
            "undo": back,
            "unrecorded": self._go_on_unrecorded,
        }

    @property
    def road(self) -> Road:
        """Where the play stands."""
        return self.sitting.road

    @property
    def _shown(self) -> Opened:
        """The scenario with the evidence that may be told just now."""
        return replace(self.opened, evidence=may_be_told(self.sitting, self.opened.evidence))

    def play(
        self, ask: Callable[[], str | None], *, stay: bool, first: Beginning = "briefing"
    ) -> None:
        """Ask for lines until the player leaves.

        Where `stay` is false, a choice typed after the end leaves too; words are still answered,
        and where the play cannot be kept it goes on unrecorded by itself.
        """
        self._stays = stay
        if first == "briefing":
            tell_briefing(self.page, self.opened, self.road)
        self._go_on(arrivals=first != "place")
        while True:
            self._look("")
            line = ask()
            answer = None if line is None else line.strip()
            if answer is None or answer.lower() in LEAVE:
                self.left()
                return
            if self._look(answer):
                continue
            if self._ended() and not stay and not self._is_word(answer):
                self.left()
                return
            self.answer(answer)

    def answer(self, answer: str) -> None:
        """Do what a typed line asks for."""
        word = answer.lower()
        doing = self._words.get(word)
        first, _, more = answer.partition(" ")
        first, more = first.lower(), more.strip()
        if self._unkept is not None and word == "again":
            self._do(self._unkept)
        elif doing is not None:
            doing()
        elif first in BACK and more.isascii() and more.isdigit():
            self._back_to(int(more[:6]))
        elif first == "look":
            look_back(self.page, self._shown, self.road, more)
        elif first == "width":
            self.page.widen(more)
        elif first in CONSULTED:
            self._consult(first, more)
        elif self._predicting.hear(answer, self.opened, self.sitting, self._do):
            pass
        elif self.road.over:
            self.page.line(AFTER_THE_END)
        else:
            self._choose(answer)

    def _look(self, typed: str) -> bool:
        """Take up what has changed in the files that are watched; return whether the play has."""
        if self._watch is None:
            return False
        from game.plain.changes import take_up

        before = self._standing()
        taken = take_up(self.page, self._watch, self.opened, self.road)
        if taken is None:
            return False
        self.opened, road = taken
        before_it = self.sitting.course
        self.sitting.close()
        course = Course(road, before_it.predictions, before_it.skipped)
        self.sitting = Sitting(course, self.opened.evidence)
        self._predicting.stop()
        if self._standing() == before:
            return False  # what was typed means what it meant
        if typed:
            self.page.line(f"What you typed, {typed!r}, was about the scene before; type it again.")
        return True

    def _standing(self) -> tuple[int, SceneView | EndingView | None]:
        """Return how far the play has come, and all that is to be read and chosen there."""
        program, state = self.road.program, self.road.state
        turns = len(self.road.turns)
        return turns, ending_view(program, state) if self.road.over else scene_view(program, state)

    def _choose(self, answer: str) -> None:
        scene = scene_view(self.road.program, self.road.state)
        chosen = _meant(answer, scene.options)
        if chosen is None or not chosen.open:
            if chosen is not None:
                self.page.line(f"That way is closed. {chosen.locked}")
            elif answer.isdigit():
                self.page.line(f"There is no option {answer} here.")
            elif answer:
                near = get_close_matches(answer.lower(), (*self._words, *CONSULTED), 1)
                meant = f" Did you mean {near[0]}?" if near else ""
                self.page.line(f"There is nothing called {answer!r} here.{meant}")
            self.page.line(how_to_choose(scene))
            return
        self._do(lambda: self._make(chosen))

    def _make(self, chosen: OptionView) -> None:
        choose(self.sitting, chosen.id, self.opened.evidence)
        self.page.line()
        self.page.line(f"You choose: {chosen.label}")
        self.page.line()
        self._go_on()

    def _do(self, change: Callable[[], None]) -> None:
        """Change the play; where that cannot be kept, say so and ask, or go on unrecorded."""
        self._unkept = None
        try:
            change()
        except KeepError as error:
            self.page.line(f"This cannot be kept: {error}.")
            if self._stays:
                self._unkept = change
                self.page.line(HOW_TO_GO_ON)
            else:
                self.page.line("The play goes on unrecorded.")
                self.sitting.go_on_unrecorded()
                change()

    def _go_on_unrecorded(self) -> None:
        self.sitting.go_on_unrecorded()
        self.page.line("From here on, nothing of this play is kept.")
        if self._unkept is not None:
            self._do(self._unkept)

    def _go_on(self, *, arrivals: bool = True) -> None:
        if arrivals:
            tell_arrivals(self.page, self._shown, self.road)
            tell_predicted(self.page, self.opened, self.sitting)
        tell_place(self.page, self.opened, self.road)
        if self.looking is not None and self._stays:
            self.looking.follow(self.road)
        self._predicting.offer(self.opened, self.sitting)
        if self._ended():
            self.page.line()
            self.page.line(AFTER_THE_END)

    def _advisers(self) -> None:
        tell_advisers(self.page, self.road)

    def _is_word(self, answer: str) -> bool:
        return answer.lower() in self._words or answer.lower().partition(" ")[0] in CONSULTED

    def _consult(self, word: str, more: str) -> None:
        if word == "debrief":
            from game.plain.debrief import tell_debrief

            ahead = self.looking, not self._stays
            tell_debrief(self.page, self.opened, self.sitting, more, *ahead)
            return
        from game.plain.consulting import tell_archive, tell_historian

        tell = tell_archive if word == "archive" else tell_historian
        tell(self.page, self.opened, self.sitting, more)

    def _discuss(self) -> None:
        from game.plain.consulting import tell_discussion

        tell_discussion(self.page, self.sitting)

    def _back(self) -> None:
        made = decisions_made(self.road.state)
        if not made:
            self.page.line("No decision has been made yet.")
            return
        self._do(lambda: self._rewind(made, "The last decision is taken back."))

    def _back_to(self, decision: int) -> None:
        made = decisions_made(self.road.state)
        if not 1 <= decision <= made:
            so_far = counted(made, "decision")
            self.page.line(f"There is no decision {decision} to go back to: so far, {so_far}.")
        else:
            said = f"The play is at decision {decision} again."
            self._do(lambda: self._rewind(decision, said))

    def _rewind(self, decision: int, said: str) -> None:
        self.sitting.rewind(turns_before(self.road, decision))
        self._predicting.stop()
        self.page.line(said)
        self.page.line()
        tell_place(self.page, self.opened, self.road)

    def _help(self) -> None:
        for word, meaning in HELP:
            self.page.line(f"{word}: {meaning}")

    def left(self) -> None:
        """Say where the play was left, and how to come back to it."""
        tell_left(self.page, self.sitting)

    def _ended(self) -> bool:
        return ending_view(self.road.program, self.road.state) is not None


def _meant(answer: str, options: Sequence[OptionView]) -> OptionView | None:
    """Return the option that a number or an id means, open or closed."""
    number = answer.rstrip(".")
    if number.isascii() and number.isdigit():
        at = int(number[:4])
        return options[at - 1] if 1 <= at <= len(options) else None
    return next((option for option in options if option.id == answer), None)
