"""The YAML parser's complaints, in words for someone who writes and does not program.

The two parsers word the same complaint differently; both wordings are known here. Each explanation
looks at the line itself, since what the parser trips over is seldom what the author did wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import yaml

from game.content.reading.blanks import explain_blank
from game.content.reading.colons import explain_missing_colon
from game.content.reading.complaint import (
    CURLY,
    ITEM,
    Complaint,
    dash_of,
    requoted,
    without_comment,
)
from game.content.reading.dashes import explain_dash, explain_glued_dash, explain_star
from game.content.reading.flow import explain_bracket, explain_entry, explain_open_quote
from game.content.reading.hidden_escapes import ESCAPE, hidden_escapes
from game.content.reading.layout import explain_second_start, explain_structure
from game.content.reading.limits import MAX_DEPTH
from game.content.reading.listing import explain_listing
from game.content.reading.misplaced import explain_misplaced
from game.content.reading.places import Fault
from game.content.reading.rows import indent_of
from game.content.reading.scalars import quoted

_KEY_WITHOUT_SPACE = re.compile(
    r"(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)"
)
_BIBTEX = re.compile(r"@[A-Za-z]+\s*\{")
_KEYS_IN_LINE = re.compile(
    r"[a-z_]\w*: [+-]?[0-9]+|[a-z_]\w*: [^:,{}\[\]]+(?:, [a-z_]\w*: [^:,{}\[\]]+)+"
)
_FENCE = "```"
_ANY_ESCAPE = re.compile(r"\\.?")


def explain(text: str, error: Exception, event: Any) -> Fault:
    """Return what is wrong where the parser stopped; `event` is the last one before."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _unmarked(text, error)
    complaint = Complaint(text, error, event)
    fault = _explained(complaint, error)
    return replace(fault, mended=complaint.mender.made) if fault.fix else fault


def _explained(complaint: Complaint, error: yaml.MarkedYAMLError) -> Fault:
    blank = explain_blank(complaint)
    if blank:
        return blank
    for sign, explanation in _EXPLANATIONS:
        if sign in complaint.said:
            found = explanation(complaint)
            if found:
                return found
    return complaint.fault(f"this is not well-formed YAML: {error.problem}", complaint.at)


def _unmarked(text: str, error: Exception) -> Fault:
    """Explain what has no mark: an escape that stands for no character, met by the pure parser."""
    if not isinstance(error, yaml.YAMLError):
        for escape in ESCAPE.finditer(text):
            if escape["U"] and int(escape["U"], 16) > 0x10FFFF:
                message = f"the escape `{escape.group()}` stands for no character"
                return Fault("Y101", message, escape.start(), escape.end())
    return Fault("Y101", "this is not well-formed YAML", 0, 1)


def _colon(complaint: Complaint) -> Fault | None:
    line, start = complaint.line(complaint.at)
    glued = explain_glued_dash(complaint)
    if glued:
        return glued
    match = ITEM.fullmatch(line)
    if match and match["value"][:1] in CURLY:
        message = "curly quotes are letters to YAML; put the text in straight ones"
        return complaint.fault(message, start + match.start("value"), fix=requoted(line))
    message = "a colon and a space inside an unquoted text; put the text in quotes"
    if match and match["key"] and complaint.at - start >= match.start("value"):
        braced = _braced(match)
        if braced:
            message = f"`{match['key'].strip()}` has keys on its line; put braces around them"
        return complaint.fault(message, complaint.at, fix=braced or requoted(line))
    missing = explain_missing_colon(complaint, complaint.at)
    if missing:
        return missing
    above = complaint.line_above(complaint.at)
    tight = _KEY_WITHOUT_SPACE.fullmatch(above)
    if tight and indent_of(above) >= indent_of(line):
        return _tight(complaint, tight, complaint.text.rindex(above, 0, start))
    misplaced = explain_listing(complaint) or explain_misplaced(complaint)
    if misplaced:
        return misplaced
    if above and indent_of(above) < indent_of(line):
        key = line[: complaint.at - start].strip().removeprefix("- ")
        message = f"`{key}:` stands further right than the line above, which has its value already"
        fix = " " * indent_of(above) + line.strip()
        whole = start, start + len(line)
        return complaint.fault(message, start + indent_of(line), complaint.at + 1, fix, whole)
    return complaint.fault(message, complaint.at)


