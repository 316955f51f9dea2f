"""Figures that only a page tells."""

from __future__ import annotations

from game.debrief.futures import Chance
from game.debrief.telling.figures import percent


def chance_told(chance: Chance) -> str:
    """Return a chance; one that was estimated with its bounds."""
    if chance.low == chance.high:
        return percent(chance.share)
    return f"about {percent(chance.share)} ({percent(chance.low)} to {percent(chance.high)})"
