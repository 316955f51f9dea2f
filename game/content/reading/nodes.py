"""Where every value of a file stands, as a tree beside its data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Node:
    """Where a value stands: offsets, and the same for what is in it."""

    __slots__ = ("children", "end", "start")

    def __init__(self, start: int, end: int, children: Any = None) -> None:
        self.start = start
        self.end = end
        self.children: dict[str, tuple[int, int, Node]] | list[Node] | None = children
        """For a map its keys with their offsets; for a list its items; None for a scalar."""


def nodes_of(data: Any, spans: Sequence[int]) -> Node:
    """Return the tree of places of some data, from the flat list kept while it was read.

    `spans` holds two offsets, start and end, of every value and every key in the order of the
    file: a map or a list before what is in it, a key before its value.
    """
    offsets = iter(spans)

    def node_of(value: Any) -> Node:
        start, end = next(offsets), next(offsets)
        if isinstance(value, dict):
            inside = {}
            for key, each in value.items():
                key_start, key_end = next(offsets), next(offsets)
                inside[key] = (key_start, key_end, node_of(each))
            return Node(start, end, inside)
        if isinstance(value, list):
            return Node(start, end, [node_of(each) for each in value])
        return Node(start, end)

    return node_of(data)