def _braced(match: re.Match[str]) -> str:
    """Return a line whose value is several keys, or one with a number, with braces around it."""
    value = without_comment(match["value"]).removeprefix("(").removesuffix(")")
    if _KEYS_IN_LINE.fullmatch(value) is None:
        return ""
    return f"{dash_of(match)}{match['key']}{{{value}}}"


def _no_colon(complaint: Complaint) -> Fault | None:
    line, start = complaint.line(complaint.begun)
    tight = _KEY_WITHOUT_SPACE.fullmatch(line)
    if tight:
        return _tight(complaint, tight, start)
    dash = explain_dash(complaint, complaint.begun)
    if dash:
        return dash
    missing = explain_missing_colon(complaint, complaint.begun)
    if missing:
        return missing
    message = (
        "this line has no key and no colon; a text that goes on over several lines is indented "
        "below its key"
    )
    above = ITEM.fullmatch(complaint.line_above(complaint.begun))
    fix = ""
    if above and above["key"]:
        fix = " " * (len(above["lead"]) + 2) + line.strip()
    whole = start, start + len(line)
    return complaint.fault(message, start + indent_of(line), start + len(line), fix, whole)


def _tight(complaint: Complaint, match: re.Match[str], start: int) -> Fault:
    fix = f"{dash_of(match)}{match['key']}: {match['value']}"
    message = f"a space is missing after `{match['key']}:`"
    return complaint.fault(message, start + match.start("key"), start + match.start("value"), fix)


def _open_quote(complaint: Complaint) -> Fault | None:
    found = explain_open_quote(complaint, complaint.begun)
    return found or complaint.fault("the quote that opens here is never closed", complaint.begun)


def _escape(complaint: Complaint) -> Fault | None:
    at = max(complaint.text.rfind("\\", complaint.begun, complaint.at + 1), complaint.begun)
    whole = ESCAPE.match(complaint.text, at)
    if whole and not whole["one"]:
        for hidden in hidden_escapes(complaint.text, at, whole.end()):
            return hidden
        message = f"the escape `{whole.group()}` stands for no character"
        return complaint.fault(message, at, whole.end())
    escape = _ANY_ESCAPE.match(complaint.text, at)
    shown = escape.group() if escape else "\\"
    message = (
        f"`{shown}` has no meaning in double quotes; write `\\\\` for a backslash, or use single "
        "quotes"
    )
    match = ITEM.fullmatch(without_comment(complaint.line(at)[0]))
    fix = ""
    if match and len(match["value"]) > 1 and match["value"][0] == match["value"][-1] == '"':
        body = match["value"][1:-1].replace("'", "''")
        fix = f"{dash_of(match)}{match['key'] or ''}'{body}'"
    return complaint.fault(message, at, at + len(shown), fix)


def _bad_start(complaint: Complaint) -> Fault | None:
    marks = tuple("@`%\"'*&!?")
    at = complaint.at if complaint.text[complaint.at : complaint.at + 1] in marks else None
    at = complaint.begun if at is None else at
    line, start = complaint.line(at)
    starred = explain_star(complaint, at)
    if starred:
        return starred
    if complaint.at == 0 and _BIBTEX.match(line):
        message = "this is BibTeX; export the references as CSL JSON, and name that file"
        return complaint.fault(message, complaint.at, len(line))
    if line.strip().startswith(_FENCE):
        message = (
            "three backticks frame what is copied from a page and are no part of the file; leave "
            "out this line, and the one that closes it"
        )
        return complaint.fault(message, start + indent_of(line), start + len(line))
    if line[: at - start].strip(" -") and not line[: at - start].rstrip().endswith(":"):
        inside = explain_entry(complaint)
        if inside:
            return inside
    message = f"a text cannot start with `{complaint.text[at : at + 1]}` unless it is in quotes"
    return complaint.fault(message, at, fix=_entry_quoted(line, at - start) or requoted(line))


