"""What whoever plans a class wants to know first: how long, how many ends, whether all is sound."""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.exploring.endings import by_likelihood, row
from game.authoring.exploring.explore import Explored
from game.authoring.exploring.lengths import in_words
from game.authoring.numbers import percentage
from game.text.telling import counted

_COLUMN = len("never seen")


def glance_lines(explored: Explored) -> Iterator[str]:
    """Yield a line each on length, endings, where play sticks, and what is never seen."""
    yield "AT A GLANCE"
    facts = (
        ("length", _length(explored)),
        ("endings", _endings(explored)),
        ("stuck", _stuck(explored)),
        ("never seen", _never(explored)),
    )
    for name, told in facts:
        if told:
            yield from row(name, told, _COLUMN, 2)


def _length(explored: Explored) -> str:
    told = []
    if explored.exploration.decisions is not None:
        told.append(in_words(explored.exploration.decisions, "decision"))
    if explored.reading is not None and not explored.unproved:
        told.append(f"about {in_words(explored.reading.minutes, 'minute')}, as estimated below")
    if explored.minutes:
        told.append(f"the scenario says {explored.minutes:,}")
    return "; ".join(told)


def _endings(explored: Explored) -> str:
    endings = by_likelihood(explored)
    reached = f"{len(endings):,} of {counted(len(explored.titles), 'ending')} met"
    if not endings or not endings[0].figures:
        return reached
    last = endings[-1]
    likeliest = f"{percentage(endings[0].figures.probability)} {endings[0].id}"
    if len(endings) == 1 or last.figures is None:
        return f"{reached}: {likeliest}"
    return f"{reached}: from {likeliest} to {percentage(last.figures.probability)} {last.id}"


def _stuck(explored: Explored) -> str:
    if explored.stuck:
        return "play can stick, see below"
    whole = explored.exploration.whole
    return "nowhere; there is always an option, an outcome, a way on" if whole else "not known"


def _never(explored: Explored) -> str:
    if explored.never is None:
        return "not known, as not everything was visited"
    if explored.never:
        return f"{counted(len(explored.never), 'thing')}, see below"
    if explored.exploration.unread:
        return "nothing that is known, see below"
    return "nothing; every scene, option and text has its play"
