"""Plays in a list: for people as lines, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from game.journal.brief import Kept
from game.journal.entries import STUCK
from game.text.printable import printable
from game.text.width import cut, width


def as_lines(plays: Sequence[Kept]) -> Iterator[str]:
    """Yield a line for each play: its id, scenario, where it stands, when it was played, name."""
    rows = [
        (each.play, cut(printable(each.header.scenario), 24), where(each), _when(each), _name(each))
        for each in plays
    ]
    widths = [max((width(row[at]) for row in rows), default=0) for at in range(4)]
    for row in rows:
        cells = [cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=False)]
        yield "  ".join((*cells, row[4])).rstrip()


def where(kept: Kept) -> str:
    """Say where a play stands."""
    if kept.end is None:
        # One that came to an end before is told by that road, whatever is tried since.
        other = "another road, " if kept.endings else ""
        return f"{other}decision {kept.decisions + 1}"
    if kept.end.id == STUCK:
        return "stuck"
    return f"ended: {cut(printable(kept.end.title), 32)}"


def as_json(plays: Iterable[Kept]) -> str:
    """Return the plays as a JSON list; `played` and `begun` are in UTC."""
    return json.dumps([_plain(each) for each in plays], ensure_ascii=True, indent=2)


def _plain(kept: Kept) -> dict[str, object]:
    header = kept.header
    return {
        "play": kept.play,
        "name": kept.name,
        "scenario": header.scenario,
        "title": header.title,
        "origin": header.origin,
        "seed": header.seed,
        "rules": header.rules,
        "text": header.text,
        "program": header.program,
        "begun": header.begun,
        "played": datetime.fromtimestamp(kept.played, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "decisions": kept.decisions,
        "over": kept.over,
        "ending": kept.end.id if kept.end is not None else None,
        "endings": sorted(kept.endings),
        "forked": header.forked._asdict() if header.forked is not None else None,
        "damage": kept.damage,
        "file": str(kept.path),
    }


def _when(kept: Kept) -> str:
    return datetime.fromtimestamp(kept.played).astimezone().strftime("%Y-%m-%d %H:%M")


def _name(kept: Kept) -> str:
    damaged = " (damaged)" if kept.damage else ""
    return f"{printable(kept.name)}{damaged}"
