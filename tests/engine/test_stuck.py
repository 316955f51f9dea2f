from __future__ import annotations

import pytest

from game.engine.moves import Move
from game.engine.play import Road, move
from game.engine.stuck import Stuck, values_read, where_stuck
from game.model.parser import parse_condition
from game.model.scenario import Scene
from making import ending, inject, option, outcome, played, program, scene

LAST = {"out": scene({"x": option()}, title="Out")}
ROOM = scene(
    {
        "up": option(if_="trust > 60", locked="Too early.", label="Go up"),
        "down": option(if_="bold and not chose(a.go)", label="Go down"),
    },
    title="Room",
)


def stuck(scenes: dict[str, Scene], *choices: str, **more: dict[str, object]) -> Stuck | None:
    made = program({**scenes, **LAST}, flags={"bold": False}, **more)
    return where_stuck(played(made, *choices))


CLOSED = (
    "Go up: Too early. It needs `trust > 60`; `trust` is 50.",
    "Go down: It needs `bold and not chose(a.go)`; `bold` is false and `chose(a.go)` is true.",
)


def test_where_no_option_is_open_each_is_told() -> None:
    said = "Play sticks in “Room”, where no option is open."
    found = stuck({"a": scene({"go": option(to="room")}), "room": ROOM}, "go")
    assert found == Stuck(said, CLOSED)


@pytest.mark.parametrize(
    ("first", "more", "said"),
    [
        (
            scene({"go": option(outcome(if_="trust > 90"), label="Go on")}),
            {},
            "Play sticks on “Go on”: none of its outcomes can follow now.",
        ),
        (
            scene({"go": option(to=[("trust > 90", "out")])}, title="First"),
            {},
            "Play sticks on leaving “First”: its `next` leads nowhere now.",
        ),
        (
            scene({"go": option(to="page")}),
            {"page": scene(to=[("trust > 90", "out")], title="A page")},
            "Play sticks on leaving “A page”: its `next` leads nowhere now.",
        ),
        (
            scene({"go": option(to="page")}),
            {"page": scene(to="other", title="A page"), "other": scene(to="page", title="Two")},
            "Play sticks at “A page”: interludes lead round in a circle.",
        ),
    ],
)
def test_other_ways_to_stick_are_named(first: Scene, more: dict[str, Scene], said: str) -> None:
    assert stuck({"a": first, **more}, "go") == Stuck(said)


def test_where_no_ending_holds_and_where_play_goes_on() -> None:
    made = program({"a": scene({"go": option()})}, endings={"high": ending("trust > 90")})
    assert where_stuck(played(made, "go")) == Stuck(
        "Play has come to its end, and no ending's condition holds."
    )
    assert where_stuck(played(made)) is None


def test_a_play_may_stick_at_once_or_by_an_inject() -> None:
    made = program({"a": scene({"x": option(if_="trust > 60", label="X")}, title="First")})
    assert where_stuck(played(made)) == Stuck(
        "Play sticks in “First”, where no option is open.",
        ("X: It needs `trust > 60`; `trust` is 50.",),
    )
    made = program(
        {"a": scene({"x": option(if_="trust > 40", label="X")}, title="First")},
        injects={"news": inject({"trust": -20})},
    )
    road: Road = move(played(made), Move("inject", "news"))
    found = where_stuck(road)
    assert found is not None
    assert found.closed == ("X: It needs `trust > 40`; `trust` is 30.",)


def test_values_are_told_once_each_in_the_order_of_the_cells() -> None:
    made = program({"a": scene({"go": option(if_="seen(a) or decisions > 9")})}, flags={"f": True})
    conditions = [parse_condition(text) for text in ("decisions > 1 or f", "trust > 1 or f")]
    assert values_read(made, (*conditions, None), made.first) == (
        "`trust` is 50", "`f` is true", "`decisions` is 0",
    )  # fmt: skip
