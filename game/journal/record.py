"""The journal of one play, as it is written: made with its first entry, then appended to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import choice
from time import time_ns
from typing import TYPE_CHECKING

from game import __version__
from game.engine.digest import rules_digest, text_digest
from game.errors import KeepError
from game.journal.appended import Appended
from game.journal.entries import Entry, Forked, Header
from game.journal.folder import SUFFIX, plays_folder
from game.journal.lines import entry_line, header_line

if TYPE_CHECKING:
    from game.content.opened import Opened

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_MOST_TRIES = 20


class Record:
    """Keeps a play in a folder. Nothing is there before the first entry.

    `before` are entries to begin with, such as those of the play that this one was forked from, and
    `times` when each of them happened, where that is known. A header can be given as a function:
    its digests take 30 ms, which no one should wait for before there is anything to keep.
    """

    def __init__(
        self,
        header: Header | Callable[[], Header],
        folder: Path,
        before: Sequence[Entry] = (),
        times: Sequence[int] = (),
    ) -> None:
        self._given = header
        self._folder = folder
        self._file: Appended | None = None
        when = times or [0] * len(before)
        self._lines = [entry_line(each, at) for each, at in zip(before, when, strict=True)]

    @classmethod
    def going_on(cls, header: Header, file: Appended, lines: Sequence[bytes]) -> Record:
        """Return the record of a play whose journal is open, with its lines after the header."""
        record = cls(header, file.path.parent)
        record._file = file
        record._lines = list(lines)
        return record

    @property
    def header(self) -> Header:
        """What the journal begins with."""
        if not isinstance(self._given, Header):
            self._given = self._given()
        return self._given

    @property
    def play(self) -> str:
        """The id under which the play is kept."""
        return self.header.play

    @property
    def begun(self) -> bool:
        """Whether anything of the play is on disk yet."""
        return self._file is not None

    def keep(self, entry: Entry) -> None:
        """Put an entry on disk.

        A journal that has been lost is written anew, as a whole, when this is tried again.

        Raises:
            KeepError: if that cannot be done; nothing of the entry is kept then.
        """
        line = entry_line(entry, time_ns() // 1_000_000)
        if self._file is None:
            self._begin(line)
        else:
            try:
                self._file.append(line)
            except KeepError:
                if self._file.gone:
                    self.close()
                raise
        self._lines.append(line)

    def begin(self) -> None:
        """Put on disk what there is to begin with, before anything else happens.

        Raises:
            KeepError: if that cannot be done.
        """
        if self._file is None:
            self._begin(b"")

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _begin(self, line: bytes) -> None:
        file = self._create()
        try:
            file.append(b"".join((header_line(self.header), *self._lines, line)))
        except KeepError:
            file.close()
            with suppress(OSError):
                file.path.unlink()
            raise
        self._file = file

    def _create(self) -> Appended:
        for _ in range(_MOST_TRIES):
            file = Appended.create(self._folder / f"{self.play}{SUFFIX}")
            if file is not None:
                return file
            self._given = self.header._replace(play=new_id())
        raise KeepError(f"{self._folder}: no free name was found for the play")


def new_record(opened: Opened, seed: int, forked: Forked | None = None) -> Record:
    """Return the record of a play that is about to begin."""
    return Record(lambda: new_header(opened, seed, forked), plays_folder())


def new_header(opened: Opened, seed: int, forked: Forked | None = None) -> Header:
    """Return the header of a play that begins now."""
    return Header(
        play=new_id(),
        scenario=opened.name,
        title=opened.scenario.title,
        origin=opened.origin,
        rules=rules_digest(opened.program),
        text=text_digest(opened.scenario, opened.evidence),
        seed=seed,
        program=__version__,
        begun=now(),
        forked=forked,
    )


def now() -> str:
    """Return the time, as headers tell it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """Return an id that no other play is likely to have, without letters that look alike."""
    return "".join(choice(_LETTERS) for _ in range(5))
