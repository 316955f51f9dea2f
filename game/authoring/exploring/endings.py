"""The endings that can be reached, for the report: how likely, with what values, by which play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from game.authoring.budget import told_states
from game.authoring.exploring.explore import EndingMet, Explored
from game.authoring.exploring.lengths import in_words
from game.authoring.exploring.table import table
from game.authoring.numbers import grouped, percentage
from game.text.lines import COLUMNS, said
from game.text.printable import printable
from game.text.width import cut, width
from game.text.wrap import wrap_text

BAR = 20  # cells
_WIDEST_NAME = 36  # cells; a longer one has a line to itself


def ending_lines(explored: Explored) -> Iterator[str]:
    """Yield the endings, the likeliest first where that is known."""
    if not explored.endings:
        found = explored.exploration
        within = "" if found.whole else f"in the {told_states(found.states)} visited"
        yield f"ENDINGS: none {within or 'is ever reached'}"
        return
    known = [(each, each.figures) for each in explored.endings if each.figures]
    if len(known) < len(explored.endings):
        return  # which there are, the ways to them tell
    yield "ENDINGS, the likeliest first" if len(known) > 1 else "ENDINGS"
    column = column_of(each.id for each in explored.endings)
    for ending, figures in sorted(known, key=lambda each: -each[1].probability):
        told = f"{percentage(figures.probability):>6}  {bar(figures.probability)}  {ending.title}"
        yield from row(ending.id, told, column, 2, whole=False)


def value_lines(explored: Explored) -> Iterator[str]:
    """Yield what each indicator can come to at each ending."""
    endings = by_likelihood(explored)
    heads = [*explored.indicators]
    if not heads or not endings or not all(each.figures for each in endings):
        return
    yield "VALUES: what each indicator can come to at an ending"
    named = "; ".join(f"{id_} is {label}" for id_, label in explored.indicators.items())
    yield from said(f"{named}.", 2)
    rows = [
        (each.id, [_span(*each.figures.ranges[id_]) for id_ in heads])
        for each in endings
        if each.figures
    ]
    yield from table(heads, rows)


def way_lines(explored: Explored) -> Iterator[str]:
    """Yield a shortest play to each ending."""
    if not explored.endings:
        return
    yield "WAYS: a shortest play to each ending"
    for ending in by_likelihood(explored):
        figures = ending.figures
        yield from said(f"{ending.id}: {ending.title}", 2, 4)
        if figures:
            paths = f"{grouped(figures.paths)} {'path' if figures.paths == 1 else 'paths'}"
            yield f"    {in_words(figures.decisions, 'decision')}, {paths}"
        yield from said(f"shortest: {str(ending.way) or 'no choice'}", 4, 6)


def by_likelihood(explored: Explored) -> Sequence[EndingMet]:
    """Return the endings, the likeliest first; in the author's order where that is not known."""
    return sorted(
        explored.endings, key=lambda each: -each.figures.probability if each.figures else 0
    )


def bar(share: Fraction) -> str:
    """Return a bar; what can happen shows at least one cell, and what may not leaves one."""
    cells = round(share * BAR)
    if 0 < share < 1:
        cells = min(max(cells, 1), BAR - 1)
    return "#" * cells + "." * (BAR - cells)


def column_of(names: Iterable[str]) -> int:
    """Return how wide a column of names is."""
    fitting = (width(printable(name)) for name in names)
    return max((each for each in fitting if each <= _WIDEST_NAME), default=_WIDEST_NAME)


def row(name: str, told: str, column: int, indent: int, *, whole: bool = True) -> Iterator[str]:
    """Yield a name with what is told of it, below each other where the name is long.

    What is told goes on over several lines, or is cut where it need not be `whole`.
    """
    shown = printable(name)
    room = COLUMNS - indent - column - 2
    if width(shown) > column:
        yield from said(name, indent, indent + 2)
        shown = ""
    for line in wrap_text(told, room) if whole else (cut(printable(told), room),):
        yield f"{' ' * indent}{shown}{' ' * (column - width(shown))}  {line}"
        shown = ""


def _span(low: int, high: int) -> str:
    between = ".." if low < 0 else "-"
    return f"{low}" if low == high else f"{low}{between}{high}"
