"""The column of each vertex: near to what it is linked with, apart from its neighbours.

The squares of all steps aside are made small, those inside a chain counting for more, so that long
links run straight (the quadratic programme of Sugiyama and others, 1981, with the weights of
Gansner and others, 1993, section 4). It is solved layer by layer, down and up: with the layers
beside it standing still, a layer's best columns are an isotonic regression, exactly found by
pooling neighbours (Ayer, Brunk, Ewing, Reid and Silverman, "An empirical distribution function for
sampling with incomplete information", 1955). At last what is left of a step aside inside a chain is
taken out wherever there is room for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.authoring.graph.layout.chains import Layered

_SWEEPS = 120
_INSIDE = 30.0  # the weight of a step inside a chain, beside 1 for one at a node
_NEAR = 60.0  # pixels; a longer step aside pulls no harder than this
_STILL = 0.05  # pixels; once no vertex moves further in a sweep, the columns stand
_ALONE = 1e-3  # the weight of a vertex that nothing leads to

Columns = list[float]


def columns(made: Layered, layers: Sequence[Sequence[int]], gap: float) -> Columns:
    """Return the x of each vertex, with at least `gap` between the boxes of a layer."""
    offsets = [_offsets(made, layer, gap) for layer in layers]
    x = [0.0] * len(made.boxes)
    for layer, places in zip(layers, offsets, strict=True):
        for vertex, place in zip(layer, places, strict=True):
            x[vertex] = place - places[-1] / 2
    numbers = range(len(layers))
    for _ in range(_SWEEPS):
        before = list(x)
        for number in (*numbers, *reversed(numbers)):
            _settle(made, layers[number], offsets[number], x)
        if max(abs(one - other) for one, other in zip(before, x, strict=True)) < _STILL:
            break
    _straighten(made, layers, gap, x)
    return x


def _offsets(made: Layered, layer: Sequence[int], gap: float) -> list[float]:
    """Return how far behind the first vertex of a layer each must stand at least."""
    places: list[float] = []
    for at, vertex in enumerate(layer):
        if at == 0:
            places.append(0.0)
        else:
            room = made.boxes[layer[at - 1]].right + gap + made.boxes[vertex].left
            places.append(places[-1] + room)
    return places


def _settle(made: Layered, layer: Sequence[int], offsets: Sequence[float], x: Columns) -> None:
    """Put a layer where it is best, the layers beside it standing still."""
    pools: list[tuple[float, float, int]] = []
    for vertex, offset in zip(layer, offsets, strict=True):
        wanted, weight = _wanted(made, vertex, x)
        pool = (wanted - offset, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            place, other, count = pools.pop()
            both = other + pool[1]
            pool = ((place * other + pool[0] * pool[1]) / both, both, count + pool[2])
        pools.append(pool)
    at = 0
    for place, _, count in pools:
        for vertex, offset in zip(layer[at : at + count], offsets[at : at + count], strict=True):
            x[vertex] = place + offset
        at += count


def _wanted(made: Layered, vertex: int, x: Columns) -> tuple[float, float]:
    """Return the mean column of a vertex's neighbours, and how much they weigh."""
    total = weight = 0.0
    for others in (made.up[vertex], made.down[vertex]):
        for other in others:
            inside = min(vertex, other) >= made.nodes
            each = (_INSIDE if inside else 1.0) / max(1.0, abs(x[other] - x[vertex]) / _NEAR)
            total += each * x[other]
            weight += each
    return (total / weight, weight) if weight else (x[vertex], _ALONE)


def _straighten(made: Layered, layers: Sequence[Sequence[int]], gap: float, x: Columns) -> None:
    """Put stretches of each chain into one column, where the room between neighbours allows it."""
    position = {vertex: at for layer in layers for at, vertex in enumerate(layer)}

    def room(vertex: int) -> tuple[float, float]:
        layer, at = layers[made.layer[vertex]], position[vertex]
        box = made.boxes[vertex]
        low, high = float("-inf"), float("inf")
        if at > 0:
            low = x[layer[at - 1]] + made.boxes[layer[at - 1]].right + gap + box.left
        if at + 1 < len(layer):
            high = x[layer[at + 1]] - made.boxes[layer[at + 1]].left - gap - box.right
        return low, high

    for chain in made.chains:
        rest = chain[1:-1]
        while rest:
            low, high = room(rest[0])
            count = 1
            for vertex in rest[1:]:
                own_low, own_high = room(vertex)
                if max(low, own_low) > min(high, own_high):
                    break
                low, high, count = max(low, own_low), min(high, own_high), count + 1
            stretch, rest = rest[:count], rest[count:]
            mean = sum(x[vertex] for vertex in stretch) / count
            for vertex in stretch:
                x[vertex] = min(max(mean, low), high)
