"""Taking in a play from elsewhere: an exported file, or a code."""

from __future__ import annotations

import sys
from pathlib import Path

from game.errors import JournalError, RequestError
from game.journal.reading import MOST_BYTES, Journal, parse_journal, read_journal
from game.journal.shelving import imported


def take_in(source: str, scenario: str = "") -> tuple[str, str]:
    """Take in a play from a file, from standard input (`-`) or from a code; return id and words.

    Raises:
        InputError: if the code's scenario has problems.
        JournalError: if it is no play.
        KeepError: if it cannot be written.
        RequestError: if the code's scenario is not there, or there is no such file.
    """
    if source == "-":
        return _file(parse_journal(sys.stdin.buffer.read(MOST_BYTES + 1)))
    path = Path(source)
    if _is_there(path):
        try:
            return _file(read_journal(path))
        except JournalError as error:
            raise JournalError(f"{source}: {error}") from error
    if "." not in source or "/" in source or source.endswith((".jsonl", ".json")):
        raise RequestError(f"there is no file {source}, and it is not the code of a play either")
    return _code(source, scenario)


def _file(journal: Journal) -> tuple[str, str]:
    play, here = imported(journal)
    if here:
        return play, f"This play is here already, as {play}."
    lost = f" Not all of it could be read: {journal.damage}." if journal.damage else ""
    torn = " Its last line was torn, and is left out." if journal.torn else ""
    return play, f"Taken in as {play}.{lost}{torn}"


def _code(text: str, scenario: str) -> tuple[str, str]:
    from game.content.opened import Library
    from game.journal.code import read_code
    from game.journal.decoded import open_coded, play_from_code

    code = read_code(text)
    _, record, said = play_from_code(open_coded(Library(), code, scenario), code)
    record.begin()
    record.close()
    return record.play, f"Taken in as {record.play}. {said}".rstrip()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
