"""Marks inside a paragraph: emphasis, code, links and escapes.

Emphasis follows CommonMark 0.31, section 6.2 (flanking runs, the rule of three), and like its
reference algorithm never looks twice at an opener it has ruled out, so that time grows with the
length of the text and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from typing import Literal, NamedTuple

Style = Literal["", "em", "strong", "code"]


class Span(NamedTuple):
    """A stretch of text in one style; where styles nest, code goes before strong before em."""

    text: str
    style: Style = ""


class _Part:
    """A piece of the text; `closes` take effect before it, `opens` after it."""

    __slots__ = ("closes", "code", "opens", "text")

    def __init__(self, text: str, *, code: bool = False) -> None:
        self.text = text
        self.code = code
        self.opens: list[Style] = []
        self.closes: list[Style] = []


class _Run(_Part):
    """A run of `*` or `_`; `left` counts the marks that no partner has used."""

    __slots__ = ("can_close", "can_open", "left", "length")

    def __init__(self, text: str, length: int, *, can_open: bool, can_close: bool) -> None:
        super().__init__(text)
        self.left = self.length = length
        self.can_open = can_open
        self.can_close = can_close

    @property
    def kind(self) -> tuple[str, bool, int]:
        """What decides which openers a closer may take."""
        return self.text, self.can_open, self.length % 3

    def pairs(self, closer: _Run) -> bool:
        """Whether this run may open what the other closes."""
        if self.text != closer.text:
            return False
        if not (self.can_close or closer.can_open):
            return True
        return (self.length + closer.length) % 3 != 0 or self.length % 3 == 0


_MARK = re.compile(r"\\[!-/:-@\[-`{-~]|`+|\*+|_+|!?\[|\]")
_TARGET = re.compile(
    r"\((?P<url>https?://(?:[^\s()<>]++|\([^\s()<>]*+\))++|mailto:(?P<mail>[^\s()<>]++))\)",
    re.IGNORECASE,
)


def parse_spans(text: str) -> tuple[Span, ...]:
    """Return one paragraph's text as spans; neighbours differ in style, and none is empty."""
    parts = _parts(text)
    _pair([part for part in parts if isinstance(part, _Run)])
    return _joined(parts)


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    brackets: list[tuple[int, int]] = []
    ticks = _backticks(text)
    at = 0
    while match := _MARK.search(text, at):
        start, end = match.span()
        if start > at:
            parts.append(_Part(text[at:start]))
        mark = match.group()
        at = end
        if mark[0] == "\\":
            parts.append(_Part(mark[1]))
        elif mark[0] == "`":
            close = _closing(ticks[len(mark)], end)
            if close is None:
                parts.append(_Part(mark))
            else:
                parts.append(_Part(_code(text[end:close]), code=True))
                at = close + len(mark)
        elif mark[0] in "*_":
            parts.append(_run(text, start, end))
        elif mark == "]":
            at = _bracket(text, start, parts, brackets)
        else:
            # An image is no link here: its bracket is remembered only to pair off its partner.
            brackets.append((-1 if mark[0] == "!" else len(parts), end))
            parts.append(_Part(mark))
    if at < len(text):
        parts.append(_Part(text[at:]))
    return parts


def _bracket(text: str, at: int, parts: list[_Part], brackets: list[tuple[int, int]]) -> int:
    """Add what a `]` means, and return where to read on."""
    opener, begin = brackets.pop() if brackets else (-1, 0)
    target = _TARGET.match(text, at + 1) if opener >= 0 else None
    if target is None:
        parts.append(_Part("]"))
        return at + 1
    parts[opener].text = ""
    address = target["mail"] or target["url"]
    # Lengths first: comparing the text of brackets within brackets would read it over and over.
    if at - begin != len(address) or text[begin:at] != address:
        parts.append(_Part(f" ({address})"))
    return target.end()


def _backticks(text: str) -> defaultdict[int, list[int]]:
    """Return where runs of backticks begin, by their length."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for match in re.finditer("`+", text):
        found[match.end() - match.start()].append(match.start())
    return found


def _closing(starts: list[int], after: int) -> int | None:
    index = bisect_left(starts, after)
    return starts[index] if index < len(starts) else None


def _code(text: str) -> str:
    """Drop the one space on each side that lets code begin or end with a backtick."""
    if text[0] == text[-1] == " " and text.strip(" "):
        return text[1:-1]
    return text


def _run(text: str, start: int, end: int) -> _Run:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    left = not after.isspace() and (not punctuation_after or before.isspace() or punctuation_before)
    right = not before.isspace() and (
        not punctuation_before or after.isspace() or punctuation_after
    )
    length = end - start
    run = _Run(text[start], length, can_open=left, can_close=right)
    if text[start] == "_":
        run.can_open = left and (not right or punctuation_before)
        run.can_close = right and (not left or punctuation_after)
    return run


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _pair(runs: list[_Run]) -> None:
    """Find the partner of each closing run, and note on both what they open and close."""
    openers: list[_Run] = []
    ruled_out: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.can_close and run.left:
            kind = run.kind
            index = len(openers) - 1
            bottom = ruled_out.get(kind, 0)
            while index >= bottom and not openers[index].pairs(run):
                index -= 1
            if index < bottom:
                ruled_out[kind] = len(openers)
                break
            opener = openers[index]
            used = 2 if opener.left > 1 and run.left > 1 else 1
            style: Style = "strong" if used == 2 else "em"
            opener.opens.append(style)
            run.closes.append(style)
            opener.left -= used
            run.left -= used
            del openers[index + 1 if opener.left else index :]
            for other, height in ruled_out.items():
                ruled_out[other] = min(height, len(openers))
        if run.can_open and run.left:
            openers.append(run)


def _joined(parts: list[_Part]) -> tuple[Span, ...]:
    spans: list[Span] = []
    pending: list[str] = []
    current: Style = ""
    em = strong = 0
    for part in parts:
        em -= part.closes.count("em")
        strong -= part.closes.count("strong")
        text = part.text * part.left if isinstance(part, _Run) else part.text
        if text:
            style: Style = "code" if part.code else "strong" if strong else "em" if em else ""
            if style != current and pending:
                spans.append(Span("".join(pending), current))
                pending = []
            current = style
            pending.append(text)
        em += part.opens.count("em")
        strong += part.opens.count("strong")
    if pending:
        spans.append(Span("".join(pending), current))
    return tuple(spans)
