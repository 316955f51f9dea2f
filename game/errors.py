"""What can go wrong, and how it is told.

    PrecedentError              everything the program says plainly instead of failing
    +-- InputError              files that have problems; carries every one of them
    |   +-- UnreadableError     nothing could be read at all
    +-- MoveError               a move that the rules do not allow here
    +-- RequestError            something asked of a command that it cannot do
    +-- KeepError               what was to be kept of a play could not be put on disk
    +-- JournalError            a kept play, or the code of one, that cannot be used

A `Problem` is a value: it is collected, sorted and shown, and never raised by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error stops play, a warning and advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(NamedTuple):
    """A stretch of a file; lines and columns count from 1, `end_column` is exclusive."""

    file: str
    line: int
    column: int
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an author's files, with all that helps to mend it."""

    code: str
    """From the catalogue, such as `S104`."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    place: Place | None = None
    where: str = ""
    """The place in the author's own ids: `scene arrest > option prosecute > when`."""
    lines: tuple[tuple[int, str], ...] = ()
    """The lines around the place, with their numbers."""
    nearest: str = ""
    """The nearest right word, where there is one."""
    fix: str = ""
    """Text to paste."""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """A sort key by place, then code; problems without a place come first."""
        if self.place is None:
            return ("", 0, 0, self.code, self.message)
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)


class PrecedentError(Exception):
    """The base of everything that the program tells a user plainly."""

    exit_code = 1


class InputError(PrecedentError):
    """Files that cannot be used as they are; `problems` holds every reason, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        count = len(self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'}")


class UnreadableError(InputError):
    """Nothing could be read: no such file, no permission, not text at all."""

    exit_code = 2


class MoveError(PrecedentError):
    """A move that the rules do not allow in this state."""


class RequestError(PrecedentError):
    """Something asked of a command that it cannot do; the message says what to do instead."""

    exit_code = 2


class KeepError(PrecedentError):
    """What was to be kept of a play could not be put on disk; the play stands where it stood."""


class JournalError(PrecedentError):
    """A kept play, or the code of one, that cannot be read or used; the message says why."""
