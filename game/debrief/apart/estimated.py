"""Estimates in the place of what is not worked out yet, for reports that do not wait for it."""

from __future__ import annotations

from dataclasses import replace

from game.analysis.sample import sample
from game.debrief.ahead import Ahead, Why
from game.engine.state import State
from game.engine.tables import Program

PLAYS = 2_000
"""How many plays are drawn."""


def estimated(program: Program, ahead: Ahead, state: State, why: Why) -> Ahead:
    """Return what is known with estimates of what is ahead of a state.

    `why` tells of each subject that is missing why it is not told exactly.
    """
    drawn = sample(program, 0, first=state, most_plays=PLAYS)
    missing: dict[str, Why] = {id_: why for id_ in ahead.subjects if id_ not in ahead.done}
    states = {**ahead.states, state: replace(ahead.of(state), sample=drawn)}
    return replace(ahead, states=states, working=False, why={**ahead.why, **missing})
