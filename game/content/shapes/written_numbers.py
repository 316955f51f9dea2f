"""Numbers as people write them: `+15%`, `two`, `0.1 to 0.9`, with what is meant by them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.content.reading.scalars import LONGEST_NUMBER

DASHES = ("−", "–", "\u2014", "\u2010", "\u2011", "\u2012")
"""Dashes of print, which pass for a minus."""

_HOURS = frozenset({"h", "hr", "hrs", "hour", "hours"})
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WHOLE = re.compile(r"(?P<sign>[+-]*) ?0*(?P<digits>[0-9]+) ?(?:%|[A-Za-z]+)?")
_SET = re.compile(r"=+ ?0*([0-9]+)")
_SHARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_COUNT = re.compile(r"(?<![0-9\])])-?[0-9]+")


def with_minus(text: str) -> str:
    """Return a text with a minus where it starts with one of the dashes of print."""
    text = text.strip()
    return f"-{text[1:]}" if text.startswith(DASHES) else text


def whole_meant(text: str) -> str:
    """Return the whole number that is meant by a text, with its sign, or nothing."""
    text = with_minus(text).replace("_", "")
    if text.lower() in _WORDS:
        return str(_WORDS.index(text.lower()) + 1)
    found = _WHOLE.fullmatch(text)
    if found and text[found.end("digits") :].strip().lower() in _HOURS:
        return ""
    if found is None or len(found["digits"]) > LONGEST_NUMBER:
        return ""
    return found["sign"][:1] + found["digits"] if len({*found["sign"]}) < 2 else ""


def change_meant(text: str) -> str:
    """Return the effect that is meant by a text: a change, or `{to: 50}` where it says `=50`."""
    found = _SET.fullmatch(text.strip())
    return f"{{to: {found[1]}}}" if found else whole_meant(text)


def shares_meant(raw: str) -> str:
    """Return the two numbers from 0 to 1 that are meant, as in `[10%, 90%]` or `0,1 - 0,9`."""
    found = _SHARE.findall(raw)
    if len(found) == 4 and all(each.isdigit() for each in found):  # `0,1, 0,9` without a space
        found = [f"{found[at]}.{found[at + 1]}" for at in (0, 2)]
    numbers = [float(each.replace(",", ".")) for each in found]
    if any(each > 1 for each in numbers):
        numbers = [each / 100 for each in numbers]
    fits = len(numbers) == 2 and 0 <= numbers[0] <= numbers[1] <= 1
    return _pair([f"{each:.6g}" for each in numbers]) if fits else ""


def bounds_meant(raw: str) -> str:
    """Return the two whole numbers that are meant, as in `0-100` or `2 to 4`."""
    found = [str(int(each)) for each in _COUNT.findall(raw) if len(each) <= LONGEST_NUMBER]
    return _pair(found) if len(found) == 2 and int(found[0]) < int(found[1]) else ""


def _pair(numbers: Sequence[str]) -> str:
    return f"[{', '.join(numbers)}]"
