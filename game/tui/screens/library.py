"""The library: the scenarios, and what the marked one is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget

from game.text.telling import counted
from game.tui.commands.registry import bindings_in
from game.tui.commands.rooms import LIBRARY
from game.tui.screens.base import RoomScreen
from game.tui.typeset import HEADING, QUIET, Para, bullets, heading, markdown, plain, said
from game.tui.widgets.line import Rule, Title
from game.tui.widgets.prose import Page
from game.tui.widgets.rows import Row, Rows
from game.tui.widgets.shelf import Shelf

if TYPE_CHECKING:
    from game.content.card import Card
    from game.tui.app import Given

_NAME = "Precedent"


class LibraryScreen(RoomScreen):
    """The list of scenarios, with what the marked one is about."""

    DEFAULT_CSS = """
    LibraryScreen {
        .shelf { height: 1fr; align-horizontal: center; }
        .list { height: auto; max-height: 50%; padding: 0 1; }
        &.-wide .shelf { layout: horizontal; align-horizontal: left; }
        &.-wide.-tall .list { padding: 1 1 0 1; }
        &.-wide .list { height: 1fr; max-height: 100%; width: 5fr; }
        &.-wide Page { width: 6fr; border-left: solid $foreground-disabled; }
        &.-wide #between { display: none; }
    }
    """
    BINDINGS = bindings_in(LIBRARY)

    room = LIBRARY
    is_wide = True
    cards: tuple[Card, ...] = ()
    _opening = False

    def body(self) -> Iterable[Widget]:
        """Yield the title, the list, and the page about the marked scenario."""
        self.cards = self._cards()
        yield Title(plain(_NAME, HEADING), self._count())
        yield Rule()
        yield Container(
            Shelf(Rows(map(_row, self.cards), marked=0), classes="list"),
            Rule(id="between"),
            Page(self._about(0)),
            classes="shelf",
        )
        yield Rule(id="more", right="scroll_page(1)")

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """In an empty library nothing can be opened."""
        return action not in ("open", "in_class") or bool(self.cards)

    def on_rows_marked(self, message: Rows.Marked) -> None:
        """Show what the marked scenario is about."""
        self.page.show(self._about(message.index))

    def on_rows_picked(self) -> None:
        """Open the scenario that was clicked."""
        self.action_open()

    def action_move(self, by: int) -> None:
        """Mark another scenario."""
        self.query_one(Rows).move(by)

    def action_open(self) -> None:
        """Open the marked scenario; the title says so while its files are read."""
        if not self._opening:
            self._opening = True
            self._tell_title("opening ...")
            self.call_after_refresh(self._open, self.cards[self.query_one(Rows).marked].name)

    def action_archive(self) -> None:
        """Look things up in the evidence; the title says so while its files are read."""
        self._tell_title("opening the archive ...")
        self.call_after_refresh(self._look_up)

    def _look_up(self) -> None:
        self.game.show_archive(in_play=False)
        self._tell_title(self._count())

    def action_in_class(self) -> None:
        """Play the marked scenario with a class."""
        self.game.set_up_class(self.cards[self.query_one(Rows).marked].name)

    def _cards(self) -> tuple[Card, ...]:
        """Return the library's cards, before them that of a scenario from elsewhere."""
        cards = tuple(self.game.library.cards())
        given = self.game.given
        if given is None or any(_is(card, given.word) for card in cards):
            return cards
        return (_card(given), *cards)

    def _open(self, name: str) -> None:
        self._opening = False
        self.game.open(name)
        self._tell_title(self._count())

    def _count(self) -> str:
        return counted(len(self.cards), "scenario")

    def _tell_title(self, state: str) -> None:
        self.query_one(Title).show(plain(_NAME, HEADING), state)

    def _about(self, index: int) -> Iterator[Para]:
        if not self.cards:
            yield said("The library is empty.")
            return
        card = self.cards[index]
        yield from _about(card)
        given = self.game.given
        if given is not None and card.name == given.word != given.opened.name:
            yield said(f"From {card.name}.", QUIET)


def _is(card: Card, word: str) -> bool:
    """Whether a word names a scenario of the library: by its name, its file or its folder."""
    path = Path(word).absolute()
    return card.name == word or path in (card.path.absolute(), card.path.parent.absolute())


def _card(given: Given) -> Card:
    """Return the card of a scenario that was opened by its path."""
    from game.content.card import Card

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


def _row(card: Card) -> Row:
    if card.problem:
        return Row(card.title, "cannot be opened")
    return Row(card.title, _facts(card))


def _facts(card: Card) -> str:
    minutes = counted(card.minutes, "minute") if card.minutes else ""
    return ", ".join(filter(None, (card.kind, minutes)))


def _about(card: Card) -> Iterator[Para]:
    yield heading(card.title)
    if facts := _facts(card):
        yield said(facts, QUIET)
    if card.problem:
        yield said(f"Cannot be opened. {card.problem}")
        yield said("Open it to see every problem in its place.", QUIET)
        return
    yield from markdown(card.summary)
    if card.objectives:
        yield heading("What it is for")
        yield from bullets(card.objectives)
    if card.endings:
        yield said(f"It can end in {counted(len(card.endings), 'way')}.")
