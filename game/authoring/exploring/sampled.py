"""What plays drawn at random showed, as text: every line of it marked as an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from game.analysis.sample import MOST_DECISIONS, Share
from game.authoring.numbers import percentage, span
from game.text.printable import printable
from game.text.wrap import wrap_text

if TYPE_CHECKING:
    from game.authoring.exploring.explore import Explored

MARK = "~ "
"""Stands before every figure that is an estimate."""

_COLUMNS = 80


def sampled_lines(explored: Explored) -> Iterator[str]:
    """Yield the lines about the sample, if there is one."""
    sampled = explored.sampled
    if sampled is None:
        return
    yield "SAMPLED, NOT PROVED"
    yield from _wrapped(
        f"Estimates from {sampled.plays:,} plays drawn at random (seed {sampled.seed}). After ~ "
        "stands the share of these plays and, in brackets, the 95% interval; lengths and values "
        "are those seen in them: there may be others, and other endings.",
        "  ",
    )
    for id_, each in sampled.endings.items():
        yield from _wrapped(f"{id_}: {explored.titles[id_]}", "  ")
        yield from _estimate(f"{share_told(each.share)} of the sampled plays")
        fewest, most = each.decisions
        unit = "decision" if fewest == most == 1 else "decisions"
        yield from _estimate(f"{span(fewest, most)} {unit}, as sampled")
        for indicator, (low, high) in each.ranges.items():
            name = explored.indicators[indicator]
            yield from _estimate(f"{name}: {span(low, high)}, as sampled")
    if not sampled.endings:
        yield "  no ending was seen"
    if sampled.stuck.plays:
        yield from _estimate(f"{share_told(sampled.stuck)} of the sampled plays stuck")
    if sampled.unended.plays:
        yield from _estimate(
            f"{share_told(sampled.unended)} of the sampled plays did not end within "
            f"{MOST_DECISIONS:,} decisions, and were given up"
        )


def share_told(share: Share) -> str:
    """Return a share with its interval, in percent."""
    told, low, high = (percentage(Fraction(each)) for each in share[1:])
    return f"{told} ({low} to {high})"


def _estimate(told: str) -> Iterator[str]:
    yield from _wrapped(f"{MARK}{told}", "    ", "      ")


def _wrapped(text: str, first: str, later: str = "    ") -> Iterator[str]:
    lines = wrap_text(printable(text), _COLUMNS - max(len(first), len(later)))
    for number, line in enumerate(lines):
        yield f"{later if number else first}{line}"
