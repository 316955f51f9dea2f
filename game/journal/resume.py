"""Going on with a kept play: where it was left, on the scenario as it is now."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.engine.digest import rules_digest, text_digest
from game.errors import InputError, KeepError, RequestError
from game.journal.appended import Appended
from game.journal.brief import Kept
from game.journal.entries import Forked
from game.journal.folder import aside_folder
from game.journal.reading import Journal, read_journal
from game.journal.record import Record, new_header
from game.journal.retrace import retrace
from game.journal.sitting import Sitting

if TYPE_CHECKING:
    from game.content.opened import Library, Opened

WORDS_CHANGED = "The words of the scenario have changed since; its rules have not."


class Resumed(NamedTuple):
    """A play that goes on; `said` are the sentences that its player should read first."""

    opened: Opened
    sitting: Sitting
    said: tuple[str, ...]


def resume(library: Library, kept: Kept, word: str = "") -> Resumed:
    """Open a kept play again, and its scenario: the one it came from, or that of a given word.

    What no longer fits the scenario stays in the old journal: the play goes on as another one. A
    journal that can only be read is gone on with unrecorded.

    Raises:
        InputError: if the scenario has problems.
        JournalError: if the journal cannot be read any more.
        KeepError: if what is damaged in it cannot be put aside.
        RequestError: if the play is open elsewhere, or its scenario is not there any more.
    """
    opened = open_scenario(library, kept, word)
    try:
        file = _reopened(kept.path)
    except KeepError as error:
        return _only_read(opened, kept, error)
    journal, said = _mended(file)
    try:
        record, sitting, more = _sit(opened, kept, file, journal)
    except BaseException:
        file.close()
        raise
    if record is None:
        file.close()
    return Resumed(opened, sitting, (*said, *more))


def take_up(path: Path) -> tuple[Appended, Journal, list[str]]:
    """Open a journal to go on with it; what is not whole at its end is cut off, and said.

    A copy of what cannot be read is put aside first, except of a torn last line, which nobody was
    ever told to be kept.

    Raises:
        JournalError: if it cannot be read.
        KeepError: if it cannot be written to.
        RequestError: if another program has it open.
    """
    file = _reopened(path)
    return file, *_mended(file)


def _reopened(path: Path) -> Appended:
    file = Appended.reopen(path)
    if file is None:
        raise RequestError(
            f"the play {path.stem} is open in another window; close it there, or begin another "
            f"one from it: precedent plays fork {path.stem}"
        )
    return file


def _mended(file: Appended) -> tuple[Journal, list[str]]:
    """Read an open journal, and cut off what is not whole at its end; close it if that fails."""
    path = file.path
    try:
        journal = read_journal(path)
        said = []
        if journal.damage:
            aside = _put_aside(path)
            said.append(
                f"The journal is damaged: {journal.damage}. The play goes on from what stands "
                f"before that; a copy of all of it is kept as {aside}."
            )
        elif journal.torn:
            said.append("The last line of the journal was torn, and has been cut away.")
        if journal.damage or journal.torn:
            file.cut(journal.end)
    except BaseException:
        file.close()
        raise
    return journal, said


def _only_read(opened: Opened, kept: Kept, error: KeepError) -> Resumed:
    journal = read_journal(kept.path)
    program, questions = opened.program, opened.evidence.questions
    made = retrace(program, questions, journal.header.seed, journal.entries)
    said = [f"This play can only be read ({error}): what you do from here is not kept."]
    if made.lost:
        said.append(made.lost)
    return Resumed(opened, Sitting(made.course, opened.evidence), tuple(said))


def open_scenario(library: Library, kept: Kept, word: str = "") -> Opened:
    """Open the scenario of a kept play: the one it came from, or that of a given word.

    Raises:
        InputError: if the scenario has problems.
        RequestError: if it is not there any more.
    """
    header = kept.header
    tell = f"`precedent plays show {kept.play}` tells the play"
    if word:
        return library.open(word)
    if not header.origin:
        if header.scenario not in library.names():
            raise RequestError(
                f"the library has no scenario `{header.scenario}` (any more); if you have its "
                f"file: precedent play FILE --resume {kept.play}. {tell}"
            )
        return library.open(header.scenario)
    if not Path(header.origin).is_absolute():
        raise RequestError(
            f"this play came from elsewhere, and its scenario is a file, {header.origin}; give "
            f"yours: precedent play FILE --resume {kept.play}. {tell}"
        )
    try:
        return library.open(header.origin)
    except InputError as error:
        if Path(header.origin).exists():
            raise
        raise RequestError(
            f"the scenario of this play, {header.origin}, is gone; if it is elsewhere now: "
            f"precedent play FILE --resume {kept.play}. {tell}"
        ) from error


def _sit(
    opened: Opened, kept: Kept, file: Appended, journal: Journal
) -> tuple[Record | None, Sitting, list[str]]:
    header = journal.header._replace(play=kept.play)
    program, evidence = opened.program, opened.evidence
    made = retrace(program, evidence.questions, header.seed, journal.entries)
    said = []
    same_rules = header.rules == rules_digest(program)
    if same_rules and not made.lost:
        if header.text != text_digest(opened.scenario, evidence):
            said.append(WORDS_CHANGED)
        record = Record.going_on(header, file, journal.lines)
        return record, Sitting(made.course, evidence, record), said
    turns = len(made.course.road.turns)
    said.append(
        made.lost
        if same_rules
        else "The rules of the scenario have changed since. "
        + (made.lost or "All that was decided is still possible.")
    )
    said.append(
        f"The old play stays as it is (precedent plays show {kept.play}); "
        "what you do from here is kept as another one."
    )
    forked = Forked(kept.play, turns)
    another = Record(new_header(opened, header.seed, forked), file.path.parent, before=made.entries)
    return None, Sitting(made.course, evidence, another), said


def _put_aside(path: Path) -> Path:
    """Copy a file to where nothing is ever written over.

    Raises:
        KeepError: if that cannot be done.
    """
    folder = aside_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (copy := folder / f"{path.stem}-{number}{path.suffix}").exists():
            number += 1
        shutil.copyfile(path, copy)
    except OSError as error:
        why = str(error.strerror or "it failed").lower()
        raise KeepError(f"{folder}: {why}") from error
    return copy
