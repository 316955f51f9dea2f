"""What lies ahead of a moment of play, as frozen values in the author's ids.

Values are 64-bit floats in an indicator's own units; their errors stay below a 1e-9th of its range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an indicator may come to at the end of play, in its own units."""

    mean: float
    """The expected value if open options are chosen alike often."""
    most: float
    """The highest expected value that choosing can bring, best option by best option."""
    least: float
    """The lowest expected value that choosing can bring."""
    low: int
    """The lowest value that can still come about."""
    high: int
    """The highest value that can still come about."""


@dataclass(frozen=True, slots=True)
class ValueAhead:
    """What is ahead of a moment of decision, and after each open option (by id)."""

    now: Prospect
    options: Mapping[str, Prospect] = field(default_factory=dict)


Chances = Mapping[str, float]
"""By ending, its chance under uniform play; `stuck` is an ending too. Those of 0 are left out."""


@dataclass(frozen=True, slots=True)
class EndingsAhead:
    """Which endings are ahead of a moment of decision, and after each open option (by id)."""

    now: Chances
    options: Mapping[str, Chances] = field(default_factory=dict)
    left: tuple[int, int] = (0, 0)
    """The fewest and the most decisions that are still to be made; none where play is over."""
