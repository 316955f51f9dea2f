"""What a class sees: a few lines in the middle of the window, far apart where there is room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from game.classroom.views.frames import MEASURE, MOST_LINES, Frame
from game.tui.typeset import QUIET, plain

_ASKS = "> "
_CHOICE = re.compile(r"[0-9]+\. ")


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
        width, height = self.content_size
        margin = " " * max((width - MEASURE - len(_ASKS)) // 2, 0)
        # A row stays empty above each line where the window has the rows for that on any page;
        # what is left of them is above and below the text. In a lower one, it does above each of
        # what one can choose, where this page has the rows.
        lines = list(self._lines())
        spare = height - 2 * MOST_LINES
        choices = [line for line in lines if _CHOICE.match(line.plain)]
        apart = lines if spare >= 0 else choices if height >= len(lines) + len(choices) else []
        rows: list[Content] = [Content()] * max(spare // 3, 0)
        for line in lines:
            if rows and rows[-1] and any(line is each for each in apart):
                rows.append(Content())
            rows.append(Content.assemble(margin, line) if line else line)
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
