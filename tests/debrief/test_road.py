from __future__ import annotations

from fractions import Fraction

from debriefs import NO_EVIDENCE
from game.debrief.road import decisions_of, opening_of
from game.engine.play import Move, choose, move, rewind, start
from making import ending, inject, later, option, outcome, program, scene


def made():
    return program(
        {
            "a": scene(
                {
                    "x": option(
                        outcome(
                            {"trust": 1},
                            id_="one",
                            weight=3,
                            later=(
                                later(1, {"trust": 5}, says="Soon."),
                                later(2, if_="trust > 99"),
                            ),
                        ),
                        outcome(
                            {"trust": 1},
                            id_="two",
                            later=(
                                later(1, {"trust": 5}, says="Soon."),
                                later(2, if_="trust > 99"),
                            ),
                        ),
                        to="b",
                    )
                }
            ),
            "b": scene(
                {"y": option(outcome(later=(later(4, {"trust": 2}, says="At last."),)), to="c")}
            ),
            "c": scene({"z": option(), "shut": option(if_="trust > 99", locked="Not now.")}),
        },
        endings={"over": ending()},
        injects={"news": inject({"trust": -7})},
    )


def test_a_later_consequence_is_told_where_it_comes_from() -> None:
    road = start(made(), 3)
    for option_ in ("x", "y", "z"):
        road = choose(road, option_)
    first, second, third = decisions_of(road, NO_EVIDENCE)
    assert first.chance in (Fraction(3, 4), Fraction(1, 4))
    assert [(each.kind, each.decision, each.arrived) for each in second.came] == [
        ("outcome", 2, 2),
        ("consequence", 1, 2),
    ]
    assert [(each.text, each.arrived) for each in first.later] == [("Soon.", 2)]
    assert [(each.text, each.arrived) for each in second.later] == [("At last.", 3)]
    assert third.later == ()
    assert [(each.text, each.decision) for each in third.came[1:]] == [("At last.", 2)]
    assert [(each.id, each.open) for each in third.options] == [("z", True), ("shut", False)]
    assert [known.value for known in third.known] == [56]
    assert (second.due, third.due) == (2, 2)


def test_what_comes_by_hand_is_told_with_what_came_before_the_choice() -> None:
    road = move(start(made(), 3), Move("inject", "news"))
    (opening,) = opening_of(road, NO_EVIDENCE)
    assert (opening.id, opening.by_hand, opening.decision) == ("news", True, 0)
    road = choose(road, "x")
    (first,) = decisions_of(road, NO_EVIDENCE)
    assert first.moved_by_hand == ("inject news",)
    assert [each.kind for each in first.came] == ["outcome"]
    again = move(choose(rewind(road, 0), "x"), Move("inject", "news"))
    (first,) = decisions_of(again, NO_EVIDENCE)
    assert [each.kind for each in first.came] == ["outcome", "inject"]
