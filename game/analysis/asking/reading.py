"""Which conditional texts can ever be read.

What texts alone ask about would part states that are alike in everything else, and a good story
asks about much at its endings. So the exploration leaves those conditions out. Here some plays are
made first, choosing what was chosen least, which show nearly every text that can be read; for what
is left, states are walked with the cuts of those conditions alone. So a text that is told as read
was read in some play, and one that is told as never read is so in every state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from game.analysis.asking.visits import Visits
from game.analysis.forward.frontier import OverBudgetError
from game.analysis.progress import Listener, Progress, StoppedError, silent
from game.analysis.result import PassageKey, Seen
from game.analysis.states.flow import flow_of
from game.analysis.states.layout import layouts_of
from game.analysis.states.reads import needs_of
from game.analysis.walking.rows import Rows
from game.analysis.walking.sight import Sight
from game.analysis.walking.walk import Walker
from game.engine.state import Event, State, is_over
from game.engine.step import begin, chosen, follow, open_options, open_outcomes, step
from game.engine.tables import PassageRow, Program, TextRow

MAX_STATES = 5_000_000
"""How many states are walked at most, each time."""

MOST_PLAYS = 2_000
IDLE_PLAYS = 300
"""After so many plays that showed nothing new, no more are made."""

MOST_DECISIONS = 200
"""A play is left after so many decisions."""

MOST_WALKS = 15
"""So often states are walked at most: where there are too many, some texts are tried at a time."""

_Wanted = dict[tuple[str, str], dict[int, PassageRow]]
"""By kind and id of a text, its passages that were not read yet, by number."""


class Read(NamedTuple):
    """Which of some passages are read in some play, and of which it is not known."""

    passages: frozenset[PassageKey]
    unknown: frozenset[PassageKey]


def texts_of(program: Program) -> Iterator[tuple[str, str, TextRow]]:
    """Yield every text, with the kind and the id under which its passages are told."""
    for scene in program.scenes:
        yield "scene", scene.id, scene.text
        for who, said in scene.advice if scene.options else ():
            yield "advice", f"{scene.id}.{who}", said
        for option in scene.options:
            for outcome in option.outcomes:
                yield "outcome", f"{scene.id}.{option.id}.{outcome.id}", outcome.text
    for consequence in program.consequences:
        yield "consequence", consequence.id, consequence.text
    for inject in program.injects:
        yield "inject", inject.id, inject.text
    for ending in program.endings:
        yield "ending", ending.id, ending.text


def passages_in(
    program: Program, seen: Seen
) -> tuple[frozenset[PassageKey], frozenset[PassageKey]]:
    """Return the passages of what is seen: those always read with it, and those under a condition.

    Only of texts that do not always read the same.
    """
    met: Mapping[str, Collection[str]] = {
        "scene": seen.scenes,
        "outcome": seen.outcomes,
        "consequence": seen.consequences,
        "inject": seen.injects,
        "ending": seen.endings,
    }
    always: set[PassageKey] = set()
    asked: set[PassageKey] = set()
    for kind, id_, text in texts_of(program):
        holder = id_.partition(".")[0] if kind == "advice" else id_
        if isinstance(text, str) or holder not in met["scene" if kind == "advice" else kind]:
            continue
        for number, row in enumerate(text):
            (always if row.test is None else asked).add(PassageKey(kind, id_, number))
    return frozenset(always), frozenset(asked)


def read(
    program: Program,
    keys: Collection[PassageKey],
    *,
    whole: bool = True,
    max_states: int = MAX_STATES,
    most_walks: int = MOST_WALKS,
    listener: Listener = silent,
) -> Read:
    """Tell which of some passages are read in some play, injects by hand left out.

    With `whole` what no play showed is looked for in every state, with so many walks at most; else
    it is not known.

    Raises:
        StoppedError: if the listener asks for it.
    """
    wanted: _Wanted = defaultdict(dict)
    for kind, id_, text in texts_of(program):
        for number, row in enumerate(() if isinstance(text, str) else text):
            if (kind, id_, number) in keys:
                wanted[kind, id_][number] = row
    every = _left(wanted)
    _Plays(program, wanted).make(listener)
    left = _left(wanted)
    unknown: Collection[PassageKey] = left
    if whole:
        unknown = _prove(program, wanted, left, max_states, most_walks, listener)
    return Read(every - _left(wanted), frozenset(unknown) & _left(wanted))


def _left(wanted: _Wanted) -> frozenset[PassageKey]:
    return frozenset(PassageKey(*text, number) for text, rows in wanted.items() for number in rows)


class _Plays:
    """Makes plays that go where few went before, and strikes out the passages that they show."""

    def __init__(self, program: Program, wanted: _Wanted) -> None:
        self._program = program
        self._wanted = wanted
        self._taken: Counter[tuple[int, int, int]] = Counter()

    def make(self, listener: Listener) -> None:
        """Make plays until they show nothing new."""
        idle = 0
        for number in range(MOST_PLAYS):
            before = sum(map(len, self._wanted.values()))
            if not before or idle >= IDLE_PLAYS:
                return
            self._play()
            idle = 0 if sum(map(len, self._wanted.values())) < before else idle + 1
            if not listener(Progress(0, 0, 0, number + 1, MOST_PLAYS)):
                raise StoppedError

    def _play(self) -> None:
        program = self._program
        state, events = begin(program)
        self._meet(events, "")
        while not is_over(program, state) and state.cells[-1] < MOST_DECISIONS:
            state = self._step(state)

    def _step(self, state: State) -> State:
        program, place = self._program, state.place
        scene = program.scenes[place]
        self._text("scene", scene.id, state.cells)
        for who, _ in scene.advice:
            self._text("advice", f"{scene.id}.{who}", state.cells)
        at = min(open_options(program, state), key=lambda each: self._taken[place, each, -1])
        self._taken[place, at, -1] += 1
        option = scene.options[at]
        cells = chosen(state, option)
        outcomes = open_outcomes(option, cells)
        if not outcomes:
            return step(program, state, at)[0].state
        drawn = min(outcomes, key=lambda each: self._taken[place, at, each])
        self._taken[place, at, drawn] += 1
        after, events = follow(program, state, option, drawn, cells)
        self._meet(events, f"{scene.id}.{option.id}.{option.outcomes[drawn].id}")
        return after

    def _meet(self, events: Sequence[Event], outcome: str) -> None:
        program = self._program
        for kind, number, _, cells in events:
            if kind == "outcome":
                self._text(kind, outcome, cells)
            elif kind == "page":
                self._text("scene", program.scenes[number].id, cells)
            elif kind == "consequence":
                self._text(kind, program.consequences[number].id, cells)
            elif kind == "inject":
                self._text(kind, program.injects[number].id, cells)
            elif kind == "ending":
                self._text(kind, program.endings[number].id, cells)

    def _text(self, kind: str, id_: str, cells: Sequence[int]) -> None:
        rows = self._wanted.get((kind, id_))
        if rows:
            for number in [at for at, row in rows.items() if row.test and row.test.holds(cells)]:
                del rows[number]


def _prove(
    program: Program,
    wanted: _Wanted,
    keys: Collection[PassageKey],
    max_states: int,
    most_walks: int,
    listener: Listener,
) -> set[PassageKey]:
    """Strike out every passage that is read in some state; return those that are not known."""
    unknown: set[PassageKey] = set()
    waiting = [sorted(keys)] if keys else []
    walks = 0
    while waiting:
        some = waiting.pop()
        walks += 1
        if walks <= most_walks and _walked(program, wanted, some, max_states, listener):
            continue
        if len(some) > 1 and walks < most_walks:
            waiting += [some[: len(some) // 2], some[len(some) // 2 :]]
        else:
            unknown.update(some)
    return unknown


def _walked(
    program: Program,
    wanted: _Wanted,
    keys: Sequence[PassageKey],
    max_states: int,
    listener: Listener,
) -> bool:
    """Walk all states, told apart by what some passages ask too; return whether they were few."""
    rows = [wanted[key.kind, key.id][key.number] for key in keys]
    flow = flow_of(program)
    layouts = layouts_of(program, needs_of(program, flow, texts=rows))
    if layouts is None:
        return False
    reader = _Reader(program, wanted, keys)
    visits = Visits(program, Walker(program, flow, reader), layouts, max_states, listener)
    try:
        for _ in visits.walk():
            if reader.done:
                break
    except OverBudgetError:
        return reader.done
    return True


class _Reader(Sight):
    """Strikes out the passages that are read in some state."""

    def __init__(self, program: Program, wanted: _Wanted, keys: Sequence[PassageKey]) -> None:
        super().__init__(program)
        self._wanted = wanted
        self._asked = set(keys)

    @property
    def done(self) -> bool:
        """Whether all of them have been read."""
        return not self._asked

    def text(self, kind: str, id_: str, text: TextRow, rows: Rows) -> None:
        """Look at the passages of a text that were not read yet."""
        unread = self._wanted.get((kind, id_), {})
        for number, row in [*unread.items()]:
            key = PassageKey(kind, id_, number)
            if key in self._asked and np.any(rows.holds(row.test)):
                del unread[number]
                self._asked.discard(key)
