"""Whether what somebody types is found in a text: by parts of words, whatever case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text without case and accents, so that `zabno` finds `Żabno`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def found_at(typed: str, text: str) -> int:
    """Return how well each word that was typed is found in a text: 0 at its head, -1 not at all.

    1 means that all of them begin words of the text, 2 that one is inside a word.
    """
    wanted, text = folded(typed).split(), folded(text)
    if any(word not in text for word in wanted):
        return -1
    if text.startswith(" ".join(wanted)):
        return 0
    begun = f" {' '.join(text.split())}"
    return 1 if all(f" {word}" in begun for word in wanted) else 2
