"""Where the indicators stand: value, bar, the last change with its sign, and the trend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.model.scenario import Indicator
from game.tui.session import Standing
from game.tui.typeset import QUIET, plain

GOOD_END = "+"
"""What stands at the end of a bar that is the better one."""

_FULL, _EMPTY = "━", "·"
_STEPS = "▁▂▃▄▅▆▇█"
_STRIP_WIDTH = 50
_TALL = 30
_FEW = 4
_GUTTER = 3
_LEAST_BAR, _MOST_BAR = 5, 24
_LEAST_CHANGE = 5
_LEAST_LABEL = 8
_LONGEST_TREND = 6
_NO_LIMIT = 10_000


class _Figures(NamedTuple):
    """How wide values, bars, changes and trends are, so that they stand below one another."""

    value: int
    bar: int
    change: int
    trend: int

    @property
    def width(self) -> int:
        return self.value + self.bar + 2 * len(GOOD_END) + self.change + self.trend + 2


def bar(standing: Standing, width: int) -> Content:
    """Return a bar so many cells long, full at the top of the range, with its better end marked."""
    indicator = standing.indicator
    span = max(indicator.high - indicator.low, 1)
    filled = round((standing.value - indicator.low) * width / span)
    low = GOOD_END if indicator.better == "lower" else " "
    high = GOOD_END if indicator.better == "higher" else " "
    return Content.assemble(
        (low, QUIET),
        (_FULL * filled, "$primary"),
        (_EMPTY * (width - filled), QUIET),
        (high, QUIET),
    )


def change_words(change: int) -> str:
    """Return a change as an arrow and a number, nothing where there was none."""
    if not change:
        return ""
    return f"{'↑' if change > 0 else '↓'} {change:+d}"


def trend_signs(indicator: Indicator, values: Sequence[int], most: int) -> str:
    """Return the last values as steps within the indicator's range, nothing where there is one."""
    if len(values) < 2:
        return ""
    span = max(indicator.high - indicator.low, 1)
    top = len(_STEPS) - 1
    return "".join(_STEPS[(value - indicator.low) * top // span] for value in values[-most:])


class Indicators(Widget):
    """The indicators: beside the text one below the other, under it in a strip.

    Where not all have room, the last line says how many are left out; a click asks for all.
    """

    DEFAULT_CSS = """
    Indicators { height: auto; width: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._standings: tuple[Standing, ...] = ()
        self._screen_height = 0
        self._most = _NO_LIMIT

    def show(self, standings: Iterable[Standing], most: int = _NO_LIMIT) -> None:
        """Show other standings, on so many lines at most."""
        before = [standing.indicator for standing in self._standings], self._most
        self._standings, self._most = tuple(standings), most
        same = before == ([standing.indicator for standing in self._standings], most)
        self.refresh(layout=not same)

    def fit(self, most: int) -> None:
        """Take so many lines at most; what is shown already and fits is not laid out anew."""
        width = self.content_size.width
        if most != self._most:
            before = self._lines(width) if width else []
            self._most = most
            if not width or len(before) != len(self._lines(width)):
                self.refresh(layout=True)

    def heights(self, width: int) -> tuple[int, int]:
        """Return how many lines it takes beside a text to tell each whole, and each on two."""
        count = len(self._standings)
        labels = (len(plain(each.indicator.label).wrap(width)) for each in self._standings)
        return sum(labels) + count, 2 * count

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the indicators take at a width."""
        self._screen_height = viewport.height
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the indicators at the width that the widget has now."""
        return Content("\n").join(self._lines(self.content_size.width))

    async def on_click(self, event: events.Click) -> None:
        """Show all of them, with what they are for."""
        await self.app.run_action("indicators", self.screen)

    def _lines(self, width: int) -> list[Content]:
        if width < _STRIP_WIDTH:
            return _column(self._standings, width, self._most)
        few = len(self._standings) <= _FEW
        columns = 1 if few or self._screen_height >= _TALL else 2
        lines = _strip(self._standings, width, columns)
        return _limited(lines, self._most, len(self._standings), columns)


def _column(standings: Sequence[Standing], width: int, most: int) -> list[Content]:
    """Return label and figures of each, airy where there is room, on one line where it is short."""
    figures = _measured(standings, width)
    told = [(plain(each.indicator.label), _drawn(each, figures)) for each in standings]
    cells = [[*label.wrap(width), drawn] for label, drawn in told]
    tall = sum(map(len, cells))
    if tall > most:
        cells = [[label.truncate(width, ellipsis=True), drawn] for label, drawn in told]
    if 2 * len(told) > most:
        return _limited(_strip(standings, width, 1), most, len(standings), 1)
    blank = [Content()] if tall + len(cells) <= most else []
    lines: list[Content] = []
    for cell in cells:
        lines += [*(blank if lines else []), *cell]
    return lines


def _limited(lines: list[Content], most: int, count: int, columns: int) -> list[Content]:
    """Return so many lines at most; the last one then says how many are left out."""
    if len(lines) <= most:
        return lines
    if most < 1:
        return []
    left = count - (most - 1) * columns
    told = f"{left} more of {count} indicators" if left < count else f"{count} indicators"
    return [*lines[: most - 1], Content.styled(f"i: {told}", QUIET)]


def _strip(standings: Sequence[Standing], width: int, columns: int) -> list[Content]:
    labels = [plain(standing.indicator.label) for standing in standings]
    widest = max((label.cell_length for label in labels), default=0)
    wide = (width - _GUTTER * (columns - 1)) // columns
    figures = _measured(standings, wide - min(widest, wide // 2) - 1)
    room = max(wide - figures.width - 1, _LEAST_LABEL)
    cells = [
        Content.assemble(_fitted(label, min(room, widest)), " ", _drawn(standing, figures))
        for label, standing in zip(labels, standings, strict=True)
    ]
    gutter = Content(" " * _GUTTER)
    return [gutter.join(cells[at : at + columns]) for at in range(0, len(cells), columns)]


def _measured(standings: Sequence[Standing], room: int) -> _Figures:
    """Fit values, bars, changes and trends into the room there is; a bar has a least length."""
    ends = [end for each in standings for end in (each.indicator.low, each.indicator.high)]
    value = max((len(str(end)) for end in ends), default=0)
    changes = [len(change_words(each.change)) for each in standings]
    change = max([*changes, _LEAST_CHANGE])
    points = max((len(each.trend) for each in standings), default=0)
    trend = min(points, _LONGEST_TREND) + 1 if points > 1 else 0
    left = room - value - change - 2 * len(GOOD_END) - 2
    if left - trend < _LEAST_BAR:
        trend = 0
    return _Figures(value, min(max(left - trend, _LEAST_BAR), _MOST_BAR), change, trend)


def _drawn(standing: Standing, figures: _Figures) -> Content:
    value = Content.styled(f"{standing.value:>{figures.value}}", "bold")
    change = change_words(standing.change).ljust(figures.change)
    trend = ""
    if figures.trend:
        signs = trend_signs(standing.indicator, standing.trend, figures.trend - 1)
        trend = f" {signs}".ljust(figures.trend)
    return Content.assemble(value, " ", bar(standing, figures.bar), " ", change, (trend, QUIET))


def _fitted(label: Content, width: int) -> Content:
    label = label.truncate(width, ellipsis=True)
    return label.pad_right(width - label.cell_length)
