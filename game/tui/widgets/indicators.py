"""Where the indicators stand: value, bar, and the last change with its sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.session import Standing
from game.tui.typeset import QUIET, plain

_FULL, _EMPTY = "━", "·"
_STRIP_WIDTH = 50
_TALL = 30
_FEW = 4
_GUTTER = 3
_LEAST_BAR, _MOST_BAR = 5, 24
_LEAST_CHANGE = 5


class _Figures(NamedTuple):
    """How wide values, bars and changes are, so that they stand below one another."""

    value: int
    bar: int
    change: int

    @property
    def width(self) -> int:
        return self.value + self.bar + self.change + 2


def bar(standing: Standing, width: int) -> Content:
    """Return a bar so many cells long; it is full at the top of the indicator's range."""
    indicator = standing.indicator
    span = max(indicator.high - indicator.low, 1)
    filled = round((standing.value - indicator.low) * width / span)
    return Content.assemble((_FULL * filled, "$primary"), (_EMPTY * (width - filled), QUIET))


def change_words(change: int) -> str:
    """Return a change as an arrow and a number, nothing where there was none."""
    if not change:
        return ""
    return f"{'↑' if change > 0 else '↓'} {change:+d}"


class Indicators(Widget):
    """The indicators: beside the text one below the other, under it in a strip."""

    DEFAULT_CSS = """
    Indicators { height: auto; width: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._standings: tuple[Standing, ...] = ()
        self._screen_height = 0

    def show(self, standings: Iterable[Standing]) -> None:
        """Show other standings."""
        known = [standing.indicator for standing in self._standings]
        self._standings = tuple(standings)
        same = known == [standing.indicator for standing in self._standings]
        self.refresh(layout=not same)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the indicators take at a width."""
        self._screen_height = viewport.height
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the indicators at the width that the widget has now."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if width < _STRIP_WIDTH:
            return _column(self._standings, width)
        few = len(self._standings) <= _FEW
        return _strip(self._standings, width, 1 if few or self._screen_height >= _TALL else 2)


def _column(standings: Sequence[Standing], width: int) -> list[Content]:
    figures = _measured(standings, width)
    lines: list[Content] = []
    for standing in standings:
        if lines:
            lines.append(Content())
        lines += plain(standing.indicator.label).wrap(width)
        lines.append(_drawn(standing, figures))
    return lines


def _strip(standings: Sequence[Standing], width: int, columns: int) -> list[Content]:
    labels = [plain(standing.indicator.label) for standing in standings]
    widest = max((label.cell_length for label in labels), default=0)
    wide = (width - _GUTTER * (columns - 1)) // columns
    figures = _measured(standings, wide - widest - 1)
    room = wide - figures.width - 1
    cells = [
        Content.assemble(_fitted(label, min(room, widest)), " ", _drawn(standing, figures))
        for label, standing in zip(labels, standings, strict=True)
    ]
    gutter = Content(" " * _GUTTER)
    return [gutter.join(cells[at : at + columns]) for at in range(0, len(cells), columns)]


def _measured(standings: Sequence[Standing], room: int) -> _Figures:
    """Fit values, bars and changes into the room there is; a bar has a least length."""
    ends = [end for each in standings for end in (each.indicator.low, each.indicator.high)]
    value = max((len(str(end)) for end in ends), default=0)
    changes = [len(change_words(each.change)) for each in standings]
    change = max([*changes, _LEAST_CHANGE])
    left = room - value - change - 2
    return _Figures(value, min(max(left, _LEAST_BAR), _MOST_BAR), change)


def _drawn(standing: Standing, figures: _Figures) -> Content:
    value = Content.styled(f"{standing.value:>{figures.value}}", "bold")
    change = change_words(standing.change).ljust(figures.change)
    return Content.assemble(value, " ", bar(standing, figures.bar), " ", change)


def _fitted(label: Content, width: int) -> Content:
    label = label.truncate(width, ellipsis=True)
    return label.pad_right(width - label.cell_length)
