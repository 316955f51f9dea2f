"""Hidden characters that a double-quoted text writes as escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.reading.characters import find_hidden, named
from game.content.reading.places import Fault

ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<one>.))",
    re.DOTALL,
)
"""An escape of a double-quoted scalar, or an escaped line end."""

_SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def unescaped(match: re.Match[str]) -> str:
    """Return the character that an escape stands for; nothing for an escaped line end."""
    one = match["one"]
    if one is not None:
        return "" if one == "\n" else _SHORT.get(one, one)
    code = int(match["x"] or match["u"] or match["U"], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def hidden_escapes(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield a fault for each escape between two offsets that stands for a hidden character."""
    for match in ESCAPE.finditer(text, start, end):
        character = unescaped(match)
        if character and find_hidden(character):
            message = (
                f"the escape `{match.group()}` stands for a hidden character, {named(character)}"
            )
            yield Fault("Y109", f"{message}; leave it out", match.start(), match.end())
