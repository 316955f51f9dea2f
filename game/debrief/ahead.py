"""What lies ahead of the states of a play, so far as it is known: what a debrief is handed.

It is worked out elsewhere, since that takes time; a debrief is made with what there is, and made
anew when there is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from game.analysis.outlook import EndingsAhead, Prospect, ValueAhead
from game.engine.play import Road, choose, rewind
from game.engine.state import State, is_over
from game.engine.step import open_options

if TYPE_CHECKING:
    from game.analysis.sample import Sample

ENDINGS = "endings"
"""What the chances of the endings are called among the subjects that are worked out."""

Why = Literal["", "budget", "loop", "stopped", "awaited", "memory", "time", "failed", "off"]
"""Why something is not told exactly: too many states, states that lead round to themselves, it was
stopped, it was not waited for, it took too much memory or time, the process failed, or it was not
asked for."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is ahead of one state, so far as it is known.

    `endings` and `values` (by indicator) are exact; `sample` is there where they cannot be.
    """

    endings: EndingsAhead | None = None
    values: Mapping[str, ValueAhead] = field(default_factory=dict)
    sample: Sample | None = None


NOTHING_KNOWN = Outlook()


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead of the states of a play, so far as it is known.

    While `working`, more will come: `done` of the `subjects` (the endings, then each indicator)
    are worked out. `why` tells of each subject that cannot be told exactly why not.
    """

    states: Mapping[State, Outlook] = field(default_factory=dict)
    working: bool = False
    subjects: tuple[str, ...] = ()
    done: frozenset[str] = frozenset()
    why: Mapping[str, Why] = field(default_factory=dict)

    def of(self, state: State) -> Outlook:
        """Return what is known to be ahead of a state."""
        return self.states.get(state, NOTHING_KNOWN)


def with_ends(road: Road, ahead: Ahead) -> Ahead:
    """Return what is ahead, with what needs no working out: where play is over, it stays."""
    program = road.program
    states = dict(ahead.states)
    for state in states_asked(road):
        if is_over(program, state) and states.get(state, NOTHING_KNOWN).endings is None:
            values = zip(program.indicators, state.cells, strict=False)
            states[state] = Outlook(
                EndingsAhead({program.place_id(state.place): 1.0}),
                {id_: ValueAhead(Prospect(*[value] * 5)) for (id_, _), value in values},
            )
    return replace(ahead, states=states)


NOT_ASKED = Ahead(why={ENDINGS: "off"})
"""What is ahead of a play where nobody asked."""


def states_asked(road: Road) -> tuple[State, ...]:
    """Return the states that a debrief of a road asks about.

    They are all that the road passed, and where every other option would have led from each of its
    decisions under the luck of its seed.
    """
    found = dict.fromkeys((road.first, *(turn.after for turn in road.turns)))
    for _, _, other in other_ways(road):
        found[other.state] = None
    return tuple(found)


def other_ways(road: Road) -> Iterator[tuple[int, str, Road]]:
    """Yield every option that was open and not chosen, by decision from 1, with where it leads.

    It leads there under this seed's draw for it.
    """
    number = 0
    for at, turn in enumerate(road.turns):
        if turn.option < 0:
            continue
        number += 1
        there = rewind(road, at)
        for option in open_options(road.program, turn.before):
            if option != turn.option:
                id_ = road.program.scenes[turn.before.place].options[option].id
                yield number, id_, choose(there, id_)
