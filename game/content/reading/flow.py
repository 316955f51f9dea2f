"""What goes wrong inside the brackets of flow style: quotes, commas, colons, brackets.

Each cause is tried: it is told only if the text that would mend it lets the parser get further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from game.content.reading.complaint import CURLY, Complaint, unwrapped, without_comment
from game.content.reading.places import Fault
from game.content.reading.rows import indent_of
from game.content.reading.scalars import quoted

_CLOSING = {"[": "]", "{": "}"}
_ENTRY = re.compile(r"(?:[{\[,]|^)\s*(?P<key>[A-Za-z_][\w-]*:\s+)")
_NEXT_ENTRY = re.compile(r"\s*,\s*[A-Za-z_][\w-]*:\s")
_CLOSERS = re.compile(r"[\]}\s]*,?\s*(?: #.*)?$")
_WORD = re.compile(r"[A-Za-z_][\w-]*$")
_KEY = re.compile(r"\s*(?P<word>[A-Za-z_][\w-]*):\s")
_TIGHT_COMMENT = re.compile(r" #(?=[^\s#])")
_NUMBER_STOP = re.compile(r"[0-9]\.$")
_EXPRESSION = re.compile(r"\s*[<>=!]")
_LONGEST = 2000
"""How long a line is looked at."""


def explain_bracket(complaint: Complaint) -> Fault | None:
    """Explain a flow map or list that does not go on as it has to."""
    opening = complaint.text[complaint.begun : complaint.begun + 1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    first = complaint.number(complaint.begun)
    over_lines = first != complaint.number(complaint.at) or complaint.at >= len(complaint.text)
    return (
        explain_open_quote(complaint)
        or _comment(complaint)
        or _no_closing(complaint, closing)
        or _no_opening(complaint, closing)
        or explain_entry(complaint)
        or (complaint.fault(_unclosed(opening), complaint.begun) if over_lines else None)
        or complaint.fault(_expected(closing), complaint.at)
    )


def _unclosed(opening: str) -> str:
    return f"the bracket `{opening}` that opens here is not closed"


def _expected(closing: str) -> str:
    return (
        f"a `,` or `{closing}` is expected here; a text with a colon, a bracket or a brace in it "
        "is put in quotes"
    )


def explain_open_quote(complaint: Complaint, start: int | None = None) -> Fault | None:
    """Explain a quote that is closed only by the next one, on a later line, or not at all."""
    event = complaint.event
    at_end = start is not None
    if start is None:
        if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"'):
            return None
        start = complaint.event_start
        end = event.end_mark.index - 1 if event.end_mark else start
        if complaint.number(start) == complaint.number(end):
            return None
        closed = f"closes only on line {complaint.number(end)}"
    line, line_start = complaint.line(start)
    mark, column = complaint.text[start], start - line_start
    if len(line) > _LONGEST:
        return None
    for stop in _ends(line, column + 1, mark):
        if not complaint.mender.helps(line_start + stop, line_start + stop, mark):
            continue
        entry = _entry_before(line, column)
        fix = line[entry[0] if entry else indent_of(line) : stop] + mark
        ends = "is never closed" if at_end else closed
        return complaint.sure(f"the quote that opens here {ends}", start, fix=fix)
    return None


def _ends(line: str, begin: int, mark: str = "") -> Iterator[int]:
    """Yield where a value inside brackets may end on a line, the likeliest first."""
    match = _NEXT_ENTRY.search(line, begin)
    if match and (not mark or mark not in line[begin : match.start()]):
        yield from _before_closers(line, begin, match.start())
        return
    yield from _before_closers(line, begin, len(line))


def _before_closers(line: str, begin: int, end: int) -> Iterator[int]:
    """Yield where a value ends of which the last brackets may or may not be a part."""
    closers = _CLOSERS.search(line[:end], begin)
    body = closers.start() if closers else end
    tail = line[body:end].rstrip()
    for inside in range(len(tail) + 1):
        if not tail[:inside].endswith((" ", ",")):
            yield body + inside


def _entry_before(line: str, column: int) -> tuple[int, int] | None:
    """Return where the key of the entry starts that a column stands in, and where its value."""
    found = None
    for match in _ENTRY.finditer(line):
        if match.end() > column:
            break
        found = match.start("key"), match.end()
    return found


def explain_entry(complaint: Complaint) -> Fault | None:
    """Explain a comma that is missing, or a text that has to be in quotes."""
    line, start = complaint.line(complaint.at)
    column = complaint.at - start
    if len(line) > _LONGEST:
        return None
    comma = _comma(complaint, line, column, start)
    entry = _entry(complaint, line, column, start)
    if comma and entry and line.startswith(":", column) and not _is_curly(line, column):
        word = _word_before(line, column)
        if _is_key_elsewhere(complaint.text, word):
            return comma
        message = f"put the text in quotes, or a comma before `{word}:`"
        return complaint.sure(message, complaint.at)
    return entry if _is_curly(line, column) else comma or entry


def _is_curly(line: str, column: int) -> bool:
    """Whether the value that a column stands in begins with a typographic quotation mark."""
    entry = _entry_before(line, column)
    return entry is not None and line.startswith(CURLY, entry[1])


def _word_before(line: str, column: int) -> str:
    match = _WORD.search(line, 0, column)
    return match.group() if match else ""


def _comma(complaint: Complaint, line: str, column: int, start: int) -> Fault | None:
    """Explain two entries without a comma between them; one starts or has its colon here."""
    at = column - len(_word_before(line, column)) if line.startswith(":", column) else column
    match = _KEY.match(line, at)
    if match is None:
        return None
    gap = len(line[:at].rstrip())
    # A semicolon or a full stop may stand where the comma belongs.
    kept = gap - 1 if line[gap - 1 : gap] == ";" or _NUMBER_STOP.search(line[:gap]) else gap
    if not complaint.mender.helps(start + kept, start + gap, ","):
        return None
    entry = _entry_before(line, gap - 1)
    fix = f"{line[entry[0] : kept]}, {match['word']}:" if entry else ""
    begin = start + match.start("word")
    message = f"a comma is missing before `{match['word']}:`"
    return complaint.sure(message, begin, begin + len(match["word"]), fix)


def _is_key_elsewhere(text: str, word: str) -> bool:
    return re.search(rf"(?:^ *(?:- +)*|[{{,] ?){re.escape(word)}:\s", text, re.M) is not None


def _entry(complaint: Complaint, line: str, column: int, start: int) -> Fault | None:
    """Explain a value that needs quotes around all of it."""
    entry = _entry_before(line, column)
    if entry is None:
        return None
    key, value = entry
    for stop in _ends(line, max(value, column)):
        raw = line[value:stop].strip()
        if not raw or (raw[0] in _CLOSING and _CLOSING[raw[0]] not in raw[:-1]):
            continue
        text, message = _in_quotes(raw)
        if complaint.mender.helps(start + value, start + stop, text):
            return complaint.sure(message, complaint.at, fix=line[key:value] + text)
    return None


def _in_quotes(raw: str) -> tuple[str, str]:
    """Return a value in the quotes that it needs, and why it needs them."""
    closed = re.match(r"""("[^"]*"|'[^']*')(?=(.*))""", raw)
    if closed:
        message = "text goes on after the closing quote; other quotes go around the whole text"
        if _EXPRESSION.match(closed[2]):
            return quoted(raw.replace(raw[0], "")), message
        return quoted(unwrapped(raw)), message
    if raw[0] in CURLY and raw[-1] in CURLY and len(raw) > 1:
        return quoted(raw[1:-1]), "curly quotes are letters to YAML; put the text in straight ones"
    if raw[0] in _CLOSING:
        closing = _CLOSING[raw[0]]
        message = f"text goes on after `{closing}`; a text with brackets at its start is quoted"
        return quoted(raw), message
    sign = next((each for each in raw if each in "{}[]"), "")
    if sign and (": " not in raw or raw.index(sign) < raw.index(": ")):
        return quoted(raw), f"a `{sign}` inside an unquoted text; put the text in quotes"
    return quoted(raw), "a colon and a space inside an unquoted text; put the text in quotes"


