"""The picture as DOT, for Graphviz and what reads its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.authoring.graph.lettering import wrapped
from game.authoring.graph.story import FINAL, Place, Story, Way
from game.authoring.graph.telling import notes, option_labels, place_lines, summary, way_words

_SHAPES = {
    "decision": ("box", "rounded"),
    "interlude": ("note", ""),
    "ending": ("box", "rounded"),
    "stuck": ("octagon", ""),
}
_GREY = "gray45"
_SIZE = 11.0
_CARD = 170.0  # pixels, where a text on a card is wrapped
_NOTE = 560.0
_NARROW, _WIDEST = 0.8, 5.0

Attributes = dict[str, str]


def as_dot(story: Story) -> str:
    """Return the picture as a graph in DOT, every text quoted."""
    return "\n".join(
        (f"digraph {quoted(story.name)} {{", *(f"  {line}" for line in _lines(story)), "}")
    )


def _lines(story: Story) -> Iterator[str]:
    head = [story.title, summary(story), ""]
    told = [line for note in notes(story) for line in wrapped(note, _NOTE, _SIZE)]
    yield f"graph [label={_label((*head, *told))}, labelloc=t, fontname=Helvetica, rankdir=TB];"
    yield "node [fontname=Helvetica, fontsize=11];"
    yield "edge [fontname=Helvetica, fontsize=10];"
    for place in story.places:
        if place.kind not in FINAL:
            yield _node(story, place)
    yield "subgraph {"
    yield "  rank=sink;"
    for place in story.places:
        if place.kind in FINAL:
            yield f"  {_node(story, place)}"
    yield "}"
    for way in story.ways:
        yield _edge(story, way)


def _node(story: Story, place: Place) -> str:
    shape, style = _SHAPES[place.kind]
    lines = [line for each in place_lines(story, place) for line in wrapped(each, _CARD, _SIZE)]
    more: Attributes = {"label": _label(lines), "shape": shape}
    styles = [style] if style else []
    if place.kind == "ending":
        more["peripheries"] = "2"
    if place.id == story.start:
        more["penwidth"] = "2.5"
    if place.mark:
        styles.append("dashed")
        more |= {"color": _GREY, "fontcolor": _GREY}
    if styles:
        more["style"] = quoted(",".join(styles))
    return f"{quoted(place.id)} {_listed(more)};"


def _edge(story: Story, way: Way) -> str:
    more: Attributes = {}
    labels = option_labels(story, way)
    if labels:
        more["label"] = _label(labels)
    more["tooltip"] = more["labeltooltip"] = _label(way_words(story, way))
    if way.weight is not None:
        more["penwidth"] = f"{_NARROW + (_WIDEST - _NARROW) * way.weight:.2f}"
    if way.never:
        more |= {"style": "dashed", "color": _GREY, "fontcolor": _GREY}
    return f"{quoted(way.source)} -> {quoted(way.target)} {_listed(more)};"


def quoted(text: str) -> str:
    """Return a text as a quoted string, in which nothing means anything but itself.

    A backslash begins an escape, and `&` a sign by its name as in HTML.
    """
    safe = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'


def _label(lines: Iterable[str]) -> str:
    r"""Return lines as one quoted string, with `\n` between them."""
    return '"' + "\\n".join(quoted(line)[1:-1] for line in lines) + '"'


def _listed(attributes: Attributes) -> str:
    return "[" + ", ".join(f"{key}={value}" for key, value in attributes.items()) + "]"
