"""Reading a journal: as far as it is whole, with what is wrong behind that."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from game.errors import JournalError
from game.journal.entries import Entry, Header
from game.journal.lines import NewerError, read_entry, read_header

MOST_BYTES = 16_000_000
"""The largest journal that is read; a long play has some ten thousand bytes."""

_START = b'{"precedent":'


class Journal(NamedTuple):
    """A journal as far as it could be read."""

    header: Header
    entries: tuple[Entry, ...]
    lines: tuple[bytes, ...]
    """The lines of the entries, as they stand in the file."""
    end: int
    """Where the last whole entry ends, in bytes."""
    torn: bool = False
    """Whether a last line without its end stands behind that: it was never acknowledged."""
    damage: str = ""
    """What is wrong with the line behind that, where it is a whole one."""


def read_journal(path: Path) -> Journal:
    """Read the journal in a file.

    Raises:
        JournalError: if there is none.
    """
    try:
        # A pipe in the place of a file would be waited for.
        if not stat.S_ISREG(path.stat().st_mode):
            raise JournalError("it is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", "") or "this is no path").lower()
        raise JournalError(f"it cannot be read: {why}") from error
    return parse_journal(data)


def parse_journal(data: bytes) -> Journal:
    """Read a journal.

    Raises:
        JournalError: if its header cannot be read, or it is that of a newer version.
    """
    if len(data) > MOST_BYTES:
        raise JournalError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    first, *rest = data.split(b"\n")
    if not rest:
        # Killed before its first line was whole: no choice had been acknowledged then.
        begun = data.startswith(_START) or _START.startswith(data)
        torn = "it broke off before anything was recorded"
        raise JournalError(torn if begun else "it is not a journal of a play")
    header = read_header(first)
    *whole, last = rest
    end = len(first) + 1
    entries: list[Entry] = []
    for number, line in enumerate(whole, start=2):
        try:
            entries.append(read_entry(line))
        except NewerError:
            raise
        except JournalError as error:
            damage = f"line {number} cannot be read: {error}"
            lines = _ended(whole[: len(entries)])
            return Journal(header, tuple(entries), lines, end, False, damage)
        end += len(line) + 1
    return Journal(header, tuple(entries), _ended(whole), end, bool(last))


def _ended(lines: list[bytes]) -> tuple[bytes, ...]:
    return tuple(line + b"\n" for line in lines)
