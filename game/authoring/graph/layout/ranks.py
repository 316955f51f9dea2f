"""Ranks: how far down each node stands, with the links that would lead back turned round."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence


def rank(
    count: int, links: Sequence[tuple[int, int]], start: int, last: Collection[int]
) -> tuple[list[int], frozenset[int]]:
    """Return each node's rank from 0, and the numbers of the links that lead back.

    A node stands below all that lead to it, at the length of the longest way (Eades and Sugiyama,
    "How to draw a directed graph", 1990): so a rank tells how much came before. What no way from
    the start leads to stands close above what it leads to. The nodes in `last` share a rank of
    their own at the bottom; no link may leave them. Links from a node to itself count for nothing.
    """
    onward: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, (source, target) in enumerate(links):
        if source != target:
            onward[source].append((number, target))
    order, back = _untangled(count, onward, start)
    ahead = [
        [target for number, target in ways if number not in back and target not in last]
        for ways in onward
    ]
    for number in back:
        source, target = links[number]
        ahead[target].append(source)
    ranks = [0] * count
    for node in order:
        for target in ahead[node]:
            ranks[target] = max(ranks[target], ranks[node] + 1)
    bottom = max((ranks[node] for node in order if node not in last), default=0)
    _settle(ranks, order, ahead, start, bottom)
    for node in last:
        ranks[node] = bottom + 1
    return ranks, frozenset(back)


def _untangled(
    count: int, onward: Sequence[Sequence[tuple[int, int]]], start: int
) -> tuple[list[int], set[int]]:
    """Return the nodes so that links lead onward, and the links that do not.

    A walk in depth from the start; a link to a node that the walk is still inside closes a cycle.
    """
    inside = [False] * count
    met = [False] * count
    back: set[int] = set()
    done: list[int] = []
    for root in (start, *range(count)):
        if met[root]:
            continue
        met[root] = inside[root] = True
        stack: list[tuple[int, Iterator[tuple[int, int]]]] = [(root, iter(onward[root]))]
        while stack:
            node, ways = stack[-1]
            for number, target in ways:
                if inside[target]:
                    back.add(number)
                elif not met[target]:
                    met[target] = inside[target] = True
                    stack.append((target, iter(onward[target])))
                    break
            else:
                inside[node] = False
                done.append(node)
                stack.pop()
    return done[::-1], back


def _settle(
    ranks: list[int],
    order: Sequence[int],
    ahead: Sequence[Sequence[int]],
    start: int,
    bottom: int,
) -> None:
    """Let what the start does not lead to sink, close above what it leads to itself."""
    led = {start}
    for node in order:
        if node in led:
            led.update(ahead[node])
    for node in reversed(order):
        if node not in led:
            ranks[node] = min((ranks[target] - 1 for target in ahead[node]), default=bottom)
