"""Figures that only pages tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.debrief.futures import Chance
from game.debrief.telling.figures import percent, percents


def chances_told(chances: Sequence[Chance]) -> Mapping[str, str]:
    """Return the chances of one moment by ending, adding up to 100%; estimates with bounds."""
    told = zip(chances, percents(chances), strict=True)
    return {chance.ending: _told(chance, figure) for chance, figure in told}


def _told(chance: Chance, figure: str) -> str:
    if chance.low == chance.high:
        return f"{figure}%"
    return f"about {figure}% ({percent(chance.low)} to {percent(chance.high)})"


def moved(change: int) -> str:
    """Return a change of an indicator with its sign, a true minus."""
    return f"{change:+d}".replace("-", "−") if change else "0"
