"""What a debrief is told in: parts, and in them paragraphs, headings and drawn lines."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Piece(NamedTuple):
    """A stretch of a part.

    `text` is the project's Markdown, or for `lines` what stands in columns and is never wrapped;
    a `heading` stands alone, as plain text.
    """

    kind: Literal["text", "heading", "lines"]
    text: str


class Part(NamedTuple):
    """A part of a debrief; `id` never changes, `name` is short, for a line of contents."""

    id: str
    name: str
    title: str
    pieces: tuple[Piece, ...]


def text(markdown: str) -> Piece:
    """Return a stretch of the project's Markdown."""
    return Piece("text", markdown)


def heading(plain: str) -> Piece:
    """Return a heading, given as plain text."""
    return Piece("heading", plain)


def lines(*drawn: str) -> Piece:
    """Return lines that stand in columns."""
    return Piece("lines", "\n".join(drawn))


def bullets(*items: str) -> Piece:
    """Return a list, its items in the project's Markdown."""
    return Piece("text", "\n".join(f"- {' '.join(item.split())}" for item in items))
