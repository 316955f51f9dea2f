"""A question about the record, asked line by line: an answer first, then how sure one is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.archive.predicting import levels
from game.journal.asking import asked, recorded
from game.plain.page import Page
from game.text.telling import counted

if TYPE_CHECKING:
    from game.content.opened import Opened
    from game.journal.sitting import Sitting

_NUMBER = re.compile(r"([0-9]+)(?:\.|\s*%|\s*percent)?")
_NONE = "There is nothing to predict here."

Do = Callable[[Callable[[], None]], None]
"""Makes a change of the play, and says so where it cannot be kept."""


class Predicting:
    """The question that is being asked, if one is; a number answers it, `skip` passes it over."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._question = ""
        self._answer = ""

    @property
    def asking(self) -> bool:
        """Whether a number typed now answers a question."""
        return bool(self._question)

    def offer(self, opened: Opened, sitting: Sitting) -> None:
        """Say that something may be predicted here, where it is so."""
        self.stop()
        waiting = len(asked(sitting, opened.evidence))
        if waiting:
            questions = counted(waiting, "question")
            self._page.line(
                f"Before you choose you may predict what the record says: {questions}. "
                "Type predict, or just choose."
            )

    def stop(self) -> None:
        """Ask no longer; the question stays open."""
        self._question = self._answer = ""

    def ask(self, opened: Opened, sitting: Sitting) -> None:
        """Ask the first question that is open here, or say that none is."""
        waiting = asked(sitting, opened.evidence)
        self.stop()
        if not waiting:
            self._page.line(_NONE)
            return
        self._question = waiting[0]
        question = opened.evidence.questions[self._question]
        self._page.line(f"About the record, question 1 of {len(waiting)} here:")
        self._page.text(question.question)
        for number, answer in enumerate(question.answers.values(), start=1):
            self._page.item(f"{number}.", answer)
        self._page.line("Type the number of your answer, or skip.")

    def hear(self, line: str, opened: Opened, sitting: Sitting, do: Do) -> bool:
        """Take a line as an answer or a confidence; return whether it was one.

        A confidence may be typed as the number of a row, or as its percent.
        """
        typed = _NUMBER.fullmatch(line)
        if not self.asking or typed is None:
            return False
        number = int(typed[1][:4])
        answers = opened.evidence.questions[self._question].answers
        steps = levels(len(answers))
        percents = [level.percent for level in steps]
        if self._answer and number in percents:
            number = percents.index(number) + 1
        if not 1 <= number <= (len(steps) if self._answer else len(answers)):
            self._page.line(f"There is no answer {number}. Type another number, or skip.")
        elif not self._answer:
            self._answer = tuple(answers)[number - 1]
            self._page.line(f"Your answer: {answers[self._answer]}. How sure are you of it?")
            for at, level in enumerate(steps, start=1):
                self._page.item(f"{at}.", f"{level.percent} percent, {level.words}")
            self._page.line("Type a number, or skip.")
        else:
            percent = steps[number - 1].percent
            question, answer = self._question, self._answer

            def predict() -> None:
                sitting.predict(question, answer, percent)
                self._page.line("Noted. The record is told after your choice.")
                self.offer(opened, sitting)

            do(predict)
        return True

    def skip(self, opened: Opened, sitting: Sitting, do: Do) -> None:
        """Pass over the question that is being asked, or the first that is open here."""
        waiting = asked(sitting, opened.evidence)
        if not waiting:
            self._page.line(_NONE)
            return

        def skip() -> None:
            sitting.skip(self._question or waiting[0])
            self._page.line("Skipped.")
            self.offer(opened, sitting)

        do(skip)


def tell_predicted(page: Page, opened: Opened, sitting: Sitting) -> None:
    """Tell what was predicted before the last choice, beside what the record says."""
    for told in recorded(sitting, opened.evidence):
        page.line("Your prediction:")
        page.text("\n\n".join(told.blocks))
