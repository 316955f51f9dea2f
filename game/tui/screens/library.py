"""The library: the scenarios, what the marked one is about, and what has been played of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from game.journal.brief import plays_index
from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import FILTERING, LIBRARY
from game.tui.screens.base import RoomScreen
from game.tui.shelved import Shelved, about, begin_at, matching, row, shelved
from game.tui.typeset import HEADING, QUIET, Para, plain, said
from game.tui.widgets.entry import Entry
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import NONE, Row, Rows
from game.tui.widgets.shelf import Shelf

if TYPE_CHECKING:
    from game.content.cards.card import Card
    from game.tui.app import Given

_NAME = "Precedent"
_ASKED = "Type a part of a title, a kind or a subject"
_NOTHING = "No scenario is like that."
_LIST_ALL = "Esc lists every scenario again."
_EMPTY = "The library is empty."
_SHARE_OF_LIST = 0.8
"""How much of the window's height the scenarios may take while they are set apart."""


class LibraryScreen(RoomScreen):
    """The list of scenarios, with what the marked one is about."""

    DEFAULT_CSS = """
    LibraryScreen {
        .shelf { height: 1fr; align-horizontal: center; }
        .list { height: auto; max-height: 50%; padding: 0 0 0 1; }
        &.-wide .shelf { layout: horizontal; align-horizontal: left; }
        &.-wide.-tall .list { padding: 1 0 0 1; }
        &.-wide .list { height: 1fr; max-height: 100%; width: 5fr; }
        &.-wide Page { width: 6fr; border-left: solid $foreground-disabled; }
        &.-wide #between { display: none; }
        Entry { height: 0; }
        &.-filtering Entry { height: 1; }
    }
    """
    BINDINGS = bindings_in(LIBRARY, FILTERING)

    room = LIBRARY
    is_wide = True
    _cards: tuple[Card, ...] | None = None
    _all: tuple[Shelved, ...] = ()
    found: tuple[Shelved, ...] = ()
    """The scenarios that are listed now."""
    _opening = False

    @property
    def room_now(self) -> str:
        """The library, or the same while something is typed."""
        return FILTERING if self._is_typing else LIBRARY

    def body(self) -> Iterable[Widget]:
        """Yield the title, the list, and the page about the marked scenario."""
        self._take_in()
        marked = begin_at(self.found)
        yield Title(plain(_NAME, HEADING), self._count())
        yield Entry(_ASKED)
        yield Rule()
        yield Container(
            Shelf(Rows(map(row, self.found), marked=marked, share=_SHARE_OF_LIST), classes="list"),
            Rule(id="between"),
            Page(self._about(marked)),
            classes="shelf",
        )
        yield Rule(id="more", right="scroll_page(1)")

    def on_screen_resume(self) -> None:
        """Take in what has been played or brought here since, with the same scenario marked."""
        marked = self._marked
        if marked is not None and self._take_in():
            self._list(marked.card.name)

    def on_resize(self) -> None:
        """Set the scenarios apart, where the window has room for it."""
        self.query_one(Rows).space_out(self.has_class("-wide") and self.has_class("-tall"))

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what is listed can be opened, and only what is kept resumed."""
        match action:
            case "open" | "in_class":
                return bool(self.found)
            case "resume":
                marked = self._marked
                return marked is not None and marked.unfinished is not None
            case "filter" | "bring" | "palette":
                return not self._is_typing
            case "unfilter":
                return self.has_class("-filtering")
            case _:
                return True

    def on_rows_marked(self, message: Rows.Marked) -> None:
        """Show what the marked scenario is about."""
        self.page.show(self._about(message.index))
        self.refresh_keys()

    def on_rows_picked(self) -> None:
        """Open the scenario that was clicked."""
        self.action_open()

    def on_input_changed(self) -> None:
        """List what is found by what has been typed."""
        marked = self._marked
        self._list(marked.card.name if marked else "")

    def action_move(self, by: int) -> None:
        """Mark another scenario."""
        if self.found:
            self.query_one(Rows).move(by)

    def action_filter(self) -> None:
        """Type, to list only what is found."""
        self.add_class("-filtering")
        # At once: whoever types fast has typed on before the screen is laid out anew.
        self.set_focus(self.query_one(Entry))
        self.refresh_keys()

    def action_unfilter(self) -> None:
        """List every scenario again."""
        self.remove_class("-filtering")
        self.query_one(Entry).value = ""
        self.set_focus(self.query_one(Rows))
        self.refresh_keys()

    def action_open(self) -> None:
        """Open the marked scenario; the title says so while its files are read."""
        marked = self._marked
        if marked is not None and not self._opening:
            self._opening = True
            self._tell_title("opening ...")
            self.call_after_refresh(self._open, marked.card.name)

    def action_resume(self) -> None:
        """Go on with the play of the marked scenario that was left last."""
        marked = self._marked
        if marked is not None and marked.unfinished is not None:
            self.game.resume(marked.unfinished)

    def action_archive(self) -> None:
        """Look things up in the evidence; the title says so while its files are read."""
        self._tell_title("opening the archive ...")
        self.call_after_refresh(self._look_up)

    def action_in_class(self) -> None:
        """Play the marked scenario with a class."""
        marked = self._marked
        if marked is not None:
            self.game.set_up_class(marked.card.name)

    def action_bring(self) -> None:
        """Ask for a scenario from elsewhere, by its path."""
        self.game.ask_for_path()

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

    @property
    def _marked(self) -> Shelved | None:
        marked = self.query_one(Rows).marked if self.is_mounted else NONE
        return self.found[marked] if 0 <= marked < len(self.found) else None

    def _take_in(self) -> bool:
        """Look at what there is and what has been played; return whether that has changed."""
        if self._cards is None:
            self._cards = tuple(self.game.library.cards())
        cards, given = self._cards, self.game.given
        if given is not None and not any(_is(card, given.word) for card in cards):
            cards = (_card(given), *cards)
        before = self._all
        self._all = shelved(cards, plays_index())
        typed = self.query_one(Entry).value if self.is_mounted else ""
        self.found = matching(self._all, typed)
        return self._all != before

    def _list(self, name: str) -> None:
        """List what is found, with the scenario of this name marked, or the first one."""
        self.found = matching(self._all, self.query_one(Entry).value)
        names = [each.card.name for each in self.found]
        rows = self.query_one(Rows)
        rows.show(map(row, self.found) if self.found else [Row(_NOTHING, closed=True)])
        if self.found:
            rows.mark(names.index(name) if name in names else 0)
        else:
            self.page.show([said(_LIST_ALL)])
        self._tell_title(self._count())
        self.refresh_keys()

    def _look_up(self) -> None:
        self.game.show_archive(in_play=False)
        self._tell_title(self._count())

    def _open(self, name: str) -> None:
        self._opening = False
        if self.has_class("-filtering"):
            # It has been found: who comes back sees all there is, with this one marked.
            self.action_unfilter()
        self.game.open(name)
        self._tell_title(self._count())

    def _count(self) -> str:
        count, listed = counted(len(self._all), "scenario"), len(self.found)
        return count if listed == len(self._all) else f"{listed} of {count}"

    def _tell_title(self, state: str) -> None:
        self.query_one(Title).show(plain(_NAME, HEADING), state)

    def _about(self, index: int) -> Iterator[Para]:
        if not 0 <= index < len(self.found):
            yield said(_EMPTY)
            return
        each = self.found[index]
        yield from about(each)
        given = self.game.given
        if given is not None and each.card.name == given.word != given.opened.name:
            yield said(f"From {each.card.name}.", QUIET)


def _is(card: Card, word: str) -> bool:
    """Whether a word names a scenario of the library: by its name, its file or its folder."""
    path = Path(word).absolute()
    return card.name == word or path in (card.path.absolute(), card.path.parent.absolute())


def _card(given: Given) -> Card:
    """Return the card of a scenario that was opened by its path."""
    from game.content.cards.card import Card

    scenario = given.opened.scenario
    return Card(
        given.word,
        Path(given.word),
        scenario.title,
        scenario.summary,
        scenario.minutes,
        scenario.kind,
        scenario.objectives,
        tuple(scenario.endings),
    )
