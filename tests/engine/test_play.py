from __future__ import annotations

import pytest

from game.engine.play import Move, move, play_of, play_through, replay, retrace, rewind, start
from game.engine.state import canonical, record
from game.errors import MoveError
from making import inject, option, outcome, played, program, scene

MADE = program(
    {
        "a": scene({"go": option(outcome({"trust": -5, "leaked": True}), to="b")}),
        "b": scene({"on": option(if_="seen(a)")}),
    },
    flags={"leaked": False},
    injects={"news": inject({"trust": 1})},
)


def test_a_play_keeps_digest_seed_and_moves_by_id() -> None:
    road = move(played(MADE, "go", seed=9), Move("inject", "news"))
    play = play_of(road)
    assert play.seed == 9
    assert play.moves == (Move("choose", "go"), Move("inject", "news"))
    assert replay(MADE, play).state == road.state


def test_a_play_made_on_other_rules_is_refused() -> None:
    play = play_of(played(MADE, "go"))._replace(rules="0" * 32)
    with pytest.raises(MoveError, match="other rules"):
        replay(MADE, play)


def test_a_move_that_is_not_allowed_ends_a_retracing() -> None:
    with pytest.raises(MoveError, match="no option `on` in scene `a`"):
        retrace(MADE, 1, [Move("choose", "on")])


def test_rewind_drops_later_moves() -> None:
    road = played(MADE, "go", "on")
    assert rewind(road, 1).state == road.turns[0].after
    assert rewind(road, 0) == start(MADE, 1)


def test_a_record_names_everything_by_the_authors_ids() -> None:
    held = move(played(MADE, "go"), Move("hold", "news"))
    assert record(MADE, held.state) == {
        "at": "b",
        "decisions": 1,
        "indicators": {"trust": 45},
        "flags": {"leaked": True},
        "history": {"seen.a": True},
        "due": [],
        "fired": [],
        "held": ["news"],
    }
    assert canonical(MADE, held.state).startswith(b'{"at":"b","decisions":1,"due":[]')


def test_playing_through_makes_the_same_road_as_choosing() -> None:
    assert play_through(MADE, 5, lambda state: 0) == played(MADE, "go", "on", seed=5)


def test_playing_through_refuses_a_locked_option() -> None:
    made = program({"a": scene({"no": option(if_="trust > 90"), "go": option()})})
    with pytest.raises(MoveError, match="`no` of scene `a` is locked"):
        play_through(made, 1, lambda state: 0)
