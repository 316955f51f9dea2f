"""A kept play told from its journal alone, in the words that were shown when it was played."""

from __future__ import annotations

from game.journal.brief import Kept
from game.journal.entries import (
    STUCK,
    ByHand,
    Chosen,
    Entry,
    InClass,
    Noted,
    Predicted,
    Rewound,
    Said,
    Skipped,
)
from game.journal.reading import Journal
from game.plain.page import Page
from game.text.telling import counted

_BY_HAND = {"inject": "Brought in by hand", "hold": "Held back by hand", "release": "Released"}
_TORN = "The last line of the journal is torn; what stands before it is whole."


def tell_kept(page: Page, kept: Kept, journal: Journal) -> None:
    """Tell all that happened in a play, in order, with what was taken back."""
    header = journal.header
    page.line(f"{header.title} ({header.scenario}), play {kept.play}, seed {header.seed}")
    if kept.name:
        page.line(f"Called {kept.name}.")
    page.line(f"Begun {header.begun}, version {header.program}.")
    page.line(f"Rules {header.rules}, words {header.text}.")
    if header.forked is not None:
        moves_made = counted(header.forked.turns, "move")
        page.line(f"Forked from {header.forked.play} after {moves_made}.")
    page.line()
    moves: list[Entry] = []
    for entry in journal.entries:
        if isinstance(entry, Rewound):
            del moves[entry.turns :]
            page.line(f"Taken back: the play is at decision {_made(moves) + 1} again.")
            page.line()
            continue
        if isinstance(entry, Chosen | ByHand):
            moves.append(entry)
        _tell(page, entry, _made(moves))
    if journal.damage:
        page.line(f"Here the journal is damaged: {journal.damage}.")
    elif journal.torn:
        page.line(_TORN)


def _made(moves: list[Entry]) -> int:
    return sum(1 for entry in moves if isinstance(entry, Chosen))


def _tell(page: Page, entry: Entry, number: int) -> None:
    match entry:
        case Chosen():
            page.line(f"Decision {number}: {entry.heading}")
            page.line(f"Chosen: {entry.label}")
            page.line()
            _tell_came(page, entry.came)
            if entry.end is not None:
                _tell_end(page, entry.end)
        case ByHand():
            page.line(f"{_BY_HAND[entry.kind]}: {entry.title}")
            page.line()
            _tell_came(page, entry.came)
        case Predicted():
            page.line(f"Asked about the record: {entry.asked}")
            page.line(f"Answered: {entry.answered}, {entry.confidence} percent sure.")
            page.line()
        case Skipped():
            page.line(f"Passed over: {entry.asked}")
            page.line()
        case Noted():
            page.line(f"Note: {entry.text}")
            page.line()
        case InClass():
            from game.classroom.after.entries import entry_words

            if words := entry_words(entry):
                page.line(words)
                page.line()
        case _:
            pass


def _tell_came(page: Page, came: tuple[Said, ...]) -> None:
    for said in came:
        if said.kind == "inject":
            page.line(f"News: {said.title}")
        elif said.kind == "consequence":
            page.line("Arrived from an earlier decision:")
        elif said.title:
            page.line(said.title)
        page.text(said.text)


def _tell_end(page: Page, end: Said) -> None:
    if end.id == STUCK:
        page.line("Stuck: no way was open from there.")
        page.line()
        return
    page.line(f"Ending: {end.title}")
    page.line()
    page.text(end.text)
