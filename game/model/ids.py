"""Ids: the author's own names, and the identity of everything that is stored or reported."""

from __future__ import annotations

import re

RESERVED = frozenset(
    {"and", "or", "not", "seen", "chose", "decisions", "true", "false", "end", "stuck"}
)
"""Words that conditions and the rules use themselves."""

MAX_ID = 64
"""The longest id, in characters."""

is_id = re.compile(r"[a-z][a-z0-9_]*\Z").match
"""Whether a word has the form of an id of the game: scenes, options, indicators and so on."""

is_evidence_id = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z").match
"""Whether a word has the form of an id of evidence or of an instrument; hyphens are allowed."""


def suggest_id(word: str, *, hyphens: bool = False) -> str:
    """Return the id that was probably meant: `The arrest` becomes `the_arrest`."""
    kept = re.sub(r"[^a-z0-9_-]+" if hyphens else r"[^a-z0-9]+", "_", word.strip().lower())
    kept = kept.strip("_-")[:MAX_ID]
    if not kept:
        return "name"
    if not kept[0].isalpha():
        kept = f"n_{kept}"
    return f"{kept}_1" if kept in RESERVED else kept
