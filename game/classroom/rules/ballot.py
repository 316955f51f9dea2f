"""Votes as they are typed: a show of hands, `12 5 3`, or one number for each team's scribe.

What makes no sense is refused with one friendly line and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.errors import RequestError
from game.text.telling import counted

ABSENT = "-"
"""Typed for a team that does not vote."""

_MOST_DIGITS = 4
_BETWEEN = re.compile(r"[\s,;/]+")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: how many for each, in the order in which they were offered.

    `teams` is what each team's scribe said, empty for one that did not vote; () for hands.
    """

    counts: tuple[tuple[str, int], ...]
    teams: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many votes there are."""
        return sum(count for _, count in self.counts)

    def of(self, id_: str) -> int:
        """Return how many are for one of them; 0 where it was not offered."""
        return dict(self.counts).get(id_, 0)

    @property
    def leading(self) -> tuple[str, ...]:
        """Those with the most votes; none where nobody voted."""
        most = max((count for _, count in self.counts), default=0)
        return tuple(id_ for id_, count in self.counts if count == most) if most else ()


def read_hands(typed: str, offered: Sequence[str], students: int) -> Ballot:
    """Read a show of hands: one number for each that is offered.

    Raises:
        RequestError: where it is none; the message is a line for the facilitator.
    """
    words = _words(typed)
    numbers = [_number(word, typed) for word in words]
    if len(numbers) != len(offered):
        given = counted(len(numbers), "number")
        raise RequestError(
            f"There are {len(offered)} to count here, and that is {given}. "
            f"Type one for each, 0 where no hand is up."
        )
    if sum(numbers) > students:
        raise RequestError(f"That is more hands than the {students} students; count once more.")
    if not any(numbers):
        raise RequestError("Not one hand: type skip if nobody wants to vote.")
    return Ballot(tuple(zip(offered, numbers, strict=True)))


def read_scribes(typed: str, offered: Sequence[str], teams: Sequence[str]) -> Ballot:
    """Read what the teams' scribes say: for each team the number of an option, `-` for none.

    Raises:
        RequestError: where it is none; the message is a line for the facilitator.
    """
    words = _words(typed)
    if len(words) != len(teams):
        raise RequestError(
            f"There are {len(teams)} teams, and that is {counted(len(words), 'vote')}. Type the "
            f"number of each team's option, and {ABSENT} for one that does not vote."
        )
    said = []
    for word, team in zip(words, teams, strict=True):
        if word == ABSENT:
            said.append("")
            continue
        number = _number(word, typed)
        if not 1 <= number <= len(offered):
            raise RequestError(f"{team}: the options have the numbers 1 to {len(offered)}.")
        said.append(offered[number - 1])
    if not any(said):
        raise RequestError("Not one team votes: type skip if that is what they want.")
    return Ballot(tuple((id_, said.count(id_)) for id_ in offered), tuple(said))


def shares(ballot: Ballot) -> Iterator[tuple[str, float]]:
    """Yield the share of the votes that each has, of 1: the class's forecast of a question."""
    for id_, count in ballot.counts:
        yield id_, count / ballot.total


def moved(first: Ballot, second: Ballot) -> tuple[tuple[str, int, int], ...]:
    """Return for each that was offered in either vote how many it had first, and then."""
    ids = dict.fromkeys([id_ for id_, _ in (*first.counts, *second.counts)])
    return tuple((id_, first.of(id_), second.of(id_)) for id_ in ids)


def _words(typed: str) -> list[str]:
    return [word for word in _BETWEEN.split(typed.strip()) if word]


def _number(word: str, typed: str) -> int:
    if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS:
        return int(word)
    if word.startswith(("-", "−")) and word[1:].isdigit():
        raise RequestError("Fewer than no hands cannot be up; count from 0.")
    if word.isascii() and word.isdigit():
        raise RequestError("No room has so many hands; count once more.")
    said = " ".join(typed.split())
    shown = said if len(said) <= 20 else f"{said[:19]}…"
    raise RequestError(f"“{shown}” is not a count of hands. Type numbers, as in 12 5 3.")
