"""Watching a scenario while it is written: what has changed on disk, what of a play still holds.

Files are looked at by their times and sizes. A change counts once it has been still from one look
to the next, so that a file that is being written, or is away for a moment, is never read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from game.content.cards.glance import patterns_in
from game.content.files.watched import Look, look_at
from game.content.library import find_scenario
from game.engine.choices import drawn
from game.engine.play import Road, Turn, choose, move, start
from game.engine.step import chosen, open_outcomes
from game.engine.tables import Program
from game.errors import InputError, MoveError, Problem

if TYPE_CHECKING:
    from game.content.opened import Library, Opened

EVERY = 0.5
"""How many seconds lie between two looks."""

_MOST_LOOKS = 20


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The files were changed, and make a sound scenario."""

    opened: Opened


@dataclass(frozen=True, slots=True)
class Broken:
    """The files were changed, and have problems."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """The scenario's main file is no longer there."""

    name: str


Change = Reloaded | Broken | Gone


class Watch:
    """Looks at the files of one scenario; make it before the scenario is opened.

    Raises:
        UnreadableError: where there is no such scenario.
    """

    def __init__(self, library: Library, word: str) -> None:
        self._library = library
        self._word = word
        self._main = find_scenario(word, library.folder)
        self._patterns = patterns_in(self._main) or ()
        self._known = self._before = self._look()

    def watches(self, word: str) -> bool:
        """Whether a name or a path leads to the scenario that is watched."""
        try:
            return find_scenario(word, self._library.folder).resolve() == self._main.resolve()
        except (InputError, OSError):
            return False

    @property
    def unsettled(self) -> bool:
        """Whether the files have changed, but were not still at the last look."""
        return self._before != self._known

    def poll(self) -> Change | None:
        """Look once; return a change that has become still since the last look, or None."""
        now = self._look()
        still = now == self._before
        self._before = now
        if now == self._known or not still:
            return None
        if now[self._main] is None:
            self._known = now
            return Gone(self._main.name)
        patterns = patterns_in(self._main)
        if patterns is not None:
            self._patterns = patterns
        # Looked at before they are read: what is changed meanwhile is a change again.
        self._known = self._before = self._look()
        try:
            return Reloaded(self._library.open(self._word))
        except InputError as error:
            return Broken(error.problems)

    def settle(self, wait: Callable[[float], None]) -> Change | None:
        """Look, and while a change is not still, `wait` so many seconds and look again."""
        change = self.poll()
        for _ in range(_MOST_LOOKS):
            if change is not None or not self.unsettled:
                break
            wait(EVERY)
            change = self.poll()
        return change

    def _look(self) -> Look:
        return look_at(self._main, self._patterns)


class Carried(NamedTuple):
    """A play made again on other tables; `lost` says which choice is not possible any more."""

    road: Road
    lost: str


def carry(road: Road, program: Program) -> Carried:
    """Make the moves of a play again, by their ids and under the same seed, as far as they go.

    Where chance decided, the same outcome must be drawn: else the play would be another one.
    """
    made = start(program, road.seed)
    number = 0
    for turn in road.turns:
        number += turn.option >= 0
        try:
            made = _again(made, road.program, turn)
        except MoveError as error:
            id_ = turn.move.id
            what = f"Choice {number}, `{id_}`," if turn.option >= 0 else f"The inject `{id_}`"
            return Carried(made, f"{what} is no longer possible: {error}.")
    return Carried(made, "")


def _again(made: Road, program: Program, turn: Turn) -> Road:
    """Make one move again.

    Raises:
        MoveError: if it is not allowed, or chance decides otherwise.
    """
    if turn.option < 0:
        return move(made, turn.move)
    row = program.scenes[turn.before.place].options[turn.option]
    several = len(open_outcomes(row, chosen(turn.before, row))) > 1
    wanted = row.outcomes[turn.outcome].id if several else ""
    after = choose(made, row.id)
    if wanted and drawn(after) != wanted:
        raise MoveError(f"with seed {made.seed} it leads to `{drawn(after)}`, not to `{wanted}`")
    return after
