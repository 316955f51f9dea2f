"""A debrief as plain text: for a pipe, a screen reader, a mail."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.debrief import Debrief
from game.debrief.telling.parts import brief_of, parts_of
from game.debrief.telling.pieces import Part
from game.text.markdown import parse_markdown
from game.text.printable import printable
from game.text.wrap import wrap_blocks, wrap_text

MEASURE = 76
"""The widest line of text, in cells."""


def as_text(
    debrief: Debrief, indicator: str | None = None, *, brief: bool = False, columns: int = MEASURE
) -> str:
    """Return a debrief as plain text, wrapped; with `brief`, what has room on a page or two."""
    parts = brief_of(debrief) if brief else parts_of(debrief, indicator)
    told = ["Debrief", ""]
    for part in parts:
        told += part_lines(part, columns)
    return "\n".join(told).rstrip()


def part_lines(part: Part, columns: int = MEASURE) -> Iterator[str]:
    """Yield the lines of one part, its title first, a blank line last."""
    title = printable(part.title).upper()
    yield from wrap_text(title, columns)
    yield ""
    for piece in part.pieces:
        if piece.kind == "lines":
            yield from map(printable, piece.text.split("\n"))
        elif piece.kind == "heading":
            yield from wrap_text(printable(piece.text), columns)
            continue
        else:
            safe = printable(piece.text, newlines=True)
            yield from wrap_blocks(parse_markdown(safe), columns)
        yield ""
    yield ""
