"""Dates as one says them: `2020-10-05` is 5 October 2020."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def spoken_date(when: str | tuple[int, ...]) -> str:
    """Return a day, a month or a year in words; what is no date stays as it is.

    A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or the same as one to three numbers. Numbers that
    are no date come back joined by hyphens.
    """
    if isinstance(when, tuple):
        return _spoken(when) or "-".join(f"{part:02d}" for part in when)
    match = _WRITTEN.match(when)
    if match is None:
        return when
    return _spoken(tuple(int(part) for part in match.groups() if part)) or when


def _spoken(parts: tuple[int, ...]) -> str:
    """Return the date in words, or nothing where there is no such date."""
    if not 1 <= len(parts) <= 3:
        return ""
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ""
    year, *rest = parts
    words = [str(year)]
    if rest:
        words.insert(0, _MONTHS[rest[0] - 1])
    if len(rest) == 2:
        words.insert(0, str(rest[1]))
    return " ".join(words)
