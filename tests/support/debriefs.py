"""What lies ahead of small scenarios, worked out by analysis or by the judge of comparisons.

Used by the tests of the debrief and of both faces that show it.
"""

from __future__ import annotations

import random

from game.analysis.ahead import ChancesAhead, ValuesAhead
from game.debrief.ahead import ENDINGS, Ahead, Outlook, states_asked
from game.engine.play import Road, choose, start
from game.engine.state import State
from game.engine.step import open_options
from game.engine.tables import Program
from game.model.evidence import Evidence

NO_EVIDENCE = Evidence()


def ahead_of(road: Road) -> Ahead:
    """What lies ahead of a road, worked out at once by exact analysis."""
    also = [turn.after for turn in road.turns if turn.option < 0]
    chances = ChancesAhead(road.program, also=also)
    ids = tuple(id_ for id_, _ in road.program.indicators)
    values = {id_: ValuesAhead(road.program, id_, also=also) for id_ in ids}
    states = {}
    for state in states_asked(road):
        known = {id_: each.at(state) for id_, each in values.items()}
        states[state] = Outlook(
            chances.at(state), {id_: each for id_, each in known.items() if each is not None}
        )
    subjects = (ENDINGS, *ids)
    return Ahead(states, subjects=subjects, done=frozenset(subjects))


def wandered(program: Program, luck: random.Random, seed: int) -> Road:
    """A road of choices at random, to its end."""
    road = start(program, seed)
    while options := open_options(program, road.state):
        at = luck.choice(options)
        road = choose(road, program.scenes[road.state.place].options[at].id)
    return road


class AtOnce:
    """Looks ahead without a process apart: all that is asked is known at once, or never."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.progress = 0.4
        self.known = False
        self.closed = False
        self._road: Road | None = None

    def ask(self, road: Road) -> None:
        self._road = road

    def ahead(self) -> Ahead:
        subjects = (ENDINGS, *(id_ for id_, _ in self.program.indicators))
        if self._road is None or not self.known:
            return Ahead(working=True, subjects=subjects)
        return ahead_of(self._road)

    def left(self, state: State) -> tuple[int, int] | None:
        outlook = self.ahead().states.get(state)
        return outlook.endings.left if outlook and outlook.endings else None

    def close(self) -> None:
        self.closed = True
