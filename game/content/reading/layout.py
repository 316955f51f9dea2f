"""Why no key and no list item starts where one should: indentation, dashes, text after a value."""

from __future__ import annotations

from typing import Any

import yaml

from game.content.reading.complaint import ITEM, Complaint, requoted, without_comment
from game.content.reading.dashes import explain_dash, explain_dashed_key, explain_star
from game.content.reading.flow import explain_open_quote
from game.content.reading.listing import explain_listing
from game.content.reading.misplaced import explain_misplaced, spaces
from game.content.reading.places import Fault
from game.content.reading.rows import indent_of

_FAR_ENOUGH = 500
"""How many lines above are looked at for the indentation that was meant."""


def explain_structure(complaint: Complaint) -> Fault:
    """Explain a line that is neither a key nor a list item of the maps and lists it stands in."""
    line, start = complaint.line(complaint.at)
    before = line[: complaint.at - start].rstrip()
    event = complaint.event
    if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
        return _after_quote(complaint, event)
    if isinstance(event, yaml.AliasEvent) and complaint.event_start >= start:
        starred = explain_star(complaint, complaint.event_start)
        message = "a text cannot start with `*` unless it is in quotes"
        return starred or complaint.fault(message, complaint.event_start, fix=requoted(line))
    if isinstance(event, yaml.CollectionEndEvent) and before[-1:] in ("]", "}"):
        rest = without_comment(line[complaint.at - start :])
        if rest.strip("]}") == "":
            message = f"`{rest[:1]}` closes nothing; leave it out"
            fix = line[: complaint.at - start].strip() + line[complaint.at - start + 1 :]
            return complaint.fault(message, complaint.at, fix=fix)
        message = f"text goes on after `{before[-1]}`; a text with brackets at its start is quoted"
        return complaint.fault(message, complaint.at, fix=requoted(line))
    dash = explain_dash(complaint, complaint.at)
    if dash:
        return dash
    if before.strip(" -"):
        message = "this does not belong to what stands before it on the line; is a quote missing?"
        return complaint.fault(message, complaint.at)
    if line.lstrip().startswith(":"):
        return complaint.fault("a key is missing before the colon", start + indent_of(line))
    return _indentation(complaint)


def explain_second_start(complaint: Complaint) -> Fault | None:
    """Explain what stands after the end of the data."""
    line, start = complaint.line(complaint.at)
    if complaint.line_above(complaint.at).rstrip() == "...":
        message = "a second document starts here; a file has one"
        return Fault("Y110", message, complaint.at, complaint.at + 1)
    if start + indent_of(line) != complaint.at:
        return complaint.fault("nothing can follow what the file holds already", complaint.at)
    misplaced = explain_misplaced(complaint)
    if misplaced:
        return misplaced
    message = "this line starts further left than the first line of the file; start all at one edge"
    return complaint.fault(message, complaint.at, start + len(line))


def _after_quote(complaint: Complaint, event: Any) -> Fault:
    end = max(event.end_mark.index - 1, 0)
    opened, closed = complaint.number(event.start_mark.index), complaint.number(end)
    if closed != complaint.number(complaint.at):
        return explain_dash(complaint, complaint.at) or _indentation(complaint)
    if opened != closed:
        open_quote = explain_open_quote(complaint)
        message = f"the quote that opens on line {opened} closes only here; is one missing there?"
        return open_quote or complaint.fault(message, end)
    message = "text goes on after the closing quote; other quotes go around the whole text"
    return complaint.fault(message, complaint.at, fix=requoted(complaint.line(complaint.at)[0]))


def _indentation(complaint: Complaint) -> Fault:
    misplaced = explain_listing(complaint) or explain_misplaced(complaint)
    if misplaced:
        return misplaced
    line, start = complaint.line(complaint.at)
    indent = indent_of(line)
    levels = _levels_above(complaint)
    if indent in levels or not levels:
        dashed = explain_dashed_key(complaint, complaint.at)
        if dashed:
            return dashed
        what = "list item" if line.lstrip().startswith("- ") else "key"
        message = f"a {what} does not fit here; keys and list items are not mixed at one level"
        return complaint.fault(message, start + indent, start + len(line))
    nearest = min(levels, key=lambda level: (abs(level - indent), -level))
    known = " or ".join(str(level) for level in sorted(levels))
    message = f"this line is indented by {spaces(indent)}; the lines above it are by {known}"
    fix = " " * nearest + line.strip()
    whole = start, start + len(line)
    return complaint.fault(message, start + indent, start + len(line), fix, whole)


def _levels_above(complaint: Complaint) -> set[int]:
    """Return the indentations that are open above a line: those of its maps and lists."""
    number = complaint.number(complaint.at)
    levels: set[int] = set()
    lowest: int | None = None
    for above in range(number - 1, max(0, number - _FAR_ENOUGH), -1):
        line = complaint.lines.line(above)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = indent_of(line)
        if lowest is None or indent < lowest:
            lowest = indent
            levels.add(indent)
            match = ITEM.fullmatch(line)
            if match and match["key"]:
                levels.add(len(match["lead"]))
        if lowest == 0:
            break
    return levels
