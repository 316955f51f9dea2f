"""How wide text is on a terminal, in cells, from Unicode's own tables.

East Asian wide and fullwidth signs take two cells, combining and zero-width ones none. Terminals
disagree about emoji joined by U+200D; every part is counted, which is never too little. Text is
made `printable` before it is measured.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from game.text.printable import JOINERS, VISIBLE_FORMATS

ELLIPSIS = "…"
"""What stands where text was cut, one cell wide."""

_EMOJI_STYLE = "\ufe0f"


def width(text: str) -> int:
    """Return how many cells the text takes on one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cells for _, cells in _clusters(text))


def fitting(text: str, cells: int, start: int = 0) -> int:
    """Return the offset up to which the text from `start` fits; signs keep their marks."""
    fits = start
    for end, wide in _clusters(text, start):
        cells -= wide
        if cells < 0:
            break
        fits = end
    return fits


def cut(text: str, cells: int) -> str:
    """Return the text, shortened with `…` where it is wider than so many cells."""
    if width(text) <= cells:
        return text
    if cells < 1:
        return ""
    kept = text[: fitting(text, cells - 1)]
    return kept.rstrip().rstrip(JOINERS) + ELLIPSIS


def _clusters(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield, for each sign with the marks that follow it, its end offset and its cells (0 to 2)."""
    wide = 0
    for at in range(start, len(text)):
        sign = text[at]
        if sign == _EMOJI_STYLE and wide == 1:
            wide = 2
            continue
        cells = _cells(sign)
        if at > start:
            if cells == 0:
                continue
            yield at, wide
        wide = cells
    if start < len(text):
        yield len(text), wide


@lru_cache(maxsize=4096)
def _cells(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cc"}:
        return 1 if sign in VISIBLE_FORMATS else 0
    # The later parts of a Hangul syllable are drawn into its first.
    if "\u1160" <= sign <= "\u11ff" or "\ud7b0" <= sign <= "\ud7fb":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
