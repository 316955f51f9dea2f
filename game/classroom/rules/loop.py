"""The loop of a decision in class: steps that may be left out, in an order that nobody changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

Step = Literal["brief", "known", "predict", "vote", "talk", "again", "reveal", "moved"]

LOOP: tuple[Step, ...] = get_args(Step)
"""All steps, in their order."""

NAMES: Mapping[Step, str] = {
    "brief": "Brief",
    "known": "Known, unclear, presumed",
    "predict": "Predict",
    "vote": "Vote",
    "talk": "Talk",
    "again": "Vote again",
    "reveal": "What happened there, and here",
    "moved": "What moved you?",
}
"""What the screens call a step."""

SHORT_NAMES: Mapping[Step, str] = {**NAMES, "reveal": "There, and here"}
"""What they call it where room is short."""

NEEDED: frozenset[Step] = frozenset({"brief", "vote", "reveal"})
"""Without these there is no decision; `again` needs a first vote as well."""

OPTIONAL: tuple[Step, ...] = tuple(step for step in LOOP if step not in NEEDED)
"""The steps that the facilitator or the author may leave out."""

SHORTEST: tuple[Step, ...] = tuple(step for step in LOOP if step in NEEDED)
"""The loop that is left when there is no time for more."""

BALLOTS: frozenset[Step] = frozenset({"vote", "again"})


def in_order(steps: Sequence[Step] | frozenset[Step]) -> tuple[Step, ...]:
    """Return the steps, each once, in the order of the loop, with those that are needed."""
    wanted = {*steps, *NEEDED}
    return tuple(step for step in LOOP if step in wanted)


def left_out(*by: Iterable[str]) -> tuple[str, ...]:
    """Return the steps that the author or the facilitator leaves out, in the loop's order."""
    given = {step for steps in by for step in steps}
    return tuple(step for step in LOOP if step in given)


def following(steps: Sequence[Step], step: Step) -> Step | None:
    """Return the step after one; None after the last."""
    later = LOOP[LOOP.index(step) + 1 :]
    return next((each for each in later if each in steps), None)


def last_ballot(steps: Sequence[Step]) -> Step:
    """Return the vote that decides: the second, where there are two."""
    return "again" if "again" in steps else "vote"