def _comment(complaint: Complaint) -> Fault | None:
    """Explain a `#` that makes a comment of the rest of a line, closing brackets and all."""
    first, last = complaint.number(complaint.begun), complaint.number(complaint.at)
    for number in range(first, min(last, first + 20) + 1):
        line, start = complaint.lines.line(number), complaint.lines.offset(number)
        match = _TIGHT_COMMENT.search(line) if len(line) <= _LONGEST else None
        if match is None:
            continue
        at = start + match.start() + 1
        if complaint.mender.helps(at, at + 1, "_"):
            message = "what follows `#` after a space is a comment; put the text in quotes"
            entry = _entry_before(line, match.start())
            fix = ""
            for stop in _ends(line, match.end()) if entry else ():
                text = quoted(line[entry[1] : stop].strip()) if entry else ""
                if entry and complaint.mender.helps(start + entry[1], start + stop, text):
                    fix = line[slice(*entry)] + text
                    break
            return complaint.sure(message, at, start + len(line), fix)
    return None


def _no_opening(complaint: Complaint, closing: str) -> Fault | None:
    """Explain a bracket that closes what has not been opened."""
    wrong = complaint.text[complaint.at : complaint.at + 1]
    opening = {"]": "[", "}": "{"}.get(wrong)
    if opening is None or wrong == closing:
        return None
    line, start = complaint.line(complaint.at)
    entry = _entry_before(line, complaint.at - start)
    value = line[entry[1] : complaint.at - start].rstrip() if entry else ""
    if entry and value[:1] == opening and value[-1:] == wrong:
        message = f"`{wrong}` closes nothing; leave it out"
        if complaint.mender.helps(complaint.at, complaint.at + 1, ""):
            return complaint.sure(message, complaint.at, fix=line[slice(*entry)] + value)
    if entry is None or not complaint.mender.helps(start + entry[1], start + entry[1], opening):
        return None
    fix = line[slice(*entry)] + opening + line[entry[1] : complaint.at - start + 1]
    message = f"`{wrong}` closes nothing; a `{opening}` is missing before it"
    return complaint.sure(message, complaint.at, fix=fix)


