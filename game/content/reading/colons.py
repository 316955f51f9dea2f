"""A line that has no colon, or none with a space behind it, and is therefore no key."""

from __future__ import annotations

import re

from game.content.reading.complaint import ITEM, Complaint
from game.content.reading.places import Fault

_NO_COLON = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<sign> *[–—=;] *| +- +| *$| +)(?P<value>.*)"
)


def explain_missing_colon(complaint: Complaint, offset: int) -> Fault | None:
    """Explain the line of an offset, or the one above it, as a key without a colon."""
    number = complaint.number(offset)
    for each in (number, _above(complaint, number)):
        match = _NO_COLON.fullmatch(complaint.lines.line(each)) if each else None
        if match is None or (each == number and not _is_likely(complaint.text, match)):
            continue
        start = complaint.lines.offset(each) + match.start("key")
        end = complaint.lines.offset(each) + match.end()
        fix = f"{match['key']}: {match['value']}".rstrip()
        if complaint.mender.helps(start, end, fix):
            sign = match["sign"].strip()
            message = f"a colon is missing after `{match['key']}`"
            if sign:
                message = f"`{sign}` stands after `{match['key']}`, where a colon belongs"
            return complaint.sure(message, start, end, fix)
    return None


def _above(complaint: Complaint, number: int) -> int:
    """Return the number of the next line above that is not blank and no comment; 0 for none."""
    while number > 1:
        number -= 1
        line = complaint.lines.line(number).strip()
        if line and not line.startswith("#"):
            match = ITEM.fullmatch(complaint.lines.line(number))
            return 0 if match and match["key"] else number
    return 0


def _is_likely(text: str, match: re.Match[str]) -> bool:
    """Whether a line is a key without its colon, and not some text."""
    if match["sign"].strip() or not match["value"]:
        return True
    return re.search(rf"^ *(?:- +)*{re.escape(match['key'])}:\s", text, re.M) is not None
