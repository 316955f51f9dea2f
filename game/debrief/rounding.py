"""Figures that still add up once they are rounded."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

Number = Fraction | float

_NOISE = 1e-7
"""A distance to a whole number of steps below this is the noise of floating point."""


def rounded_to_sum(terms: Sequence[Number], total: Number, *, digits: int = 1) -> list[float]:
    """Round terms so that, as printed, they add up to the total as printed.

    Each is rounded down or up to the digits, and as many are rounded up as it takes: those that
    lie nearest to the step above (largest remainders). So none is off by a whole step, and what is
    0 stays 0. The terms must add up to the total before rounding.
    """
    step = 10**digits
    scaled: list[Number] = [_settled(term * step) for term in terms]
    found = [floor(each) for each in scaled]
    left = round(total * step) - sum(found)
    nearest = sorted(range(len(terms)), key=lambda at: (found[at] - float(scaled[at]), at))
    for at in nearest[: max(left, 0)]:
        if scaled[at] != found[at]:
            found[at] += 1
    return [each / step for each in found]


def _settled(value: Number) -> Number:
    near = round(value)
    return float(near) if abs(float(value - near)) < _NOISE else value
