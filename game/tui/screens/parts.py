"""A page in parts, with a line of contents above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from game.tui.screens.base import RoomScreen
from game.tui.telling import Part, joined
from game.tui.typeset import Para
from game.tui.widgets.contents import Contents
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page


class PartsScreen(RoomScreen):
    """A page of evidence; keys go from part to part."""

    parts: Sequence[Part] = ()
    _asked = 0

    @property
    def place(self) -> str:
        """Which page this is, where there are several."""
        return ""

    def body(self) -> Iterable[Widget]:
        """Yield the title, the contents and the page."""
        yield Title()
        yield Contents()
        yield Rule()
        yield Page()
        yield Rule(id="more", right="scroll_page(1)")

    def show_parts(self, parts: Sequence[Part], *, from_top: bool = True) -> None:
        """Show a page made of these parts, from the top or from where the page stands now."""
        self.parts = parts
        contents = self.query_one(Contents)
        if from_top:
            self._asked = 0
            contents.mark(1)
        contents.show(part.name for part in parts)
        self.page.show(joined(parts), from_top=from_top)

    def joined_parts(self) -> Iterable[Para]:
        """Return the paragraphs of all parts, each part's first one anchored by its number."""
        return joined(self.parts)

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """A single part leads nowhere else."""
        return action != "part" or len(self.parts) > 1

    def follow_page(self) -> None:
        """Mark the part in sight, and say whether there is more to read."""
        part = int(self.page.anchor_in_sight or 1)
        if self._asked > part and self.page.shows(str(self._asked)):
            part = self._asked
        self.query_one(Contents).mark(part)
        self.tell_more(self.place)

    def action_part(self, by: int) -> None:
        """Go to the next part or the one before; after the last one, the first again."""
        at = self.query_one(Contents).current - 1
        self._asked = (at + by) % len(self.parts) + 1
        self.page.scroll_to_anchor(str(self._asked))
        self.follow_page()
