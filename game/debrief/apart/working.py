"""What the process apart does: one subject after the other, answering what is asked meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from game.analysis.ahead import ChancesAhead, ValuesAhead, reached, told_apart
from game.analysis.backward.kept import Kept, NotKeptError
from game.analysis.backward.tabled import NotTabledError
from game.analysis.progress import Progress
from game.analysis.sample import sample
from game.debrief.ahead import ENDINGS, Why
from game.debrief.apart.cache import Cache, name_of
from game.debrief.apart.limits import Limits
from game.debrief.apart.wire import plain_endings, plain_sample, plain_state, plain_value
from game.engine.state import State, is_over
from game.engine.tables import Program

MOST_PLAYS = 2_000
"""How many plays are drawn from each state where not everything can be visited."""

Table = ChancesAhead | ValuesAhead
Say = Callable[[dict[str, Any]], None]
Ask = Callable[[bool], Iterable[list[State]]]
"""Yields what is newly asked, some states at a time; waits for some where it is told to."""


class Working:
    """Works out what is ahead of a scenario's states, and answers."""

    def __init__(
        self, program: Program, cache: Cache | None, limits: Limits, ask: Ask, say: Say
    ) -> None:
        self.program = program
        self.subjects = (ENDINGS, *(id_ for id_, _ in program.indicators))
        self._cache = cache
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._ask = ask
        self._say = say
        self._asked: dict[State, None] = {}
        self._tables: dict[str, Table] = {}
        self._failed: dict[str, Why] = {}
        self._strange: dict[State, None] = {}
        """States that play by itself does not come to: the facilitator's hand was in play."""
        self._sampled: set[State] = set()
        self._blank: Kept | None = None
        self._base: Kept | None = None
        """Every state, while something is still to be worked out of them."""
        self._taken = 0
        """How often something was asked since all that was asked was done."""

    def run(self) -> None:
        """Work everything out, then answer what is asked, for as long as anybody may ask."""
        self._say({"subjects": self.subjects})
        for subject in [subject for subject in self.subjects if not self._read(subject)]:
            self._attend()
            if subject not in self._failed:
                self._work_out(subject)
        if self._base is not None:
            self._base.forget_steps()
            self._base = None
        while True:
            self._after_all()
            self._say({"rest": self._taken})
            self._taken = 0
            self._attend(wait=True)

    def _read(self, subject: str) -> bool:
        """Take over what was worked out before; return whether it was."""
        data = self._cache.get(name_of(self.program, subject)) if self._cache else None
        if data is None:
            return False
        try:
            self._blank = blank = self._blank or told_apart(self.program)
            if subject == ENDINGS:
                table: Table = ChancesAhead.unpack(self.program, data, blank=blank)
            else:
                table = ValuesAhead.unpack(self.program, subject, data, blank=blank)
        except (NotTabledError, NotKeptError):
            return False
        return self._take(subject, table)

    def _work_out(self, subject: str) -> None:
        base = self._reached(subject)
        table = None if base is None else self._made(subject, base)
        if table is None:
            return
        if self._cache is not None:
            self._cache.put(name_of(self.program, subject), table.pack())
        self._take(subject, table)

    def _reached(self, subject: str, also: tuple[State, ...] = ()) -> Kept | None:
        """Reach every state, or what follows from some states alone; once for all subjects."""
        if self._base is not None and not also:
            return self._base

        def listen(progress: Progress) -> bool:
            self._say({"progress": [subject, progress.left, progress.scenes]})
            self._attend()
            return time.monotonic() < self._deadline

        why: Why = ""
        base = None
        try:
            base = reached(
                self.program,
                max_states=self._limits.states,
                also=also,
                alone=bool(also),
                listener=listen,
            )
        except NotKeptError as error:
            why = "time" if error.why == "stopped" else error.why
        except MemoryError:
            why = "memory"
        # Only here has what filled the memory been let go of.
        for each in self._missing if why else ():
            self._fail(each, why)
        if not also:
            self._base = base
        return base

    def _made(self, subject: str, base: Kept, also: tuple[State, ...] = ()) -> Table | None:
        """Work a subject out, of states that are reached."""
        why: Why
        states = self._limits.states
        try:
            if time.monotonic() > self._deadline:
                raise NotKeptError("stopped")
            if subject == ENDINGS:
                return ChancesAhead(self.program, max_states=states, also=also, base=base)
            return ValuesAhead(self.program, subject, max_states=states, also=also, base=base)
        except NotKeptError as error:
            why = "time" if error.why == "stopped" else error.why
        except MemoryError:
            why = "memory"
        self._fail(subject, why)
        return None

    @property
    def _missing(self) -> list[str]:
        """The subjects that are neither worked out nor given up."""
        known = {*self._tables, *self._failed}
        return [subject for subject in self.subjects if subject not in known]

    def _fail(self, subject: str, why: Why) -> None:
        self._failed[subject] = why
        self._say({"failed": [subject, why]})

    def _take(self, subject: str, table: Table) -> bool:
        """Answer from a table what was asked so far; return whether the table can be read."""
        self._tables[subject] = table
        if not all(self._answer(subject, state) for state in self._asked):
            del self._tables[subject]
            return False
        self._say({"done": subject})
        return True

    def _attend(self, *, wait: bool = False) -> None:
        """Answer what is newly asked, as far as it can be answered."""
        for states in self._ask(wait):
            self._taken += 1
            for state in states:
                if state in self._asked:
                    continue
                self._asked[state] = None
                for subject in tuple(self._tables):
                    if not self._answer(subject, state):
                        del self._tables[subject]
                        self._work_out(subject)

    def _answer(self, subject: str, state: State) -> bool:
        """Answer about a state; return whether the table could be read."""
        table = self._tables[subject]
        try:
            told = table.at(state)
        except NotTabledError:
            if self._cache is not None:
                self._cache.drop(name_of(self.program, subject))
            return False
        if told is None:
            self._strange[state] = None
        else:
            self._tell(subject, state, told)
        return True

    def _tell(self, subject: str, state: State, told: Any) -> None:
        plain = plain_endings(told) if subject == ENDINGS else plain_value(told)
        self._say({"known": plain_state(state), "subject": subject, "ahead": plain})

    def _after_all(self) -> None:
        """Do what comes last: states that only the facilitator's hand led to, and samples."""
        strange = tuple(self._strange)
        self._strange.clear()
        if strange:
            base = self._reached(ENDINGS, strange)
            for subject in self.subjects if base is not None else ():
                assert base is not None
                table = self._made(subject, base, strange) if subject in self._tables else None
                for state in strange if table is not None else ():
                    told = table.at(state) if table is not None else None
                    if told is not None:
                        self._tell(subject, state, told)
        if self._failed:
            for state in [each for each in self._asked if each not in self._sampled]:
                self._sampled.add(state)
                if not is_over(self.program, state):
                    drawn = sample(self.program, 0, first=state, most_plays=MOST_PLAYS)
                    self._say({"known": plain_state(state), "sample": plain_sample(drawn)})
                    self._attend()
