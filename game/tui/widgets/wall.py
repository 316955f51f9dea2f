"""What a class sees: a few lines in the middle of the window, far apart where there is room."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from game.classroom.views.frames import MEASURE, Frame
from game.tui.typeset import QUIET, plain

_ASKS = "> "


class Wall(Widget):
    """One frame; the lines keep their places, so that the eye finds them from page to page."""

    DEFAULT_CSS = """
    Wall { height: 1fr; width: 100%; padding: 1 2; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._frame = Frame("", (), (), "")

    def show(self, frame: Frame) -> None:
        """Show another frame."""
        if frame != self._frame:
            self._frame = frame
            self.refresh()

    @property
    def text(self) -> str:
        """The frame as plain text."""
        return "\n".join(line.plain.rstrip() for line in self._lines())

    def render(self) -> Content:
        """Return the frame at the size that the widget has now."""
        lines = list(self._lines())
        width, height = self.content_size
        margin = " " * max((width - MEASURE - len(_ASKS)) // 2, 0)
        # A row stays empty below each line where the window has the rows for it.
        apart = height >= 2 * len(lines)
        rows: list[Content] = []
        for line in lines:
            rows.append(Content.assemble(margin, line))
            if apart and line:
                rows.append(Content())
        return Content("\n").join(rows)

    def _lines(self) -> Iterator[Content]:
        frame = self._frame
        yield plain(frame.title, "bold $primary")
        yield Content()
        for line in frame.lines:
            yield plain(line)
        for at, line in enumerate(frame.asks):
            lead = _ASKS if at == 0 else " " * len(_ASKS)
            yield Content.assemble((lead, QUIET), plain(line, "bold"))
