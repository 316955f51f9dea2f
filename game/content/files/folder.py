"""The files of a scenario: what `include` and `evidence` name, read and joined.

A scenario's own folder bounds what it may name. The maps of all files are joined in order, the main
file first, and then by the order of `include` and `evidence`, each pattern's files by name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.content.files.join import EVIDENCE_FILE, INCLUDED_FILE, MAIN_FILE, FileKind, Join
from game.content.files.patterns import BadPattern, matches
from game.content.files.safely import file_problem
from game.content.files.sources import Sources
from game.content.reading.source import Reading, Source, read_source
from game.errors import InputError, Problem, UnreadableError

SCENARIO_FILE = "scenario.yaml"
"""The main file of a scenario that is a folder."""

MOST_FILES = 200
"""How many files a scenario may have beside its main one."""

MOST_BYTES = 64 * 1024 * 1024
"""How much all files of a scenario may have in them, in bytes."""


@dataclass(slots=True)
class Gathered:
    """Files that were read and joined, and what was wrong with them so far."""

    sources: Sources
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """False where a part could not be joined, so that what it defines is not known."""


def scenario_name(path: Path) -> str:
    """Return the id of a scenario: the name of its folder, or of its file without the ending."""
    if path.name == SCENARIO_FILE:
        return path.parent.resolve().name
    return path.resolve().name if _is_folder(path) else path.stem


def gather_scenario(path: Path) -> Gathered:
    """Read a scenario's main file and every file that it names.

    Raises:
        UnreadableError: where there is no main file, or it is not text.
        InputError: where one of the files is not well-formed.
    """
    main = _main_file(path)
    reading = read_source(main, shown=str(main))
    source = _usable(reading)
    named = _Named(main)
    files = [(path, INCLUDED_FILE) for path in named.files(source, "include")]
    files += [(path, EVIDENCE_FILE) for path in named.files(source, "evidence")]
    join = Join()
    join.take(source, MAIN_FILE)
    problems = [*reading.problems, *named.problems]
    _read_into(join, files, main.parent, problems)
    return Gathered(join.sources(), problems + join.problems, join.whole and not named.missing)


def gather_evidence(folder: Path) -> Gathered:
    """Read all evidence below a folder: every `*.yaml`, in order of their paths.

    Raises:
        UnreadableError: where there is no such folder.
        InputError: where one of the files is not well-formed.
    """
    if not _is_folder(folder):
        raise UnreadableError([file_problem("R001", "there is no such folder", str(folder))])
    paths = sorted(path for path in folder.rglob("*.yaml") if not path.name.startswith("."))
    join = Join()
    problems: list[Problem] = []
    _read_into(join, [(path, EVIDENCE_FILE) for path in paths], folder, problems)
    return Gathered(join.sources(), problems + join.problems, join.whole)


def _read_into(
    join: Join, files: Sequence[tuple[Path, FileKind]], root: Path, problems: list[Problem]
) -> None:
    """Read files and join them; add what is wrong with them.

    Raises:
        InputError: where one of them gives nothing, since what it defines is not known then.
    """
    stopped = False
    for path, kind in files:
        reading = read_source(path, shown=str(path), root=root, lists=kind is EVIDENCE_FILE)
        problems += reading.problems
        if reading.source is None:
            stopped = True
        else:
            join.take(reading.source, kind)
    if stopped:
        raise InputError(problems)


def _main_file(path: Path) -> Path:
    """Return the file to start with; what cannot be looked at is left to its reader to tell.

    Raises:
        UnreadableError: for a folder that is no scenario.
    """
    if not _is_folder(path):
        return path
    main = path / SCENARIO_FILE
    try:
        if main.exists():
            return main
    except OSError:
        return main
    message = f"this folder has no `{SCENARIO_FILE}`, so it is no scenario"
    raise UnreadableError([file_problem("R003", message, str(path))])


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _usable(reading: Reading) -> Source:
    """Return the source of a reading.

    Raises:
        InputError: with what is wrong, where nothing usable could be built.
    """
    if reading.source is not None:
        return reading.source
    if all(problem.code.startswith("R") for problem in reading.problems):
        raise UnreadableError(reading.problems)
    raise InputError(reading.problems)


class _Named:
    """The files that a scenario names: each once, below its folder, not too many."""

    def __init__(self, main: Path) -> None:
        self._folder = main.parent
        self._main = main.name
        self._seen = {os.path.realpath(main): main.name}
        self._bytes = 0
        self.problems: list[Problem] = []
        self.missing = False
        """Whether a file that was named is not among those that are read."""

    def files(self, source: Source, key: str) -> list[Path]:
        """Return the files that the patterns under a key name; note what is wrong with them."""
        patterns = source.data.get(key)
        found: list[Path] = []
        self.missing = self.missing or not isinstance(patterns, list | None)
        for index, pattern in enumerate(patterns if isinstance(patterns, list) else ()):
            if not isinstance(pattern, str) or not pattern:
                continue
            try:
                for name in matches(self._folder, pattern):
                    # A pattern for all files beside the main one is not meant for that one too.
                    if name != self._main or name == pattern:
                        self._take(name, found)
            except BadPattern as bad:
                self.missing = True
                where = f"{key} {index + 1}"
                self.problems.append(
                    source.problem(bad.code, bad.message, (key, index), where=where, fix=bad.fix)
                )
        return found

    def _take(self, name: str, found: list[Path]) -> None:
        path = self._folder / name
        real = os.path.realpath(path)
        if real in self._seen:
            message = f"`{name}` is read already, as `{self._seen[real]}`"
            if self._seen[real] == self._main:
                message = f"`{name}` is the scenario itself; name only the files beside it"
            elif self._seen[real] == name:
                message = f"`{name}` is named twice, by itself or by a pattern"
            raise BadPattern("R010", message)
        self._seen[real] = name
        if len(self._seen) > MOST_FILES + 1:
            raise BadPattern("R012", f"a scenario may have {MOST_FILES} files beside its own")
        self._bytes += _size(path)
        if self._bytes > MOST_BYTES:
            mebibytes = MOST_BYTES // (1024 * 1024)
            raise BadPattern("R012", f"the files of a scenario may have {mebibytes} MiB in all")
        found.append(path)
