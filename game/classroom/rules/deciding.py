"""Who decides, and how a tie is decided openly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.classroom.rules.ballot import Ballot
from game.classroom.rules.setup import Setup
from game.engine.chance import draw_bits, pick

TIE_TAG = "precedent/class/tie/1"
"""The domain of draws between options that have as many votes."""

How = Literal["majority", "consensus", "president", "chair", "run-off", "status quo", "draw"]

HOW_WORDS: dict[How, str] = {
    "majority": "by most votes",
    "consensus": "by all teams",
    "president": "by the president",
    "chair": "by the chair",
    "run-off": "by a run-off",
    "status quo": "by leaving things as they are",
    "draw": "by a draw",
}
"""How something was decided, as the screens say it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided and how; `by` is who did where one did, `reason` what they said."""

    option: str
    how: How
    by: str = ""
    reason: str = ""


def settled(setup: Setup, ballot: Ballot) -> Ruling | None:
    """Return what a vote decides by itself under the class's rule; None where it does not."""
    leading = ballot.leading
    if setup.rule == "majority" and len(leading) == 1:
        return Ruling(leading[0], "majority")
    if setup.rule == "consensus" and len(leading) == 1 and ballot.of(leading[0]) == ballot.total:
        return Ruling(leading[0], "consensus")
    return None


def contenders(setup: Setup, ballot: Ballot) -> tuple[str, ...]:
    """Return between which options there is still to be decided; none where it is settled.

    For consensus these are all that a team wants, else those with the most votes. Who decides as
    president or chair is bound by no vote, so there they are all that are offered.
    """
    if settled(setup, ballot) is not None:
        return ()
    if setup.rule in ("president", "chair"):
        return tuple(id_ for id_, _ in ballot.counts)
    if setup.rule == "consensus":
        return tuple(id_ for id_, count in ballot.counts if count)
    return ballot.leading


def run_off(ballot: Ballot) -> Ruling | None:
    """Return what a run-off decides; None where it is a tie again."""
    leading = ballot.leading
    return Ruling(leading[0], "run-off") if len(leading) == 1 else None


def draw(seed: int, scene: str, visit: int, options: Sequence[str]) -> Ruling:
    """Draw one of the options by the seed; each has the same chance."""
    bits = draw_bits(TIE_TAG, seed, scene, visit, *options)
    return Ruling(options[pick(bits, [1] * len(options))], "draw")


def president_of(setup: Setup, number: int) -> str:
    """Return who is president at a decision, counted from 1: each team, or a student, in turn."""
    if setup.teams:
        return setup.teams[(number - 1) % len(setup.teams)]
    return f"Student {(number - 1) % setup.students + 1}"