def _no_closing(complaint: Complaint, closing: str) -> Fault | None:
    """Explain a bracket that is not closed, and find where it should be."""
    opening = complaint.text[complaint.begun]
    first = complaint.number(complaint.begun)
    line, start = complaint.lines.line(first), complaint.lines.offset(first)
    if len(line) > _LONGEST:
        return None
    column = complaint.begun - start
    if opening == "[":
        entry = _entry_before(line, column)
        for stop in _ends(line, column + 1):
            if complaint.mender.helps(start + stop, start + stop, closing):
                fix = line[entry[0] if entry else indent_of(line) : stop] + closing
                return complaint.sure(_unclosed(opening), complaint.begun, fix=fix)
    for number in range(_last_below(complaint, first), first - 1, -1):
        held, at = complaint.lines.line(number), complaint.lines.offset(number)
        body = without_comment(held).rstrip(", ")
        stop = at + indent_of(held) + len(body)
        if body and complaint.mender.helps(stop, at + len(held), closing):
            where = f"; a `{closing}` is missing at the end of line {number}"
            message = _unclosed(opening) + (where if number != first else "")
            return complaint.sure(message, complaint.begun, fix=body + closing)
    return None


def _last_below(complaint: Complaint, first: int) -> int:
    """Return the last line that stands further right than the line where a bracket opens."""
    indent = indent_of(complaint.lines.line(first))
    last = first
    for number in range(first + 1, min(complaint.number(complaint.at), first + 100) + 1):
        line = complaint.lines.line(number)
        if line.strip():
            if indent_of(line) <= indent:
                break
            last = number
    return last
