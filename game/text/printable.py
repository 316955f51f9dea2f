"""What is safe to print: characters that steer or deceive a terminal are made visible.

Text from a file, a class list or a file's name is data. A character in it that moves the cursor,
turns the reading order around, hides, or has no agreed meaning is shown as `<U+202E>`: its code
point, in one form for all. Letters of every script, accents, emoji and spaces stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

VISIBLE_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs that Unicode files under format characters (Cf) but that have a shape of their own."""

JOINERS = "\u180e\u200c\u200d"
"""Zero-width characters that some scripts and emoji need between two signs."""

_RANGES = (
    (0x00, 0x09),
    (0x0B, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),
    (0xE01F0, 0xE0FFF),
    (0xF0000, 0x10FFFF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0xF0000, 0x10000)),
)
"""Controls, separators, bidirectional and hiding marks, surrogates, private and noncharacters."""

_CLASS = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _RANGES)

_FLAGS = tuple(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
)
"""The flags of England, Scotland and Wales: the only accepted use of the invisible tags."""

_CONTROL_NAMES = {
    0x00: "null", 0x07: "bell", 0x08: "backspace", 0x09: "tab", 0x0A: "line feed",
    0x0B: "vertical tab", 0x0C: "form feed", 0x0D: "carriage return", 0x1B: "escape",
    0x7F: "delete", 0x85: "next line", 0x9B: "control sequence introducer",
}  # fmt: skip

_FIRST_JOINING_SCRIPT = 0x600
"""No script below Arabic uses joiners; between Latin letters they only hide."""


def printable(text: str, *, newlines: bool = False) -> str:
    """Return the text with every unsafe character shown as `<U+XXXX>`; newlines may stay.

    Applying it again changes nothing.
    """
    if text.isprintable():
        return text
    pieces: list[str] = []
    done = 0
    for at in _unsafe(text, newlines):
        pieces += (text[done:at], f"<U+{ord(text[at]):04X}>")
        done = at + 1
    return "".join((*pieces, text[done:]))


def has_unsafe(text: str, *, newlines: bool = False) -> bool:
    """Whether `printable` would change the text."""
    return not text.isprintable() and next(_unsafe(text, newlines), None) is not None


def unsafe_at(text: str, *, newlines: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the offset and the name, such as `right-to-left override`, of each unsafe character."""
    if not text.isprintable():
        for at in _unsafe(text, newlines):
            yield at, _name(text[at])


@cache
def _suspect(newlines: bool) -> re.Pattern[str]:
    # Compiled when it is wanted: most texts are printable as they come.
    line_feed = "" if newlines else "\n"
    return re.compile(f"[{line_feed}{_CLASS}]")


def _unsafe(text: str, newlines: bool) -> Iterator[int]:
    flag_end = 0
    for match in _suspect(newlines).finditer(text):
        at = match.start()
        if at < flag_end:
            continue
        sign = match.group()
        if sign in JOINERS and _joins(text, at):
            continue
        if sign >= "\U000e0020" and (flag := _flag_before(text, at)):
            flag_end = at - 1 + len(flag)
            continue
        yield at


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two letters of a script that joins, or between emoji."""
    if not 0 < at < len(text) - 1:
        return False
    before, after = text[at - 1], text[at + 1]
    if _is_joining_letter(before) and _is_joining_letter(after):
        return text[at] != "\u180e" or "\u1800" <= before <= "\u18af"
    return text[at] == "\u200d" and _ends_emoji(before) and _is_emoji(after)


def _is_joining_letter(sign: str) -> bool:
    return (
        ord(sign) >= _FIRST_JOINING_SCRIPT
        and sign not in "\ufe0e\ufe0f"
        and unicodedata.category(sign)[0] in "LM"
    )


def _is_emoji(sign: str) -> bool:
    # The range, for emoji that are younger than this Python's tables.
    return "\U0001f000" <= sign <= "\U0001faff" or unicodedata.category(sign) == "So"


def _ends_emoji(sign: str) -> bool:
    return sign == "\ufe0f" or _is_emoji(sign)


def _flag_before(text: str, at: int) -> str:
    """Return the flag whose first tag stands at the offset, or nothing."""
    if at == 0:
        return ""
    return next((flag for flag in _FLAGS if text.startswith(flag, at - 1)), "")


def _name(sign: str) -> str:
    code = ord(sign)
    category = unicodedata.category(sign)
    if category == "Cc":
        return _CONTROL_NAMES.get(code, "control character")
    if category == "Cs":
        return "lone surrogate"
    if category == "Co":
        return "private-use character"
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "noncharacter"
    return unicodedata.name(sign, "invisible character").lower()
