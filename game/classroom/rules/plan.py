"""The plan of a session: which steps fit into its minutes, and where it should be when.

A third of the time is kept for the debrief, and a tenth of the rest is left free, for classes
overrun. The first decision gets the whole of the loop's heart (predict, vote, talk, vote again,
reveal); the others get what time is left for, in turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.classroom.rules.loop import SHORTEST, Step, in_order
from game.text.words import reading_seconds

DEBRIEF_SHARE = 3
"""One part in so many of the time is for the debrief."""

FREE_SHARE = 10
"""One part in so many of the time for decisions is given to no step."""

LEAST_OPENING, MOST_OPENING = 120, 600
LOOKING = 30
"""Seconds beside the reading that a page takes a class: looking up, settling down."""

Span = Mapping[Step, int]

_SPANS: tuple[tuple[int, Span], ...] = (
    (40, {"known": 120, "predict": 60, "vote": 60, "talk": 180, "again": 60, "moved": 60}),
    (70, {"known": 120, "predict": 60, "vote": 60, "talk": 240, "again": 60, "moved": 60}),
    (1000, {"known": 300, "predict": 120, "vote": 60, "talk": 360, "again": 60, "moved": 120}),
)
"""How many seconds each step takes in sessions shorter than so many minutes."""

_HEART: frozenset[Step] = frozenset({*SHORTEST, "predict", "talk", "again"})
_GAINS: tuple[frozenset[Step], ...] = (
    frozenset({"predict"}),
    frozenset({"talk", "again"}),
    frozenset({"moved"}),
    frozenset({"known"}),
)
"""What the other decisions are given as well, one after the other, where there is time."""


class Lengths(NamedTuple):
    """How long a scenario is: its decisions, and what a class reads in the middle of plays."""

    fewest: int
    most: int
    exact: bool
    """Whether the decisions are proved, not only seen in plays drawn at random."""
    briefing: int
    """Words before the first decision."""
    scene: int
    """Words of a scene."""
    told: int
    """Words of an outcome, with what arrives after it."""
    record: int
    """Words of the record that is shown with an outcome."""


class PlannedStep(NamedTuple):
    """A step and how many seconds it is given."""

    step: Step
    seconds: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done in a session, in seconds."""

    opening: int
    decisions: tuple[tuple[PlannedStep, ...], ...]
    debrief: int
    """From the planned end of the last decision on: what is left free falls to it."""
    latest: int
    """The second by which the debrief has to begin, if a third of the time is to be left for it."""
    most: int
    """How many decisions the play can have."""
    spans: Mapping[Step, int]
    """How long each step is given, where there is one."""

    @property
    def ends(self) -> bool:
        """Whether there is time for the play to come to its end."""
        return len(self.decisions) >= self.most

    @property
    def whole(self) -> int:
        """How many seconds all of it takes."""
        return self.opening + sum(map(_length, self.decisions)) + self.debrief

    def steps_of(self, number: int) -> tuple[Step, ...]:
        """Return the steps of a decision, counted from 1; past the plan only what is needed."""
        if number <= len(self.decisions):
            return tuple(each.step for each in self.decisions[number - 1])
        return SHORTEST

    def seconds_of(self, number: int, step: Step) -> int:
        """Return the seconds that a step of a decision is given; 0 where it is not planned."""
        if number <= len(self.decisions):
            for each in self.decisions[number - 1]:
                if each.step == step:
                    return each.seconds
        return self.spans.get(step, 0)

    def begins(self, number: int, step: Step) -> int:
        """Return the second at which a step of a decision is to begin."""
        start = self.opening + sum(map(_length, self.decisions[: number - 1]))
        if number > len(self.decisions):
            return start
        order = in_order(frozenset((*self.steps_of(number), step)))
        before = order[: order.index(step)]
        return start + sum(
            each.seconds for each in self.decisions[number - 1] if each.step in before
        )

    @property
    def debrief_begins(self) -> int:
        """The second at which the debrief is to begin."""
        return self.opening + sum(map(_length, self.decisions))


