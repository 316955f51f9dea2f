"""A budget of states that ran out: what was visited by then, and what the next step would take."""

from __future__ import annotations

from game.analysis.result import Exploration


def told_states(number: int) -> str:
    """Tell how many states: `1 state`, `873,754 states`."""
    return "1 state" if number == 1 else f"{number:,} states"


def over_budget(found: Exploration, max_states: int) -> str:
    """Return in a clause why an exploration went no further than it did.

    `max_states` is what it was given. States are visited scene by scene, so that those of the next
    step may be very many; where there was no limit to them, it was room in memory that ran out.
    """
    visited = f"{told_states(found.states)} {'was' if found.states == 1 else 'were'} visited"
    if found.limit < max_states:
        return (
            f"{visited}, and with the next step there would be more than {found.limit:,}, for "
            f"which the memory that goes with a limit of {max_states:,} is not enough"
        )
    return f"{visited}, and the next step would pass the limit of {max_states:,}"
