"""Changes and counts told in words, the same way on every front end."""

from __future__ import annotations

import re
from collections.abc import Sequence


def shift_words(label: str, before: int, after: int) -> str:
    """Tell a change of an indicator; no verb, since a label may name one thing or several."""
    if after == before:
        return f"{label}: still {after}."
    way = "up" if after > before else "down"
    return f"{label}: {way} {abs(after - before)}, from {before} to {after}."


def counted(number: int, one: str, many: str = "") -> str:
    """Tell how many: `1 decision`, `2 decisions`, `no decisions`."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {word}"


def listed(words: tuple[str, ...]) -> str:
    """Join words as in a sentence: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


_SENTENCE_END = re.compile(r"[a-z0-9)\]%][.!?][”\"'*)]*(?=\s+[A-Z0-9“\"*])")


def first_sentence(markdown: str) -> str:
    """Return a text's first sentence, or its first paragraph where none ends within marks."""
    paragraph = " ".join(markdown.strip().partition("\n\n")[0].split())
    end = _SENTENCE_END.search(paragraph)
    first = paragraph[: end.end()] if end else paragraph
    return paragraph if any(first.count(mark) % 2 for mark in "*`") else first


def due_words(due: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Tell how much is still to come and when, not what: `1 consequence after this decision`.

    `due` has each time that something comes, in decisions with the one at hand, and how much.
    """
    return tuple(
        f"{counted(count, 'consequence')} "
        + ("after this decision" if wait == 1 else f"in {wait} decisions")
        for wait, count in due
    )


BETTER = {
    "higher": "higher is better",
    "lower": "lower is better",
    "neither": "neither way is better",
}
"""What an indicator's `better` is called on screen."""
