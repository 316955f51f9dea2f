"""The Markdown that texts use: paragraphs, one level of lists, quotes, headings, inline marks.

A blank line ends a paragraph, an item or a quoted paragraph; a line that begins nothing of its own
carries on the one before it. Indentation means nothing, `<` is text, and a link shows its address.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from game.text.inline import Span, Style, parse_spans

__all__ = ["Block", "BlockKind", "Span", "Style", "escape", "parse_markdown", "plain"]

BlockKind = Literal["paragraph", "item", "quote", "heading"]

_SPACE = re.compile(r"[ \t\r]+")
_HEADING = re.compile(r"(#{1,3}) (.+)")
_ITEM = re.compile(r"([-*]|[0-9]{1,9}\.) (.+)")
_BLOCK_MARK = re.compile(r"\A([0-9]*)([-#>]|(?<=[0-9])\.)")
_INLINE_MARK = re.compile(r"[\\`*_\[\]]")


class Block(NamedTuple):
    """A paragraph, an item, a quoted paragraph or a heading.

    `marker` is `-` or `12.` for an item (in a quote too), `#` to `###` for a heading, else empty.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    marker: str = ""

    @property
    def text(self) -> str:
        """What the spans say, without their styles."""
        return "".join(span.text for span in self.spans)


class _Open(NamedTuple):
    kind: BlockKind
    marker: str
    lines: list[str]

    def closed(self) -> Block:
        return Block(self.kind, parse_spans(" ".join(self.lines)), self.marker)


def parse_markdown(text: str) -> tuple[Block, ...]:
    """Return a text's blocks, in order; every text is valid, and time grows with its length."""
    blocks: list[Block] = []
    current: _Open | None = None
    for raw in text.split("\n"):
        line = _SPACE.sub(" ", raw).strip(" ")
        quoted = line.startswith(">")
        if quoted:
            line = line[1:].lstrip(" ")
        heading = None if quoted else _HEADING.match(line)
        if heading or not line:
            if current:
                blocks.append(current.closed())
                current = None
            if heading:
                marker, title = heading.groups()
                blocks.append(Block("heading", parse_spans(_unclosed(title)), marker))
            continue
        item = _ITEM.match(line)
        if item and not _begins(item[1], current):
            item = None
        if current and not item and (not quoted or current.kind == "quote"):
            current.lines.append(line)
            continue
        if current:
            blocks.append(current.closed())
        kind: BlockKind = "quote" if quoted else "item" if item else "paragraph"
        if item:
            marker = "-" if item[1] == "*" else item[1]
            current = _Open(kind, marker, [item[2]])
        else:
            current = _Open(kind, "", [line])
    if current:
        blocks.append(current.closed())
    return tuple(blocks)


def plain(text: str) -> str:
    """Return a text without marks, for counting and for speech: one line for each block."""
    return "\n".join(block.text for block in parse_markdown(text))


def escape(text: str) -> str:
    """Return Markdown that shows a text as it is, in one paragraph: a title, a name, a note."""
    line = _INLINE_MARK.sub(r"\\\g<0>", _SPACE.sub(" ", text.replace("\n", " ")).strip(" "))
    return _BLOCK_MARK.sub(r"\g<1>\\\g<2>", line, count=1)


def _begins(marker: str, current: _Open | None) -> bool:
    """Whether a line is an item: a wrapped sentence may begin with `2020. `, too."""
    return current is None or marker in ("-", "*", "1.") or current.marker.endswith(".")


def _unclosed(title: str) -> str:
    """Drop the closing `##` that some write after a heading."""
    bare = title.rstrip("#")
    return bare.rstrip(" ") if bare.endswith(" ") else title
