"""Unquoted scalars: what YAML makes of them, and which of them an author may not have meant.

YAML 1.1 reads `no` as false and `12:30` as 750; YAML 1.2 reads them as text; readers differ. Only
words that every reader takes the same way become values here. The others become an `Odd`, so that
whoever reads a shape can ask for quotes where text is meant.

Source of the forms: the type pages of YAML 1.1 (yaml.org/type) and the core schema of YAML 1.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

LONGEST_NUMBER = 18
"""How many digits a whole number may have; more cannot be meant, and cost time to read."""


@dataclass(frozen=True, slots=True)
class Odd:
    """An unquoted word that some YAML reads as something else than text, and that is no value."""

    raw: str
    reads_as: str
    """What a YAML reader makes of it: `true/false`, `a number`, `a date`, `a time`, and so on."""


Plain = str | bool | int | float | Odd | None
"""What an unquoted scalar can be."""

_ODD_WORDS = {
    "true/false": "true yes on y false no off n",
    "nothing": "null",
}


def _words() -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    for reads_as, listed in _ODD_WORDS.items():
        for word in listed.split():
            for form in (word, word.capitalize(), word.upper()):
                words[form] = Odd(form, reads_as)
    words |= {"": None, "~": None, "null": None, "true": True, "false": False}
    words["="] = Odd("=", "a default value")
    words["<<"] = Odd("<<", "a merge key")
    return words


WORDS: Mapping[str, Plain] = _words()
"""The unquoted words that are not text, each with what it is here."""

NUMBER_STARTS = frozenset("+-.0123456789")
"""What every number, date and time starts with."""

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z").match
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+\Z").match
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z").match
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?\Z"
).match
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z").match
_ODD_NUMBER = re.compile(
    r"""[-+]?(?:
        0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
      | [0-9][0-9_]*
      | (?:[0-9][0-9_]*(?:\.[0-9_]*)? | \.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?
      | \.(?:inf|Inf|INF)
    )\Z | \.(?:nan|NaN|NAN)\Z""",
    re.VERBOSE,
).match


@lru_cache(maxsize=4096)
def resolve_number(raw: str) -> Plain:
    """Return what an unquoted scalar is that starts as a number does; text stays text."""
    if _WHOLE(raw):
        return int(raw) if len(raw) <= LONGEST_NUMBER else Odd(raw, "a number")
    if _DECIMAL(raw):
        return float(raw) if len(raw) <= 2 * LONGEST_NUMBER else Odd(raw, "a number")
    if _DATE(raw):
        return Odd(raw, "a date")
    if _TIMESTAMP(raw):
        return Odd(raw, "a date and time")
    if _TIME(raw):
        return Odd(raw, "a time")
    if _ODD_NUMBER(raw):
        return Odd(raw, "a number")
    return raw


def resolve(raw: str) -> Plain:
    """Return what an unquoted scalar is: a value that all YAML readers agree on, text, or odd."""
    if raw in WORDS:
        return WORDS[raw]
    if raw[0] in NUMBER_STARTS:
        return resolve_number(raw)
    return raw


def reads_as(raw: str) -> str:
    """Return in words what YAML makes of an unquoted scalar; empty for text."""
    value = resolve(raw)
    if isinstance(value, Odd):
        return value.reads_as
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true/false"
    return "" if isinstance(value, str) else "a number"


def quoted(text: str) -> str:
    """Return a text in quotes, to paste into a file."""
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
