"""What is done with kept plays as they stand: name, fork, delete, restore, export, import."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from game.errors import KeepError, RequestError
from game.journal.appended import Appended
from game.journal.brief import Kept, shelf, surviving
from game.journal.entries import ByHand, Chosen, Entry, Forked, Header, Named
from game.journal.folder import SUFFIX, plays_folder, trash_folder
from game.journal.lines import entry_line, header_line
from game.journal.reading import Journal, read_journal
from game.journal.record import Record, new_id, now
from game.journal.resume import take_up
from game.journal.times import kept_at
from game.text.printable import printable

MOST_NAME = 60
"""The longest name of a play, in characters."""


def rename(kept: Kept, name: str) -> str:
    """Give a play a name, and return it; an empty one takes the name away.

    Raises:
        JournalError: if its journal cannot be read.
        KeepError: if that cannot be kept.
        RequestError: if it cannot be called so, or is open in another window.
    """
    name = printable(" ".join(name.split()))
    if len(name) > MOST_NAME:
        raise RequestError(f"a name has {MOST_NAME} characters at most, and this one {len(name)}")
    taken = [
        each.play
        for each in shelf().plays
        if each.play != kept.play and name.lower() in (each.play, each.name.lower())
    ]
    if name and taken:
        raise RequestError(f"the play {taken[0]} is called `{name}` already")
    file, _, _ = take_up(kept.path)
    try:
        file.append(entry_line(Named(name)))
        # What was played last is told by this time.
        os.utime(kept.path, (kept.played, kept.played))
    finally:
        file.close()
    return name


def fork(kept: Kept, decision: int | None = None) -> str:
    """Begin another play from one, where a decision was to be made or where it stands.

    Return the new play's id.

    Raises:
        JournalError: if its journal cannot be read.
        KeepError: if the new one cannot be written.
        RequestError: if there was no such decision.
    """
    journal = read_journal(kept.path)
    entries: list[Entry] = []
    entries += (each for each in surviving(journal.entries) if not isinstance(each, Named))
    if decision is not None:
        entries = _before(entries, decision, kept)
    turns = sum(1 for each in entries if isinstance(each, Chosen | ByHand))
    header = journal.header._replace(play=new_id(), begun=now(), forked=Forked(kept.play, turns))
    return _write(header, entries)


def delete(kept: Kept) -> Path:
    """Move a play to the folder of deleted ones, and return where it is then.

    Raises:
        KeepError: if that cannot be done.
        RequestError: if it is open in another window.
    """
    return _move(kept, trash_folder())


def restore(kept: Kept) -> Path:
    """Move a deleted play back among the others, and return where it is then.

    Raises:
        KeepError: if that cannot be done.
    """
    return _move(kept, plays_folder())


def exported(kept: Kept) -> bytes:
    """Return a play as a file to give away: of its scenario's file, only the name is told.

    Raises:
        JournalError: if its journal cannot be read.
    """
    journal = read_journal(kept.path)
    return b"".join((header_line(_without_folder(journal.header)), *journal.lines))


def imported(journal: Journal) -> tuple[str, bool]:
    """Take in a play from elsewhere; return its id, and whether it was here already.

    Raises:
        KeepError: if it cannot be written.
    """
    for kept in shelf().plays:
        there = read_journal(kept.path)
        if there.lines == journal.lines and _same_play(there.header, journal.header):
            return kept.play, True
    times = [kept_at(line) for line in journal.lines]
    return _write(_without_folder(journal.header), journal.entries, times), False


def _same_play(one: Header, other: Header) -> bool:
    return (one.scenario, one.rules, one.seed, one.begun) == (
        other.scenario,
        other.rules,
        other.seed,
        other.begun,
    )


def _without_folder(header: Header) -> Header:
    # Both kinds of separators: the file may come from another system.
    return header._replace(origin=header.origin.replace("\\", "/").rpartition("/")[2])


def _before(entries: Sequence[Entry], decision: int, kept: Kept) -> list[Entry]:
    """Return the entries up to a decision; what was predicted and noted later goes along."""
    if not 1 <= decision <= kept.decisions + 1:
        made = f"from 1 to {kept.decisions + 1}"
        raise RequestError(f"the play {kept.play} has decisions {made}, and none {decision}")
    made_so_far = 0
    before: list[Entry] = []
    for entry in entries:
        made_so_far += isinstance(entry, Chosen)
        if made_so_far < decision or not isinstance(entry, Chosen | ByHand):
            before.append(entry)
    return before


def _write(header: Header, entries: Sequence[Entry], times: Sequence[int] = ()) -> str:
    record = Record(header, plays_folder(), entries, times)
    record.begin()
    record.close()
    return record.play


def _move(kept: Kept, folder: Path) -> Path:
    file = Appended.reopen(kept.path)
    if file is None:
        raise RequestError(f"the play {kept.play} is open in another window; close it there first")
    file.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = folder / kept.path.name
        while there.exists():
            there = folder / f"{new_id()}{SUFFIX}"
        kept.path.rename(there)
    except OSError as error:
        raise KeepError(f"{folder}: {str(error.strerror or 'it failed').lower()}") from error
    return there
