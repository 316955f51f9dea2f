"""The loop: a line is typed, the play goes on, and what came of it is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from game.engine.play import Beginning, Road
from game.engine.view import EndingView, OptionView, SceneView, ending_view, scene_view
from game.errors import KeepError
from game.journal.asking import choose, may_be_told
from game.journal.begin import try_out
from game.journal.course import Course
from game.journal.sitting import Sitting
from game.plain.choosing import chosen_by
from game.plain.looking_back import look_back
from game.plain.page import Page, columns_here
from game.plain.predicting import Predicting, tell_predicted
from game.plain.roads import BESIDE, go_back, take_own, try_way
from game.plain.tell import (
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
from game.plain.words import CONSULTED, ELSEWHERE, FOLLOWED, HELP, LEAVE

if TYPE_CHECKING:
    from game.authoring.trying.watch import Watch
    from game.content.opened import Opened
    from game.debrief.apart.looking import Looking

HOW_TO_GO_ON = "Type again to try once more, or unrecorded to go on without keeping the play."

AFTER_THE_END = "The play is over. Type debrief, try, why, archive, road, back or quit."

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
        self._words: dict[str, Callable[[], None]] = {
            "?": self._help,
            "help": self._help,
            "why": self._why,
            "evidence": self._why,
            "indicators": lambda: tell_indicators(page, self.road),
            "road": lambda: tell_road(page, self.opened, self.road),
            "scene": self._tell_place,
            "discuss": self._discuss,
            "predict": lambda: self._predicting.ask(self.opened, self.sitting),
            "skip": lambda: self._predicting.skip(self.opened, self.sitting, self._do),
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
        elif first in ELSEWHERE:
            self._leave_here(first, more)
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
        chosen = chosen_by(self.page, answer, scene, (*self._words, *FOLLOWED))
        if chosen is not None:
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
        self._tell_place()
        if self.looking is not None and self._stays:
            self.looking.follow(self.road)
        self._predicting.offer(self.opened, self.sitting)
        if self._ended():
            self.page.line()
            self.page.line(BESIDE if self.sitting.course.is_trying else AFTER_THE_END)

    def _tell_place(self) -> None:
        tell_place(self.page, self.opened, self.road, self.sitting.course.told_option)

    def _why(self) -> None:
        tell_why(self.page, self._shown, self.road)

    def _is_word(self, answer: str) -> bool:
        return answer.lower() in self._words or answer.lower().partition(" ")[0] in FOLLOWED

    def _consult(self, word: str, more: str) -> None:
        if word in ("advisers", "advice"):
            tell_advisers(self.page, self.road, more)
            return
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

    def _leave_here(self, word: str, more: str) -> None:
        at = self.page, self.opened, self.sitting
        if word == "own":
            take_own(*at, self._go_elsewhere)
        elif word == "try":
            try_way(*at, more, self._go_elsewhere, self._go_on)
        else:
            go_back(*at, more, self._go_elsewhere)

    def _go_elsewhere(self, change: Callable[[], None]) -> None:
        """Change the play to another place; what was asked there is asked no longer."""
        self._predicting.stop()
        self._do(change)

    def _help(self) -> None:
        for word, meaning in HELP:
            self.page.line(f"{word}: {meaning}")

    def left(self) -> None:
        """Say where the play was left, and how to come back to it."""
        tell_left(self.page, self.sitting)

    def _ended(self) -> bool:
        return ending_view(self.road.program, self.road.state) is not None
