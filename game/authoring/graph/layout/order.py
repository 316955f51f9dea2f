"""The order of each layer, so that few links cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.authoring.graph.layout.chains import Layered

_SWEEPS = 24
_PATIENCE = 6  # sweeps without a gain, before an order is left
_SWAPS = 4  # rounds of swapping neighbours in a sweep

Order = list[list[int]]


def crossings(made: Layered, layers: Sequence[Sequence[int]]) -> int:
    """Return how many pairs of links cross.

    Between two layers these are the inversions of the lower ends, counted with a tree of sums
    (Barth, Juenger and Mutzel, "Simple and efficient bilayer cross counting", 2002).
    """
    return sum(_inversions(made, upper, lower) for upper, lower in pairwise(layers))


def order(made: Layered) -> Order:
    """Return the layers in an order with few crossings.

    Layers are swept down and up, each ordered by the weighted medians of its neighbours, and then
    by swapping neighbours as long as it helps (Gansner and others, 1993, section 3). Two orders to
    begin with, from the walks down and up; the best order met is kept.
    """
    best = [list(layer) for layer in made.layers]
    fewest = crossings(made, best)
    for begin in (_walked(made, made.down), _walked(made, made.up)):
        layers = begin
        waited = 0
        for sweep in range(_SWEEPS):
            downwards = sweep % 2 == 0
            _sort_by_medians(made, layers, downwards=downwards)
            _swap_neighbours(made, layers, even=sweep % 4 > 1)
            count = crossings(made, layers)
            waited += 1
            if count < fewest:
                best, fewest, waited = [list(layer) for layer in layers], count, 0
            if waited == _PATIENCE or fewest == 0:
                break
    return best


def _inversions(made: Layered, upper: Sequence[int], lower: Sequence[int]) -> int:
    position = {vertex: at for at, vertex in enumerate(lower)}
    size = len(lower)
    tree = [0] * (size + 1)
    found = passed = 0
    for vertex in upper:
        ends = sorted(position[below] for below in made.down[vertex])
        for end in ends:
            at = end + 1
            found += passed
            while at > 0:
                found -= tree[at]
                at -= at & -at
        for end in ends:
            at = end + 1
            passed += 1
            while at <= size:
                tree[at] += 1
                at += at & -at
    return found


def _walked(made: Layered, ways: Sequence[Sequence[int]]) -> Order:
    """Return the layers in the order in which a walk in depth meets their vertices."""
    layers: Order = [[] for _ in made.layers]
    met = [False] * len(made.boxes)
    inward = made.up if ways is made.down else made.down
    roots = sorted(range(len(made.boxes)), key=lambda vertex: (bool(inward[vertex]), vertex))
    for root in roots:
        stack = [root]
        while stack:
            vertex = stack.pop()
            if met[vertex]:
                continue
            met[vertex] = True
            layers[made.layer[vertex]].append(vertex)
            stack.extend(reversed(ways[vertex]))
    return layers


def _sort_by_medians(made: Layered, layers: Order, *, downwards: bool) -> None:
    numbers = range(1, len(layers)) if downwards else range(len(layers) - 2, -1, -1)
    ways = made.up if downwards else made.down
    for number in numbers:
        fixed = layers[number - 1 if downwards else number + 1]
        position = {vertex: at for at, vertex in enumerate(fixed)}
        keyed = [
            (_median([position[other] for other in ways[vertex]]), vertex)
            for vertex in layers[number]
        ]
        # A vertex with no neighbour there keeps its place, and the others are sorted around it.
        moving = iter(sorted((pair for pair in keyed if pair[0] >= 0), key=lambda pair: pair[0]))
        layers[number] = [vertex if key < 0 else next(moving)[1] for key, vertex in keyed]


def _median(positions: list[int]) -> float:
    """Return the weighted median of positions, or -1 where there are none."""
    positions.sort()
    count = len(positions)
    if count == 0:
        return -1
    middle = count // 2
    if count % 2:
        return positions[middle]
    if count == 2:
        return (positions[0] + positions[1]) / 2
    left = positions[middle - 1] - positions[0]
    right = positions[-1] - positions[middle]
    if left + right == 0:
        return (positions[middle - 1] + positions[middle]) / 2
    return (positions[middle - 1] * right + positions[middle] * left) / (left + right)


def _swap_neighbours(made: Layered, layers: Order, *, even: bool) -> None:
    """Swap neighbours wherever that undoes a crossing; ties too where `even`, to leave a rut."""
    ties = even
    for _ in range(_SWAPS):
        gained = False
        for number, layer in enumerate(layers):
            if len(layer) < 2:
                continue
            ends = [
                [*_ends(made.up, layer, layers[number - 1] if number else ())],
                [*_ends(made.down, layer, layers[number + 1] if number + 1 < len(layers) else ())],
            ]
            for at in range(len(layer) - 1):
                kept = sum(_crossed(side[at], side[at + 1]) for side in ends)
                if kept == 0 and not ties:
                    continue
                swapped = sum(_crossed(side[at + 1], side[at]) for side in ends)
                if swapped < kept or (ties and swapped == kept):
                    gained = gained or swapped < kept
                    layer[at], layer[at + 1] = layer[at + 1], layer[at]
                    for side in ends:
                        side[at], side[at + 1] = side[at + 1], side[at]
        ties = False
        if not gained:
            return


def _ends(
    ways: Sequence[Sequence[int]], layer: Sequence[int], other: Sequence[int]
) -> Iterator[list[int]]:
    """Yield, for each vertex, where its neighbours in another layer stand."""
    position = {vertex: at for at, vertex in enumerate(other)}
    for vertex in layer:
        yield sorted(position[each] for each in ways[vertex])


def _crossed(left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many links cross, of two vertices that stand side by side."""
    if not left or not right or left[-1] <= right[0]:
        return 0
    if len(left) == 1:
        return bisect_left(right, left[0])
    if len(right) == 1:
        return len(left) - bisect_right(left, right[0])
    return sum(bisect_left(right, end) for end in left)
