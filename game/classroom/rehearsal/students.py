"""Simulated students: each looks at one indicator, and some follow the room after the talk.

They are a way to try a plan, no forecast of a class. Votes rest on what an option is expected to
bring at the end (exactly, where the scenario can be explored), with a scatter that is drawn by a
tag of its own; where that is not known, all options draw alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.analysis.ahead import ValuesAhead
from game.analysis.backward.kept import NotKeptError
from game.classroom.rules.ballot import Ballot
from game.engine.chance import draw_bits
from game.engine.state import State
from game.engine.tables import Program

REHEARSAL_TAG = "precedent/class/rehearsal/1"
"""The domain of simulated votes and times."""

MAX_STATES = 200_000
"""Beyond so many states options are not weighed: a rehearsal is to take seconds."""

SCATTER = 0.8
"""How far opinions scatter; the best and the worst option on an indicator lie 1 apart."""

FOLLOW = 0.5
"""How likely a student who is alone with a choice goes over to the leading one after the talk."""

_WHOLE = float(1 << 64)


def drawn(seed: int, *parts: str | int) -> float:
    """Return a number from 0 up to 1, the same for the same parts."""
    return draw_bits(REHEARSAL_TAG, seed, *parts) / _WHOLE


class Opinions:
    """How good each option is on each indicator, from 0 to 1, wherever play can stand."""

    def __init__(self, program: Program) -> None:
        self._ahead: dict[str, ValuesAhead] = {}
        self._better: dict[str, int] = {}
        for id_, indicator in program.indicators:
            if indicator.better == "neither":
                continue
            try:
                self._ahead[id_] = ValuesAhead(program, id_, max_states=MAX_STATES)
            except NotKeptError:
                self._ahead.clear()
                break
            self._better[id_] = 1 if indicator.better == "higher" else -1
        self._known: dict[State, Mapping[str, Mapping[str, float]]] = {}

    @property
    def weighed(self) -> bool:
        """Whether options are told apart by what they bring."""
        return bool(self._ahead)

    def at(self, state: State) -> Mapping[str, Mapping[str, float]]:
        """Return, by indicator, how good each option is in a state; nothing where not known."""
        if state not in self._known:
            self._known[state] = {
                id_: found for id_ in self._ahead if (found := self._standing(id_, state))
            }
        return self._known[state]

    def _standing(self, indicator: str, state: State) -> Mapping[str, float]:
        ahead = self._ahead[indicator].at(state)
        if ahead is None or not ahead.options:
            return {}
        values = {id_: each.mean * self._better[indicator] for id_, each in ahead.options.items()}
        low, high = min(values.values()), max(values.values())
        if high - low < 1e-9:
            return {}
        return {id_: (value - low) / (high - low) for id_, value in values.items()}


class Room:
    """The students of one session; `key` tells one session from another."""

    def __init__(self, opinions: Opinions, seed: int, key: int, students: int) -> None:
        self._opinions = opinions
        self._seed = seed
        self._key = key
        self._students = students

    def first(self, state: State, scene: str, visit: int, options: Sequence[str]) -> list[str]:
        """Return whom each student votes for, alone."""
        standing = self._opinions.at(state)
        yardsticks = tuple(standing)
        votes = []
        for student in range(self._students):
            own: Mapping[str, float] = {}
            if yardsticks:
                at = int(drawn(self._seed, self._key, student, "cares") * len(yardsticks))
                own = standing[yardsticks[at]]
            votes.append(
                max(
                    options,
                    key=lambda id_: (
                        own.get(id_, 0.5)
                        + SCATTER * drawn(self._seed, self._key, student, scene, visit, id_)
                    ),
                )
            )
        return votes

    def second(self, votes: Sequence[str], scene: str, visit: int) -> list[str]:
        """Return whom each votes for after the talk: who is in a small company may go over."""
        counts = {id_: votes.count(id_) for id_ in votes}
        leading = max(counts, key=lambda id_: counts[id_])
        after = []
        for student, vote in enumerate(votes):
            alone = 1 - counts[vote] / len(votes)
            goes = drawn(self._seed, self._key, student, scene, visit, "goes") < FOLLOW * alone
            after.append(leading if goes else vote)
        return after


def ballot_line(votes: Sequence[str], options: Sequence[str], teams: int) -> str:
    """Return votes as a facilitator would type them: hands, or each team's own majority."""
    if not teams:
        return " ".join(str(votes.count(id_)) for id_ in options)
    said = []
    for team in range(teams):
        own = votes[team::teams]
        said.append(max(range(len(options)), key=lambda at: own.count(options[at])) + 1)
    return " ".join(map(str, said))


def lead(ballot: Ballot) -> float:
    """Return the share of the leading option, of 1."""
    return max(count for _, count in ballot.counts) / ballot.total
