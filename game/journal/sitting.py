"""A play that is going on: every change of it is on disk first, and then happens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, Protocol

from game.engine import play
from game.engine.moves import Move
from game.engine.play import Road
from game.errors import MoveError
from game.journal.course import (
    Course,
    Note,
    done_in_class,
    moved,
    noted,
    passed_over,
    predicted,
    rewound,
)
from game.journal.entries import Entry, InClass, Noted, Predicted, Rewound, Skipped
from game.journal.prediction import Prediction
from game.journal.words import by_hand, chosen

if TYPE_CHECKING:
    from game.model.evidence import Evidence


class Keeper(Protocol):
    """Where a play is kept."""

    @property
    def play(self) -> str:
        """The id under which it is kept."""

    @property
    def begun(self) -> bool:
        """Whether anything of it is kept yet."""

    def keep(self, entry: Entry) -> None:
        """Put an entry on disk.

        Raises:
            KeepError: if that cannot be done; nothing of the entry is kept then.
        """

    def close(self) -> None:
        """Let go of the file."""


class Sitting:
    """A play that is going on, from a road or from the course of a play that was kept.

    Without a keeper it goes unrecorded. Whatever changes it may raise KeepError: then nothing has
    happened, and the same can be tried again, or `go_on_unrecorded` be called first.
    """

    def __init__(
        self,
        course: Course | Road,
        evidence: Evidence | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        self._course = Course(course) if isinstance(course, Road) else course
        self._evidence = evidence
        self._keeper = keeper
        self._kept_before = ""

    @property
    def course(self) -> Course:
        """All that has happened, as one value."""
        return self._course

    @property
    def road(self) -> Road:
        """Where the play stands."""
        return self._course.road

    @property
    def predictions(self) -> Mapping[str, Prediction]:
        """The first answer to each question about the record, by the question's id."""
        return self._course.predictions

    @property
    def skipped(self) -> frozenset[str]:
        """The questions that were passed over."""
        return self._course.skipped

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was noted, in order."""
        return self._course.notes

    @property
    def finished(self) -> Road | None:
        """The first road to an ending: reports tell this one."""
        return self._course.finished

    @property
    def explored(self) -> tuple[Road, ...]:
        """What was tried beside the road that reports tell."""
        return self._course.explored

    @property
    def recorded(self) -> bool:
        """Whether what is done from now on is kept."""
        return self._keeper is not None

    @property
    def kept_as(self) -> str:
        """The id under which the play is kept; empty where nothing of it is kept (yet)."""
        return self._keeper.play if self._keeper is not None and self._keeper.begun else ""

    def choose(self, option: str) -> None:
        """Choose an option by its id.

        Raises:
            MoveError: if it is not open here.
            KeepError: if it cannot be kept.
        """
        road = play.choose(self.road, option)
        self._keep(chosen(road))
        self._course = moved(self._course, road)

    def inject(self, id_: str) -> None:
        """Bring an inject in by hand.

        Raises:
            MoveError: if that cannot be done here.
            KeepError: if it cannot be kept.
        """
        self._by_hand("inject", id_)

    def hold(self, id_: str) -> None:
        """Hold an inject back by hand.

        Raises:
            MoveError: if that cannot be done here.
            KeepError: if it cannot be kept.
        """
        self._by_hand("hold", id_)

    def release(self, id_: str) -> None:
        """Release an inject that is held.

        Raises:
            MoveError: if that cannot be done here.
            KeepError: if it cannot be kept.
        """
        self._by_hand("release", id_)

    def predict(self, question: str, answer: str, confidence: int) -> None:
        """Answer a question about the record; the first answer counts, and none after a skip.

        Raises:
            MoveError: if there is no such question or answer, or the confidence is not 1 to 100.
            KeepError: if it cannot be kept.
        """
        asked, answers = self._question(question)
        if answer not in answers:
            raise MoveError(f"the question `{question}` has no answer `{answer}`")
        if not 1 <= confidence <= 100:
            raise MoveError(f"a confidence is from 1 to 100 percent, not {confidence}")
        course = predicted(self._course, Prediction(question, answer, confidence))
        if course is not self._course:
            self._keep(Predicted(question, answer, confidence, asked, answers[answer]))
            self._course = course

    def skip(self, question: str) -> None:
        """Pass a question about the record over.

        Raises:
            MoveError: if there is no such question.
            KeepError: if it cannot be kept.
        """
        asked, _ = self._question(question)
        course = passed_over(self._course, question)
        if course.skipped != self._course.skipped:
            self._keep(Skipped(question, asked))
            self._course = course

    def rewind(self, turns: int) -> None:
        """Go back to the first `turns` turns of the road; the journal keeps the later ones.

        Raises:
            KeepError: if it cannot be kept.
        """
        if 0 <= turns < len(self.road.turns):
            self._keep(Rewound(turns))
            self._course = rewound(self._course, turns)

    def note(self, text: str) -> None:
        """Write a note.

        Raises:
            KeepError: if it cannot be kept.
        """
        self._keep(Noted(text))
        self._course = noted(self._course, text)

    def in_class(self, entry: InClass) -> None:
        """Write down what a class did around the play.

        Raises:
            KeepError: if it cannot be kept.
        """
        self._keep(entry)
        self._course = done_in_class(self._course, entry)

    @property
    def kept_before(self) -> str:
        """The id under which the play is kept up to where it went on unrecorded; empty if none."""
        return self._kept_before

    def go_on_unrecorded(self) -> None:
        """Keep nothing from now on; what was kept stays."""
        self._kept_before = self.kept_as
        self.close()
        self._keeper = None

    def close(self) -> None:
        """Let go of the file in which the play is kept."""
        if self._keeper is not None:
            self._keeper.close()

    def _by_hand(self, kind: Literal["inject", "hold", "release"], id_: str) -> None:
        road = play.move(self.road, Move(kind, id_))
        self._keep(by_hand(road, kind))
        self._course = moved(self._course, road)

    def _question(self, question: str) -> tuple[str, Mapping[str, str]]:
        known = self._evidence.questions.get(question) if self._evidence is not None else None
        if known is None:
            raise MoveError(f"there is no question `{question}`")
        return known.question, known.answers

    def _keep(self, entry: Entry) -> None:
        if self._keeper is not None:
            self._keeper.keep(entry)
