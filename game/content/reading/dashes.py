"""List items whose dash is another sign, has no space behind it, or should not be there."""

from __future__ import annotations

import re

from game.content.reading.complaint import Complaint
from game.content.reading.places import Fault
from game.content.reading.rows import indent_of

_WITHOUT_SPACE = re.compile(r"(?P<lead>\s*)-(?P<value>[^\s-].*)")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*:)(?:\s.*)?")
_STARRED = re.compile(r"(?P<lead> *)\* +(?P<value>.+)")
_DASHED_KEY = re.compile(r"(?P<lead> *)- +(?P<key>[A-Za-z_][\w-]*:)(?P<value>\s.*)?")


def explain_dash(complaint: Complaint, offset: int) -> Fault | None:
    """Explain a list item without a space after its dash."""
    line, start = complaint.line(offset)
    match = _WITHOUT_SPACE.fullmatch(line)
    if match is None:
        return None
    at = start + match.end("lead")
    return complaint.fault("a space is missing after `-`", at, fix=f"- {match['value']}")


def explain_glued_dash(complaint: Complaint) -> Fault | None:
    """Explain a key whose line above has a key as well, behind a dash without a space."""
    line, start = complaint.line(complaint.at)
    above = complaint.line_above(complaint.at)
    match = _WITHOUT_SPACE.fullmatch(above)
    if match is None or not _KEY.fullmatch(match["value"]) or indent_of(line) <= indent_of(above):
        return None
    at = complaint.text.rindex(above, 0, start) + indent_of(above)
    first = f"- {match['value']}"
    fix = f"{first}\n{' ' * (indent_of(above) + 2)}{line.strip()}"
    return complaint.fault(
        "a space is missing after `-`", at, fix=fix, instead=(at, start + len(line))
    )


def explain_star(complaint: Complaint, offset: int) -> Fault | None:
    """Explain a list item that starts with `*` as in Markdown."""
    line, start = complaint.line(offset)
    match = _STARRED.fullmatch(line)
    if match is None or start + match.end("lead") != offset:
        return None
    return complaint.fault(
        "a list item starts with `-`, not with `*`", offset, fix=f"- {match['value']}"
    )


def explain_dashed_key(complaint: Complaint, offset: int) -> Fault | None:
    """Explain a key behind a dash among keys without one."""
    line, start = complaint.line(offset)
    match = _DASHED_KEY.fullmatch(line)
    if match is None:
        return None
    at = start + match.end("lead")
    message = f"`{match['key']}` stands among keys and has no dash; leave the `-` out"
    fix = f"{match['key']}{match['value'] or ''}".rstrip()
    return complaint.fault(message, at, start + len(line), fix=fix)
