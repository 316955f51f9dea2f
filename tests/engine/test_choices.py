from __future__ import annotations

import pytest

from game.engine.choices import Choice, follow_choices, follow_with_luck, parse_choices
from game.errors import MoveError
from making import option, outcome, program, scene, value

MADE = program(
    {
        "a": scene(
            {"go": option(outcome({"trust": 1}, id_="well"), outcome(id_="ill", weight=3), to="b")}
        ),
        "b": scene({"on": option(), "no": option(if_="trust > 90", locked="No plane.")}),
    }
)


def test_choices_are_read_from_a_line() -> None:
    assert parse_choices(" go[well] , on,") == (Choice("go", "well"), Choice("on"))
    assert parse_choices("") == ()


@pytest.mark.parametrize("text", ["go[", "go]", "Go", "go on", "go[a][b]", "1"])
def test_what_is_no_choice_is_named(text: str) -> None:
    with pytest.raises(MoveError, match="is not a choice"):
        parse_choices(f"a,{text}")


def test_choices_are_followed_with_a_seed() -> None:
    road = follow_choices(MADE, 3, parse_choices("go, on"))
    assert road.over
    assert road.seed == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("up", "choice 1: there is no option `up` in scene `a`"),
        ("go, no", "choice 2: the option `no` of scene `b` is locked: No plane$"),
        ("go, on, on", "choice 3: the play is over"),
    ],
)
def test_a_choice_that_is_not_allowed_is_named(line: str, said: str) -> None:
    with pytest.raises(MoveError, match=said):
        follow_choices(MADE, 3, parse_choices(line))
    with pytest.raises(MoveError, match=said):
        follow_with_luck(MADE, parse_choices(line))


def test_luck_is_found_for_the_outcomes_asked_for() -> None:
    well = follow_with_luck(MADE, parse_choices("go[well]"))
    ill = follow_with_luck(MADE, parse_choices("go[ill]"))
    assert (value(well, "trust"), value(ill, "trust")) == (51, 50)


def test_luck_that_a_seed_does_not_have_is_told() -> None:
    seed = follow_with_luck(MADE, parse_choices("go[well]")).seed
    with pytest.raises(MoveError, match="leads to `well`, not to `ill`"):
        follow_choices(MADE, seed, parse_choices("go[ill]"))


def test_luck_that_no_seed_has_is_looked_for_in_many() -> None:
    made = program(
        {"a": scene({"go": option(outcome(id_="well", if_="trust > 90"), outcome(id_="ill"))})}
    )
    with pytest.raises(MoveError, match="no seed below 10000 leads that way"):
        follow_with_luck(made, parse_choices("go[well]"))


def test_an_outcome_that_there_is_not_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "choice 1: `go` has no outcome `none`; there are `well`, `ill`"
    with pytest.raises(MoveError, match=said):
        follow_choices(MADE, 3, parse_choices("go[none]"))
    monkeypatch.setattr("game.engine.choices.follow_choices", None)
    with pytest.raises(MoveError, match=said):
        follow_with_luck(MADE, parse_choices("go[none]"))
    with pytest.raises(
        MoveError, match="choice 2: `on` has no outcome `up`; there is only `outcome`"
    ):
        follow_with_luck(MADE, parse_choices("go, on[up]"))
