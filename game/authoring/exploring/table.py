"""A table for a report: names down the side, ids along the top, in lines of at most 80 cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.text.lines import COLUMNS
from game.text.printable import printable
from game.text.width import cut, width

_INDENT = 2
_WIDEST_NAME = 24  # cells; a longer one has a line to itself
_LEAST_CELL = 4
_MOST_LEVELS = 3

Row = tuple[str, Sequence[str]]
"""What a line is about, and its cells."""


def table(heads: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Yield a table; where it is too wide, its columns stand in blocks below each other.

    Heads that are wider than their columns take turns on up to three lines.
    """
    names = [printable(name) for name, _ in rows]
    side = max((each for each in map(width, names) if each <= _WIDEST_NAME), default=_WIDEST_NAME)
    longest = max((width(cell) for _, cells in rows for cell in cells), default=0)
    first = _INDENT + side + 2
    step = max(longest, _LEAST_CELL) + 2
    if first + len(heads) * (step - 1) <= COLUMNS + 1 < first + len(heads) * step - 1:
        step -= 1  # one column less between two leaves all of them in one block
    roomy = max((width(head) + 2 for head in heads), default=step)
    if first + len(heads) * roomy <= COLUMNS + 2:
        step = max(step, roomy)  # where there is room, no head has to make way for another
    fit = max(1, (COLUMNS - first + 2) // step)
    for start in range(0, len(heads), fit):
        if start:
            yield ""
        yield from _heads(heads[start : start + fit], first, step)
        for name, (_, cells) in zip(names, rows, strict=True):
            told = "".join(f"{cell:<{step}}" for cell in cells[start : start + fit])
            if width(name) > side:
                yield f"{' ' * _INDENT}{cut(name, COLUMNS - _INDENT)}"
                name = ""
            yield f"{' ' * _INDENT}{name}{' ' * (side - width(name))}  {told}".rstrip()


def _heads(heads: Sequence[str], first: int, step: int) -> Iterator[str]:
    """Yield the heads above their columns, on as few lines as leave them whole."""
    starts = [first + number * step for number in range(len(heads))]
    levels = next(
        (
            levels
            for levels in range(1, _MOST_LEVELS)
            if all(
                width(head) <= _room(number, start, levels, step, len(heads))
                for number, (head, start) in enumerate(zip(heads, starts, strict=True))
            )
        ),
        _MOST_LEVELS,
    )
    for level in range(min(levels, len(heads))):
        line = ""
        for number in range(level, len(heads), levels):
            room = _room(number, starts[number], levels, step, len(heads))
            line += " " * (starts[number] - width(line)) + cut(heads[number], room)
        yield line


def _room(number: int, start: int, levels: int, step: int, count: int) -> int:
    """Return how wide a head may be, up to the next one on its line or the edge."""
    edge = COLUMNS - start
    return edge if number + levels >= count else min(levels * step - 1, edge)
