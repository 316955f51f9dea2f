"""A prediction about the record: an answer first, then how sure one is of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from game.archive.predicting import Level, levels
from game.model.evidence import Question
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import PREDICTION
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, markdown, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf

_TITLE = "What does the record say?"
_ABOUT = (
    "This asks about the real case, not about this game. It is no test, and you can skip it: the "
    "record is told after your choice."
)
_NOTED = "Noted: the record is told after your choice."
_SKIPPED = "Skipped."
_ASKED, _SURE = "Your answer", "How sure are you?"
_NONE_MARKED = "Press a number, or mark an answer first."


class PredictionScreen(RoomScreen):
    """The questions that are open here, one after the other; `said` is what came of the last.

    The answers follow right below the question, which has half of the window at most.
    """

    DEFAULT_CSS = """
    PredictionScreen {
        Page { height: auto; max-height: 50%; }
        .answers { height: 1fr; padding: 0 0 0 1; }
        &.-tall .answers { padding: 1 0 0 1; }
    }
    """
    BINDINGS = bindings_in(PREDICTION)

    room = PREDICTION
    said = ""
    _answer = ""
    _notice = ""
    _waiting: tuple[str, ...] = ()
    _count = 0

    def body(self) -> Iterable[Widget]:
        """Yield the question, and below it the answers."""
        yield Title()
        yield Rule()
        yield Page()
        yield Rule(id="more", right="scroll_page(1)")
        yield Shelf(Rows(), classes="answers")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._waiting = self.game.session.asked
        self._count = len(self._waiting)
        self._ask()

    @property
    def _question(self) -> Question:
        return self.game.session.opened.evidence.questions[self._waiting[0]]

    @property
    def _levels(self) -> tuple[Level, ...]:
        return levels(len(self._question.answers))

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only answers that there are can be given."""
        if action == "pick" and parameters and self._waiting:
            return int(str(parameters[0])) <= self._rows_there
        return True

    @property
    def _rows_there(self) -> int:
        return len(self._levels if self._answer else self._question.answers)

    def follow_page(self) -> None:
        """Say what is asked now, and whether there is more to read."""
        self.tell_more(self._notice or (_SURE if self._answer else _ASKED))

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Give the answer that was clicked."""
        self.action_pick(message.index + 1)

    def action_move(self, by: int) -> None:
        """Mark another answer."""
        self.query_one(Rows).move(by)

    def action_pick(self, number: int) -> None:
        """Give an answer or a confidence by its number on the screen, from 1."""
        if not self._answer:
            self._answer = tuple(self._question.answers)[number - 1]
            self._show()
            return
        session, question, answer = self.game.session, self._waiting[0], self._answer
        percent = self._levels[number - 1].percent
        self.game.keep(
            lambda: session.sitting.predict(question, answer, percent), lambda: self._next(_NOTED)
        )

    def action_pick_marked(self) -> None:
        """Give the marked answer, or say that none is marked."""
        marked = self.query_one(Rows).marked
        if marked == NONE:
            self._notice = _NONE_MARKED
            self.follow_page()
        else:
            self.action_pick(marked + 1)

    def action_skip(self) -> None:
        """Leave this question out."""
        session, question = self.game.session, self._waiting[0]
        self.game.keep(lambda: session.sitting.skip(question), lambda: self._next(_SKIPPED))

    def action_close(self) -> None:
        """Go back to the answers, or to the decision."""
        if self._answer:
            self._ask()
        else:
            self.dismiss()

    def _next(self, notice: str) -> None:
        """Ask what is asked next; where nothing is, go back to the decision."""
        self.said = notice
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._ask()
        else:
            self.dismiss()

    def _ask(self) -> None:
        self._answer = ""
        self._show()

    def _show(self) -> None:
        self._notice = ""
        number = self._count - len(self._waiting) + 1
        place = f"question {number} of {self._count}" if self._count > 1 else ""
        self.query_one(Title).show(plain(_TITLE, HEADING), place)
        self.page.show(self._paras())
        self.query_one(Rows).show(self._rows())
        self.refresh_keys()

    def _paras(self) -> Iterator[Para]:
        yield from markdown(self._question.question)
        if self._answer:
            yield said(f"Your answer: {self._question.answers[self._answer]}", "bold")
        else:
            yield said(_ABOUT, QUIET)

    def _rows(self) -> Iterator[Row]:
        if self._answer:
            for number, level in enumerate(self._levels, start=1):
                yield Row(level.words.capitalize(), f"{level.percent} percent", key=str(number))
        else:
            for number, text in enumerate(self._question.answers.values(), start=1):
                yield Row(text, key=str(number))
