"""How long a scenario is, for the report: decisions, words and minutes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from game.authoring.exploring.explore import Explored
from game.authoring.exploring.reading_time import ReadingTime
from game.authoring.numbers import span
from game.authoring.ways import SECONDS_A_DECISION
from game.text.lines import said
from game.text.telling import counted
from game.text.words import WORDS_PER_MINUTE

_INDENT = "  "


def length_lines(explored: Explored) -> Iterator[str]:
    """Yield how many decisions plays take, and how long the shortest ways are."""
    found = explored.exploration
    if found.decisions is None and not explored.endings:
        return
    yield "LENGTH OF PLAY"
    if found.decisions is not None:
        yield f"  {in_words(found.decisions, 'decision')}"
    if explored.endings:
        words = [each.way.words for each in explored.endings]
        minutes = [_minutes(each.way.seconds) for each in explored.endings]
        ways = "way to its ending" if len(words) == 1 else "ways to the endings"
        yield from said(
            f"On the shortest {ways}: {in_words(words, 'word')} of scenes, outcomes and "
            f"endings, {in_words(minutes, 'minute')} ({WORDS_PER_MINUTE} words a "
            f"minute, and {SECONDS_A_DECISION} seconds a decision). Advice, the cases behind "
            "outcomes and talk come on top.",
            2,
        )
    if explored.minutes:
        yield from said(f"The scenario says {counted(explored.minutes, 'minute')}.", 2)


def reading_lines(reading: ReadingTime | None) -> Iterator[str]:
    """Yield how long plays take that were drawn at random."""
    if reading is None:
        return
    yield "READING TIME, ESTIMATED"
    yield from said(
        f"Estimates: the middle of {reading.plays:,} plays drawn at random (seed {reading.seed}). "
        "The minutes are those of a quick table that hears no advice, and of one that hears all of "
        "it and takes two minutes to decide.",
        2,
    )
    low, high = reading.most
    yield f"  ~ {reading.words:,} words, sampled; eight plays in ten have {span(low, high)}"
    yield f"  ~ {reading.advice:,} words of advice beside them, sampled"
    yield f"  ~ {span(*reading.minutes)} minutes, sampled"


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)


def in_words(numbers: Collection[int], unit: str) -> str:
    """Return the least and the most of something: `1 minute`, `3 to 4 minutes`."""
    fewest, most = min(numbers), max(numbers)
    return f"{span(fewest, most)} {unit if fewest == most == 1 else f'{unit}s'}"
