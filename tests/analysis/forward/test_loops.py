from __future__ import annotations

import numpy as np
import pytest

from game.analysis.forward import loops
from game.analysis.forward.loops import Before, behind_another

EDGES = [(0, 1, 1), (1, 2, 2), (2, 3, 3), (3, 0, 4), (2, 1, 5), (3, 4, 6), (4, 5, 7)]
"""A round of four states, one of two within it, and two states that follow; with their steps."""


def found(start: int) -> list[tuple[int, int]]:
    before = Before(6, np.uint8)
    for tail, head, step in EDGES:
        before.add(np.array([tail]), np.array([head]), step)
    return before.shortest_round(start)


@pytest.mark.parametrize("start", range(6))
def test_the_shortest_way_round_is_found_from_anywhere_behind_it(start: int) -> None:
    assert sorted(found(start)) == [(1, 2), (2, 5)]


@pytest.mark.parametrize("start", range(6))
@pytest.mark.parametrize("name", ["MOST_EDGES", "MOST_LOOKED_AT", "MOST_TRIED"])
def test_some_way_round_is_told_where_there_is_no_room_for_the_shortest(
    start: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loops, name, 0)
    way = found(start)
    assert way
    steps = {(tail, step): head for tail, head, step in EDGES}
    for (state, step), (after, _) in zip(way, way[1:] + way[:1], strict=True):
        assert steps[state, step] == after


def test_a_state_may_lead_straight_to_itself() -> None:
    before = Before(2, np.uint16)
    before.add(np.array([0, 1]), np.array([1, 1]), 300)
    assert before.shortest_round(0 + 1) == [(1, 300)]


def test_states_behind_a_round_stay_and_those_before_it_do_not() -> None:
    tails, heads = (
        np.array([edge[at] for edge in (*EDGES, (6, 0, 1), (7, 6, 1))]) for at in (0, 1)
    )
    assert behind_another(8, tails, heads).tolist() == [True] * 6 + [False] * 2
    assert not behind_another(6, tails[:3], heads[:3]).any()
    assert not behind_another(2, tails[:0], heads[:0]).any()
