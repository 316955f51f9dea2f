"""Texts set in lines: the project's Markdown as styled paragraphs, wrapped with hanging indents.

Nothing from a file is ever read as markup; every character passes `printable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.text.markdown import Block, parse_markdown
from game.text.printable import printable

QUIET = "$foreground-muted"
"""The style of what stands beside the text: notes, dates, keys."""

HEADING = "bold $primary"
"""The style of headings within a page."""

_LEAST = 10
_ADDRESS = re.compile(r"\S+://\S+")
_STEPS = (re.compile(r"[^/]*/+|[^/]+"), re.compile(r"[^-]*-+|[^-]+"))
_STYLES = {"": "", "em": "italic", "strong": "bold", "code": "bold"}


class Para(NamedTuple):
    """A paragraph. `lead` stands before its first line, and the others are indented as far.

    `tight` leaves out the blank line before it; `anchor` names it, so that a page can scroll there;
    `whole` keeps it on one line, cut where it is too long; `heads` leaves out the blank line after;
    `lead_style` is the style of what stands before.
    """

    content: Content
    lead: str = ""
    tight: bool = False
    anchor: str = ""
    whole: bool = False
    heads: bool = False
    lead_style: str = QUIET


class Setting(NamedTuple):
    """Paragraphs set in lines, with the line on which each anchor stands."""

    lines: tuple[Content, ...]
    anchors: Mapping[str, int]
    width: int = 0
    wrapped: Mapping[int, tuple[Para, list[Content]]] = {}
    """The lines of each paragraph, by the identity of its content."""


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


def lay_out(paras: Iterable[Para], width: int, before: Setting | None = None) -> Setting:
    """Set paragraphs in lines of at most so many cells, a blank line between them.

    Those that stood in `before` are not set anew: of a long page, much stays when some changes.
    """
    lines: list[Content] = []
    anchors: dict[str, int] = {}
    known = before.wrapped if before is not None and before.width == width else {}
    wrapped: dict[int, tuple[Para, list[Content]]] = {}
    headed = True
    for para in paras:
        if not para.tight and not headed:
            lines.append(Content())
        headed = para.heads
        if para.anchor:
            anchors[para.anchor] = len(lines)
        same, its_lines = known.get(id(para.content), (None, []))
        if same is None or _set_apart(same, para):
            its_lines = _lines(para, width)
        wrapped[id(para.content)] = para, its_lines
        lines += its_lines
    return Setting(tuple(lines), anchors, width, wrapped)


def _set_apart(one: Para, other: Para) -> bool:
    """Whether two paragraphs of the same content are set in other lines."""
    return (one.lead, one.lead_style, one.whole) != (other.lead, other.lead_style, other.whole)


def _lines(para: Para, width: int) -> list[Content]:
    indent = cell_len(para.lead)
    room = max(width - indent, _LEAST)
    if para.whole:
        wrapped = [para.content.truncate(room, ellipsis=True)]
    else:
        wrapped = _wrapped(para.content, room)
    lines = []
    for number, line in enumerate(wrapped):
        before = para.lead if number == 0 else " " * indent
        lines.append(Content.assemble((before, para.lead_style), line) if before else line)
    return lines


def _wrapped(content: Content, room: int) -> list[Content]:
    """Wrap content; an address that is longer than a line gets lines of its own."""
    lines: list[Content] = []
    at = 0
    for match in _ADDRESS.finditer(content.plain):
        if cell_len(match[0]) > room:
            before = content[at : match.start()].rstrip()
            lines += before.wrap(room) if before else []
            lines += _broken(content[match.start() : match.end()], room)
            at = match.end()
    rest = content[at:]
    if lines:
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    return [*lines, *rest.wrap(room)] if rest or not lines else lines


def _broken(address: Content, room: int, level: int = 0) -> Iterator[Content]:
    """Yield an address in lines, broken at its slashes; a step too long for one, at hyphens."""
    if address.cell_length <= room:
        yield address
    elif level == len(_STEPS):
        yield from address.fold(room)
    else:
        start = end = 0
        for step in _STEPS[level].finditer(address.plain):
            if step.start() > start and address[start : step.end()].cell_length > room:
                yield from _broken(address[start:end], room, level + 1)
                start = step.start()
            end = step.end()
        yield from _broken(address[start:], room, level + 1)


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
