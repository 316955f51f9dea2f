"""Characters that look like a space and are none to YAML."""

from __future__ import annotations

import re

from game.content.reading.characters import named
from game.content.reading.complaint import Complaint
from game.content.reading.places import Fault

_BLANK = "\u00a0\u00ad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
IN_THE_WAY = re.compile(rf"(?:^|(?<=[:,{{\[?-])) *(?P<blank>[{_BLANK}][{_BLANK} ]*)", re.MULTILINE)
"""Such characters where YAML needs a space, if this is not within a text."""

_UNSEEN = frozenset("\u00ad\u200b\u2060")
"""Those that take no room at all."""

_FAR_ENOUGH = 5


def blank_fault(text: str, start: int, end: int, fix: str = "") -> Fault:
    """Return what is wrong with a stretch that starts with such a character."""
    at = next(each for each in range(start, end) if text[each] != " ")
    message = f"{named(text[at])} looks like a space and is none to YAML; "
    message += "delete it" if text[at] in _UNSEEN else "put an ordinary space there"
    return Fault("Y109", message, at, end, fix=fix)


def explain_blank(complaint: Complaint) -> Fault | None:
    """Explain a complaint that comes from such a character."""
    if complaint.text.isascii():
        return None
    number = complaint.number(complaint.at)
    for each in range(number, max(0, number - _FAR_ENOUGH), -1):
        start = complaint.lines.offset(each)
        line = complaint.lines.line(each)
        matches = list(IN_THE_WAY.finditer(line))
        if not matches:
            continue
        mended = IN_THE_WAY.sub(lambda match: " " * len(match["blank"]), line)
        if complaint.mender.helps(start, start + len(line), mended):
            first = matches[0]
            span = start + first.start("blank"), start + first.end("blank")
            return blank_fault(complaint.text, *span, fix=mended.strip())
    return None
