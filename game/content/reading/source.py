"""A file as its reader sees it: plain data, and the place of every part of them.

Reading never raises for what is in a file. Every place is kept, as two offsets; lines and columns
are worked out when they are asked for, since a file without problems needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from game.content.files.safely import file_problem, read_bytes
from game.content.reading.alignment import align
from game.content.reading.careful import outline
from game.content.reading.characters import clean, decode, normalised
from game.content.reading.further import faults_behind
from game.content.reading.limits import MAX_BYTES, MAX_VALUES
from game.content.reading.nodes import Node, nodes_of
from game.content.reading.overlooked import overlooked
from game.content.reading.places import Fault, Lines
from game.content.reading.quick import TooMany, Unusual, read_quickly
from game.content.reading.scalars import Odd
from game.errors import Place, Problem, Severity

__all__ = ["Odd", "Reading", "Source", "parse_text", "read_source", "read_text"]


@dataclass
class Source:
    """One file: its text, its data, and where they stand."""

    file: str
    """The name to show."""
    text: str
    """The text with line feeds as its line ends."""
    data: Any
    spans: Sequence[int] = field(default=(), repr=False)
    """Where everything stands, as `nodes_of` takes it."""
    nodes: Node | None = field(default=None, repr=False)
    """The same as a tree, where the reader has made one already."""

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @property
    def _root(self) -> Node | None:
        if self.nodes is None and self.spans:
            self.nodes = nodes_of(self.data, self.spans)
        return self.nodes

    def place(
        self,
        path: Sequence[str | int],
        *,
        key: bool = False,
        within: tuple[int, int] | None = None,
    ) -> Place:
        """Return where the value at a path stands, or its key.

        A path that goes further than the data stops at the last part that exists. `within` are
        offsets into a text: the place of that part of it, where it can be told.
        """
        start, end, node, exact = self._find(path, key=key)
        if within and exact and node is not None and not key:
            start, end = self._part(path, node, within) or (start, end)
        return self._lines.place(self.file, start, end)

    def raw(self, path: Sequence[str | int]) -> str:
        """Return the text of the value at a path as the file has it, quotes and all."""
        _, _, node, exact = self._find(path, key=False)
        return self.text[node.start : node.end].rstrip("\n") if exact and node else ""

    def problem(
        self,
        code: str,
        message: str,
        path: Sequence[str | int] = (),
        *,
        key: bool = False,
        within: tuple[int, int] | None = None,
        where: str = "",
        nearest: str = "",
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem with the value at a path, its place and lines filled in."""
        place = self.place(path, key=key, within=within)
        lines = self._lines.around(place.line)
        return Problem(code, message, place, where, lines, nearest, fix, severity)

    def _find(self, path: Sequence[str | int], *, key: bool) -> tuple[int, int, Node | None, bool]:
        """Return the offsets of a value or its key, its node, and whether all the path is there."""
        node = self._root
        if node is None:
            return 0, 1, None, False
        exact = True
        key_span: tuple[int, int] | None = None
        for part in path:
            children = node.children
            if isinstance(children, dict) and part in children:
                key_start, key_end, node = children[str(part)]
                key_span = (key_start, key_end)
            elif isinstance(children, list) and isinstance(part, int) and part < len(children):
                node = children[part]
                key_span = None
            else:
                exact = False
                break
        if key and key_span:
            return *key_span, node, exact
        return *_shown(self.text, node), node, exact

    def _part(
        self, path: Sequence[str | int], node: Node, within: tuple[int, int]
    ) -> tuple[int, int] | None:
        value = self.data
        for part in path:
            value = value[part]
        value = value.raw if isinstance(value, Odd) else value
        if not isinstance(value, str):
            return None
        begin = _content_start(self.text, node)
        offsets = align(self.text[begin : node.end], value)
        start, end = within
        if not offsets or not 0 <= start < len(offsets):
            return None
        last = min(max(end, start + 1), len(offsets)) - 1
        return begin + offsets[start], begin + offsets[last] + 1


@dataclass(frozen=True)
class Reading:
    """What came of reading: a source unless nothing usable could be built, and every problem."""

    source: Source | None
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are more than warnings."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def read_source(
    path: Path, *, shown: str, root: Path | None = None, lists: bool = False
) -> Reading:
    """Read a file, calling it `shown`; with `root` only if it lies below that folder.

    With `lists`, a file may also start with a list, as exports of references do.
    """
    text = read_text(path, shown=shown, root=root)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    return parse_text(text, shown=shown, lists=lists)


