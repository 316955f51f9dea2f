"""A list where ids stand as keys, or keys where a list belongs: told where the first one stands.

A parser stumbles only over the next line that is written the other way, which may be the right one.
"""

from __future__ import annotations

import re

from game.content.reading.complaint import Complaint
from game.content.reading.places import Fault
from game.content.reading.rows import indent_of

_KEYS = frozenset({"options", "advice", "effects", "answers", "outcome", "probability"})
_KEYS_AT_TOP = frozenset(
    {"scenes", "indicators", "flags", "endings", "advisers", "injects", "instruments"}
    | {"questions", "analogues"}
)
_LISTS = frozenset(
    {"outcomes", "later", "assumes", "like", "unlike", "assert", "silence", "objectives"}
    | {"discuss", "reflect", "content_notes"}
)
_OF_ONE_LINE = frozenset({"assert", "objectives", "discuss", "reflect", "content_notes"})
"""Lists whose rows take a line each, where nothing shows otherwise."""

_OPENS = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_]+): *(?:#.*)?")
_DASHED = re.compile(r"(?P<lead> *)- +(?P<rest>.+)")
_FAR_ENOUGH = 400
_MOST_LEVELS = 4
_SHORT = 6
"""How many lines a fix may have."""


def explain_listing(complaint: Complaint) -> Fault | None:
    """Explain dashes below a key that holds ids, or their lack below one that holds a list."""
    number = complaint.number(complaint.at)
    here = complaint.lines.line(number)
    lowest = indent_of(here) + 1
    levels = 0
    for above in range(number - 1, max(0, number - _FAR_ENOUGH), -1):
        line = complaint.lines.line(above)
        if not line.strip() or line.lstrip().startswith("#") or indent_of(line) >= lowest:
            continue
        lowest, levels = indent_of(line), levels + 1
        match = _OPENS.fullmatch(line)
        if match:
            key = match["key"]
            first = _first_below(complaint, above, number)
            if first and _holds_ids(key, lowest) and _DASHED.fullmatch(complaint.lines.line(first)):
                return _dashed(complaint, key, first)
            dashed_here = here.lstrip().startswith("- ")
            below = complaint.lines.line(first).lstrip() if first else "-"
            if key in _LISTS and dashed_here and not below.startswith("-"):
                return _undashed(complaint, key, first, number)
        if lowest == 0 or levels == _MOST_LEVELS:
            break
    return None


def _holds_ids(key: str, indent: int) -> bool:
    return key in _KEYS or (indent == 0 and key in _KEYS_AT_TOP)


def _first_below(complaint: Complaint, number: int, last: int) -> int:
    """Return the first line below one that has something in it, up to another; or 0."""
    for each in range(number + 1, last + 1):
        line = complaint.lines.line(each)
        if line.strip() and not line.lstrip().startswith("#"):
            return each
    return 0


def _dashed(complaint: Complaint, key: str, number: int) -> Fault:
    match = _DASHED.fullmatch(complaint.lines.line(number))
    rest = match["rest"] if match else ""
    named = re.fullmatch(r"id: *(\S+) *", rest)
    fix = f"{named[1]}:" if named else rest
    what = "is one thing" if key == "outcome" else "has ids as keys"
    message = f"`{key}` {what}, and is no list; leave the `-` out here and before what follows it"
    start = complaint.lines.offset(number)
    at = start + indent_of(complaint.lines.line(number))
    end = start + len(complaint.lines.line(number))
    complaint.mender.helps(at, end, fix)  # what follows may need the same, so it need not
    return complaint.sure(message, at, end, fix)


def _undashed(complaint: Complaint, key: str, first: int, number: int) -> Fault:
    held = [complaint.lines.line(each) for each in range(first, number)]
    dash = complaint.lines.line(number)
    lead = " " * indent_of(dash)
    named = re.fullmatch(r" *(\w+): *", held[0])
    if key == "outcomes" and named:
        mended = [f"{lead}- id: {named[1]}", *held[1:]]
    elif key in _OF_ONE_LINE:
        mended = [f"{lead}- {line.strip()}" for line in held]
    else:
        by = indent_of(dash) + 2 - indent_of(held[0])
        shifted = [" " * max(0, indent_of(line) + by) + line.strip() for line in held]
        mended = [f"{lead}- {held[0].strip()}", *shifted[1:]]
    start = complaint.lines.offset(first)
    end = complaint.lines.offset(number - 1) + len(held[-1])
    fix = "\n".join(mended)
    if not complaint.mender.helps(start, end, fix):
        fix = ""
    elif len(mended) > _SHORT:
        fix = mended[0]
    message = f"`{key}` is a list: each of its items begins with `- `, and here is none"
    at = start + indent_of(held[0])
    return complaint.sure(message, at, start + len(held[0]), fix)
