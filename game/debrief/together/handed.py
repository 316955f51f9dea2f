"""What was handed in, taken apart: journals, codes of plays, and lists of codes with names."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from game.debrief.together.report import Unread
from game.errors import JournalError
from game.journal.entries import Named
from game.journal.reading import MOST_BYTES, Journal, parse_journal
from game.text.telling import listed

MOST_LINES = 5_000
"""How many lines of a list of codes are read."""

MOST_NAME = 60
"""How long a name may be, in characters."""

_MOST_NAMED = 5
"""How many lines that hold no code are named by their numbers."""

_MOST_SHOWN = 40
"""How many characters of a word are shown where it cannot be read."""

_STAMP = re.compile(
    r"\W*(?:[0-9][0-9/.-]*,? +)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s*[AaPp]\.?[Mm]\b\.?)?\W*"
)
"""When a line of a chat was written: who copies a chat does not mean to keep that."""

_JOURNAL = b'{"precedent":'
_CODE = re.compile(r"[A-Za-z0-9_-]+\.[0-9A-Za-z-]+")
_SUFFIXES = (".jsonl", ".json", ".txt", ".csv", ".md", ".yaml", ".yml")


class Handed(NamedTuple):
    """One play as it was handed in."""

    what: str
    """What to call it where it cannot be read."""
    name: str
    play: Journal | str
    """A journal, or a code."""


def handed_in(word: str) -> Iterator[Handed | Unread]:
    """Yield the plays behind one word of the command line."""
    if word == "-":
        yield from _lines("standard input", sys.stdin.buffer.read(MOST_BYTES))
        return
    path = Path(word)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        name, code = _named(word)
        if code and not word.lower().endswith(_SUFFIXES):
            yield Handed(_shown(code), name, code)
        else:
            why = str(getattr(error, "strerror", "") or "this is no path").lower()
            yield Unread(_shown(word), f"it is neither the code of a play nor a file: {why}")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif stat.S_ISREG(mode):
        yield from _file(path)
    else:
        yield Unread(word, "it is not a file")


def _folder(path: Path) -> Iterator[Handed | Unread]:
    try:
        files = sorted(each for each in path.iterdir() if each.suffix in (".jsonl", ".txt"))
    except OSError as error:
        yield Unread(str(path), f"it cannot be read: {str(error.strerror).lower()}")
        return
    if not files:
        yield Unread(str(path), "there is no journal (.jsonl) and no list of codes (.txt) in it")
    for each in files:
        if each.is_file():
            yield from _file(each)


def _file(path: Path) -> Iterator[Handed | Unread]:
    shown = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        yield Unread(shown, f"it cannot be read: {str(error.strerror).lower()}")
        return
    if not data.startswith(_JOURNAL) and not shown.endswith(".jsonl"):
        yield from _lines(shown, data)
        return
    try:
        journal = parse_journal(data)
    except JournalError as error:
        yield Unread(shown, str(error))
        return
    names = [entry.name for entry in journal.entries if isinstance(entry, Named)]
    yield Handed(shown, _tidy(names[-1]) if names else "", journal)


def _lines(shown: str, data: bytes) -> Iterator[Handed | Unread]:
    """Yield the codes of a list: a line for each, a name before it if there is one."""
    if len(data) > MOST_BYTES or data.count(b"\n") > MOST_LINES:
        yield Unread(shown, f"it is too long for a list of codes: {MOST_LINES} lines are read")
        return
    text = data.decode("utf-8-sig", errors="replace")
    without: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, code = _named(line)
        if code:
            yield Handed(f"{shown}, line {number}", name, code)
        else:
            without.append(number)
    if not text.strip():
        yield Unread(shown, "it is empty")
    elif without:
        yield Unread(f"{shown}, {_numbered(without)}", "there is no code of a play in it")


def _numbered(lines: list[int]) -> str:
    """Name lines by their numbers, the first few of many."""
    named = [str(number) for number in lines[:_MOST_NAMED]]
    left = len(lines) - len(named)
    also = (f"{left} more",) if left else ()
    return f"{'line' if len(lines) == 1 else 'lines'} {listed((*named, *also))}"


def _named(line: str) -> tuple[str, str]:
    """Part a line into a name, which may be empty, and the code at its end, if there is one."""
    code = line.strip().rpartition(" ")[2].rpartition("\t")[2]
    name = line.strip().removesuffix(code)
    if "=" in code or ":" in code or "," in code or ";" in code:
        at = max(code.rfind(sign) for sign in "=:,;")
        name, code = f"{name}{code[:at]}", code[at + 1 :]
    return (_tidy(name), code) if _CODE.fullmatch(code) else ("", "")


def _tidy(name: str) -> str:
    stamp = _STAMP.match(name)
    if stamp is not None:
        name = name[stamp.end() :]
    return " ".join(name.strip().rstrip(":=,;-").split())[:MOST_NAME]


def _shown(word: str) -> str:
    return word if len(word) <= _MOST_SHOWN else f"{word[: _MOST_SHOWN - 1]}…"
