from __future__ import annotations

from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.graph.layout.chains import chain
from game.authoring.graph.layout.order import crossings, order
from game.authoring.graph.layout.place import lay_out
from game.authoring.graph.layout.ranks import rank
from game.authoring.graph.layout.values import Box, Layout, Link, Point

NEAR = 0.01
NODE = Box(50, 50, 40)
LABEL = Box(4, 30, 13)


class Made(NamedTuple):
    boxes: list[Box]
    links: list[Link]
    last: frozenset[int]

    @property
    def ends(self) -> list[tuple[int, int]]:
        return [(link.source, link.target) for link in self.links]

    def layout(self) -> Layout:
        return lay_out(self.boxes, self.links, 0, self.last)


@st.composite
def graphs(draw: st.DrawFn) -> Made:
    count = draw(st.integers(1, 12))
    scenes = draw(st.integers(1, count))
    sizes = st.builds(Box, st.integers(20, 90), st.integers(20, 120), st.integers(20, 80))
    labels = st.builds(Box, st.integers(2, 6), st.integers(2, 80), st.sampled_from((0, 13, 39)))
    boxes = draw(st.lists(sizes, min_size=count, max_size=count))
    ends = draw(
        st.lists(
            st.tuples(st.integers(0, scenes - 1), st.integers(0, count - 1)),
            unique=True,
            max_size=24,
        )
    )
    links = [Link(*each, draw(labels)) for each in ends]
    return Made(boxes, links, frozenset(range(scenes, count)))


def simple(*ends: tuple[int, int], last: frozenset[int] = frozenset()) -> Made:
    count = 1 + max(max(pair) for pair in ends)
    return Made([NODE] * count, [Link(*pair, LABEL) for pair in ends], last)


Area = tuple[float, float, float, float]


def area(at: Point, box: Box) -> Area:
    return at.x - box.left, at.y - box.height / 2, at.x + box.right, at.y + box.height / 2


def overlap(one: Area, other: Area) -> bool:
    return (
        one[0] < other[2] - NEAR
        and other[0] < one[2] - NEAR
        and one[1] < other[3] - NEAR
        and other[1] < one[3] - NEAR
    )


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_nothing_overlaps_and_all_is_in_the_picture(made: Made) -> None:
    layout = made.layout()
    nodes = [area(at, box) for at, box in zip(layout.nodes, made.boxes, strict=True)]
    labels = [
        area(route.label, link.label)
        for route, link in zip(layout.routes, made.links, strict=True)
        if route.label is not None and link.label.height
    ]
    assert not any(overlap(one, other) for one, other in combinations((*nodes, *labels), 2))
    for left, top, right, bottom in (*nodes, *labels):
        assert left >= -NEAR
        assert top >= -NEAR
        assert right <= layout.width + NEAR
        assert bottom <= layout.height + NEAR


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_every_link_runs_from_its_source_to_its_target_and_through_no_node(made: Made) -> None:
    layout = made.layout()
    nodes = [area(at, box) for at, box in zip(layout.nodes, made.boxes, strict=True)]
    assert len(layout.routes) == len(made.links)
    for link, route in zip(made.links, layout.routes, strict=True):
        if link.source == link.target:
            assert not route.stretches
            continue
        first, last = route.stretches[0], route.stretches[-1]
        source, target = nodes[link.source], nodes[link.target]
        assert source[0] < first.x < source[2]
        assert target[0] < last.x < target[2]
        leaves, reaches = (source[1], target[3]) if route.back else (source[3], target[1])
        assert first.begin == pytest.approx(leaves)
        assert last.end == pytest.approx(reaches)
        ys = [y for piece in route.stretches for y in (piece.begin, piece.end)]
        assert ys == pytest.approx(sorted(ys, reverse=route.back))
        for piece in route.stretches:
            top, bottom = sorted((piece.begin, piece.end))
            line = (piece.x, top + NEAR, piece.x, bottom - NEAR)
            assert not any(overlap(line, node) for node in nodes)


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_links_lead_down_unless_they_close_a_cycle(made: Made) -> None:
    ranks, back = rank(len(made.boxes), made.ends, 0, made.last)
    for number, (source, target) in enumerate(made.ends):
        if source != target:
            assert (ranks[source] < ranks[target]) == (number not in back)
    assert min(ranks, default=0) >= 0
    scenes = [ranks[node] for node in range(len(ranks)) if node not in made.last]
    for node in made.last:
        assert ranks[node] == max(scenes) + 1
    onward = {end for number, end in enumerate(made.ends) if number not in back}
    assert bool(back) <= _has_cycle(made.ends)
    assert not _has_cycle([end for end in onward if end[0] != end[1]])


