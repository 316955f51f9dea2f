"""Where the indicators stand: value, bar, and the last change with its sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
_BAR = (5, 20)
_VALUE = 4
_CHANGE = 6
_LABEL = 36


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
        known = len(self._standings)
        self._standings = tuple(standings)
        self.refresh(layout=len(self._standings) != known)

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
    lines: list[Content] = []
    for standing in standings:
        if lines:
            lines.append(Content())
        lines += plain(standing.indicator.label).wrap(width)
        room = max(width - _VALUE - _CHANGE - 2, 1)
        lines.append(_figures(standing, room))
    return lines


def _strip(standings: Sequence[Standing], width: int, columns: int) -> list[Content]:
    wide = (width - _GUTTER * (columns - 1)) // columns
    least, most = _BAR
    room = min(max(wide - _VALUE - _CHANGE - 3 - _LABEL, least), most)
    label = wide - _VALUE - _CHANGE - 3 - room
    cells = [
        Content.assemble(
            _fitted(plain(standing.indicator.label), label), " ", _figures(standing, room)
        )
        for standing in standings
    ]
    gutter = Content(" " * _GUTTER)
    return [gutter.join(cells[at : at + columns]) for at in range(0, len(cells), columns)]


def _figures(standing: Standing, room: int) -> Content:
    change = change_words(standing.change)
    value = Content.styled(f"{standing.value:>{_VALUE}}", "bold")
    return Content.assemble(value, " ", bar(standing, room), " ", change.ljust(_CHANGE))


def _fitted(label: Content, width: int) -> Content:
    label = label.truncate(width, ellipsis=True)
    return label.pad_right(width - label.cell_length)
