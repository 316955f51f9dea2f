"""The decades that a line of dates speaks of: `1948-1960 in Malaya; late 1990s` is four of them."""

from __future__ import annotations

import re

Decades = frozenset[int]

_YEAR = re.compile(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(s?)(?![0-9])")
_THROUGH = re.compile(r"\s*(?:-|–|to|until)\s*(?:the )?(?:early |late |mid-?)?\Z")
_LONGEST = 100
"""Two years further apart than this are no span, but two dates."""


def decades(text: str) -> Decades:
    """Return the first years of all decades named; what lies between the ends of a span counts."""
    found: set[int] = set()
    before: re.Match[str] | None = None
    for match in _YEAR.finditer(text):
        decade = int(match[1]) // 10 * 10
        found.add(decade)
        if before is not None and _THROUGH.match(text[before.end() : match.start()]):
            first = int(before[1]) // 10 * 10
            if 0 <= decade - first <= _LONGEST:
                found.update(range(first, decade, 10))
        before = match
    return frozenset(found)


def period_name(decade: int) -> str:
    """Return what a decade is called: `1990s`."""
    return f"{decade}s"


def read_period(text: str) -> int | None:
    """Return the decade that a year or a decade names, None where it is neither."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[1]) // 10 * 10 if match else None
