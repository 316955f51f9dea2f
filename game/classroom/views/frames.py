"""What is on the wall, set in frames of few, short lines that can be read from the back row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from game.classroom.views.projector import Shown
from game.text.markdown import parse_markdown
from game.text.printable import printable
from game.text.width import cut
from game.text.wrap import wrap_blocks, wrap_text

MEASURE = 56
"""The widest line, in cells."""

MOST_LINES = 12
"""The lines of a frame: a title, what is told and asked, and which step this is."""

_ROOM = MOST_LINES - 2
_LONG = 5  # lines; a longer paragraph is parted
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-Z])")
_IN_ROWS = re.compile(r"^\s*([-*>]|[0-9]+\.) ", re.MULTILINE)


class Frame(NamedTuple):
    """One page on the wall; `lines` are told, `asks` is what the class is to do."""

    title: str
    lines: tuple[str, ...]
    asks: tuple[str, ...]
    foot: str

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 2 + len(self.lines) + len(self.asks)


def frames(shown: Shown, measure: int = MEASURE) -> tuple[Frame, ...]:
    """Return the frames of what is shown, one or more; what is asked stands on the last."""
    blocks = [
        lines
        for block in shown.blocks
        for paragraph in block.split("\n\n")
        if paragraph.strip()
        for lines in _in_parts(paragraph, measure)
    ]
    asks = tuple(wrap_text(printable(shown.asks), measure))
    pages = _pages(blocks, len(asks) + 1 if asks else 0)
    title = cut(printable(shown.title), measure)
    count = len(pages)
    made = []
    for at, lines in enumerate(pages, start=1):
        page = f" ({at} of {count})" if count > 1 else ""
        foot = f"{cut(printable(shown.foot), measure - len(page))}{page}".strip()
        last = at == count
        if last and asks and lines and len(lines) + len(asks) + 1 <= _ROOM:
            lines = [*lines, ""]
        made.append(Frame(title, tuple(lines), asks if last else (), foot))
    return tuple(made)


def _in_parts(paragraph: str, measure: int) -> list[list[str]]:
    """Return a paragraph's lines; a long one in parts of whole sentences, for eyes far away."""
    whole = _lines(paragraph, measure)
    sentences = _SENTENCE.split(" ".join(paragraph.split()))
    marked = any(sentence.count(mark) % 2 for sentence in sentences for mark in "*`")
    if len(whole) <= _LONG or marked or _IN_ROWS.search(paragraph):
        return [whole]
    parts = [sentences[0]]
    for sentence in sentences[1:]:
        longer = f"{parts[-1]} {sentence}"
        if len(_lines(longer, measure)) <= _LONG:
            parts[-1] = longer
        else:
            parts.append(sentence)
    return [_lines(part, measure) for part in parts]


def _lines(block: str, measure: int) -> list[str]:
    return [printable(line) for line in wrap_blocks(parse_markdown(block), measure)]


def _pages(blocks: Iterable[list[str]], asked: int) -> list[list[str]]:
    """Break blocks into pages; one that has room on a page of its own is not broken."""
    whole = list(blocks)
    last_room = _ROOM - asked
    if asked and sum(map(len, whole)) <= last_room:
        gaps = len(whole) - 1
        if sum(map(len, whole)) + gaps > last_room:
            return [_close_together(whole, last_room)]
    pages: list[list[str]] = [[]]
    for block in whole:
        page = pages[-1]
        gap = 1 if page else 0
        if len(page) + gap + len(block) <= _ROOM:
            page += [""] * gap + block
        else:
            rest = block
            if not page:
                pages.pop()
            while rest:
                pages.append(rest[:_ROOM])
                rest = rest[_ROOM:]
    if len(pages[-1]) > last_room:
        # What is asked has no room below: the end of the page goes over with it.
        kept, over = _split(pages[-1], last_room)
        pages[-1:] = [kept, over]
    return pages


def _close_together(blocks: Iterable[list[str]], room: int) -> list[str]:
    """Set blocks on one page that has no room for all the gaps: those between the first ones."""
    tight = [[line for line in block if line] for block in blocks]
    spare = room - sum(map(len, tight))
    page: list[str] = []
    for at, block in enumerate(tight):
        page += ([""] if 0 < at <= spare else []) + block
    return page


def _split(page: list[str], room: int) -> tuple[list[str], list[str]]:
    """Part a page at its last gap, so that what goes over has room with what is asked."""
    gaps = [at for at, line in enumerate(page) if not line and len(page) - at - 1 <= room]
    # A line that stays by itself is a heading: it goes with what it heads, if that can be.
    gaps = [at for at in gaps if at > 1] or gaps
    if gaps:
        return page[: gaps[0]], page[gaps[0] + 1 :]
    return page[: len(page) - room], page[len(page) - room :]
