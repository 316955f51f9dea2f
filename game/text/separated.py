"""Tables as comma-separated values, safe to open in a spreadsheet.

A cell of text that begins like a formula (`=`, `+`, `-`, `@`, or a tab) gets an apostrophe before
it, which spreadsheets show as text and which reads as such elsewhere; numbers stay numbers. Control
characters are made visible.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from game.text.printable import printable

BOM = "\ufeff"
"""What a file begins with, so that spreadsheets read it as UTF-8."""

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with, the full-width forms among them."""


def separated(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table, its heads first; each row ends a line."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    for row in (heads, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
    return file.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; an empty one for None."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    begins = cell.lstrip(" \n").startswith(_FORMULA)
    return f"'{printable(cell)}" if begins else printable(cell)
