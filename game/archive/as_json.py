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

Used = Sequence[Mapping[str, object]]
"""What tells of the scenarios that use an entry."""


def entries_json(used_by: Mapping[Key, Used], evidence: Evidence) -> str:
    """Return entries whole: the one, or a list where there are several."""
    told = [_entry(key, evidence, uses) for key, uses in used_by.items()]
    return _json(told[0] if len(told) == 1 else told)


def _entry(key: Key, evidence: Evidence, used_by: Used) -> Mapping[str, object]:
    return {
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
