"""How wide text is in a proportional typeface, about, and texts cut and wrapped to a width.

No typeface comes with the picture, so a reader's own decides. The widths here are those of a wide
one (DejaVu Sans, the usual one on Linux); Helvetica, Segoe UI and their like are narrower, and then
there is a little more room than needed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from game.text.printable import JOINERS
from game.text.width import ELLIPSIS, fitting, width

_WIDE_SIGN = 1.0  # em: CJK, emoji
_SIGN = 0.66  # em: of a script without a row below
_WIDTHS = {
    sign: em
    for signs, em in (
        ("ijl'|", 0.29),
        (" ,.`", 0.33),
        ("ft!()/:;[\\]I-r", 0.4),
        ('cszvxykJ"?*', 0.57),
        ("abdeghnopqu0123456789_+=<>~^#$L", 0.64),
        ("ABCEFGKPRSTVXYZ&", 0.7),
        ("DHNOQU", 0.8),
        ("Mw", 0.86),
        ("mW%@", 1.0),
    )
    for sign in signs
}
_BOLD = 1.09


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in pixels, rather too much than too little."""
    em = sum(_em(sign) for sign in text)
    return em * size * (_BOLD if bold else 1.0)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with `…` where it is wider than some pixels."""
    if measure(text, size, bold=bold) <= room:
        return text
    room -= measure(ELLIPSIS, size, bold=bold)
    kept = ""
    for sign in _signs(text):
        if measure(kept + sign, size, bold=bold) > room:
            break
        kept += sign
    return kept.rstrip().rstrip(JOINERS) + ELLIPSIS


def wrapped(
    text: str, room: float, size: float, *, most: int = 0, bold: bool = False
) -> tuple[str, ...]:
    """Return the text as lines of at most some pixels; of more than `most` the last one is cut.

    Only a word that is wider than a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measure(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room, size, bold=bold)
        lines += full
    if line:
        lines.append(line)
    if most and len(lines) > most:
        rest = shortened(" ".join(lines[most - 1 :]), room, size, bold=bold)
        lines[most - 1 :] = [rest if rest.endswith(ELLIPSIS) else rest + ELLIPSIS]
    return tuple(lines)


def reads_leftwards(text: str) -> bool:
    """Whether a text is read from right to left, by its first letter that has a direction."""
    ways = map(unicodedata.bidirectional, text)
    return next((way != "L" for way in ways if way in {"L", "R", "AL"}), False)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """Yield a word in pieces that fit a line."""
    piece = ""
    for sign in _signs(word):
        if piece and measure(piece + sign, size, bold=bold) > room:
            yield piece.rstrip(JOINERS)
            piece = ""
        piece += sign
    yield piece


def _signs(text: str) -> Iterator[str]:
    """Yield the signs of a text, each with the marks that follow it."""
    start = 0
    while start < len(text):
        end = fitting(text, 1, start)
        if end == start:
            end = max(fitting(text, 2, start), start + 1)
        yield text[start:end]
        start = end


def _em(sign: str) -> float:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    return (0.0, _SIGN, _WIDE_SIGN)[width(sign)]
