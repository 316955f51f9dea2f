"""YAML to plain data with the place of everything, and every fault of the file.

Slower than `game.content.reading.quick`, whose data are the same wherever that one gives any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from game.content.reading import quick
from game.content.reading.characters import find_hidden
from game.content.reading.complaint import requoted_at
from game.content.reading.hidden_escapes import hidden_escapes
from game.content.reading.limits import MAX_DEPTH, MAX_VALUES
from game.content.reading.nodes import Node
from game.content.reading.places import Fault, Faults, Lines
from game.content.reading.scalars import quoted, reads_as, resolve
from game.content.reading.syntax import explain


@dataclass(frozen=True, slots=True)
class Outline:
    """All that can be told of a text. `usable` is false where reading had to stop."""

    data: Any
    root: Node | None
    faults: tuple[Fault, ...]
    usable: bool


@dataclass(slots=True)
class _Anchor:
    value: Any
    node: Node
    size: int = 1
    height: int = 0
    finished: bool = True


_TAG = re.compile(r"![^\s,\[\]{}]{0,40}")
_NUMBER_AND_COMMA = re.compile(r"[0-9], ?$")
_AMBIGUOUS = frozenset({"true/false", "nothing", "a default value", "a merge key"})
"""What YAML makes of words that might be ids."""

_DUE = "a key is due"
_KEY = "a key is read"
_SKIPPED = "a key is read that cannot be kept"


class _Frame:
    """A map or a list that is being read."""

    __slots__ = ("anchor", "data", "height", "key", "key_end", "key_start", "node", "size", "state")

    def __init__(self, data: Any, node: Node, anchor: _Anchor | None, size: int) -> None:
        self.data = data
        self.node = node
        self.anchor = anchor
        self.size = size  # how many values had been read when it began
        self.height = 1
        self.key = ""
        self.key_start = self.key_end = 0
        self.state = _DUE


class _Stop(Exception):
    """Nothing more can be read."""


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.faults = Faults()
        self.values = -1  # the document itself is not counted
        self.anchors: dict[str, _Anchor] = {}
        self.root: Node | None = None
        self.top: list[Any] = []
        self.stack: list[_Frame] = []

    def read(self) -> bool:
        """Read all events; return whether the data can be used."""
        event: Any = None
        try:
            for event in _events(self.text):
                if isinstance(event, yaml.ScalarEvent):
                    self.scalar(event)
                elif isinstance(event, yaml.CollectionStartEvent):
                    self.open(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.close(event)
                elif isinstance(event, yaml.AliasEvent):
                    self.alias(event)
                elif isinstance(event, yaml.DocumentStartEvent) and self.top:
                    message = "`---` starts a second document, and a file has one; leave it out"
                    self.fault("Y110", message, event)
                    break
        except _Stop:
            return False
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.stopped(explain(self.text, error, event), event)
            return False
        return True

    def fault(self, code: str, message: str, event: Any, fix: str = "", end: int = 0) -> None:
        start, end = event.start_mark.index, end or event.end_mark.index
        self.faults.add(Fault(code, message, start, max(end, start + 1), fix=fix))

    def stopped(self, fault: Fault, event: Any) -> None:
        """Tell why reading stopped, unless the last alias was told of and is the reason."""
        told = isinstance(event, yaml.AliasEvent) and event.anchor not in self.anchors
        if not told or not self.on_one_line(fault.start, event):
            self.faults.add(fault)

    def on_one_line(self, offset: int, event: Any) -> bool:
        return self.lines.position(offset)[0] == self.lines.position(event.start_mark.index)[0]

    def raw(self, event: Any) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]

    def marks(self, event: Any, value: Any, node: Node) -> _Anchor | None:
        """Tell of a tag, and remember an anchor."""
        if event.tag is not None:
            message = f"`{self._tag(event)}` is a YAML tag, which has no meaning here"
            start = event.start_mark.index
            plain = isinstance(event, yaml.ScalarEvent) and not event.style
            fix = requoted_at(self.lines, start, event.end_mark.index) if plain else ""
            self.fault("Y104", f"{message}; quote the text or leave the tag out", event, fix)
        if event.anchor is None:
            return None
        anchor = self.anchors[event.anchor] = _Anchor(value, node)
        return anchor

    def _tag(self, event: Any) -> str:
        tag = _TAG.search(self.text, event.start_mark.index)
        return tag.group() if tag else "!"

    def scalar(self, event: Any) -> None:
        value = event.value
        if event.style == '"' and find_hidden(value):
            for fault in hidden_escapes(self.text, event.start_mark.index, event.end_mark.index):
                self.faults.add(fault)
        if self.key_is_due():
            self.marks(event, value, Node(event.start_mark.index, event.end_mark.index))
            self.key(self.stack[-1], event)
            return
        node = Node(event.start_mark.index, event.end_mark.index)
        value = value if event.style else resolve(value)
        self.marks(event, value, node)
        self.put(event, value, node)

    def key_is_due(self) -> bool:
        frame = self.stack[-1] if self.stack else None
        return frame is not None and frame.state is _DUE and isinstance(frame.data, dict)

    def key(self, frame: _Frame, event: Any) -> None:
        key = event.value
        meant = "" if event.style else reads_as(key)
        frame.state = _KEY
        if key == "<<" and not event.style:
            self.fault("Y105", "merge keys are not read; write the keys out", event)
            frame.state = _SKIPPED
        elif meant:
            if self.after_comma(event):
                message = (
                    f"a comma ends an entry inside brackets, so that `{key}` is one of its own; "
                    "numbers are whole and have no commas"
                )
                self.fault("Y111", message, event)
                frame.state = _SKIPPED
            elif key and meant in _AMBIGUOUS:
                message = f"YAML reads the key `{key}` as {meant}; put it in quotes"
                end = event.end_mark.index
                end += self.text.startswith(":", end)
                self.fault("Y111", message, event, f"{quoted(key)}:", end)
            elif key:
                pass  # no id starts with a digit or a sign, which is told where one is due
            else:
                self.fault("Y111", "a key is missing before the colon", event)
                frame.state = _SKIPPED
        if frame.state is _KEY and key in frame.data:
            children: Any = frame.node.children
            first = self.lines.position(children[key][0])[0]
            message = f"the key `{key}` is given twice; it stands already on line {first}"
            self.fault("Y103", message, event)
            frame.state = _SKIPPED
        frame.key, frame.key_start, frame.key_end = (
            key,
            event.start_mark.index,
            event.end_mark.index,
        )

    def after_comma(self, event: Any) -> bool:
        """Whether a key is the rest of a number that has a comma: `+10,5` or `1,000`."""
        start, end = event.start_mark.index, event.end_mark.index
        return (
            self.text[start:end].isdigit()
            and _NUMBER_AND_COMMA.search(self.text, max(0, start - 20), start) is not None
            and self.text[end : end + 20].lstrip().startswith((",", "}"))
        )

    def put(self, event: Any, value: Any, node: Node) -> None:
        """Place a value in what is being read."""
        self.values += 1
        if self.values > MAX_VALUES:
            message = f"more than {MAX_VALUES:,} values; what an alias stands for counts each time"
            self.fault("Y107", message, event)
            raise _Stop
        if not self.stack:
            self.top.append(value)
            self.root = node
            return
        frame = self.stack[-1]
        children: Any = frame.node.children
        if isinstance(frame.data, list):
            frame.data.append(value)
            children.append(node)
        elif frame.state is _DUE:
            self.fault("Y111", "a key is a word; this is a list, a map or an alias", event)
            frame.state = _SKIPPED
        else:
            if frame.state is _KEY:
                frame.data[frame.key] = value
                children[frame.key] = (frame.key_start, frame.key_end, node)
            frame.state = _DUE

    def open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.fault("Y106", f"maps and lists are nested more than {MAX_DEPTH} deep", event)
            raise _Stop
        mapping = isinstance(event, yaml.MappingStartEvent)
        data: Any = {} if mapping else []
        node = Node(event.start_mark.index, event.end_mark.index, {} if mapping else [])
        self.put(event, data, node)
        anchor = self.marks(event, data, node)
        if anchor:
            anchor.finished = False
        self.stack.append(_Frame(data, node, anchor, self.values))

    def close(self, event: Any) -> None:
        frame = self.stack.pop()
        frame.node.end = max(event.end_mark.index, frame.node.end)
        if frame.anchor:
            frame.anchor.size = self.values - frame.size + 1
            frame.anchor.height = frame.height
            frame.anchor.finished = True
        if self.stack:
            self.stack[-1].height = max(self.stack[-1].height, frame.height + 1)

    def alias(self, event: Any) -> None:
        anchor = self.anchors.get(event.anchor)
        if anchor is None or not anchor.finished:
            raw = self.raw(event)
            why = "leads nowhere" if anchor is None else "leads to itself"
            message = f"the alias `{raw}` {why}; quote the text if no alias is meant"
            fix = requoted_at(self.lines, event.start_mark.index, event.end_mark.index)
            self.fault("Y108", message, event, fix)
            if self.key_is_due():
                self.stack[-1].state = _SKIPPED
                return
            anchor = _Anchor(None, Node(event.start_mark.index, event.end_mark.index))
        if len(self.stack) + anchor.height > MAX_DEPTH:
            message = f"with this alias, maps and lists are nested more than {MAX_DEPTH} deep"
            self.fault("Y106", message, event)
            raise _Stop
        self.values += anchor.size - 1
        if self.stack:
            self.stack[-1].height = max(self.stack[-1].height, anchor.height + 1)
        node = Node(event.start_mark.index, event.end_mark.index, anchor.node.children)
        self.put(event, anchor.value, node)


def _events(text: str) -> Iterator[Any]:
    next_event = quick.LOADER(text).get_event
    event = next_event()
    while event is not None:
        yield event
        event = next_event()


def outline(text: str) -> Outline:
    """Read a text with the place of every value; never raises for anything in it."""
    reader = _Reader(text)
    usable = reader.read()
    data = reader.top[0] if reader.top else None
    return Outline(data, reader.root, tuple(reader.faults.told()), usable)
