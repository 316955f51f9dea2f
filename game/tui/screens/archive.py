"""The archive: everything in the evidence, found by typing, with a page about what is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from game.archive.entries import Entry as ArchiveEntry
from game.archive.entries import entries
from game.archive.page import page
from game.archive.query import Misread, Query, line_of, read_query
from game.archive.search import Found, nearest, search
from game.model.evidence import Evidence
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import ARCHIVE
from game.tui.screens.base import MORE_BELOW_TYPING, RoomScreen
from game.tui.sections import set_section
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.entry import Entry
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Row, Rows
from game.tui.widgets.shelf import Shelf

_TO_TYPE = "Type words: calderon army, F172, place:mexico ..."
_HELD = "In this play, what may still be asked or decided is held back."


class ArchiveScreen(RoomScreen):
    """A line to type in, what it finds, and the page of what is marked."""

    DEFAULT_CSS = """
    ArchiveScreen {
        .shelf { height: 1fr; align-horizontal: center; }
        .list { height: auto; max-height: 50%; padding: 0 0 0 1; }
        &.-wide .shelf { layout: horizontal; align-horizontal: left; }
        &.-wide.-tall .list { padding: 1 0 0 1; }
        &.-wide .list { height: 1fr; max-height: 100%; width: 5fr; }
        &.-wide Page { width: 6fr; border-left: solid $foreground-disabled; }
        &.-wide #between { display: none; }
    }
    """
    BINDINGS = bindings_in(ARCHIVE)
    AUTO_FOCUS = "Entry"

    room = ARCHIVE
    is_wide = True
    more_below = MORE_BELOW_TYPING

    def __init__(self, evidence: Evidence, *, in_play: bool, held: bool) -> None:
        super().__init__()
        self.evidence = evidence
        self.in_play = in_play
        self._held = held
        self._entries = entries(evidence)
        self._query = Query()
        self._not_read: tuple[Misread, ...] = ()
        self._found = Found((), 0)

    def body(self) -> Iterable[Widget]:
        """Yield the line to type in, the list, and the page about what is marked."""
        yield Title()
        yield Entry(_TO_TYPE)
        yield Rule()
        yield Container(Shelf(Rows(), classes="list"), Rule(id="between"), Page(), classes="shelf")
        yield Rule(id="more", right="scroll_page(1)")

    def on_mount(self) -> None:
        """Show everything."""
        self._look("")

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Where nothing is found, nothing can be read."""
        return action != "read" or bool(self._found.entries)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what is found by what has been typed."""
        self._look(message.value)

    def on_rows_marked(self, message: Rows.Marked) -> None:
        """Show the page of what is marked."""
        if message.index < len(self._found.entries):
            self.page.show(self._about(self._found.entries[message.index]))

    def on_rows_picked(self) -> None:
        """Read what was clicked."""
        self.action_read()

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self.query_one(Rows).move(by)

    def action_read(self) -> None:
        """Read what is marked, on a page of its own."""
        from game.tui.screens.archived import ArchivedScreen

        marked = self.query_one(Rows).marked
        if 0 <= marked < len(self._found.entries):
            key = self._found.entries[marked].key
            self.game.push_screen(ArchivedScreen(self.evidence, key, in_play=self.in_play))

    def action_filters(self) -> None:
        """Narrow the list down to a kind, an instrument, a place or a period."""
        from game.tui.screens.filters import FiltersScreen

        self.game.push_screen(FiltersScreen(self._entries, self._query, self._narrow))

    def _narrow(self, query: Query) -> None:
        line = self.query_one(Entry)
        line.value = line_of(query)
        line.cursor_position = len(line.value)

    def _look(self, line: str) -> None:
        self._query, self._not_read = read_query(line, self._entries)
        self._found = search(self._entries, self._query)
        shown, total = len(self._found.entries), self._found.total
        there = counted(total, "entry", "entries")
        self.query_one(Title).show(
            plain("The archive", HEADING), f"{shown} of {there}" if shown < total else there
        )
        rows = self.query_one(Rows)
        if shown:
            rows.show(map(_row, self._found.entries))
            rows.mark(0)
            self.page.show(self._about(self._found.entries[0]))
        else:
            near = nearest(line, self._query, self._entries)
            meant = f"Did you mean {' or '.join(near)}?" if near else ""
            rows.show([Row("Nothing is found.", closed=True, detail=meant)])
            self.page.show(self._misread())
        self.refresh_keys()

    def _misread(self) -> Iterator[Para]:
        for each in self._not_read:
            yield said(each.said, "bold")

    def _about(self, entry: ArchiveEntry) -> Iterator[Para]:
        yield from self._misread()
        for section in page(entry.key, self.evidence):
            yield from set_section(section)
        if self._held:
            yield said(_HELD, QUIET)


def _row(entry: ArchiveEntry) -> Row:
    kind, id_ = entry.key
    return Row(entry.label, kind if kind in ("analogue", "reference", "question") else id_)