def plan(minutes: int, lengths: Lengths, without: Sequence[str] = ()) -> Plan:
    """Return the plan of a session; steps in `without` are left out of every decision."""
    spans = _spans(minutes, lengths)
    whole = minutes * 60
    opening = min(
        max(reading_seconds(lengths.briefing) + LOOKING, LEAST_OPENING), whole // 8, MOST_OPENING
    )
    debrief = -(-whole // DEBRIEF_SHARE)
    room = whole - opening - debrief

    free = room - room // FREE_SHARE

    def length(steps: frozenset[Step]) -> int:
        return sum(spans[step] for step in steps)

    heart = frozenset(step for step in _HEART if step not in without)
    least = frozenset(SHORTEST)
    count = lengths.most
    while count > 1 and length(heart) + (count - 1) * length(least) > free:
        count -= 1
    chosen = [heart if length(heart) <= free else least, *[least] * (count - 1)]
    for gain in _GAINS:
        added = frozenset(step for step in gain if step not in without)
        for at, steps in enumerate(chosen):
            more = [*chosen[:at], steps | added, *chosen[at + 1 :]]
            if sum(map(length, more)) <= free:
                chosen = more
    decisions = tuple(
        tuple(PlannedStep(step, spans[step]) for step in in_order(steps)) for steps in chosen
    )
    spare = room - sum(map(_length, decisions))
    latest = whole - debrief
    return Plan(opening, decisions, debrief + max(spare, 0), latest, lengths.most, spans)


def plan_lines(made: Plan, minutes: int) -> tuple[str, ...]:
    """Return the plan in words, a line for each part, with the minute at which it begins."""
    lines = [f"{_minute(0)}  Opening: role, purpose, content note"]
    for number, steps in enumerate(made.decisions, start=1):
        told = ", ".join(f"{_STEP_WORDS[each.step]} {_short(each.seconds)}" for each in steps)
        lines.append(f"{_minute(made.begins(number, steps[0].step))}  Decision {number}: {told}")
    lines.append(f"{_minute(made.debrief_begins)}  Debrief, {_short(made.debrief)}")
    lines.append(f"{_minute(minutes * 60)}  End")
    if not made.ends:
        planned = len(made.decisions)
        lines.append(
            f"A play can take {made.most} decisions and there is time for {planned}: where it has "
            f"not ended by then, stop after decision {planned}; the debrief is worth more."
        )
    return tuple(lines)


_STEP_WORDS: Mapping[Step, str] = {
    "brief": "brief",
    "known": "known/unclear/presumed",
    "predict": "predict",
    "vote": "vote",
    "talk": "talk",
    "again": "vote again",
    "reveal": "reveal",
    "moved": "what moved you",
}


def pace(made: Plan, stage: str, number: int, step: Step, passed: float) -> float:
    """Return by how many seconds a session is ahead of its plan; behind where below 0.

    While a step runs within the time that it has, the session is on time.
    """
    if stage == "welcome":
        begins, ends = 0, made.opening
    elif stage == "deciding":
        begins = made.begins(number, step)
        ends = begins + (made.seconds_of(number, step) if number <= len(made.decisions) else 0)
    else:
        begins, ends = made.debrief_begins, made.debrief_begins + made.debrief
    if passed < begins:
        return begins - passed
    return min(ends - passed, 0.0)


def pace_words(ahead: float) -> str:
    """Tell whether a session is ahead or behind, to the half minute that matters."""
    minutes = round(abs(ahead) / 60)
    if minutes == 0:
        return "on time"
    return f"{minutes} min {'ahead' if ahead > 0 else 'behind'}"


def _spans(minutes: int, lengths: Lengths) -> dict[Step, int]:
    spans = dict(next(span for below, span in _SPANS if minutes < below))
    spans["brief"] = reading_seconds(lengths.scene) + LOOKING
    spans["reveal"] = reading_seconds(lengths.record + lengths.told) + 2 * LOOKING
    return spans


def _length(steps: Sequence[PlannedStep]) -> int:
    return sum(each.seconds for each in steps)


def _minute(seconds: int) -> str:
    return f"{round(seconds / 60):>3}'"


def _short(seconds: int) -> str:
    return f"{round(seconds / 60, 1):g}'"
