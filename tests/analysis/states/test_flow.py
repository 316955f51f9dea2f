from __future__ import annotations

from game.analysis.states.flow import flow_of, ways_on
from game.engine.tables import TO_END
from making import ending, inject, later, option, outcome, program, scene

MADE = program(
    {
        "a": scene({
            "x": option(outcome(later=(later(1), later(3))), to="page"),
            "y": option(outcome(), to=[("trust > 3", "a"), (None, "b")]),
        }),
        "page": scene(to=[("trust > 5", "b"), (None, "over")]),
        "b": scene({"x": option(outcome(), to="c")}),
        "c": scene({"x": option(outcome(), to="b"), "y": option(outcome(), to="d")}),
        "d": scene({"x": option(outcome())}),
        "lost": scene({"x": option(outcome(), to="d")}),
    },
    endings={"over": ending()},
    injects={
        "everywhere": inject(if_="trust > 2"),
        "in_a": inject(if_="trust > 2", scenes=("a",)),
        "in_d": inject(if_="trust > 2", scenes=("d",)),
        "by_hand": inject(),
    },
)  # fmt: skip
A, PAGE, B, C, D, LOST = range(6)


def test_scenes_come_before_those_they_lead_to() -> None:
    flow = flow_of(MADE)
    assert set(flow.order) == {A, PAGE, B, C, D}
    assert flow.order.index(A) < flow.order.index(PAGE) < flow.order.index(B)
    assert flow.order[-1] == D
    assert flow.components() == [[A], [PAGE], [B, C], [D]]
    assert ways_on(MADE, A) == {A, PAGE, B}
    assert ways_on(MADE, D) == {TO_END}


def test_a_consequence_may_wait_wherever_play_can_be_until_it_is_due() -> None:
    pending = flow_of(MADE).pending
    first, second = 0, 1
    assert pending[A] == set()
    assert pending[PAGE] == {(1, first), (3, second)}
    assert pending[B] == {(1, first), (3, second), (1, second)}
    assert pending[C] == {(0, first), (2, second), (0, second)}
    assert pending[D] == {(1, second)}
    assert pending[len(MADE.scenes)] == {(1, first), (3, second)}
    assert pending[TO_END] == {(0, second)}


def test_an_inject_is_remembered_while_it_may_still_fire() -> None:
    everywhere, in_d = 1, 4
    assert flow_of(MADE).injects == {
        A: everywhere | 2 | in_d,
        PAGE: everywhere | in_d,
        B: everywhere | in_d,
        C: everywhere | in_d,
        D: 0,
    }
