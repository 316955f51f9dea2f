"""A session read from its journal as it grows: what a console shows, without touching the play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.classroom.link.ends import ConsoleEnd
from game.classroom.link.folder import live_plays
from game.classroom.session.desk import session_of
from game.classroom.session.lesson import Lesson
from game.content.opened import Opened
from game.errors import JournalError, RequestError
from game.journal.brief import Kept, shelf
from game.journal.entries import InClass
from game.journal.reading import read_journal

AWAY = "The projector is away: precedent play --class --resume goes on there."
UNKEPT = (
    "The session is not kept any more, and cannot be followed here: n on the wall has the notes."
)


class Reader:
    """Follows one session. It holds no lock and writes nothing."""

    def __init__(self, opened: Opened, kept: Kept, clock: Callable[[], float]) -> None:
        """Read the session for the first time.

        Raises:
            JournalError: if no class sat at this play, or it cannot be read.
        """
        self.opened = opened
        self.clock = clock
        self.end = ConsoleEnd(kept.play)
        self._path: Path = kept.path
        self._seed = kept.header.seed
        self._seen = (0, 0)
        lesson = self._read()
        if lesson is None:
            raise JournalError(f"the play {kept.play} was not played in class")
        self.lesson: Lesson = lesson

    @property
    def away(self) -> str:
        """Why nothing that is typed is done now; empty where it is."""
        if self.end.unkept:
            return UNKEPT
        return "" if self.end.joined else AWAY

    def look(self) -> bool:
        """Read again if there is more; return whether there was. What cannot be read is left."""
        try:
            stat = self._path.stat()
        except OSError:
            return False
        if (stat.st_mtime_ns, stat.st_size) == self._seen:
            return False
        try:
            lesson = self._read()
        except JournalError:
            return False  # it is being mended, or a line is half written
        if lesson is None or lesson == self.lesson:
            return False
        self.lesson = lesson
        return True

    def _read(self) -> Lesson | None:
        try:
            stat = self._path.stat()
            self._seen = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            pass
        entries = read_journal(self._path).entries
        there = (entry for entry in entries if isinstance(entry, InClass))
        return session_of(there, self.opened, self._seed)


def find_session(word: str) -> Kept:
    """Return the play of a session by its id or name; the one on a projector if none is named.

    Raises:
        RequestError: where there is none, or several are shown.
    """
    from game.journal.find import find_play

    if word:
        return find_play(word)
    live = live_plays()
    if len(live) > 1:
        raise RequestError(f"several sessions are shown; name one of them: {', '.join(live)}")
    if live:
        return find_play(live[0])
    for kept in shelf().plays:
        if any(isinstance(entry, InClass) for entry in read_journal(kept.path).entries):
            return kept
    raise RequestError("no class is going on: begin one with precedent play SCENARIO --class")
