"""Figures that only pages tell."""

from __future__ import annotations

from game.debrief.futures import Chance
from game.debrief.telling.figures import percent


def chance_told(chance: Chance) -> str:
    """Return a chance; one that was estimated with its bounds."""
    if chance.low == chance.high:
        return percent(chance.share)
    return f"about {percent(chance.share)} ({percent(chance.low)} to {percent(chance.high)})"


def moved(change: int) -> str:
    """Return a change of an indicator with its sign, a true minus."""
    return f"{change:+d}".replace("-", "−") if change else "0"
