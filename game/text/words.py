"""How long a text is, in words and in reading time."""

from __future__ import annotations

import re

from game.text.markdown import plain

WORDS_PER_MINUTE = 200
"""How fast a class reads together; alone and in silence it is 238 (Brysbaert 2019, non-fiction)."""

_GAP = re.compile(r"[\s—]+")


def word_count(text: str) -> int:
    """Return how many words a Markdown text shows; marks and lone dashes are none."""
    return sum(any(map(str.isalnum, word)) for word in _GAP.split(plain(text)))


def reading_seconds(words: int) -> int:
    """Return the seconds that so many words take to read, rounded up."""
    return -(-words * 60 // WORDS_PER_MINUTE)
