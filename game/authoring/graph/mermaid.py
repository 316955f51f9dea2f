"""The picture as Mermaid, which many sites and editors draw where it stands in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from game.authoring.graph.story import FINAL, Place, Story, Way
from game.authoring.graph.telling import notes, option_labels, place_lines, summary

MOST_TEXT = 50_000
"""Mermaid draws no longer text than this, unless its page says otherwise (`maxTextSize`)."""

_SHAPES = {
    "decision": ("(", ")"),
    "interlude": ("[/", "/]"),
    "ending": ("([", "])"),
    "stuck": ("{{", "}}"),
}
_STYLES = (
    "classDef start stroke-width:3px",
    "classDef ending stroke-width:3px",
    "classDef unmet stroke-dasharray:5 4,opacity:0.6",
    "classDef note fill:none,stroke:none,text-align:left",
)
_NARROW, _WIDEST = 1.0, 6.0
_MEANING = re.compile(r"[^\w ,.!?'()/:%\x80-\U0010ffff-]|%(?=%)|(?<=%)%|:(?! )", re.ASCII)
"""What may mean something to Mermaid, Markdown or HTML: all of ASCII that plain prose can spare."""
_LIST_MARK = re.compile(r"\A([0-9]*)([.)-])(?= )")
"""With what Mermaid takes a text to begin a list, which it then refuses to draw."""
_LOOK_ALIKES = str.maketrans("<>&", "\u2039\u203a\uff06")
"""For the title over the picture, in which Mermaid knows no numbered signs, but HTML."""


def as_mermaid(story: Story) -> str:
    """Return the picture as a flowchart; in one too long for Mermaid, ids stand for labels."""
    drawn = "\n".join(_lines(story, ids_only=False))
    return drawn if len(drawn) < MOST_TEXT else "\n".join(_lines(story, ids_only=True))


def _lines(story: Story, *, ids_only: bool) -> Iterator[str]:
    title = story.title.translate(_LOOK_ALIKES)
    # JSON's strings are YAML's too.
    yield from ("---", f"title: {json.dumps(title, ensure_ascii=False)}", "---", "flowchart TD")
    for place in story.places:
        if place.kind not in FINAL:
            yield f"  {_node(story, place)}"
    yield '  subgraph endings["Endings"]'
    for place in story.places:
        if place.kind in FINAL:
            yield f"    {_node(story, place)}"
    yield "  end"
    for way in story.ways:
        yield f"  {_edge(story, way, ids_only=ids_only)}"
    yield f"  legend[{_label((f'{summary(story)}.', *notes(story)))}]:::note"
    final = [place for place in story.places if place.kind in FINAL]
    # A line that is not drawn keeps it under everything else.
    yield f"  {_name(final[len(final) // 2].id)} ~~~ legend"
    yield from (f"  {style}" for style in _STYLES)
    for at, way in enumerate(story.ways):
        if way.weight is not None:
            wide = _NARROW + (_WIDEST - _NARROW) * way.weight
            yield f"  linkStyle {at} stroke-width:{wide:.1f}px"


def _node(story: Story, place: Place) -> str:
    opening, closing = _SHAPES[place.kind]
    class_ = ":::ending" if place.kind in FINAL else ""
    if place.id == story.start:
        class_ = ":::start"
    if place.mark:
        class_ = ":::unmet"
    return f"{_name(place.id)}{opening}{_label(place_lines(story, place))}{closing}{class_}"


def _edge(story: Story, way: Way, *, ids_only: bool) -> str:
    line = "-.->" if way.never else "-->"
    said = [id_ for id_, _ in story.telling(way)] if ids_only else option_labels(story, way)
    label = f"|{_label(said)}|" if said else ""
    return f"{_name(way.source)} {line}{label} {_name(way.target)}"


def _name(id_: str) -> str:
    """Return the name of a place: an id alone may be a word of Mermaid's own (`graph`, `style`)."""
    return f"place_{id_}"


def _label(lines: Iterable[str]) -> str:
    return '"' + "<br/>".join(escaped(line) for line in lines) + '"'


def escaped(text: str) -> str:
    """Return a text for a quoted label, in which nothing means anything but itself.

    Signs with a meaning are numbered, as Mermaid has it: `#35;`. That is not enough for a backslash
    before an n, which breaks the line even then: a space without width parts the two.
    """
    safe = _MEANING.sub(lambda match: f"#{ord(match.group())};", text)
    safe = safe.replace("#92;n", "#92;#8203;n")
    return _LIST_MARK.sub(lambda match: f"{match[1]}#{ord(match[2])};", safe)
