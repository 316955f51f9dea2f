"""Which endings and indicators a class reached, beside what the scenario allows, exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from game.debrief.ahead import Outlook
from game.debrief.futures import Span, chances_of, spans_of, titles_of
from game.debrief.together.participant import Participant
from game.engine.tables import Program
from game.model.scenario import Better


@dataclass(frozen=True, slots=True)
class EndingReached:
    """An ending, how many of a class reached it, and its chance under uniform play."""

    id: str
    title: str
    count: int
    chance: float | None
    """None where that is not known."""
    low: float | None
    high: float | None
    """What bounds the chance; both are equal to it where it is exact."""


class IndicatorReached(NamedTuple):
    """Where a class left an indicator, beside how far it can go at all."""

    id: str
    label: str
    unit: str
    better: Better
    lowest: int
    middle: float
    """The median."""
    highest: int
    span: Span | None
    """How far it can go from the start, and what is expected under uniform play."""


def endings_reached(
    people: Sequence[Participant], program: Program | None, outlook: Outlook
) -> tuple[EndingReached, ...]:
    """Return the endings, those that nobody reached with them where the rules are known.

    Plays that have not ended are left out.
    """
    counts = Counter(person.ending for person in people if person.ending)
    if program is None:
        titles = {person.ending: person.ending_title for person in people if person.ending}
        return tuple(
            EndingReached(id_, titles[id_], count, None, None, None)
            for id_, count in counts.most_common()
        )
    chances = {each.ending: each for each in chances_of(program, outlook)}
    found = []
    for id_, title in titles_of(program).items():
        chance = chances.get(id_)
        if chance is not None:
            found.append(
                EndingReached(id_, title, counts[id_], chance.share, chance.low, chance.high)
            )
        elif counts[id_] or (not chances and id_ != "stuck"):
            found.append(EndingReached(id_, title, counts[id_], None, None, None))
    return tuple(found)


def indicators_reached(
    people: Sequence[Participant], program: Program | None, outlook: Outlook
) -> tuple[IndicatorReached, ...]:
    """Return where those who came to an ending left the indicators."""
    ended = [person for person in people if person.ending and person.values]
    if program is None or not ended:
        return ()
    spans = spans_of(program, outlook)
    found = []
    for id_, indicator in program.indicators:
        values = [person.values[id_] for person in ended]
        found.append(
            IndicatorReached(
                id_,
                indicator.label,
                indicator.unit,
                indicator.better,
                min(values),
                float(median(values)),
                max(values),
                spans.get(id_),
            )
        )
    return tuple(found)
