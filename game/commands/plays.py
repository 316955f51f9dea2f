"""The command for kept plays: what is listed of them, and what is done with each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from game.journal.brief import Kept

_MEASURE = 76


def plays(arguments: argparse.Namespace) -> int:
    """List the plays, or do what is asked with one of them."""
    return _DOES[arguments.do](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from game.journal.brief import shelf
    from game.journal.folder import trash_folder
    from game.journal.listing import as_json, as_lines
    from game.text.printable import printable

    found = shelf(trash_folder() if arguments.deleted else None)
    for unread in found.unread:
        print(f"precedent: {printable(unread.name)}: {printable(unread.why)}", file=sys.stderr)
    if arguments.format == "json":
        print(as_json(found.plays))
        return 0
    for line in as_lines(found.plays):
        print(printable(line))
    if arguments.deleted:
        after = (
            "Bring one back: precedent plays restore PLAY" if found.plays else "None is deleted."
        )
    elif found.plays:
        after = "Go on with one: precedent play --resume PLAY. More: precedent plays --help"
    else:
        after = "No play is kept here yet; precedent play NAME begins one."
    print(f"\n{after}" if found.plays else after)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from shutil import get_terminal_size

    from game.journal.reading import read_journal
    from game.plain.kept import tell_kept
    from game.plain.page import Page

    kept = _find(arguments)
    columns = min(get_terminal_size((_MEASURE, 24)).columns, _MEASURE)
    tell_kept(Page(columns), kept, read_journal(kept.path))
    return 0


def _rename(arguments: argparse.Namespace) -> int:
    from game.journal.shelving import rename

    kept = _find(arguments)
    name = rename(kept, " ".join(arguments.name))
    print(
        f"The play {kept.play} is called {name} now." if name else f"{kept.play} has no name now."
    )
    return 0


def _fork(arguments: argparse.Namespace) -> int:
    from game.journal.shelving import fork

    kept = _find(arguments)
    play = fork(kept, arguments.decision)
    at = arguments.decision or kept.decisions + 1
    where = "its end" if kept.over and arguments.decision is None else f"decision {at}"
    print(f"{play} begins as {kept.play} did, up to {where}: precedent play --resume {play}")
    return 0


def _delete(arguments: argparse.Namespace) -> int:
    from game.journal.shelving import delete

    there = delete(_find(arguments))
    print(f"Deleted. Bring it back with: precedent plays restore {there.stem}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from game.journal.find import find_play
    from game.journal.folder import trash_folder
    from game.journal.shelving import restore

    there = restore(find_play(arguments.play, trash_folder()))
    print(f"Back: precedent play --resume {there.stem}")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from game.commands.writing import may_write, write
    from game.journal.shelving import exported

    data = exported(_find(arguments)).decode("utf-8")
    if arguments.output is None:
        sys.stdout.write(data)
        return 0
    path = Path(arguments.output)
    may_write(path, force=arguments.force)
    write(path, data.removesuffix("\n"), force=arguments.force)
    print(f"Written: {path}", file=sys.stderr)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from game.journal.incoming import take_in
    from game.text.printable import printable

    play, said = take_in(arguments.source, arguments.scenario or "")
    print(printable(said))
    print(f"Go on with it: precedent play --resume {play}")
    return 0


def _code(arguments: argparse.Namespace) -> int:
    from game.content.opened import Library
    from game.journal.decoded import code_of

    print(code_of(Library(), _find(arguments), arguments.scenario or ""))
    return 0


def _find(arguments: argparse.Namespace) -> Kept:
    from game.journal.find import find_play

    return find_play(arguments.play)


_DOES: Mapping[str | None, Callable[[argparse.Namespace], int]] = {
    None: _list,
    "list": _list,
    "show": _show,
    "rename": _rename,
    "fork": _fork,
    "delete": _delete,
    "restore": _restore,
    "export": _export,
    "import": _import,
    "code": _code,
}
