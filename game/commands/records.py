"""The command that exports a class."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import RequestError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from game.classroom.records.session import Session

_OF_GRADEBOOK = ("roster", "absent")
_OF_XAPI = ("base", "named")


def class_export(arguments: argparse.Namespace) -> int:
    """Export one session of a class."""
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
    text, columns = _told(_session(arguments), arguments)
    text = text.rstrip("\n")
    if output is None:
        print(text)
        return 0
    from game.classroom.records.tables import codebook

    files = {output: BOM + text if table else text}
    if table:
        files[codebook_beside(output)] = BOM + codebook(columns).rstrip("\n")
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


def _session(arguments: argparse.Namespace) -> Session:
    """Read the session that is meant.

    Raises:
        PrecedentError: where there is none, or it cannot be read.
    """
    from game.classroom.records.session import session_told
    from game.commands.classroom import last_session
    from game.content.opened import Library
    from game.debrief.played import read_play
    from game.text.printable import printable

    word = arguments.play or last_session()
    played = read_play(Library(), word, arguments.scenario or "")
    for sentence in played.said:
        print(printable(sentence), file=sys.stderr)
    if played.header is None:
        raise RequestError("a code tells nothing of a class; name a play or an exported file")
    return session_told(played.opened, played.header, played.course)


def _told(session: Session, arguments: argparse.Namespace) -> tuple[str, Mapping[str, str]]:
    """Return the export, and what its columns hold."""
    if arguments.format == "xapi":
        from game.classroom.records.xapi.statements import BASE, as_xapi

        return as_xapi(session, _base(arguments.base or BASE), named=arguments.named), {}
    if arguments.format == "gradebook":
        return _gradebook(session, arguments)
    from game.classroom.records.tables import (
        DECISIONS,
        PREDICTIONS,
        decisions_table,
        predictions_table,
    )

    if arguments.format == "decisions":
        return decisions_table(session), DECISIONS
    return predictions_table(session), PREDICTIONS


def _gradebook(session: Session, arguments: argparse.Namespace) -> tuple[str, Mapping[str, str]]:
    from game.classroom.records.gradebook import columns, gradebook
    from game.classroom.records.roster import read_roster
    from game.text.telling import counted

    roster = read_roster(Path(arguments.roster))
    absent = None
    if arguments.absent is not None:
        named = [each for each in arguments.absent.split(",") if each.strip()]
        absent = [] if [each.strip().lower() for each in named] == ["none"] else named
    text = gradebook(session, roster, absent)
    if roster.formulas:
        print(
            f"The roster has {counted(roster.formulas, 'cell')} that a spreadsheet takes for a "
            "formula; they are passed through as they stand.",
            file=sys.stderr,
        )
    return text, columns()


def _base(given: str) -> str:
    """Return the address that ids are put below.

    Raises:
        RequestError: where it is none.
    """
    from urllib.parse import urlsplit

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
