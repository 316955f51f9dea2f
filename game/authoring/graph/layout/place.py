"""The whole layout: ranks, chains, orders, columns, and then the rows and the routes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, sqrt
from typing import NamedTuple

from game.authoring.graph.layout.chains import Layered, chain
from game.authoring.graph.layout.columns import columns
from game.authoring.graph.layout.order import crossings, order
from game.authoring.graph.layout.ranks import rank
from game.authoring.graph.layout.values import Box, Layout, Link, Point, Route, Stretch

_APART = 16.0  # between the boxes of a layer
_LEAST = 18.0  # between two layers
_MOST = 100.0
_BEND = 2.7  # what a step aside needs of their distance, by the root of it
_FEWEST_FOLDED = 6
_WIDER = 1.25  # times as wide as the widest rank above, before the last nodes are folded
_MOST_RANKS = 4
_DOORS = 18.0  # between two links at the same side of a node, where there is room
_CORNER = 31.0  # from the side of a node to its first link


def lay_out(
    boxes: Sequence[Box], links: Sequence[Link], start: int, last: Collection[int] = ()
) -> Layout:
    """Lay out a graph from top to bottom; the nodes in `last` stand in rows of their own."""
    ends = [(link.source, link.target) for link in links]
    ranks, back = rank(len(boxes), ends, start, last)
    _fold(ranks, boxes, last)
    made = chain(boxes, links, ranks, back)
    layers = order(made)
    x = columns(made, layers, _APART)
    left = min(at - box.left for at, box in zip(x, made.boxes, strict=True))
    x = [at - left for at in x]
    doors = _doors(made, layers, x)
    rows = _rows(made, layers, x, doors)
    return Layout(
        width=max(at + box.right for at, box in zip(x, made.boxes, strict=True)),
        height=rows[-1][1],
        nodes=tuple(Point(x[node], sum(rows[made.layer[node]]) / 2) for node in range(len(boxes))),
        routes=tuple(
            _route(made, rows, x, doors, number, back=number in back)
            for number in range(len(links))
        ),
        crossings_before=crossings(made, made.layers),
        crossings=crossings(made, layers),
    )


def _fold(ranks: list[int], boxes: Sequence[Box], last: Collection[int]) -> None:
    """Put the last nodes into several ranks where in one they would be wider than all above.

    They take turns, so that the links to those further down pass between those above them.
    """
    wide: dict[int, float] = {}
    for node, at in enumerate(ranks):
        wide[at] = wide.get(at, 0.0) + boxes[node].left + boxes[node].right + _APART
    bottom = wide.pop(max(wide), 0.0)
    room = max(wide.values(), default=bottom)
    if len(last) < _FEWEST_FOLDED or bottom <= _WIDER * room:
        return
    ranks_needed = min(_MOST_RANKS, ceil(bottom / (_WIDER * room)))
    for number, node in enumerate(last):
        ranks[node] += number % ranks_needed


def _rows(
    made: Layered, layers: Sequence[Sequence[int]], x: Sequence[float], doors: _Doors
) -> list[tuple[float, float]]:
    """Return the top and the bottom of each layer; where steps aside are long, they stand apart."""
    rows: list[tuple[float, float]] = []
    bottom = 0.0
    for number, layer in enumerate(layers):
        if number:
            aside = max(
                (
                    abs(
                        doors.below.get((each, below), x[each])
                        - doors.above.get((below, each), x[below])
                    )
                    for each in layers[number - 1]
                    for below in made.down[each]
                ),
                default=0.0,
            )
            bottom += min(_LEAST + _BEND * sqrt(aside), _MOST)
        height = max((made.boxes[vertex].height for vertex in layer), default=0.0)
        rows.append((bottom, bottom + height))
        bottom += height
    return rows


def _route(
    made: Layered,
    rows: Sequence[tuple[float, float]],
    x: Sequence[float],
    doors: _Doors,
    number: int,
    *,
    back: bool,
) -> Route:
    vertices = made.chains[number]
    if not vertices:
        return Route((), None)
    upper, *between, lower = vertices
    pieces = [
        _threshold(made, rows, doors.below[upper, between[0]], upper, bottom=True),
        # A layer without a label is no place to go through: one curve leads past it.
        *(
            Stretch(x[vertex], top, bottom)
            for vertex in between
            for top, bottom in (rows[made.layer[vertex]],)
            if bottom > top
        ),
        _threshold(made, rows, doors.above[lower, between[-1]], lower, bottom=False),
    ]
    labelled = between[-1 if back else 0]
    label = Point(x[labelled], sum(rows[made.layer[labelled]]) / 2)
    if back:
        pieces = [Stretch(piece.x, piece.end, piece.begin) for piece in reversed(pieces)]
    return Route(tuple(pieces), label, back)


def _threshold(
    made: Layered, rows: Sequence[tuple[float, float]], x: float, node: int, *, bottom: bool
) -> Stretch:
    """Return the piece between a node, which stands in the middle of its layer, and the edge."""
    top, floor = rows[made.layer[node]]
    half = made.boxes[node].height / 2
    middle = (top + floor) / 2
    return Stretch(x, middle + half, floor) if bottom else Stretch(x, top, middle - half)


class _Doors(NamedTuple):
    """Where links leave and reach each node, by the node and the next vertex of the chain."""

    below: dict[tuple[int, int], float]
    above: dict[tuple[int, int], float]


def _doors(made: Layered, layers: Sequence[Sequence[int]], x: Sequence[float]) -> _Doors:
    """Let links leave and reach their nodes as upright as they can, and apart from each other."""
    position = {vertex: at for layer in layers for at, vertex in enumerate(layer)}
    found = _Doors({}, {})
    for node in range(made.nodes):
        half = min(made.boxes[node].left, made.boxes[node].right)
        wide = max(half - _CORNER, half / 4)
        for ways, doors in ((made.down[node], found.below), (made.up[node], found.above)):
            others = sorted(ways, key=position.__getitem__)
            spread = _spread([x[other] - x[node] for other in others], wide)
            for other, at in zip(others, spread, strict=True):
                doors[node, other] = x[node] + at
    return found


def _spread(wanted: Sequence[float], wide: float) -> list[float]:
    """Return places between -wide and wide near to those wanted, in order and apart."""
    count = len(wanted)
    apart = min(_DOORS, 2 * wide / (count - 1)) if count > 1 else 0.0
    # The first door leaves room for those after it, and each stands behind the one before.
    found: list[float] = []
    for at, each in enumerate(wanted):
        least = found[-1] + apart if found else -wide
        found.append(min(max(each, least), wide - apart * (count - 1 - at)))
    return found
