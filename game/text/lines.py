"""The lines of a report: at most 80 cells, whatever the terminal, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from game.text.printable import printable
from game.text.wrap import wrap_text

COLUMNS = 80


def said(text: str, indent: int = 0, hanging: int | None = None) -> Iterator[str]:
    """Yield a text from a file as lines, the later ones further in."""
    later = indent if hanging is None else hanging
    lines = wrap_text(printable(text), COLUMNS - max(indent, later))
    for number, line in enumerate(lines):
        yield " " * (later if number else indent) + line
