"""The picture as SVG: self-contained, without scripts, for light and dark screens."""

from __future__ import annotations

from game.authoring.graph.cards import Card, card
from game.authoring.graph.layout.place import lay_out
from game.authoring.graph.layout.values import Box, Layout, Link, Point
from game.authoring.graph.legend import legend
from game.authoring.graph.lettering import wrapped
from game.authoring.graph.lines import (
    draw_label,
    draw_line,
    draw_loop,
    label_box,
    labels,
    loop_room,
)
from game.authoring.graph.look import style
from game.authoring.graph.markup import element, number, text_at, words
from game.authoring.graph.story import FINAL, Story
from game.authoring.graph.telling import in_words, summary

_MARGIN = 32.0
_LEAST_WIDTH = 620.0
_AROUND = 5.0  # beside a card, over what parts any two things
_TITLE = 20.0  # pixels; as in the style
_TITLE_LINE = 26.0
_READABLE = 900.0  # longer lines are hard to read


def as_svg(story: Story) -> str:
    """Return the picture as an SVG document, in ASCII."""
    cards = [card(place, start=place.id == story.start) for place in story.places]
    names = [labels(story, way) for way in story.ways]
    layout = _laid_out(story, cards, names)
    inner = max(layout.width, _LEAST_WIDTH)
    width = inner + 2 * _MARGIN
    heading, y = _heading(story, inner)
    left = _MARGIN + (inner - layout.width) / 2
    drawn = _drawn(story, layout, cards, names)
    under = y + layout.height + _MARGIN
    tall, explained = legend(story, _MARGIN, under, min(inner, _READABLE))
    height = under + tall + _MARGIN
    size = {"width": number(width), "height": number(height)}
    return element(
        "svg",
        element("title", words(story.title), id="graph-title"),
        element("desc", words("\n".join(in_words(story))), id="graph-desc"),
        element("style", words(style())),
        element("rect", class_="ground", **size),
        heading,
        element("g", drawn, transform=f"translate({number(left)} {number(y)})"),
        explained,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby="graph-title graph-desc",
        viewBox=f"0 0 {size['width']} {size['height']}",
        **size,
    )


def _laid_out(story: Story, cards: list[Card], names: list[tuple[str, ...]]) -> Layout:
    numbers = {place.id: number_ for number_, place in enumerate(story.places)}
    boxes = [Box(side := each.width / 2 + _AROUND, side, each.height) for each in cards]
    links = []
    for way, lines in zip(story.ways, names, strict=True):
        at = numbers[way.source]
        if way.source == way.target:
            boxes[at] = boxes[at]._replace(right=boxes[at].right + loop_room(way, lines))
        links.append(Link(at, numbers[way.target], label_box(way, lines)))
    final = [numbers[place.id] for place in story.places if place.kind in FINAL]
    return lay_out(boxes, links, numbers[story.start], final)


def _heading(story: Story, width: float) -> tuple[str, float]:
    """Return the title over the picture, and where the picture begins."""
    y = _MARGIN
    lines = []
    for line in wrapped(story.title, width, _TITLE, most=3, bold=True):
        lines.append(text_at(line, _MARGIN, y + _TITLE - 2, "name"))
        y += _TITLE_LINE
    lines.append(text_at(summary(story), _MARGIN, y + 12, "quiet"))
    return "".join(lines), y + 12 + _MARGIN


def _drawn(story: Story, layout: Layout, cards: list[Card], names: list[tuple[str, ...]]) -> str:
    """Return the lines, seldom taken ones first, then their labels, then the places."""
    numbers = {place.id: number_ for number_, place in enumerate(story.places)}
    lines, written = [], []
    triples = list(zip(story.ways, layout.routes, names, strict=True))
    for way, route, name in sorted(triples, key=lambda each: each[0].often or 0):
        if route.label is None:
            at = layout.nodes[numbers[way.source]]
            edge = Point(at.x + cards[numbers[way.source]].width / 2, at.y)
            written.append(draw_loop(story, way, edge, name))
        else:
            lines.append(draw_line(story, way, route))
            written.append(draw_label(way, route.label, name))
    placed = [each.draw(at) for each, at in zip(cards, layout.nodes, strict=True)]
    return "".join((*lines, *written, *placed))
