"""Cards as they were read the last time; each holds while none of its files has changed.

To read the cards of a library takes longer than all else that its first screen waits for. The file
in which they are kept may be lost at any time: where it is missing, torn or of another version of
the game, or where a scenario's files are not just as they were, those are read instead.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from game import __version__
from game.content.cards.card import Card
from game.content.files.watched import look_at

_MOST_BYTES = 4_000_000

_AT_REST = 2_000_000_000
"""What was changed less than so many nanoseconds ago may change again and keep its date."""

Row = Mapping[str, Any]
"""A card as it is kept: its texts, the patterns of its scenario, and the stamps of its files."""


def cards_kept_in(file: Path, scenarios: Iterable[tuple[str, Path]]) -> list[Card]:
    """Return the cards of scenarios, of which names and main files are given, and keep them."""
    before = _read(file)
    now: dict[str, Row] = {}
    cards = []
    for name, main in scenarios:
        row = before.get(str(main))
        card = _card(row, name, main)
        if card is None:
            card, row = _read_anew(name, main)
        if row is not None:
            now[str(main)] = row
        cards.append(card)
    if now != before:
        _write(file, now)
    return cards


def _card(row: Any, name: str, main: Path) -> Card | None:
    """Return the card that a row holds; None where it holds none, or its files are not as then."""
    try:
        if row["stamps"] != _stamps(main, _texts(row["patterns"])):
            return None
        title, summary, kind = _texts([row["title"], row["summary"], row["kind"]])
        return Card(
            name,
            main,
            title,
            summary,
            int(row["minutes"]),
            kind,
            _texts(row["objectives"]),
            _texts(row["endings"]),
        )
    except (LookupError, TypeError, ValueError):
        return None


def _read_anew(name: str, main: Path) -> tuple[Card, Row | None]:
    """Read a card; its row is None where it has a problem, or its files are still being written."""
    # It brings YAML with it.
    from game.content.cards.glance import read_card

    latest = time.time_ns() - _AT_REST
    card, patterns = read_card(main, name)
    stamps = _stamps(main, patterns)
    if card.problem or not all(stamp and max(stamp[:2]) < latest for _, stamp in stamps):
        return card, None
    row = {
        "title": card.title,
        "summary": card.summary,
        "minutes": card.minutes,
        "kind": card.kind,
        "objectives": list(card.objectives),
        "endings": list(card.endings),
        "patterns": list(patterns),
        "stamps": stamps,
    }
    return card, row


def _stamps(main: Path, patterns: tuple[str, ...]) -> list[list[Any]]:
    look = look_at(main, patterns)
    return [[str(path), list(stamp) if stamp else None] for path, stamp in look.items()]


def _texts(kept: Any) -> tuple[str, ...]:
    """Return texts that were kept as a list.

    Raises:
        TypeError: where they are something else.
    """
    if not isinstance(kept, list) or not all(isinstance(each, str) for each in kept):
        raise TypeError
    return tuple(kept)


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            return {}
        kept = json.loads(file.read_bytes())
        rows = kept["cards"] if kept["game"] == __version__ else {}
        return rows if isinstance(rows, dict) else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def _write(file: Path, rows: Mapping[str, Row]) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps({"game": __version__, "cards": rows}), encoding="ascii")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