def _name_of_mark(complaint: Complaint) -> Fault | None:
    """Explain a text that starts as an alias or an anchor would."""
    at = complaint.begun
    starred = explain_star(complaint, at)
    if starred:
        return starred
    line, start = complaint.line(at)
    message = f"a text cannot start with `{complaint.text[at : at + 1]}` unless it is in quotes"
    return complaint.fault(message, at, fix=_entry_quoted(line, at - start) or requoted(line))


def _entry_quoted(line: str, at: int) -> str:
    """Return a line with the entry of brackets that begins at an offset in quotes, or nothing."""
    before = line[:at].rstrip()
    end = next((each for each in range(at, len(line)) if line[each] in ",]}"), -1)
    if end < 0 or not before.endswith(("[", ",", ":")) or not {*before} & {*"[{"}:
        return ""
    return f"{line[:at]}{quoted(line[at:end].rstrip())}{line[end:]}".strip()


def _block_header(complaint: Complaint) -> Fault | None:
    line, start = complaint.line(complaint.begun)
    sign = complaint.text[complaint.begun : complaint.begun + 1]
    key = line[: complaint.begun - start].strip()
    rest = line[complaint.begun - start + 1 :].strip()
    message = f"after `{sign}` the text starts on the next line; or put all of it in quotes"
    if sign == ">":
        fix = f"{key} {quoted(f'> {rest}')}"
    else:
        fix = f"{key} |\n{' ' * (indent_of(line) + 2)}{rest}"
    return complaint.fault(message, complaint.begun, fix=fix)


def _list_here(complaint: Complaint) -> Fault | None:
    line, start = complaint.line(complaint.at)
    key, rest = line[: complaint.at - start].strip(), line[complaint.at - start :].strip()
    if key.endswith(":"):
        message = "the items of a list start on the line below the key"
        fix = f"{key}\n{' ' * (indent_of(line) + 2)}{rest}"
        return complaint.fault(message, complaint.at, fix=fix)
    message = "a list item stands where none can; the line above has its value already"
    return complaint.fault(message, complaint.at)


def _colon_in_brackets(complaint: Complaint) -> Fault | None:
    message = "inside brackets a colon has a space after it; a text with a colon is in quotes"
    return complaint.fault(message, complaint.at)


def _content(complaint: Complaint) -> Fault | None:
    shown = complaint.text[complaint.at : complaint.at + 1].strip()
    also = f", not `{shown}`" if shown else ""
    return complaint.fault(f"a value is expected here{also}", complaint.at)


def _tag(complaint: Complaint) -> Fault | None:
    at = complaint.begun
    message = "a text that starts with `!` needs quotes; YAML tags have no meaning here"
    return replace(complaint.fault(message, at, fix=requoted(complaint.line(at)[0])), code="Y104")


def _directive(complaint: Complaint) -> Fault | None:
    line, start = complaint.line(complaint.begun)
    if line.startswith("%"):
        message = f"leave out the line that starts with `{line.split()[0][:20]}`"
        return complaint.fault(message, start, start + len(line))
    return _bad_start(complaint)


def _too_deep(complaint: Complaint) -> Fault:
    message = f"maps and lists are nested more than {MAX_DEPTH} deep"
    return replace(complaint.fault(message, complaint.at), code="Y106")


_EXPLANATIONS: tuple[tuple[str, Callable[[Complaint], Fault | None]], ...] = (
    ("exceeded maximum nesting depth", _too_deep),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("escape", _escape),
    ("hexadecimal", _escape),
    ("hexdecimal", _escape),
    ("while scanning a quoted scalar", _open_quote),
    ("cannot start any token", _bad_start),
    ("undefined tag handle", _tag),
    ("scanning a tag", _tag),
    ("parsing a tag", _tag),
    ("directive", _directive),
    ("YAML document", _directive),
    ("while scanning an alias", _name_of_mark),
    ("while scanning an anchor", _name_of_mark),
    ("while scanning a block scalar", _block_header),
    ("sequence entries are not allowed", _list_here),
    ("mapping keys are not allowed", _bad_start),
    ("unexpected ':'", _colon_in_brackets),
    ("node content", _content),
    ("while parsing a flow", explain_bracket),
    ("document start>", explain_second_start),
    ("while parsing a block", explain_structure),
)
"""What a complaint contains, and how it is explained; the first that has something to say."""
