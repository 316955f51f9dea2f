"""Patterns such as `scenes/*.yaml`: which files below a folder they name.

A pattern is matched step by step, so that nothing outside the folder is looked at and no tree is
walked. `*` and `?` do not match a leading dot: editors keep their own files under such names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath, PureWindowsPath

from game.content.reading.limits import MAX_FILES

_NEAR = 0.75
_MOST_COMPARED = 500
MOST_ENTRIES = 10_000
"""How many entries of folders one pattern may look at."""


class BadPattern(Exception):
    """A pattern that cannot be used; `code` says why, and the message in words."""

    def __init__(self, code: str, message: str, *, fix: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fix = fix


def matches(folder: Path, pattern: str) -> list[str]:
    """Return the files that a pattern names, relative to the folder, with `/`, sorted by name.

    Raises:
        BadPattern: where it leads outside the folder, names nothing, or names too much, or where a
            folder may not be read.
    """
    steps = _steps(pattern)
    found = [""]
    looked_at = 0
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        following: list[str] = []
        for start in found:
            names, count = _entries(folder / start, step, files=last)
            looked_at += count
            if looked_at > MOST_ENTRIES:
                raise BadPattern("R012", f"`{pattern}` looks through too many files")
            following += [f"{start}/{name}" if start else name for name in names]
        found = following
    if not found:
        message = f"no file is called `{pattern}` in this folder"
        if len(steps) > 1 or _is_pattern(pattern):
            message = f"no file below this folder is called `{pattern}`"
        raise BadPattern("R009", message, fix=_near(folder, pattern))
    for name in found if not _is_pattern(steps[-1]) else ():
        if (folder / name).is_dir():
            message = f"`{name}` is a folder; name the files in it"
            raise BadPattern("R002", message, fix=f"{name}/*.yaml")
    return sorted(found)


def _near(folder: Path, pattern: str) -> str:
    """Return a path or pattern like this one that names files, or nothing."""
    known: list[str] = []
    for start in ("", *_entries(folder, "*", files=False)[0]):
        lead = f"{start}/" if start else ""
        files = [each for each in _entries(folder / start, "*", files=True)[0] if "." in each]
        known += [lead + each for each in files]
        known += [
            f"{lead}*.{ending}" for ending in sorted({each.rpartition(".")[2] for each in files})
        ]
    lowered = {each.lower(): each for each in known[:_MOST_COMPARED]}
    found = get_close_matches(pattern.lower(), lowered, n=1, cutoff=_NEAR)
    return lowered[found[0]] if found else ""


def _is_pattern(text: str) -> bool:
    return any(mark in text for mark in "*?[")


def files_matched(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the files that patterns name, each once; a pattern that cannot be used names none.

    For a glance at a scenario: reading it tells what is wrong with its patterns.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        try:
            named = [folder / name for name in matches(folder, pattern)]
        except BadPattern:
            continue
        found |= dict.fromkeys(path for path in named if not path.is_dir())
    return list(found)[:MAX_FILES]


def _steps(pattern: str) -> list[str]:
    """Return the parts of a pattern, all of which are plain names or patterns of names."""
    if "\\" in pattern:
        meant = pattern.replace("\\", "/")
        raise BadPattern("R008", "write paths with `/`, on every system", fix=meant)
    steps = list(PurePosixPath(pattern).parts)
    if pattern.startswith("/") or PureWindowsPath(pattern).drive or ".." in steps:
        raise BadPattern("R008", f"`{pattern}` leads outside the folder of the scenario")
    if "**" in steps:
        raise BadPattern("R009", "`**` is not understood here; name each folder")
    if not steps:
        raise BadPattern("R009", f"`{pattern}` names no file")
    return steps


def _entries(folder: Path, step: str, *, files: bool) -> tuple[list[str], int]:
    """Return the names in a folder that match one step, and how many entries were looked at."""
    if not _is_pattern(step):
        return ([step] if _is_there(folder / step, files=files) else []), 1
    names: list[str] = []
    count = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                count += 1
                if count > MOST_ENTRIES:
                    break
                hidden = entry.name.startswith(".") and not step.startswith(".")
                if hidden or not fnmatchcase(entry.name, step):
                    continue
                if entry.is_dir() != files:
                    names.append(entry.name)
    except PermissionError:
        message = f"the folder `{folder.name}` may not be read; the permissions forbid it"
        raise BadPattern("R004", message) from None
    except OSError:
        return [], count
    return names, count


def _is_there(path: Path, *, files: bool) -> bool:
    try:
        return path.exists() if files else path.is_dir()
    except (OSError, ValueError):
        return False  # a name that no file can have
