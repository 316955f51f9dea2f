"""A line of contents: the names of the parts of a page, with the one in sight marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from game.tui.typeset import QUIET, plain

_KEYS = "Tab: next part"
_MORE_BEFORE, _MORE_AFTER = "< ", " >"
_ROOM_FOR_MARKS = len(_MORE_BEFORE) + len(_MORE_AFTER)


class Contents(Widget):
    """Names on one line; where not all have room, those around the marked one, whole."""

    DEFAULT_CSS = """
    Contents { height: 1; width: 100%; padding: 0 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._names: tuple[str, ...] = ()
        self.current = 1

    def show(self, names: Iterable[str]) -> None:
        """Show other names, the marked one in its place; where there is but one, show nothing."""
        self._names = tuple(names)
        self.current = max(min(self.current, len(self._names)), 1)
        self.display = len(self._names) > 1
        self.refresh()

    def mark(self, number: int) -> None:
        """Mark a part, counted from 1."""
        if number != self.current:
            self.current = number
            self.refresh()

    def render(self) -> Content:
        """Return the line at the width that the widget has now, with the keys that move along."""
        width = self.content_size.width
        line = Content.assemble(*(content for content, _ in self._pieces(width)))
        gap = width - line.cell_length - len(_KEYS)
        if gap < 1:
            return line.truncate(width, ellipsis=True)
        return Content.assemble(line, " " * gap, (_KEYS, QUIET))

    async def on_click(self, event: events.Click) -> None:
        """Go to the part under the pointer, by its name; by the mark of others or the key, on."""
        at = event.get_content_offset(self)
        by = 0 if at is None else self._leads(at.x)
        if by:
            await self.app.run_action(f"part({by})", self.screen)

    def _leads(self, x: int) -> int:
        """Return how many parts on what stands in a column leads, nothing where nothing does."""
        width, end = self.content_size.width, 0
        for content, by in self._pieces(width):
            end += content.cell_length
            if x < end:
                return by
        return 1 if x >= width - len(_KEYS) else 0

    def _pieces(self, width: int) -> Iterator[tuple[Content, int]]:
        """Yield what stands on the line, each with how many parts on it leads."""
        first, last = self._in_sight(width - len(_KEYS) - 1)
        if first > 0:
            yield Content.styled(_MORE_BEFORE, "bold"), first - self.current
        for index in range(first, last):
            yield self._drawn(index), index + 1 - self.current
        if last < len(self._names):
            yield Content.styled(_MORE_AFTER, "bold"), last + 1 - self.current

    def _in_sight(self, width: int) -> tuple[int, int]:
        """Return the first name that has room, and the one after the last."""
        wide = [cell_len(name) + 2 for name in self._names]
        if sum(wide) <= width:
            return 0, len(wide)
        first, last = self.current - 1, self.current
        room = width - _ROOM_FOR_MARKS - wide[first]
        if first > 0 and wide[first - 1] <= room:
            first -= 1
            room -= wide[first]
        while last < len(wide) and wide[last] <= room:
            room -= wide[last]
            last += 1
        while first > 0 and wide[first - 1] <= room:
            first -= 1
            room -= wide[first]
        return first, last

    def _drawn(self, index: int) -> Content:
        """Return a name; the marked one is told by brackets, not by its looks alone."""
        name = self._names[index]
        if index == self.current - 1:
            return Content.assemble("[", plain(name, "bold"), "]")
        return plain(f" {name} ", QUIET)
