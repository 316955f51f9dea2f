"""Texts set in lines: the project's Markdown as styled paragraphs, wrapped with hanging indents.

Nothing from a file is ever read as markup; every character passes `printable`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.text.markdown import Block, parse_markdown
from game.text.printable import printable

MEASURE = 76
"""The widest that a line of text is set, in cells."""

QUIET = "$foreground-muted"
"""The style of what stands beside the text: notes, dates, keys."""

HEADING = "bold $primary"
"""The style of headings within a page."""

_LEAST = 10
_STYLES = {"": "", "em": "italic", "strong": "bold", "code": "bold"}


class Para(NamedTuple):
    """A paragraph. `lead` stands before its first line, and the others are indented as far.

    `tight` leaves out the blank line before it; `anchor` names it, so that a page can scroll there;
    `whole` keeps it on one line, cut where it is too long; `heads` leaves out the blank line after.
    """

    content: Content
    lead: str = ""
    tight: bool = False
    anchor: str = ""
    whole: bool = False
    heads: bool = False


class Setting(NamedTuple):
    """Paragraphs set in lines, with the line on which each anchor stands."""

    lines: tuple[Content, ...]
    anchors: Mapping[str, int]


def plain(text: str, style: str = "") -> Content:
    """Return text as it stands, in one style."""
    return Content.styled(printable(text, newlines=True), style)


def said(text: str, style: str = "", *, lead: str = "", tight: bool = False) -> Para:
    """Return text as it stands, as a paragraph."""
    return Para(plain(text, style), lead, tight)


def heading(text: str, anchor: str = "") -> Para:
    """Return a heading within a page."""
    return Para(plain(text, HEADING), anchor=anchor, heads=True)


def markdown(text: str) -> tuple[Para, ...]:
    """Return a text in the project's Markdown as paragraphs."""
    paras: list[Para] = []
    before: Block | None = None
    for block in parse_markdown(text):
        tight = before is not None and before.kind == block.kind and bool(block.marker)
        paras.append(_para(block, tight))
        before = block
    return tuple(paras)


def bullets(texts: Iterable[str]) -> Iterator[Para]:
    """Yield texts in the project's Markdown as the items of one list."""
    for number, text in enumerate(texts):
        for para in markdown(f"- {text}"):
            yield para._replace(tight=number > 0)


def lay_out(paras: Iterable[Para], width: int) -> Setting:
    """Set paragraphs in lines of at most so many cells, a blank line between them."""
    lines: list[Content] = []
    anchors: dict[str, int] = {}
    headed = True
    for para in paras:
        if not para.tight and not headed:
            lines.append(Content())
        headed = para.heads
        if para.anchor:
            anchors[para.anchor] = len(lines)
        indent = cell_len(para.lead)
        room = max(width - indent, _LEAST)
        if para.whole:
            wrapped = [para.content.truncate(room, ellipsis=True)]
        else:
            wrapped = para.content.wrap(room)
        for number, line in enumerate(wrapped):
            before = para.lead if number == 0 else " " * indent
            lines.append(Content.assemble((before, QUIET), line) if before else line)
    return Setting(tuple(lines), anchors)


def _para(block: Block, tight: bool) -> Para:
    if block.kind == "heading":
        return heading(block.text)
    content = Content.assemble(
        *((printable(span.text), _STYLES[span.style]) for span in block.spans)
    )
    if block.kind == "quote":
        lead = f"  {block.marker} " if block.marker else "  "
        return Para(content.stylize("italic"), lead, tight)
    return Para(content, f"{block.marker} " if block.marker else "", tight)
