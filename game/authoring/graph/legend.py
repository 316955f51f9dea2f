"""What stands under the picture: what its shapes and lines mean, and what may break in."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from game.authoring.graph.cards import outline
from game.authoring.graph.lettering import measure, wrapped
from game.authoring.graph.lines import line_width
from game.authoring.graph.markup import element, number, text_at
from game.authoring.graph.story import PlaceKind, Story, Way
from game.authoring.graph.telling import event_words

_SIZE = 11.0  # pixels; as in the style
_ROW = 30.0
_LEADING = 16.0
_SAMPLE = (34.0, 20.0)
_GAP = 26.0
_BULLET = "\N{BULLET}"
_SHARES = (Fraction(1, 20), Fraction(1, 4), Fraction(1))
_KINDS: tuple[tuple[PlaceKind, str], ...] = (
    ("decision", "decision"),
    ("interlude", "interlude"),
    ("ending", "ending"),
    ("stuck", "play cannot go on"),
)

Drawn = tuple[float, str]
"""How high something is, and its markup."""


def legend(story: Story, left: float, top: float, width: float) -> Drawn:
    """Return the legend in so much width, from a corner on."""
    y = top
    x = left
    parts: list[str] = []
    for wide, sample, said in _entries(story):
        whole = wide + 7 + measure(said, _SIZE)
        if x > left and x + whole > left + width:
            x, y = left, y + _ROW
        parts.append(element("g", sample, transform=f"translate({number(x)} {number(y)})"))
        parts.append(text_at(said, x + wide + 7, y + _SAMPLE[1] / 2 + 4))
        x += whole + _GAP
    y += _ROW + 8
    for paragraph in _paragraphs(story):
        for line in wrapped(paragraph, width, _SIZE):
            parts.append(text_at(line, left, y + _SIZE, "quiet"))
            y += _LEADING
    return y - top, "".join(parts)


def _entries(story: Story) -> Iterator[tuple[float, str, str]]:
    """Yield the width of each sample, the sample, and what it means."""
    wide, high = _SAMPLE
    kinds = {place.kind for place in story.places}
    for kind, said in _KINDS:
        if kind in kinds:
            yield wide, outline(kind, (0, 0), _SAMPLE), said
    if any(place.mark for place in story.places):
        yield wide, outline("decision", (0, 0), _SAMPLE, unmet=True), "never seen"
    if not story.unproved:
        for share in _SHARES:
            sample = _line(wide, high / 2, Way("", "", often=share))
            said = f"{share.numerator * 100 // share.denominator}% of plays"
            yield wide, sample, said
    if any(way.never for way in story.ways):
        yield wide, _line(wide, high / 2, Way("", "", never=True)), "never taken"


def _line(long: float, y: float, way: Way) -> str:
    return element(
        "path",
        d=f"M0 {number(y)}h{number(long)}",
        class_="way never" if way.never else "way",
        stroke_width=line_width(way),
    )


def _paragraphs(story: Story) -> Iterator[str]:
    yield story.basis
    if story.events:
        yield "Injects, events from outside that may come in between:"
        yield from (f"{_BULLET} {event_words(story, each)}" for each in story.events)
