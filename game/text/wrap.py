"""Texts as lines for the plain mode: no styles, nothing that reads badly aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.text.markdown import Block
from game.text.printable import JOINERS
from game.text.width import fitting, width

LEAST_COLUMNS = 20
"""Narrower than this, lines are still this wide."""

_SPACE = re.compile(r"[ \t\n]+")


def wrap_blocks(blocks: Iterable[Block], columns: int) -> list[str]:
    """Return the blocks as lines of at most so many cells, with a blank line between blocks.

    Items hang behind their markers and stand together, quotes begin with `> `, and emphasis
    shows no marks. Only a word that is wider than a line is broken.
    """
    columns = max(columns, LEAST_COLUMNS)
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before:
            lines += _between(before, block)
        quote = "> " if block.kind == "quote" else ""
        marker = f"{block.marker} " if block.marker and block.kind != "heading" else ""
        room = columns - len(quote) - len(marker)
        for number, line in enumerate(wrap_text(block.text, room)):
            lines.append(quote + (marker if number == 0 else " " * len(marker)) + line)
        before = block
    return lines


def wrap_text(text: str, columns: int) -> list[str]:
    """Return a text as lines of at most so many cells (2 or more), broken at spaces."""
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in _words(text, columns):
        cells = width(word)
        if line and used + 1 + cells > columns:
            lines.append(" ".join(line))
            line, used = [], 0
        used += cells + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return lines


def _words(text: str, columns: int) -> Iterator[str]:
    """Yield the words, those wider than a line in pieces."""
    for word in filter(None, _SPACE.split(text)):
        if width(word) <= columns:
            yield word
            continue
        start = 0
        while start < len(word):
            end = max(fitting(word, columns, start), start + 1)
            yield word[start:end].rstrip(JOINERS)
            start = end


def _between(before: Block, block: Block) -> list[str]:
    quoted = before.kind == block.kind == "quote"
    if before.marker and block.marker and (quoted or before.kind == block.kind == "item"):
        return []
    return [">"] if quoted else [""]
