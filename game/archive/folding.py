"""Words as a search compares them: without case, accents or marks."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^)]*\)")
_BETWEEN_PLACES = re.compile(r",|;|\band\b|\bto\b|\bthe\b(?= )")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def words(text: str) -> list[str]:
    """Return the words of a text, folded; apostrophes and hyphens part words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _WORD.findall(bare.translate(_LETTERS))


def folded(text: str) -> str:
    """Return the words of a text with one space before and after each: ` calderon s war `."""
    return f" {' '.join(words(text))} "


def place_names(place: str) -> tuple[str, ...]:
    """Return the places that a line names: `Sinaloa, Mexico (inferred)` names two."""
    parts = _BETWEEN_PLACES.split(_ASIDE.sub("", place))
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))
