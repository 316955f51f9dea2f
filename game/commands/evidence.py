"""The command `evidence`: an entry of the archive by its id, or what has the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from game.archive.entries import Entry, Key
    from game.archive.query import Query
    from game.content.opened import Library
    from game.model.evidence import Evidence

READABLE = 96  # columns; longer lines are hard to read
LONGEST_ECHO = 80  # characters of what was typed that are told back


class _Asked(NamedTuple):
    """The evidence, all its entries, and how they are told."""

    library: Library
    evidence: Evidence
    entries: Sequence[Entry]
    form: str


def evidence(arguments: argparse.Namespace) -> int:
    """Tell an entry whole, list what was found, or give an overview."""
    from game.archive.entries import entries
    from game.archive.search import by_id
    from game.content.opened import Library

    library = Library()
    held = library.open(arguments.scenario).evidence if arguments.scenario else library.evidence
    asked = _Asked(library, held, entries(held), arguments.format)
    named = [by_id(word, asked.entries) for word in arguments.words]
    found = [entry.key for entry in named if entry is not None]
    if found and len(found) == len(named) and not _filters(arguments):
        _tell_entries(asked, found)
        return 0
    return _search(asked, " ".join(arguments.words), arguments)


def _search(asked: _Asked, line: str, arguments: argparse.Namespace) -> int:
    from game.archive.as_json import found_json, overview_json
    from game.archive.as_text import found_lines, overview_lines
    from game.archive.query import read_query
    from game.archive.search import search
    from game.errors import RequestError

    query, misread = read_query(f"{line} {_filters(arguments)}", asked.entries)
    if misread:
        raise RequestError(misread[0].said.rstrip("."))
    if query.empty and not line.strip():
        if asked.form == "json":
            print(overview_json(asked.entries))
        else:
            print("\n".join(overview_lines(asked.entries, _columns())))
            print("\nRead one with: precedent evidence ID. Search with: precedent evidence WORDS")
        return 0
    found = search(asked.entries, query, arguments.most)
    if not found.total:
        raise RequestError(_nothing(asked, line, query))
    if asked.form == "json":
        print(found_json(query, found))
    else:
        print("\n".join(found_lines(found, _columns())))
    return 0


def _filters(arguments: argparse.Namespace) -> str:
    """Return the filters that were given as options, as they are typed in a line."""
    from game.archive.query import FILTERS

    given = ((name, getattr(arguments, name)) for name in FILTERS)
    return " ".join(f"{name}:{'-'.join(value.split())}" for name, value in given if value)


def _tell_entries(asked: _Asked, keys: Sequence[Key]) -> None:
    from game.archive.as_json import entries_json
    from game.archive.as_text import entry_lines
    from game.authoring.exploring.uses import uses
    from game.text.printable import printable
    from game.text.telling import listed

    used = uses(asked.library)
    if asked.form == "json":
        by_key = {key: [each._asdict() for each in used.of(key)] for key in keys}
        print(entries_json(by_key, asked.evidence))
        return
    for number, key in enumerate(keys):
        if number:
            print()
        names = [each.scenario for each in used.of(key)]
        print("\n".join(entry_lines(key, asked.evidence, _columns(), names)))
    if used.unread:
        print(f"Not looked at, since it cannot be opened: {printable(listed(used.unread))}")


def _nothing(asked: _Asked, line: str, query: Query) -> str:
    """Say that nothing was found, and what may have been meant."""
    from game.archive.search import nearest
    from game.text.telling import listed

    near = nearest(line, query, asked.entries)
    meant = f"; did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""
    within = listed(tuple(f"{name} {value}" for name, value in query.filters))
    where = f" under {within}" if within else ""
    return f"nothing in the evidence{where} is called, or has the words, `{_short(line)}`{meant}"


def _columns() -> int:
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, READABLE)


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= LONGEST_ECHO else f"{line[:LONGEST_ECHO]}…"
