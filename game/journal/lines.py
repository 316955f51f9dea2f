"""The lines of a journal: headers and entries as JSON, one a line, and strictly read back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from game.errors import JournalError
from game.journal.entries import (
    FORMAT,
    ByHand,
    Chosen,
    Entry,
    Forked,
    Header,
    InClass,
    Named,
    Noted,
    Predicted,
    Rewound,
    Said,
    Skipped,
)

_MOST_TURNS = 100_000
_MAX_SEED = 2**63 - 1
MOST_MILLISECONDS = 2**53
_EVENTS: Mapping[type, str] = {
    Chosen: "choose",
    Predicted: "predict",
    Skipped: "skip",
    Rewound: "rewind",
    Noted: "note",
    Named: "name",
    InClass: "class",
}

is_play_id = re.compile(r"[0-9a-z]{5}\Z").match
"""Whether a word has the form of a play's id; nothing else is ever made a file's name."""


class NewerError(JournalError):
    """A journal of a newer version of the program, which this one must not write to."""

    def __init__(self) -> None:
        super().__init__("it was written by a newer version of Precedent; use that one")


def header_line(header: Header) -> bytes:
    """Return a header as the first line of a journal."""
    return _line({"precedent": FORMAT, **_plain(header)})


def entry_line(entry: Entry, at: int = 0) -> bytes:
    """Return an entry as a line of a journal; `at` is when, in milliseconds, 0 for unknown.

    What a class did says itself when that was.
    """
    plain = _plain(entry)
    kind = plain.pop("kind") if isinstance(entry, ByHand) else _EVENTS[type(entry)]
    when = {"at": at} if at and not isinstance(entry, InClass) else {}
    return _line({"event": kind, **when, **plain})


def read_header(line: bytes) -> Header:
    """Read the first line of a journal.

    Raises:
        JournalError: if it is not one, or one of a newer version.
    """
    data = _object(line)
    version = data.get("precedent")
    if type(version) is not int or version < 1:
        raise JournalError("it is not a journal of a play")
    if version > FORMAT:
        raise NewerError
    forked = data.get("forked")
    play = _text(data, "play")
    if not is_play_id(play):
        raise JournalError("its play has no proper id")
    return Header(
        play=play,
        scenario=_text(data, "scenario"),
        title=_text(data, "title"),
        origin=_text(data, "origin"),
        rules=_text(data, "rules"),
        text=_text(data, "text"),
        seed=_number(data, "seed", 0, _MAX_SEED),
        program=_text(data, "program"),
        begun=_text(data, "begun"),
        forked=None if forked is None else _forked(forked),
    )


def read_entry(line: bytes) -> Entry:
    """Read a line after the first.

    Raises:
        JournalError: if it is no entry, or one of a newer version.
    """
    data = _object(line)
    kind = data.get("event")
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is not None:
        return read(data)
    if isinstance(kind, str):
        raise NewerError
    raise JournalError("it does not say what happened")


def _line(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # What is no letter (half of a pair) stands as the escape that JSON has for it.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        kept = {key: _plain(each) for key, each in value._asdict().items()}
        return {key: each for key, each in kept.items() if each is not None}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise JournalError("it is not written as a journal is")
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise JournalError(f"`{key}` is not a text")
    return value


def _number(data: Mapping[str, Any], key: str, low: int, high: int) -> int:
    value = data.get(key)
    if type(value) is not int or not low <= value <= high:
        raise JournalError(f"`{key}` is not a whole number from {low} to {high}")
    return value


def _parts(data: Mapping[str, Any], key: str) -> tuple[Said, ...]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise JournalError(f"`{key}` is not a list")
    return tuple(map(_said, value))


def _said(value: Any) -> Said:
    if not isinstance(value, dict):
        raise JournalError("what came about is not told as it should be")
    return Said(*(_text(value, key) for key in Said._fields))


def _forked(value: Any) -> Forked:
    if not isinstance(value, dict):
        raise JournalError("`forked` does not say from which play")
    return Forked(_text(value, "play"), _number(value, "turns", 0, _MOST_TURNS))


def _chosen(data: Mapping[str, Any]) -> Chosen:
    end = data.get("end")
    return Chosen(
        scene=_text(data, "scene"),
        option=_text(data, "option"),
        outcome=_text(data, "outcome"),
        heading=_text(data, "heading"),
        label=_text(data, "label"),
        came=_parts(data, "came"),
        end=None if end is None else _said(end),
    )


def _by_hand(data: Mapping[str, Any]) -> ByHand:
    return ByHand(data["event"], _text(data, "id"), _text(data, "title"), _parts(data, "came"))


def _predicted(data: Mapping[str, Any]) -> Predicted:
    return Predicted(
        _text(data, "question"),
        _text(data, "answer"),
        _number(data, "confidence", 1, 100),
        _text(data, "asked"),
        _text(data, "answered"),
    )


def _in_class(data: Mapping[str, Any]) -> InClass:
    body = data.get("body", {})
    if not isinstance(body, dict):
        raise JournalError("what a class did is not told as it should be")
    return InClass(_text(data, "what"), _number(data, "at", 0, MOST_MILLISECONDS), body)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Entry]] = {
    "choose": _chosen,
    **dict.fromkeys(("inject", "hold", "release"), _by_hand),
    "predict": _predicted,
    "skip": lambda data: Skipped(_text(data, "question"), _text(data, "asked")),
    "rewind": lambda data: Rewound(_number(data, "turns", 0, _MOST_TURNS)),
    "note": lambda data: Noted(_text(data, "text")),
    "name": lambda data: Named(_text(data, "name")),
    "class": _in_class,
}
