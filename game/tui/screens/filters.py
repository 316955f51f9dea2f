"""What the archive can be narrowed to: kinds, instruments, places, periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.widget import Widget

from game.archive.entries import Entry
from game.archive.query import Choice, Query, choices
from game.archive.search import search
from game.model.scenario import BUILT_IN_INSTRUMENTS
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import FILTERS
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, plain
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf


class FiltersScreen(RoomScreen):
    """Rows of what something has; the ones that are taken say so."""

    DEFAULT_CSS = """
    FiltersScreen { Shelf { height: 1fr; padding: 0 0 0 1; } &.-tall Shelf { padding: 1 0 0 1; } }
    """
    BINDINGS = bindings_in(FILTERS)

    room = FILTERS

    def __init__(
        self, entries: Sequence[Entry], query: Query, then: Callable[[Query], None]
    ) -> None:
        super().__init__()
        self._query = query
        self._then = then
        self._choices = tuple(_open(entries, query))

    def body(self) -> Iterable[Widget]:
        """Yield the title and the rows."""
        yield Title(plain("Narrow the archive to", HEADING), counted(len(self._choices), "choice"))
        yield Rule()
        yield Shelf(Rows((_row(each, self._query) for each in self._choices), marked=0))

    def follow_page(self) -> None:
        """Here is no page."""

    def on_rows_picked(self) -> None:
        """Take what was clicked."""
        self.action_set_filter()

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self.query_one(Rows).move(by)

    def action_scroll_page(self, direction: int) -> None:
        """Mark a row some way on."""
        self.query_one(Rows).move(10 * direction)

    def action_scroll_edge(self, direction: int) -> None:
        """Mark the first row or the last one."""
        self.query_one(Rows).move(len(self._choices) * direction)

    def action_set_filter(self) -> None:
        """Take the marked one, or let go of it where it is taken."""
        marked = self.query_one(Rows).marked
        if marked != NONE and self._choices:
            choice = self._choices[marked]
            self.dismiss()
            self._then(self._query.with_filter(choice.filter, choice.value))


def _open(entries: Sequence[Entry], query: Query) -> Iterator[Choice]:
    """Yield the values under which something is left, each with how much."""
    for choice in choices(entries):
        taken = (choice.filter, choice.value) in query.filters
        narrowed = query if taken else query.with_filter(choice.filter, choice.value)
        total = search(entries, narrowed, 0).total
        if total or taken:
            yield choice._replace(entries=total)


def _row(choice: Choice, query: Query) -> Row:
    taken = (choice.filter, choice.value) in query.filters
    name = BUILT_IN_INSTRUMENTS.get(choice.value, choice.value)
    note = f"{choice.entries}{', taken' if taken else ''}"
    return Row(f"{choice.filter}: {name}", note)
