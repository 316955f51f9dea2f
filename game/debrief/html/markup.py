"""Markup of HTML and SVG, kept apart from texts by its type, so that no text slips in unescaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NewType

from game.text.markdown import Block, Span, parse_markdown
from game.text.printable import printable

Markup = NewType("Markup", str)
"""Text that may stand in a page as it is: made here, of escaped texts and elements."""

NOTHING = Markup("")

_VOID = frozenset({"meta", "br", "hr"})

_INLINE = frozenset(
    {"a", "b", "cite", "code", "desc", "em", "span", "strong", "text", "title"}
    | {"circle", "line", "polygon", "polyline", "rect"}
)
"""Elements within a line of text or a drawing; after any other, a line of the file ends."""


def words(text: str) -> Markup:
    """Return a text as markup: nothing in it is read as markup, hides or turns the reading."""
    return Markup(escape(printable(text)))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return several pieces as one, with a text between them."""
    return Markup(words(between).join(parts))


def element(tag: str, /, *inside: Markup, **attributes: str | float | bool) -> Markup:
    """Return an element around markup.

    `class_` stands for `class`, `_` for `-`; an attribute that is "" or False is left out, one that
    is True has no value. Numbers have at most two decimals.
    """
    told = "".join(
        _attribute(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not False and value != ""
    )
    end = "" if tag in _VOID else f"</{tag}>"
    after = "" if tag in _INLINE else "\n"
    return Markup(f"<{tag}{told}>{''.join(inside)}{end}{after}")


def number(value: float) -> str:
    """Return a number for an attribute, with at most two decimals."""
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def prose(text: str) -> Markup:
    """Return Markdown as paragraphs, lists and quotations.

    A heading within a text becomes a bold line: the outline of a page is the page's own.
    """
    return joined(
        _list(blocks) if kind == "item" else joined(map(_block, blocks))
        for kind, blocks in _runs(parse_markdown(text))
    )


def line(text: str) -> Markup:
    """Return Markdown as one run of text, whatever its paragraphs."""
    return joined((_spans(block.spans) for block in parse_markdown(text)), " ")


def paragraph(*inside: Markup, class_: str = "") -> Markup:
    """Return a paragraph."""
    return element("p", *inside, class_=class_)


def bullets(items: Iterable[Markup], class_: str = "") -> Markup:
    """Return a list; nothing where it would be empty."""
    told = joined(element("li", each) for each in items)
    return element("ul", told, class_=class_) if told else NOTHING


def _attribute(name: str, value: str | float | bool) -> str:
    if value is True:
        return f" {name}"
    told = value if isinstance(value, str) else number(value)
    return f' {name}="{escape(printable(told))}"'


def _runs(blocks: Sequence[Block]) -> Iterable[tuple[str, list[Block]]]:
    for (kind, _), run in groupby(blocks, key=lambda block: (block.kind, block.marker == "-")):
        yield kind, list(run)


def _list(items: Sequence[Block]) -> Markup:
    inside = [element("li", _spans(item.spans)) for item in items]
    first = items[0].marker
    if first == "-":
        return element("ul", *inside)
    start = first.rstrip(".")
    return element("ol", *inside, start="" if start == "1" else start)


def _block(block: Block) -> Markup:
    inside = _spans(block.spans)
    if block.kind == "heading":
        return element("p", element("strong", inside))
    if block.kind == "quote":
        mark = words(f"{block.marker} ") if block.marker else NOTHING
        return element("blockquote", element("p", mark, inside))
    return element("p", inside)


def _spans(spans: Sequence[Span]) -> Markup:
    return joined(
        element(span.style, words(span.text)) if span.style else words(span.text) for span in spans
    )