def _has_cycle(ends: list[tuple[int, int]]) -> bool:
    left = {pair for pair in ends if pair[0] != pair[1]}
    while left:
        sources = {source for source, _ in left}
        going = {pair for pair in left if pair[1] in sources}
        if going == left:
            return True
        left = going
    return False


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_crossings_are_counted_as_one_would_by_hand_and_never_grow(made: Made) -> None:
    ranks, back = rank(len(made.boxes), made.ends, 0, made.last)
    layered = chain(made.boxes, made.links, ranks, back)
    found = order(layered)
    assert [sorted(layer) for layer in found] == [sorted(layer) for layer in layered.layers]
    assert crossings(layered, found) <= crossings(layered, layered.layers)
    position = {vertex: at for layer in found for at, vertex in enumerate(layer)}
    by_hand = 0
    for upper, _ in pairwise(found):
        steps = [(above, below) for above in upper for below in layered.down[above]]
        by_hand += sum(
            (position[a] - position[c]) * (position[b] - position[d]) < 0
            for (a, b), (c, d) in combinations(steps, 2)
        )
    assert crossings(layered, found) == by_hand


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_the_same_graph_always_comes_out_the_same(made: Made) -> None:
    assert made.layout() == made.layout()


def test_a_chain_stands_in_one_column() -> None:
    layout = simple((0, 1), (1, 2), (2, 3)).layout()
    assert len({round(at.x, 1) for at in layout.nodes}) == 1
    assert [at.y for at in layout.nodes] == sorted(at.y for at in layout.nodes)


def test_a_long_link_runs_straight_past_what_lies_between() -> None:
    made = simple((0, 1), (1, 2), (2, 3), (3, 4), (0, 4))
    past = made.layout().routes[4]
    columns = {round(piece.x) for piece in past.stretches[1:-1]}
    assert len(columns) == 1


def test_what_crosses_only_by_the_order_it_was_given_in_is_untangled() -> None:
    layout = simple((0, 1), (0, 2), (1, 4), (2, 3), last=frozenset({3, 4})).layout()
    assert (layout.crossings_before, layout.crossings) == (1, 0)


def test_endings_share_a_row_under_everything_else() -> None:
    layout = simple((0, 3), (0, 1), (1, 2), (2, 4), last=frozenset({3, 4})).layout()
    assert layout.nodes[3].y == layout.nodes[4].y
    assert layout.nodes[3].y > max(at.y for at in layout.nodes[:3])


def test_many_endings_stand_in_rows_that_are_no_wider_than_they_must_be() -> None:
    last = range(2, 12)
    layout = simple((0, 1), *((1, each) for each in last), last=frozenset(last)).layout()
    rows = sorted({layout.nodes[each].y for each in last})
    assert len(rows) == 4
    assert min(rows) > layout.nodes[1].y
    assert layout.width < len(last) * (NODE.left + NODE.right)


def test_what_nothing_leads_to_stands_close_above_what_it_leads_to() -> None:
    ranks, _ = rank(5, [(0, 1), (1, 2), (2, 3), (4, 3)], 0, ())
    assert ranks == [0, 1, 2, 3, 2]


def test_a_way_back_leads_up() -> None:
    layout = simple((0, 1), (1, 0)).layout()
    assert [route.back for route in layout.routes] == [False, True]