def read_text(path: Path, *, shown: str, root: Path | None = None) -> str | Problem:
    """Return the text of a file with line feeds as its line ends, or why there is none."""
    content = read_bytes(path, shown=shown, root=root)
    if isinstance(content, Problem):
        return content
    decoded = decode(content)
    if decoded.fault is None:
        return decoded.text
    if decoded.text:
        return Lines(decoded.text).problem(shown, decoded.fault)
    return file_problem(decoded.fault.code, decoded.fault.message, shown)


def parse_text(text: str, *, shown: str, lists: bool = False) -> Reading:
    """Read a text as if it were a file called `shown`; with `lists` it may start with a list."""
    text = normalised(text)
    if len(text) > MAX_BYTES:
        message = f"the text is longer than {MAX_BYTES:,} characters"
        return Reading(None, (file_problem("R005", message, shown),))
    cleaned = clean(text)
    if any(fault.code == "R006" for fault in cleaned.faults):
        return Reading(None, (file_problem("R006", "this is not a text file", shown),))
    data: Any = None
    spans: Sequence[int] = ()
    nodes: Node | None = None
    faults = list(cleaned.faults)
    usable = not cleaned.indented_by_tabs
    try:
        data, spans = read_quickly(cleaned.text)
    except Unusual:
        known = outline(cleaned.text)
        data, nodes = known.data, known.root
        usable = usable and known.usable
        behind = faults_behind(cleaned.text, known.faults, lambda each: outline(each).faults)
        told = [*known.faults, *_others(known.faults, behind)]
        faults += _not_caused_by(cleaned.faults, told, text)
    except TooMany as error:
        message = f"more than {MAX_VALUES:,} values"
        faults.append(Fault("Y107", message, error.offset, error.offset + 1))
        usable = False
    source = Source(shown, text, data, spans, nodes)
    if usable and data is None and not cleaned.text.strip().startswith(("~", "null")):
        if not faults:
            return Reading(None, (file_problem("R011", "the file is empty", shown),))
        usable = False
    if usable and not isinstance(data, dict | list if lists else dict):
        faults.append(_no_map(source))
        usable = False
    if usable:
        also = overlooked(cleaned.text, lambda: source._root)
        faults += also
        usable = all(fault.code != "Y101" for fault in also)
    lines = source._lines
    problems = sorted((lines.problem(shown, each) for each in faults), key=lambda each: each.order)
    return Reading(source if usable else None, tuple(problems))


def _others(told: Sequence[Fault], found: Sequence[Fault]) -> list[Fault]:
    """Return the faults found that are not told already, each once."""
    known = {(each.code, each.start) for each in told}
    others = {(each.code, each.start): each for each in found}
    return [each for key, each in others.items() if key not in known]


def _not_caused_by(first: Sequence[Fault], found: Sequence[Fault], text: str) -> list[Fault]:
    """Leave out what is wrong only because a refused character stood there."""
    if not first:
        return list(found)
    lines = Lines(text)
    spoiled = {lines.position(fault.start)[0] for fault in first}
    tabs = any(fault.code == "Y102" for fault in first)
    return [
        fault
        for fault in found
        if fault.code != "Y101" or not (tabs or lines.position(fault.start)[0] in spoiled)
    ]


def _no_map(source: Source) -> Fault:
    what = "a list" if isinstance(source.data, list) else "a single text or number"
    place = source.place(())
    start = source._lines.offset(place.line) + place.column - 1
    message = f"a file starts with keys, such as `title:`; this one starts with {what}"
    return Fault("Y112", message, start, start + place.end_column - place.column)


def _content_start(text: str, node: Node) -> int:
    """Return where a scalar starts after its anchor and tag."""
    start = node.start
    while text[start : start + 1] in ("&", "!"):
        while start < node.end and not text[start].isspace():
            start += 1
        while start < node.end and text[start].isspace():
            start += 1
    return start


def _shown(text: str, node: Node) -> tuple[int, int]:
    """Return the stretch to point at: the first line of a scalar, the first key of a map."""
    children = node.children
    if children and text[node.start] not in "[{&!*":
        if isinstance(children, dict):
            key_start, key_end, _ = next(iter(children.values()))
            return key_start, key_end
        return node.start, node.start + 1
    line_end = text.find("\n", node.start)
    line_end = len(text) if line_end < 0 else line_end
    return node.start, max(node.start + 1, min(node.end, line_end))
