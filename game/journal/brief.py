"""A kept play in brief, told from its journal alone: no scenario is opened, nothing replayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from game.errors import JournalError
from game.journal.entries import STUCK, ByHand, Chosen, Entry, Header, Named, Rewound, Said
from game.journal.folder import SUFFIX, plays_folder
from game.journal.lines import is_play_id
from game.journal.reading import Journal, read_journal


class Kept(NamedTuple):
    """A play that is kept."""

    path: Path
    header: Header
    name: str
    """The name that its player gave it; empty if none."""
    decisions: int
    """How many decisions have been made on the road where it stands."""
    end: Said | None
    """The ending at which it stands."""
    endings: frozenset[str]
    """The ids of all endings that it ever reached."""
    played: float
    """When it was last played, in seconds since 1970."""
    damage: str = ""
    """What is wrong with its journal, where it cannot be read to its end."""

    @property
    def play(self) -> str:
        """The play's id."""
        return self.header.play

    @property
    def source(self) -> str:
        """What its scenario is opened by: a name of the library, or a file."""
        return self.header.origin or self.header.scenario

    @property
    def over(self) -> bool:
        """Whether it stands at an ending, or is stuck."""
        return self.end is not None


class Unread(NamedTuple):
    """A file among the plays that is no journal, and why."""

    name: str
    why: str


class Shelf(NamedTuple):
    """What is kept in a folder, what was played last first."""

    plays: tuple[Kept, ...]
    unread: tuple[Unread, ...] = ()


class Progress(NamedTuple):
    """What has been played of one scenario."""

    plays: int
    last: Kept
    """What was played last."""
    unfinished: Kept | None
    """What was played last of what has not come to an end: `resume` goes on with it."""
    endings: frozenset[str]
    """The ids of all endings that were reached."""


def plays_index() -> Mapping[str, Progress]:
    """Return what has been played of each scenario, by its name or, for one's own, its file."""
    found: dict[str, Progress] = {}
    for kept in shelf().plays:
        before = found.get(kept.source)
        unfinished = None if kept.over else kept
        if before is None:
            found[kept.source] = Progress(1, kept, unfinished, kept.endings)
        else:
            found[kept.source] = Progress(
                before.plays + 1,
                before.last,
                before.unfinished or unfinished,
                before.endings | kept.endings,
            )
    return found


def shelf(folder: Path | None = None) -> Shelf:
    """Return what is kept in a folder, that of plays if none is given."""
    plays: list[Kept] = []
    unread: list[Unread] = []
    try:
        paths = sorted((folder or plays_folder()).iterdir())
    except OSError:
        return Shelf(())
    for path in paths:
        if path.suffix != SUFFIX or not is_play_id(path.stem):
            continue
        try:
            plays.append(in_brief(path))
        except JournalError as error:
            unread.append(Unread(path.name, str(error)))
    plays.sort(key=lambda kept: (-kept.played, kept.play))
    return Shelf(tuple(plays), tuple(unread))


def in_brief(path: Path) -> Kept:
    """Return the play of a journal in brief.

    Raises:
        JournalError: if it cannot be read.
    """
    journal = read_journal(path)
    try:
        played = path.stat().st_mtime
    except OSError:
        played = 0.0
    return _brief(path, journal, played)


def surviving(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without what was taken back, and without the taking back."""
    kept: list[Entry] = []
    moves: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Rewound):
            gone = set(map(id, moves[entry.turns :]))
            kept = [each for each in kept if id(each) not in gone]
            del moves[entry.turns :]
            continue
        kept.append(entry)
        if isinstance(entry, Chosen | ByHand):
            moves.append(entry)
    return kept


def _brief(path: Path, journal: Journal, played: float) -> Kept:
    name = ""
    endings = set()
    for entry in journal.entries:
        if isinstance(entry, Named):
            name = entry.name
        elif isinstance(entry, Chosen) and entry.end is not None and entry.end.id != STUCK:
            endings.add(entry.end.id)
    chosen = [entry for entry in surviving(journal.entries) if isinstance(entry, Chosen)]
    return Kept(
        path,
        # A file may have been copied: what it is called is what it can be found by.
        journal.header._replace(play=path.stem),
        name,
        len(chosen),
        chosen[-1].end if chosen else None,
        frozenset(endings),
        played,
        journal.damage,
    )
