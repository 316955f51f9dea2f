"""Exact numbers in words and digits: never rounded to a certainty, never too long to print."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_MOST_SHOWN = 10**15
"""From here on a whole number is told by its first digits and its size."""


_MOST_DECIMALS = 12


def digits(number: int) -> str:
    """Return all digits of a whole number, also of one that Python's `str` refuses as too long."""
    return f"{Decimal(number):f}"


def ratio(fraction: Fraction) -> str:
    """Return a fraction as `p/q`, in lowest terms."""
    return f"{digits(fraction.numerator)}/{digits(fraction.denominator)}"


def grouped(number: int) -> str:
    """Return a whole number for a reader: `1,536`, or `about 1.24 x 10^45`."""
    if abs(number) < _MOST_SHOWN:
        return f"{number:,}"
    mantissa, _, exponent = f"{Decimal(number):.2e}".partition("e")
    return f"about {mantissa} x 10^{int(exponent)}"


def percentage(share: Fraction) -> str:
    """Return a share of 1 as a percentage with one decimal; only 0 and 1 themselves are round."""
    if share in (0, 1):
        return f"{share * 100}%"
    if share < Fraction(1, 1000):
        return "under 0.1%"
    if share > Fraction(999, 1000):
        return "over 99.9%"
    return f"{float(share * 100):.1f}%"


def finer(first: Fraction, second: Fraction) -> tuple[str, str]:
    """Return two shares as percentages, with as many decimals as keep them apart if they differ."""
    told = percentage(first), percentage(second)
    decimals = 2
    while first != second and told[0] == told[1] and decimals <= _MOST_DECIMALS:
        told = _decimal(first * 100, decimals), _decimal(second * 100, decimals)
        decimals += 1
    return told


def _decimal(number: Fraction, decimals: int) -> str:
    rounded = Decimal(round(number * 10**decimals)).scaleb(-decimals)
    return f"{rounded:f}%"


def times(number: Fraction) -> str:
    """Return an expected number of times, with two decimals: `1.50 times`."""
    if 0 < number < Fraction(1, 100):
        return "under 0.01 times"
    return f"{float(number):.2f} times"


def span(low: int, high: int) -> str:
    """Return a range: `3 to 4`, or `3` where both are the same."""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
