"""A line of contents: the parts of a page by number, with the one in sight marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from game.tui.typeset import QUIET, plain


class Contents(Widget):
    """Numbered names on one line; the number is the key that goes there."""

    DEFAULT_CSS = """
    Contents { height: 1; width: 100%; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._names: tuple[str, ...] = ()
        self._current = 1

    def show(self, names: Iterable[str]) -> None:
        """Show other names, the first of them marked."""
        self._names = tuple(names)
        self._current = 1
        self.refresh()

    def mark(self, number: int) -> None:
        """Mark a part, counted from 1."""
        if number != self._current:
            self._current = number
            self.refresh()

    def render(self) -> Content:
        """Return the line at the width that the widget has now."""
        width = self.content_size.width
        for gap, named in (("   ", True), (" ", True), ("  ", False)):
            line = Content.assemble(" ", Content(gap).join(self._parts(named)))
            if line.cell_length <= width:
                break
        return line.truncate(width, ellipsis=True)

    def _parts(self, named: bool) -> Iterator[Content]:
        """Yield the parts; where names have no room, only the marked part has one."""
        for number, name in enumerate(self._names, start=1):
            marked = number == self._current
            label = plain(f" {name}", "bold underline" if marked else QUIET)
            digit = Content.styled(str(number), "bold")
            yield digit + label if named or marked else digit
