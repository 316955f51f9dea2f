"""Links as chains: a graph in which every step leads from one layer to the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.authoring.graph.layout.values import Box, Link

LINE = Box(5, 5, 0)
"""The room that a line takes where it passes a layer."""


@dataclass(slots=True)
class Layered:
    """A graph in layers; its vertices are the nodes, by their numbers, and then those of chains."""

    nodes: int
    boxes: list[Box]
    """By vertex."""
    layer: list[int]
    """By vertex, its layer; nodes stand in the even ones, labels in the odd ones."""
    layers: list[list[int]]
    """By layer, its vertices from left to right."""
    up: list[list[int]]
    """By vertex, its neighbours in the layer above."""
    down: list[list[int]]
    chains: list[list[int]]
    """By link, its vertices from the upper end to the lower one; empty for a link to itself."""


def chain(
    boxes: Sequence[Box], links: Sequence[Link], ranks: Sequence[int], back: Collection[int]
) -> Layered:
    """Lead every link through the layers that it passes, with room for its label at its source.

    Layers between those of nodes hold labels only, so a label has a place that nothing else takes
    (Gansner and others, 1993, section 5.3).
    """
    layer = [2 * each for each in ranks]
    made = Layered(
        nodes=len(boxes),
        boxes=list(boxes),
        layer=layer,
        layers=[[] for _ in range(max(layer, default=0) + 1)],
        up=[[] for _ in boxes],
        down=[[] for _ in boxes],
        chains=[],
    )
    for node, at in enumerate(layer):
        made.layers[at].append(node)
    for number, link in enumerate(links):
        if link.source == link.target:
            made.chains.append([])
            continue
        turned = number in back
        upper, lower = (link.target, link.source) if turned else (link.source, link.target)
        first, last = layer[upper] + 1, layer[lower] - 1
        labelled = last if turned else first
        vertices = [upper]
        for at in range(first, last + 1):
            vertices.append(len(made.boxes))
            made.boxes.append(link.label if at == labelled else LINE)
            made.layer.append(at)
            made.layers[at].append(vertices[-1])
            made.up.append([])
            made.down.append([])
        vertices.append(lower)
        for above, below in pairwise(vertices):
            made.down[above].append(below)
            made.up[below].append(above)
        made.chains.append(vertices)
    return made
