from __future__ import annotations

from collections import Counter
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import OUTCOME_TAG, draw_bits, draw_outcome, pick
from game.engine.play import rewind, start
from making import option, outcome, played, program, scene

KNOWN = [1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1]


def test_rule_8_the_draw_is_the_first_64_bits_of_blake2b_over_prefixed_parts() -> None:
    data = b""
    for part in (OUTCOME_TAG, "7", "arrest", "deal", "0"):
        data += len(part).to_bytes(8, "big") + part.encode()
    expected = int.from_bytes(blake2b(data).digest()[:8], "big")
    assert draw_bits(OUTCOME_TAG, 7, "arrest", "deal", 0) == expected


def test_rule_8_known_draws_never_change() -> None:
    drawn = [draw_outcome(seed, "arrest", "deal", 0, (2, 1)) for seed in range(12)]
    assert drawn == KNOWN


@given(st.integers(0, 2**64 - 1), st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_pick_follows_the_rule_as_written(bits: int, weights: list[int]) -> None:
    at = pick(bits, weights)
    mark = (bits * sum(weights)) >> 64
    assert sum(weights[: at + 1]) > mark >= sum(weights[:at])


def test_pick_reaches_both_ends() -> None:
    assert pick(0, (1, 1_000_000)) == 0
    assert pick(2**64 - 1, (1_000_000, 1)) == 1
    with pytest.raises(ValueError, match="weights"):
        pick(0, ())


def test_shares_come_out_as_weights_say() -> None:
    counts = Counter(draw_outcome(seed, "a", "go", 0, (3, 1)) for seed in range(4000))
    assert 2900 < counts[0] < 3100


@given(st.text(max_size=4), st.text(max_size=4), st.text(max_size=4), st.text(max_size=4))
def test_keys_do_not_run_together(a: str, b: str, c: str, d: str) -> None:
    if (a, b) != (c, d):
        assert draw_bits("t", a, b) != draw_bits("t", c, d)


def test_rule_8_a_visit_draws_anew_and_a_rewind_meets_the_same_luck() -> None:
    made = program(
        {"a": scene({"go": option(
            *(outcome(id_=f"o{n}", to="a") for n in range(5)), to="a", if_="decisions < 9")})}
    )  # fmt: skip
    road = played(made, *["go"] * 9, seed=4)
    drawn = [turn.outcome for turn in road.turns]
    assert len(set(drawn)) > 1
    assert drawn == [draw_outcome(4, "a", "go", visit, [1] * 5) for visit in range(9)]
    back = rewind(road, 3)
    assert [turn.outcome for turn in played(made, *["go"] * 4, seed=4).turns][:3] == [
        turn.outcome for turn in back.turns
    ]
    assert start(made, 4).state == back.first


def test_rule_8_only_outcomes_that_hold_share_the_draw() -> None:
    made = program(
        {"a": scene({"go": option(
            outcome(id_="never", weight=1000, if_="trust > 90"), outcome(id_="b"), outcome(id_="c")
        )})}
    )  # fmt: skip
    drawn = {played(made, "go", seed=seed).turns[0].outcome for seed in range(40)}
    assert drawn == {1, 2}
