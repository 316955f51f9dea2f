"""What YAML takes without complaint and no author means: a text cut short, a space that is none.

Only texts that have a sign of it are looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.content.reading.blanks import IN_THE_WAY, blank_fault
from game.content.reading.nodes import Node
from game.content.reading.places import Fault
from game.content.reading.scalars import quoted, resolve
from game.errors import Severity

_COMMENT = re.compile(r" #(?=[^\s#])")
_CURLY_START = re.compile(r"[:,\[{] *[“„‟‘\u201a«\u2039]")
_CLOSING_MARKS = {
    "“": "”“", "„": "“”‟", "‟": "”“", "‘": "’‘", "\u201a": "‘’", "«": "»", "\u2039": "\u203a",
}  # fmt: skip
_STYLED = tuple("\"'|>*&!")
_FAR_ENOUGH = 2000


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A key, or a value that is neither map nor list."""

    start: int
    end: int
    key: tuple[int, int] | None
    """Where the key of a value stands."""
    is_key: bool
    in_flow: bool


def overlooked(text: str, root: Callable[[], Node | None]) -> list[Fault]:
    """Return what is wrong with a text that parses; `root` gives its tree of places."""
    comments = {match.start() for match in _COMMENT.finditer(text)} if " #" in text else set()
    foreign = not text.isascii()
    blanks = {match.start("blank") for match in IN_THE_WAY.finditer(text)} if foreign else set()
    curly = {match.end() - 1 for match in _CURLY_START.finditer(text)} if foreign else set()
    if not comments and not blanks and not curly:
        return []
    node = root()
    found: list[Fault] = []
    for leaf in _leaves(node, text, None) if node else ():
        if text.startswith(_STYLED, leaf.start):
            continue
        blank = next((at for at in blanks if leaf.start <= at < leaf.end), None) if blanks else None
        if blank is not None and (leaf.is_key or text[leaf.start : blank].strip(" -") == ""):
            found.append(_blank(text, blank))
        elif leaf.end in comments and not leaf.is_key:
            found += _cut_short(text, leaf)
        elif leaf.in_flow and leaf.start in curly:
            found += _broken(text, leaf)
    return found


def _leaves(
    node: Node, text: str, key: tuple[int, int] | None, flow: bool = False
) -> Iterator[_Leaf]:
    children = node.children
    if children is None:
        yield _Leaf(node.start, node.end, key, is_key=False, in_flow=flow)
        return
    flow = flow or text[node.start : node.start + 1] in ("{", "[")
    if isinstance(children, list):
        for child in children:
            yield from _leaves(child, text, None, flow)
        return
    for start, end, child in children.values():
        yield _Leaf(start, end, None, is_key=True, in_flow=flow)
        yield from _leaves(child, text, (start, end), flow)


def _blank(text: str, at: int) -> Fault:
    match = IN_THE_WAY.search(text, at)
    end = match.end("blank") if match and match.start("blank") == at else at + 1
    return blank_fault(text, at, end)


def _cut_short(text: str, leaf: _Leaf) -> Iterator[Fault]:
    """Tell of a text that loses its end to a comment; after a number, a comment is meant."""
    raw = text[leaf.start : leaf.end]
    if not isinstance(resolve(raw), str):
        return
    line_end = text.find("\n", leaf.end)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[leaf.end : line_end].rstrip()
    fix = ""
    if not leaf.in_flow and "\n" not in raw:
        fix = f"{_key(text, leaf)}{quoted(raw + rest)}"
    shown = rest.strip().split()[0]
    message = (
        f"`{shown}` and what follows it is a comment and no part of the text; "
        "put the text in quotes, or a space after the `#`"
    )
    yield Fault(
        "Y113", message, leaf.end + 1, leaf.end + len(rest), fix=fix, severity=Severity.WARNING
    )


def _broken(text: str, leaf: _Leaf) -> Iterator[Fault]:
    """Tell of a text between typographic quotes that ends at a comma within."""
    raw = text[leaf.start : leaf.end]
    marks = _CLOSING_MARKS[raw[0]]
    if any(mark in raw[1:] for mark in marks):
        return
    ends = [text.find(mark, leaf.end, leaf.end + _FAR_ENOUGH) for mark in marks]
    end = min((each for each in ends if each >= 0), default=-1)
    if end < 0:
        return
    inner = " ".join(text[leaf.start + 1 : end].split())
    message = (
        f"`{raw[0]}` is a typographic quotation mark, which YAML does not know as one, so that the "
        "text ends at its first comma; use straight ones"
    )
    yield Fault("Y101", message, leaf.start, end + 1, fix=f"{_key(text, leaf)}{quoted(inner)}")


def _key(text: str, leaf: _Leaf) -> str:
    return f"{text[slice(*leaf.key)]}: " if leaf.key else ""
