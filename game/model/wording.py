"""What people write in a condition in words and signs of their own, and what they mean by it."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGNS = {
    "=": "==", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "and", "&": "and", "||": "or",
    "|": "or", ",": "and", ";": "and", "!": "not", "≥": ">=", "≤": "<=", "≠": "!=",
    "−": "-", "–": "-", "—": "-",
}  # fmt: skip
"""Signs of other languages and of typography, with what stands for them here."""

QUOTES = frozenset("\"'`\u201c\u201d\u201e\u201f\u2018\u2019\u201a\xab\xbb\u2039\u203a")
"""Quotation marks, straight, curly and angular."""

NEGATED = {"<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<="}

_WORDS = (
    (">", r"above|over|exceeds|(?:more|greater|higher|larger)\s+than"),
    ("<", r"below|under|(?:less|lower|fewer|smaller)\s+than"),
    (">=", r"at\s+least"),
    ("<=", r"at\s+most"),
    ("==", r"equals|equal(?:\s+to)?|is(?=\s+(?:not\s+)?-?[0-9])"),
)
_VERB = r"(?:(?:is|are|was|be|stays|falls|drops|goes|gets|rises)\s+)?"
_COMPARED = tuple(
    (sign, re.compile(rf"{_VERB}(?P<not>not\s+)?(?:{words})(?P<after>\s+not)?\b"))
    for sign, words in _WORDS
)
_BETWEEN = re.compile(rf"{_VERB}between\s+(?P<low>-?[0-9]+)\s+(?:and|to)\s+(?P<high>-?[0-9]+)")
_TRUTH = re.compile(
    r"(?:is\s+|==\s*|!=\s*|=\s*)?(?P<not>not\s+)?(?P<word>true|false|set|on|off|yes|no)\b"
)
_FALSE = frozenset({"false", "off", "no"})
FLAG_ALONE = "a flag is named alone: `flag` where it is true, `not flag` where it is false"


BARE = {
    "seen": re.compile(r"\s+([a-z][a-z0-9_]*)(?=\s*(?:\Z|and\b|or\b|\)))"),
    "chose": re.compile(r"\s+([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)"),
}
"""What is asked of `seen` and `chose` without parentheses."""

FUNCTIONS = {
    **dict.fromkeys(("visited", "entered", "been", "has_seen", "see", "saw"), "seen"),
    **dict.fromkeys(("chosen", "choose", "picked", "chosed", "selected", "took"), "chose"),
}
"""What people write for `seen` and `chose`."""

ALWAYS = frozenset({"always", "else", "otherwise", "default"})

_INSIDE = re.compile(r"(seen|chose)\s*\(\s*[\w.]+\s*\Z")
_WORD = re.compile(r"\s+(?!(?:and|or|not)\b)[A-Za-z][\w'-]*")
_SEPARATORS = frozenset(",:;>|")


class Meant(NamedTuple):
    """What to say of a stretch of a condition, and what to write in its place."""

    message: str
    start: int
    end: int
    text: str | None
    """None where it is not known what is meant."""


def meant_by_sign(source: str, start: int, end: int) -> Meant | None:
    """Return what is meant by a sign that is none of this language; None for all other signs."""
    sign = source[start:end]
    if sign in QUOTES:
        message = "quotes have no place in a condition; names stand as they are"
        return Meant(message, start, end, "")
    if sign == "%":
        return Meant("numbers in a condition have no unit; leave `%` out", start, end, "")
    if sign in "{}":
        message = "braces show a value in a text; a condition names it without them"
        return Meant(message, start, end, "")
    if sign in "*/^":
        return Meant(f"a condition adds and takes away; it has no `{sign}`", start, end, None)
    inside = _INSIDE.search(source, 0, start) if sign in _SEPARATORS else None
    if inside and inside[1] == "chose":
        return Meant("write it as `chose(scene.option)`", start, end, ".")
    if inside:
        message = "`seen(scene)` asks about one scene; ask about each, joined with `and` or `or`"
        return Meant(message, start, end, None)
    meant = SIGNS.get(sign)
    if meant is None:
        return None
    text = f" {meant} " if meant.isalpha() else meant
    return Meant(f"`{sign}` is not of this language; write `{meant}`", start, end, text)


def several_words(source: str, start: int) -> Meant | None:
    """Say of a name of several words, such as a label, that it is no id; it begins at `start`."""
    end = start + len(source[start:].split()[0])
    while (word := _WORD.match(source, end)) is not None:
        end = word.end()
    shown = source[start:end]
    message = f"`{shown}` is no name; an indicator or a flag is named by its id, one word"
    return Meant(message, start, end, None) if " " in shown and shown != shown.lower() else None


def meant_by(source: str, name: tuple[int, int], start: int) -> Meant | None:
    """Return what is meant by the words from `start` on, or None where that cannot be told.

    `name` is where the name or number before them stands.
    """
    before = source[slice(*name)]
    for sign, pattern in _COMPARED:
        found = pattern.match(source, start)
        if found:
            turned = bool(found["not"]) is not bool(found["after"])
            return _written(source, start, found.end(), NEGATED[sign] if turned else sign)
    found = _BETWEEN.match(source, start)
    if found:
        text = f"{before} >= {found['low']} and {before} <= {found['high']}"
        return _written(source, name[0], found.end(), text)
    if before.isidentifier():
        if before.lower() == "unless":
            return _written(source, *name, "not")
        if before in ("NOT", "AND", "OR", "Not", "And", "Or", "if", "when", "If", "When"):
            text = before.lower()
            if text in ("if", "when"):
                return Meant(f"a condition begins without `{before}`", *name, "")
            return _written(source, *name, text)
        found = _TRUTH.match(source, start)
        if found:
            return Meant(FLAG_ALONE, name[0], found.end(), _flag(before, found))
    word = re.compile(r"AND|OR|And|Or").match(source, start)
    return _written(source, start, word.end(), word.group().lower()) if word else None


def flag_meant(source: str, name: tuple[int, int], start: int) -> str | None:
    """Return the flag at `name`, alone or with `not`, where it is compared from `start` on."""
    found = _TRUTH.match(source, start)
    return _flag(source[slice(*name)], found) if found else None


def _flag(name: str, found: re.Match[str]) -> str:
    negated = [found["not"], found["word"] in _FALSE, found.group().startswith("!=")]
    return f"not {name}" if sum(map(bool, negated)) % 2 else name


def _written(source: str, start: int, end: int, text: str) -> Meant:
    return Meant(f"`{source[start:end]}` is not of this language; write `{text}`", start, end, text)
