"""Dates as authors and reference managers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from game.content.reading.scalars import Odd

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\Z")
_RAW_START = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![0-9])")
_IN_NUMBERS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?")
_MONTHS_OF_A_YEAR = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class NotADate(Exception):
    """What was written is no date; `meant` is the date that was probably meant."""

    def __init__(self, meant: str = "") -> None:
        super().__init__(meant)
        self.meant = meant


def read_date(value: Any) -> tuple[int, ...]:
    """Return year, month and day, as far as given, of `2020`, `2020-10` or `2020-10-05`.

    Raises:
        NotADate: for everything else.
    """
    text = value.raw if isinstance(value, Odd) else str(value)
    match = _WRITTEN.match(text)
    if match is None or isinstance(value, bool):
        raise NotADate(_guess(text))
    return _checked([int(part) for part in match.groups() if part])


def written(parts: tuple[int, ...]) -> str:
    """Return a date as `2020-10-05`, `2020-10` or `2020`."""
    year, *rest = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def read_issued(value: Any) -> tuple[int, ...]:
    """Return the date in one of CSL's forms: `{date-parts: [[2020, 12]]}`, `{raw: 2020-12}`.

    A range counts from its start. A raw date that cannot be read gives its year, where it has one.

    Raises:
        NotADate: where there is no date in it.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return read_date(value)
    parts = value.get("date-parts")
    if isinstance(parts, list):
        first = parts[0] if parts and isinstance(parts[0], list) else parts
        return _checked([_number(part) for part in first][:3])
    if "year" in value:
        named = (value.get(name) for name in ("year", "month", "day"))
        return _checked([_number(part) for part in named if part is not None])
    return _raw_date(value)


def _raw_date(value: Mapping[str, Any]) -> tuple[int, ...]:
    raw = value.get("raw", value.get("literal"))
    text = raw.raw if isinstance(raw, Odd) else str(raw)
    start = _RAW_START.match(text)
    if start:
        return read_date(start.group())
    year = re.search(r"(?<![0-9])[12][0-9]{3}(?![0-9])", text)
    if year is None:
        raise NotADate
    return (int(year.group()),)


def _checked(parts: list[int]) -> tuple[int, ...]:
    """Return the parts of a date that exists."""
    try:
        date(*(*parts, 1, 1)[:3])
    except (ValueError, TypeError, OverflowError) as error:
        raise NotADate from error
    return tuple(parts)


def _number(part: Any) -> int:
    text = part.raw if isinstance(part, Odd) else str(part)
    if not text.isascii() or not text.isdecimal():
        raise NotADate
    return int(text)


def _guess(text: str) -> str:
    """Return the date in words such as `October 2020`, or in numbers such as `5.10.2020`."""
    slashed = _YEAR_FIRST.fullmatch(text.strip())
    if slashed:
        try:
            return written(_checked([int(each) for each in slashed.groups() if each]))
        except NotADate:
            return ""
    numbers = _IN_NUMBERS.fullmatch(text.strip())
    if numbers:
        return _in_numbers(*(int(each) for each in numbers.groups()), dotted="." in text)
    words = re.findall(r"[A-Za-z]+|[0-9]+", text)
    months = [word[:3].lower() for word in words if word[:3].lower() in _MONTHS]
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    days = [word for word in words if len(word) <= 2 and word.isdecimal()]
    if len(years) != 1 or len(months) > 1 or len(days) > 1:
        return ""
    parts = [int(years[0]), *(_MONTHS.index(month) + 1 for month in months)]
    try:
        return written(_checked(parts + [int(day) for day in days] if months else parts))
    except NotADate:
        return ""


def _in_numbers(first: int, second: int, year: int, *, dotted: bool) -> str:
    """Return a date that ends in its year; with slashes only where it is plain which is the day."""
    day, month = first, second
    if second > _MONTHS_OF_A_YEAR:
        day, month = second, first
    elif not dotted and first <= _MONTHS_OF_A_YEAR and first != second:
        return ""
    try:
        return written(_checked([year, month, day]))
    except NotADate:
        return ""
