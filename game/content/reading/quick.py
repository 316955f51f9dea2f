"""YAML to plain data, as fast as may be, for files that have nothing unusual in them.

The events of the parser are turned into dicts and lists directly, and the places of all values and
keys are kept in one flat list beside them. What this reader gives back, the careful one
takes (`game.content.reading.careful`), which tells every fault of a file.
"""

from __future__ import annotations

from array import array
from typing import Any

import yaml

from game.content.reading.characters import find_hidden
from game.content.reading.limits import MAX_DEPTH, MAX_VALUES
from game.content.reading.scalars import NUMBER_STARTS, WORDS, resolve, resolve_number


def _loader() -> Any:
    native = getattr(yaml, "CSafeLoader", None)
    if native is not None:
        return native
    from game.content.reading.pure import PureLoader

    return PureLoader


LOADER: Any = _loader()
"""The parser behind both readers: libyaml's where PyYAML was built with it."""


class Unusual(Exception):
    """The file has something that only the careful reader can take or tell."""


class TooMany(Exception):
    """The file has more values than may be; `offset` is where reading stopped."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


_LIST: Any = object()  # stands where a dict has its key, so that one test tells the two apart


def read_quickly(text: str) -> tuple[Any, array[int]]:
    """Return the data of the one document in a text, and the places for `nodes_of`.

    A text without a document gives None, and no places.

    Raises:
        Unusual: at tags, anchors, aliases, keys that are doubled or not text, a second document,
            hidden characters from escapes, deep nesting and syntax errors.
        TooMany: at more than `MAX_VALUES` values.
    """
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    endings = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    words, numeric = WORDS, NUMBER_STARTS
    marked = "&" in text or "!" in text
    escapes = "\\" in text
    known: dict[str, str] = {}
    top: list[Any] = []
    current: Any = top
    key: Any = _LIST
    spans = array("L")
    span = spans.append
    stack: list[tuple[Any, Any, int]] = []
    values = documents = 0
    try:
        next_event = LOADER(text).get_event
        # A value takes at most three events: its key, its start and its end. A few frame them all.
        for _ in range(3 * MAX_VALUES + 10):
            event = next_event()
            kind = type(event)
            if kind is scalar:
                value = event.value
                span(event.start_mark.index)
                span(event.end_mark.index)
                if marked and (event.tag is not None or event.anchor is not None):
                    raise Unusual
                if event.style:
                    if escapes and event.style == '"' and find_hidden(value):
                        raise Unusual
                    if key is None:
                        key = known.setdefault(value, value)
                        if key in current:
                            raise Unusual
                        continue
                elif key is None:
                    key = known.get(value)
                    if key is None:
                        if resolve(value).__class__ is not str:
                            raise Unusual
                        key = known[value] = value
                    if key in current:
                        raise Unusual
                    continue
                elif value in words:
                    value = words[value]
                elif value[0] in numeric:
                    value = resolve_number(value)
                if key is _LIST:
                    current.append(value)
                else:
                    current[key] = value
                    key = None
            elif kind is mapping or kind is sequence:
                if key is None or len(stack) >= MAX_DEPTH:
                    raise Unusual
                if marked and (event.tag is not None or event.anchor is not None):
                    raise Unusual
                opened: Any = {} if kind is mapping else []
                if key is _LIST:
                    current.append(opened)
                    stack.append((current, _LIST, len(spans)))
                else:
                    current[key] = opened
                    stack.append((current, None, len(spans)))
                span(event.start_mark.index)
                span(0)
                current = opened
                key = None if kind is mapping else _LIST
            elif kind in endings:
                values += len(current)
                if values > MAX_VALUES:
                    raise TooMany(event.start_mark.index)
                current, key, slot = stack.pop()
                spans[slot + 1] = event.end_mark.index
            elif kind is yaml.StreamEndEvent:
                return (top[0] if top else None), spans
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unusual
            elif kind is yaml.AliasEvent:
                raise Unusual
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Unusual from error
    raise TooMany(event.start_mark.index)
