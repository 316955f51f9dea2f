"""What lies ahead of the start of play, kept in brief beside the tables that it was read from.

The report of a class asks of that state alone, and should not read tables of megabytes for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from game.debrief.ahead import ENDINGS, Ahead, Outlook
from game.debrief.apart.cache import Cache, name_of
from game.debrief.apart.wire import endings_of, plain_endings, plain_value, value_of
from game.engine.play import start
from game.engine.tables import Program

_FORMAT = 1
_SUBJECT = "start-of-play"
"""No id of an indicator has a hyphen."""


def beginning(program: Program, cache: Cache) -> Ahead | None:
    """Return what lies ahead of the start of play; None where it is not kept, or not readable."""
    name = name_of(program, _SUBJECT)
    data = cache.get(name)
    if data is None:
        return None
    try:
        return _read(program, json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError):
        cache.drop(name)
        return None


def keep_beginning(program: Program, ahead: Ahead, cache: Cache) -> None:
    """Keep what lies ahead of the start of play, where all of it is known exactly."""
    outlook = ahead.of(start(program, 0).first)
    subjects = _subjects(program)
    known = {*outlook.values, *(() if outlook.endings is None else (ENDINGS,))}
    if outlook.endings is None or ahead.why or not known.issuperset(subjects):
        return
    plain = {
        "format": _FORMAT,
        "endings": plain_endings(outlook.endings),
        "values": {id_: plain_value(value) for id_, value in outlook.values.items()},
    }
    cache.put(name_of(program, _SUBJECT), json.dumps(plain, separators=(",", ":")).encode())


def _read(program: Program, plain: Mapping[str, Any]) -> Ahead:
    if plain["format"] != _FORMAT:
        raise ValueError("another format")
    subjects = _subjects(program)
    values = {id_: value_of(plain["values"][id_]) for id_ in subjects if id_ != ENDINGS}
    outlook = Outlook(endings_of(plain["endings"]), values)
    return Ahead({start(program, 0).first: outlook}, subjects=subjects, done=frozenset(subjects))


def _subjects(program: Program) -> tuple[str, ...]:
    return (ENDINGS, *(id_ for id_, _ in program.indicators))
