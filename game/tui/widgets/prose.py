"""Running text, set to a measure that the eye can follow, and the page it scrolls in."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from game.tui.typeset import Para, Setting, lay_out
from game.tui.widgets.shelf import Shelf

_GLIDE = 0.2
"""How long text takes to glide to its place, in seconds, where the settings let it."""


class Prose(Widget):
    """Paragraphs, set anew whenever the width changes."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 1fr; max-width: $measure; }
    """

    def __init__(self, paras: Iterable[Para] = (), *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._paras = tuple(paras)
        self._set_width = -1
        self._setting = Setting((), {})

    def show(self, paras: Iterable[Para]) -> None:
        """Show other paragraphs."""
        self._paras = tuple(paras)
        self._set_width = -1
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """The paragraphs as they are set now, without their styles."""
        return "\n".join(line.plain for line in self._set(self.content_size.width).lines)

    def line_of(self, anchor: str) -> int:
        """Return the line, from 0, on which an anchor stands; 0 where there is none."""
        return self._set(self.content_size.width).anchors.get(anchor, 0)

    def anchor_at(self, line: int) -> str:
        """Return the last anchor on or before a line."""
        found = ""
        for anchor, at in self._set(self.content_size.width).anchors.items():
            if at <= line:
                found = anchor
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the paragraphs take at a width."""
        return len(self._set(width).lines)

    def render(self) -> Content:
        """Return the lines at the width that the widget has now."""
        return Content("\n").join(self._set(self.content_size.width).lines)

    def render_line(self, y: int) -> Strip:
        """Return one line: of a long page, only what is in sight is drawn.

        What is marked with the mouse is drawn by Textual, which needs all of the text for it.
        """
        lines = self._set(self.content_size.width).lines
        if self.text_selection is not None or not 0 <= y < len(lines):
            return super().render_line(y)
        (strip,) = Visual.to_strips(self, lines[y], self.size.width, 1, self.visual_style)
        return strip.apply_offsets(0, y)

    def _set(self, width: int) -> Setting:
        if width != self._set_width:
            self._setting = lay_out(self._paras, width, self._setting)
            self._set_width = width
        return self._setting


class Page(Shelf, can_focus=False):
    """A scrolling page of prose; it tells its screen where it stands."""

    DEFAULT_CSS = """
    Page {
        padding: 0 0 0 2;
        max-width: $column;
        scrollbar-gutter: stable;
        & > Prose { padding: 0 1 0 0; max-width: $padded; }
    }
    """

    class Moved(Message):
        """The page was scrolled, resized or filled anew."""

    def __init__(self, paras: Iterable[Para] = (), *, id: str = "page") -> None:
        self.prose = Prose(paras)
        super().__init__(self.prose, id=id)

    @property
    def more_below(self) -> bool:
        """Whether some of the text is below the window."""
        return self.scroll_target_y < self.max_scroll_y

    @property
    def anchor_in_sight(self) -> str:
        """The last anchor at or above the top of the window."""
        return self.prose.anchor_at(round(self.scroll_target_y))

    def shows(self, anchor: str) -> bool:
        """Whether the line of an anchor is in the window."""
        top = round(self.scroll_target_y)
        return 0 <= self.prose.line_of(anchor) - top < self.scrollable_content_region.height

    def show(self, paras: Iterable[Para], *, from_top: bool = True) -> None:
        """Show other paragraphs, from the top or from where the page stands now."""
        self.prose.show(paras)
        if from_top:
            self.scroll_home(animate=False)
        self.call_after_refresh(self._tell)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=lines, duration=_GLIDE)

    def scroll_pages(self, pages: int) -> None:
        """Scroll by windows, less a line or two that stay in sight."""
        height = self.scrollable_content_region.height
        self.scroll_lines(pages * max(1, height - 2))

    def scroll_to_anchor(self, anchor: str) -> None:
        """Bring the line of an anchor to the top, as far as the text reaches."""
        self.scroll_to(y=self.prose.line_of(anchor), duration=_GLIDE)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the text as it moves."""
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def on_resize(self) -> None:
        """Follow the window as it changes."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self.post_message(self.Moved())
