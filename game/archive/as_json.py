"""The archive as JSON: an entry with its fields and links, or what a search found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass

from game.archive.entries import Entry, Key, table
from game.archive.links import links
from game.archive.page import citation
from game.archive.query import Query, choices
from game.archive.search import Found, counts
from game.model.evidence import Evidence


def entry_json(key: Key, evidence: Evidence, used_by: Sequence[Mapping[str, object]]) -> str:
    """Return an entry whole; `used_by` is what tells of the scenarios that use it."""
    return _json(
        {
            "kind": key.kind,
            "id": key.id,
            "citation": citation(key, evidence),
            "fields": _fields(key, evidence),
            "links": [
                {"kind": link.to.kind, "id": link.to.id, "relation": link.relation}
                for link in links(key, evidence)
            ],
            "scenarios": list(used_by),
        }
    )


def found_json(query: Query, found: Found) -> str:
    """Return what a search found, the best first."""
    return _json(
        {
            "words": list(query.words),
            "filters": dict(query.filters),
            "total": found.total,
            "found": [
                {"kind": each.key.kind, "id": each.key.id, "label": each.label}
                for each in found.entries
            ],
        }
    )


def overview_json(entries: Sequence[Entry]) -> str:
    """Return how much there is of each kind, and by what it can be filtered."""
    values: dict[str, dict[str, int]] = {}
    for choice in choices(entries):
        values.setdefault(choice.filter, {})[choice.value] = choice.entries
    return _json({"entries": counts(entries), "filters": values})


def _fields(key: Key, evidence: Evidence) -> object:
    value = table(evidence, key.kind)[key.id]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: each for name, each in asdict(value).items() if each not in ("", (), {})}
    return {"text": value}


def _json(value: object) -> str:
    return json.dumps(value, indent=2)
