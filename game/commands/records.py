"""The command that exports a class: one session, or the plays that people handed in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.errors import RequestError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from game.classroom.records.people import Person
    from game.classroom.records.roster import Roster
    from game.classroom.records.session import Session
    from game.debrief.played import Played

_OF_GRADEBOOK = ("roster", "absent")
_OF_XAPI = ("base", "named")


class _Export(NamedTuple):
    """What is written, and what its columns hold where it is a table."""

    text: str
    columns: Mapping[str, str] = {}


def class_export(arguments: argparse.Namespace) -> int:
    """Export one session of a class, or plays of people."""
    from game.commands.writing import may_write, write
    from game.debrief.together.forms import codebook_beside
    from game.text.printable import printable
    from game.text.separated import BOM

    _refuse_idle(arguments)
    output = None if arguments.output is None else Path(arguments.output)
    table = arguments.format != "xapi"
    if output is not None:
        may_write(output, force=arguments.force)
        if table:
            may_write(codebook_beside(output), force=arguments.force)
    export = _told(_played(arguments), arguments)
    text = export.text.rstrip("\n")
    if output is None:
        print(text)
        return 0
    from game.classroom.records.tables import codebook

    files = {output: BOM + text if table else text}
    if table:
        files[codebook_beside(output)] = BOM + codebook(export.columns).rstrip("\n")
    for path, content in files.items():
        write(path, content, force=arguments.force)
        print(f"Written: {printable(str(path))}", file=sys.stderr)
    return 0


def _refuse_idle(arguments: argparse.Namespace) -> None:
    """Refuse options that would do nothing.

    Raises:
        RequestError: where there is one.
    """
    for form, names in (("gradebook", _OF_GRADEBOOK), ("xapi", _OF_XAPI)):
        given = [name for name in names if getattr(arguments, name)]
        if given and arguments.format != form:
            raise RequestError(f"--{given[0]} goes with --format {form}")
    if arguments.format == "gradebook" and not arguments.roster:
        raise RequestError("a grade book needs --roster: the CSV of your class, with any columns")


def _played(arguments: argparse.Namespace) -> list[Played]:
    """Read the plays that are meant; without any, the last session of a class.

    Raises:
        PrecedentError: where one cannot be read.
    """
    from game.commands.classroom import last_session
    from game.content.opened import Library
    from game.debrief.played import read_play
    from game.text.printable import printable

    library = Library()
    found = []
    for word in arguments.plays or [last_session()]:
        played = read_play(library, word, arguments.scenario or "")
        for sentence in played.said:
            print(printable(sentence), file=sys.stderr)
        if played.header is None:
            raise RequestError(
                f"{word[:40]}: a code does not tell when it was played, or in what class; name a "
                "play or an exported file (class-report sets codes side by side)"
            )
        found.append(played)
    return found


def _told(plays: Sequence[Played], arguments: argparse.Namespace) -> _Export:
    """Return the export of a session, or of people's plays."""
    from game.classroom.records.people import Person
    from game.classroom.records.session import session_told

    in_class = [each for each in plays if each.course.in_class]
    if in_class and len(plays) > 1:
        raise RequestError("a session of a class is exported by itself; name it alone")
    if in_class:
        (held,) = in_class
        assert held.header is not None
        return _of_session(session_told(held.opened, held.header, held.course), arguments)
    people = [
        Person(each.opened, each.header, each.course, each.name, each.times)
        for each in plays
        if each.header is not None
    ]
    return _of_people(people, arguments)


def _of_session(session: Session, arguments: argparse.Namespace) -> _Export:
    if arguments.format == "xapi":
        from game.classroom.records.xapi.statements import as_xapi

        return _Export(as_xapi(session, _base(arguments.base), named=arguments.named))
    if arguments.format == "gradebook":
        from game.classroom.records.gradebook import columns, gradebook

        absent = None
        if arguments.absent is not None:
            named = [each for each in arguments.absent.split(",") if each.strip()]
            absent = [] if [each.strip().lower() for each in named] == ["none"] else named
        return _Export(gradebook(session, _roster(arguments), absent), columns())
    from game.classroom.records.tables import (
        DECISIONS,
        PREDICTIONS,
        decisions_table,
        predictions_table,
    )

    if arguments.format == "decisions":
        return _Export(decisions_table(session), DECISIONS)
    return _Export(predictions_table(session), PREDICTIONS)


def _of_people(people: Sequence[Person], arguments: argparse.Namespace) -> _Export:
    if arguments.format == "xapi":
        from game.classroom.records.xapi.people import people_as_xapi

        return _Export(people_as_xapi(people, _base(arguments.base), named=arguments.named))
    if arguments.format != "gradebook":
        raise RequestError(
            "these plays were played by one person each: class-report --format csv has their "
            "decisions and predictions in a table"
        )
    if arguments.absent:
        raise RequestError("--absent is of a session; who handed in a play is told without it")
    from game.classroom.records.people import columns, people_book
    from game.text.printable import printable

    text, said = people_book(people, _roster(arguments))
    for sentence in said:
        print(printable(sentence), file=sys.stderr)
    return _Export(text, columns())


def _roster(arguments: argparse.Namespace) -> Roster:
    """Read the roster, and say what of it a spreadsheet would run.

    Raises:
        RequestError: where it cannot be read.
    """
    from game.classroom.records.roster import read_roster
    from game.text.telling import counted

    roster = read_roster(Path(arguments.roster))
    if roster.formulas:
        print(
            f"The roster has {counted(roster.formulas, 'cell')} that a spreadsheet takes for a "
            "formula; they are passed through as they stand.",
            file=sys.stderr,
        )
    return roster


def _base(given: str | None) -> str:
    """Return the address that ids are put below.

    Raises:
        RequestError: where it is none.
    """
    from urllib.parse import urlsplit

    from game.classroom.records.xapi.making import BASE

    if given is None:
        return BASE
    try:
        parts = urlsplit(given)
    except ValueError:
        parts = urlsplit("")
    plain = given.isascii() and given.isprintable() and not set(given) & set(' "<>\\^`{|}')
    if parts.scheme not in ("http", "https") or not parts.netloc or not plain:
        raise RequestError("--base is an address such as https://school.example/precedent")
    if parts.query or parts.fragment:
        raise RequestError("--base is an address without `?` and `#`")
    return given.rstrip("/")
