"""Reading a scenario's card, without reading all of its files.

Only the top-level keys that a card shows are parsed: a file's other keys begin at the left edge
too, so that its blocks can be told apart by their lines. Whenever that leads to a problem, the
whole file is read instead, and what is wrong is told from that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from game.content.cards.card import MAIN_FILE, Card
from game.content.files.patterns import files_matched
from game.content.reading.scalars import Odd
from game.content.reading.source import parse_text, read_text
from game.errors import Problem

_KEYS = ("title", "summary", "minutes", "kind", "objectives", "endings", "include")
_NAMED_UNDER = ("include", "evidence")
_BLOCK_START = re.compile(r"^(?![\s#]|-(?:[ \n]|\Z))", re.MULTILINE)
_SKIPPED_LINE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n|---[ ]*\n)")
_TOP_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)[ ]*:(?=[ \n]|\Z)")


class Glance(NamedTuple):
    """A card as it was read, and the patterns by which its scenario names the other files of it."""

    card: Card
    patterns: tuple[str, ...] = ()


def read_card(path: Path, name: str) -> Glance:
    """Read the card of a scenario's file; a file that cannot be read gives a card that says so."""
    data = read_keys(path, _KEYS)
    if isinstance(data, Problem):
        return Glance(Card(name, path, name, problem=_in_one_line(data)))
    title = _line(data.get("title"))
    minutes = data.get("minutes")
    endings = _ids(data.get("endings"))
    problem = "" if title else f"{path.name}: there is no title"
    patterns = tuple(_texts(data.get("include"))) if path.name == MAIN_FILE else ()
    for file in files_matched(path.parent, patterns):
        more = read_keys(file, ("endings",), root=path.parent)
        if isinstance(more, Problem):
            problem = problem or _in_one_line(more)
        else:
            endings += _ids(more.get("endings"))
    card = Card(
        name=name,
        path=path,
        title=title or name,
        summary=_line(data.get("summary")),
        minutes=minutes if type(minutes) is int and minutes > 0 else 0,
        kind=_line(data.get("kind")),
        objectives=tuple(filter(None, _texts(data.get("objectives")))),
        endings=tuple(dict.fromkeys(endings)),
        problem=problem,
    )
    return Glance(card, patterns)


def read_keys(
    path: Path, keys: Iterable[str], *, root: Path | None = None
) -> dict[str, Any] | Problem:
    """Return some of a file's top-level keys with their values, or the first problem."""
    text = read_text(path, shown=path.name, root=root)
    if isinstance(text, Problem):
        return text
    wanted = frozenset(keys)
    blocks = _blocks(text)
    if blocks is not None:
        kept = "".join(block for key, block in blocks if key in wanted)
        if not kept:
            return {}
        reading = parse_text(kept, shown=path.name)
        if reading.source is not None and not reading.errors:
            return dict(reading.source.data)
    reading = parse_text(text, shown=path.name)
    if reading.source is None or reading.errors:
        return reading.errors[0]
    return {key: value for key, value in reading.source.data.items() if key in wanted}


def patterns_in(main: Path) -> tuple[str, ...] | None:
    """Return the patterns under which a main file names others; None where it cannot be read."""
    data = read_keys(main, _NAMED_UNDER)
    if isinstance(data, Problem):
        return None
    listed = [data.get(key) for key in _NAMED_UNDER]
    return tuple(
        pattern
        for patterns in listed
        if isinstance(patterns, list)
        for pattern in patterns
        if isinstance(pattern, str)
    )


def _blocks(text: str) -> list[tuple[str, str]] | None:
    """Return the top-level keys with their lines; None where lines alone do not tell them apart."""
    at = 0
    while skipped := _SKIPPED_LINE.match(text, at):
        at = skipped.end()
    starts = [
        match.start() for match in _BLOCK_START.finditer(text, at) if match.start() < len(text)
    ]
    if not starts:
        return None
    found: list[tuple[str, str]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        key = _TOP_KEY.match(text, start)
        if key is None:
            return None
        found.append((key.group(1), text[start:end]))
    return found


def _in_one_line(problem: Problem) -> str:
    place = problem.place
    where = f"{place.file}, line {place.line}" if place and problem.lines else place and place.file
    return f"{where}: {problem.message}" if where else problem.message


def _line(value: Any) -> str:
    """Return a text on one line; what was meant as text but is not counts as its own letters."""
    if isinstance(value, Odd):
        value = value.raw
    if value is None or isinstance(value, dict | list):
        return ""
    return " ".join(str(value).split())


def _texts(value: Any) -> list[str]:
    return [_line(item) for item in value] if isinstance(value, list) else []


def _ids(value: Any) -> list[str]:
    return [str(key) for key in value] if isinstance(value, dict) else []
