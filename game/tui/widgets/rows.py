"""A list of rows of which one can be marked: the library's scenarios, a scene's options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from game.tui.typeset import QUIET, plain

_MARK = "> "
_NO_MARK = "  "
_NOTE_GAP = 3
_LEAST_LABEL = 20
_NO_LIMIT = 10_000


NONE = -1
"""The index of the marked row where none is marked."""


class Row(NamedTuple):
    """A row: `key` stands before its label, `note` at the right, `detail` below."""

    label: str
    note: str = ""
    detail: str = ""
    key: str = ""
    closed: bool = False


class Rows(Widget, can_focus=True):
    """Rows, wrapped; where they would fill the screen, each but the marked one takes one line."""

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; }
    """

    class Marked(Message):
        """Another row is marked now."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, rows: Iterable[Row] = (), *, marked: int = NONE, share: float = 1.0) -> None:
        super().__init__(markup=False)
        self._rows = tuple(rows)
        self._share = share
        self._most = _NO_LIMIT
        self._spaced = False
        self._limit = _NO_LIMIT
        self.marked = marked

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def text(self) -> str:
        """The rows as they are set now, without their styles."""
        lines = self._lines(self.content_size.width)
        return "\n".join(line.plain.rstrip() for row in lines for line in row)

    def show(self, rows: Iterable[Row]) -> None:
        """Show other rows, none of them marked."""
        self._rows = tuple(rows)
        self.marked = NONE
        self.refresh(layout=True)

    def space_out(self, spaced: bool) -> None:
        """Leave a line free between rows, where there is room for it."""
        if spaced != self._spaced:
            self._spaced = spaced
            self.refresh(layout=True)

    def limit(self, lines: int) -> None:
        """Take so many lines at most: where that is too few, the marked row is cut."""
        if lines != self._limit:
            self._limit = lines
            self.refresh(layout=True)

    def lines_at(self, width: int, screen_height: int) -> int:
        """Return how many lines the rows take at a width, in a window so high."""
        self._most = max(int(screen_height * self._share), len(self._rows))
        return sum(map(len, self._lines(width)))

    def move(self, by: int) -> None:
        """Mark another row, stopping at the first and the last; begin at the near end."""
        if self.marked == NONE:
            self.mark(0 if by > 0 else len(self._rows) - 1)
        else:
            self.mark(min(max(self.marked + by, 0), len(self._rows) - 1))

    def mark(self, index: int) -> None:
        """Mark a row."""
        if index == self.marked or not 0 <= index < len(self._rows):
            return
        self.marked = index
        self.refresh(layout=True)
        self.call_after_refresh(self._keep_in_sight)
        self.post_message(self.Marked(index))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take; `share` of the screen is the most they should."""
        return self.lines_at(width, viewport.height)

    def render(self) -> Content:
        """Return the rows at the width that the widget has now."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(line for row in lines for line in row)

    def on_click(self, event: events.Click) -> None:
        """Mark and pick the row under the pointer."""
        at = event.get_content_offset(self)
        if at is None:
            return
        end = 0
        for index, lines in enumerate(self._lines(self.content_size.width)):
            end += len(lines)
            if at.y < end:
                self.mark(index)
                self.post_message(self.Picked(index))
                return

    def _keep_in_sight(self) -> None:
        lines = self._lines(self.content_size.width)
        top = sum(map(len, lines[: self.marked]))
        region = Region(0, top, self.content_size.width, len(lines[self.marked]))
        self.parent_scroll(region)

    def parent_scroll(self, region: Region) -> None:
        """Scroll whatever holds the rows so that a region of them is in sight."""
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(region, animate=False)

    def _lines(self, width: int) -> list[list[Content]]:
        rows = [self._row(at, width, whole=True) for at in range(len(self._rows))]
        if sum(map(len, rows)) > self._most:
            spare = max(self._limit - len(rows) + 1, 1)
            rows = [
                _cut(lines, spare, width)
                if at == self.marked
                else self._row(at, width, whole=False)
                for at, lines in enumerate(rows)
            ]
        elif self._spaced and sum(map(len, rows)) + len(rows) - 1 <= self._most:
            rows = [*([*lines, Content()] for lines in rows[:-1]), *rows[-1:]]
        return rows

    def _row(self, at: int, width: int, *, whole: bool) -> list[Content]:
        row = self._rows[at]
        marked = at == self.marked
        key = f"{row.key} " if row.key else ""
        indent = len(_MARK) + cell_len(key)
        style = QUIET if row.closed else "bold" if marked else ""
        note = plain(row.note, QUIET)
        beside = note and width - indent - note.cell_length - _NOTE_GAP >= _LEAST_LABEL
        room = max(width - indent - (note.cell_length + _NOTE_GAP if beside else 0), 1)
        label = plain(row.label, style)
        texts = label.wrap(room) if whole else [label.truncate(room, ellipsis=True)]
        lines = [Content.assemble(" " * indent, text) for text in texts]
        lead = Content.assemble((_MARK if marked else _NO_MARK, "bold $primary"), (key, "bold"))
        first = Content.assemble(lead, texts[0])
        if beside:
            gap = width - first.cell_length - note.cell_length
            first = Content.assemble(first, " " * gap, note)
        lines[0] = first
        below = [row.detail] if row.detail else []
        if note and not beside:
            below.insert(0, row.note)
        if whole:
            for text in below:
                for line in plain(text, QUIET).wrap(max(width - indent - 2, 1)):
                    lines.append(Content.assemble(" " * (indent + 2), line))
        background = "on $surface" if marked else ""
        return [line.pad_right(width - line.cell_length).stylize(background) for line in lines]


def _cut(lines: list[Content], most: int, width: int) -> list[Content]:
    """Return so many lines at most; where some are left out, the last one says so."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    return [*lines[: most - 1], Content.assemble(last.truncate(width - 2), " …")]
