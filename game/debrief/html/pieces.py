"""Parts that are told in pieces, on a page."""

from __future__ import annotations

from collections.abc import Iterable

from game.debrief.html.markup import Markup, element, joined, prose, words
from game.debrief.telling.pieces import Part, Piece


def part_section(part: Part) -> Markup:
    """Return a part as the body of a section."""
    return told_pieces(part.pieces)


def told_pieces(pieces: Iterable[Piece]) -> Markup:
    """Return pieces one after the other."""
    return joined(map(_piece, pieces))


def _piece(piece: Piece) -> Markup:
    if piece.kind == "heading":
        return element("h3", words(piece.text))
    if piece.kind == "lines":
        return element("pre", Markup("\n".join(map(words, piece.text.split("\n")))))
    return prose(piece.text)
