"""Figures as they are printed: signed numbers, and chances that add up to a hundred."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.futures import Chance
from game.debrief.rounding import rounded_to_sum

SLACK = 1e-6
"""How far chances that add up to 1 may be from it as floating-point numbers."""


def signed(value: float) -> str:
    """Return a change in tenths, with its sign and no useless `.0`: `+4`, `−12.5`, `0`."""
    return "0" if not value else f"{value:+.1f}".removesuffix(".0").replace("-", "−")


def number(value: float) -> str:
    """Return a value in tenths, without a useless `.0`."""
    told = f"{value:.1f}".removesuffix(".0")
    return told.replace("-", "−")


def percents(chances: Sequence[Chance]) -> list[str]:
    """Return chances in whole percents that add up to 100; none that there is shows as 0."""
    return percents_of([each.share for each in chances])


def percents_of(shares: Sequence[float]) -> list[str]:
    """Return shares of 1 in whole percents, as `percents` does."""
    if not shares:
        return []
    if abs(sum(shares) - 1) > SLACK:
        whole = [float(round(100 * share)) for share in shares]
    else:
        whole = rounded_to_sum([100 * share for share in shares], 100, digits=0)
    return [_percent(round(each), len(shares) > 1) for each in whole]


def percent(share: float) -> str:
    """Return one chance in percent, never 0 or 100 where it is neither."""
    return f"{_percent(round(100 * share), 0 < share < 1)}%"


def likely(chances: Sequence[Chance], most: int = 4) -> str:
    """Tell the likeliest endings, and how many others there are, in a line."""
    told = sorted(zip(chances, percents(chances), strict=True), key=lambda each: -each[0].share)
    parts = [f"{chance.title} {figure}%" for chance, figure in told[:most]]
    rest = len(told) - most
    if rest > 0:
        parts.append(f"{rest} {'other' if rest == 1 else 'others'} {_rest(told, most)}")
    return ", ".join(parts)


def _rest(told: Sequence[tuple[Chance, str]], most: int) -> str:
    """Return what the others have: where all chances are told, what is missing to 100."""
    figures = [figure for _, figure in told[:most]]
    whole = abs(sum(chance.share for chance, _ in told) - 1) <= SLACK
    if whole and all(figure.isdigit() for figure in figures):
        return f"{_percent(100 - sum(map(int, figures)), shared=True)}%"
    return percent(sum(chance.share for chance, _ in told[most:]))


def _percent(whole: int, shared: bool) -> str:
    if shared and whole <= 0:
        return "<1"
    return ">99" if shared and whole >= 100 else str(whole)
