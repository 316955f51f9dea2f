"""The library as its screen shows it: scenarios with what has been played of them, in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.text.dates import spoken_date
from game.text.matching import found_at
from game.text.telling import counted
from game.tui.typeset import QUIET, Para, bullets, heading, markdown, said
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from game.content.cards.card import Card
    from game.journal.brief import Kept, Progress

TUTORIAL = "tutorial"
"""The name of the scenario that a newcomer should play first."""


class Shelved(NamedTuple):
    """A scenario, and what has been played of it, None where nothing has."""

    card: Card
    progress: Progress | None = None

    @property
    def unfinished(self) -> Kept | None:
        """The play that can be resumed."""
        return self.progress.unfinished if self.progress else None

    @property
    def seen(self) -> int:
        """How many of its endings have been met."""
        met = self.progress.endings if self.progress else frozenset()
        return len(met.intersection(self.card.endings))


def shelved(cards: Iterable[Card], played: Mapping[str, Progress]) -> tuple[Shelved, ...]:
    """Return the scenarios in their order; for who has played nothing yet, the tutorial first."""
    rows = [Shelved(card, _progress(card, played)) for card in cards]
    if not played:
        rows.sort(key=lambda each: each.card.name != TUTORIAL)
    return tuple(rows)


def begin_at(rows: Iterable[Shelved]) -> int:
    """Return the place of what was played last and goes on, of the first one otherwise."""
    going_on = [
        (-each.unfinished.played, at) for at, each in enumerate(rows) if each.unfinished is not None
    ]
    return min(going_on)[1] if going_on else 0


def matching(rows: Iterable[Shelved], typed: str) -> tuple[Shelved, ...]:
    """Return the scenarios in which all that was typed is found, in their order."""
    return tuple(
        each
        for each in rows
        if found_at(
            typed, " ".join((each.card.title, each.card.name, each.card.kind, each.card.summary))
        )
        >= 0
    )


def _searched(card: Card) -> str:
    return " ".join((card.title, card.name, card.kind, card.summary))


def row(each: Shelved) -> Row:
    """Return a scenario as a row: its title, and what is most worth knowing of it."""
    card = each.card
    if card.problem:
        return Row(card.title, "cannot be opened")
    return Row(card.title, ", ".join(filter(None, (_state(each), _minutes(card)))))


def about(each: Shelved) -> Iterator[Para]:
    """Yield what a scenario is about, what it is for, and what has been played of it."""
    card = each.card
    yield heading(card.title)
    if facts := ", ".join(filter(None, (card.kind, _minutes(card)))):
        yield said(facts, QUIET)
    if card.problem:
        yield said(f"Cannot be opened. {card.problem}")
        yield said("Open it to see every problem in its place.", QUIET)
        return
    if each.progress:
        yield said(_told(each, each.progress))
    yield from markdown(card.summary)
    if card.objectives:
        yield heading("What it is for")
        yield from bullets(card.objectives)
    if card.endings and not each.progress:
        yield said(f"It can end in {counted(len(card.endings), 'way')}.")


def _progress(card: Card, played: Mapping[str, Progress]) -> Progress | None:
    here = str(card.path.absolute())
    return played.get(card.name) or played.get(here) or played.get(str(Path(here).parent))


def _state(each: Shelved) -> str:
    if each.progress is None:
        return each.card.kind
    endings = f"{each.seen} of {counted(len(each.card.endings), 'ending')}"
    return f"going on, {endings}" if each.unfinished else endings


def _minutes(card: Card) -> str:
    return counted(card.minutes, "minute") if card.minutes else ""


def _told(each: Shelved, progress: Progress) -> str:
    """Tell what has been played, in sentences."""
    last = spoken_date(time.strftime("%Y-%m-%d", time.localtime(progress.last.played)))
    often = counted(progress.plays, "play")
    endings = counted(len(each.card.endings), "ending")
    told = f"{often[:1].upper()}{often[1:]} so far, the last on {last}. "
    told += f"{each.seen} of {endings} seen."
    if progress.unfinished:
        told += f" r resumes at decision {progress.unfinished.decisions + 1}."
    return told
