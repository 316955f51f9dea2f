from __future__ import annotations

from dataclasses import replace

import pytest

from brute import TooManyPathsError, walk_every_path
from game.analysis.asking import reading
from game.analysis.asking.reading import passages_in, read
from game.analysis.explore import explore
from game.analysis.progress import Progress, StoppedError
from game.analysis.result import PassageKey
from game.engine.compile import compile_scenario
from game.engine.tables import Program
from ladders import ladder
from making import ending, option, outcome, program, scene, text

LONG = 14


def rare() -> Program:
    """A text that is read after one road of many thousands, and one that is never read."""
    scenes = {
        f"s{at}": scene(
            {
                "up": option(outcome({"trust": 1}), to=None),
                "down": option(outcome({"trust": -1}), to=None),
            },
            to=f"s{at + 1}" if at < LONG - 1 else "over",
        )
        for at in range(LONG)
    }
    last = replace(
        ending(),
        text=text(("trust == 64", "All the way."), ("trust == 65", "Further."), "Over."),
    )
    return program(scenes, endings={"over": last})


@pytest.mark.parametrize("plays", [0, 2_000])
def test_what_is_rare_is_found_and_what_never_comes_is_proved(
    plays: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_PLAYS", plays)
    found = explore(rare())
    assert found.seen.passages == {("ending", "over", 0), ("ending", "over", 2)}
    assert not found.unread


def test_what_only_texts_ask_parts_no_states_of_the_exploration() -> None:
    assert explore(rare()).states == LONG


@pytest.mark.parametrize("back", [0.0, 0.4])
def test_all_that_can_be_read_is_found_without_a_play(
    back: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_PLAYS", 0)
    judged = 0
    for seed in range(900, 930):
        made = compile_scenario(ladder(seed, back))
        found = explore(made)
        try:
            brute = walk_every_path(made)
        except TooManyPathsError:
            continue
        if found.proved:
            judged += 1
            assert found.seen.passages == brute.passages
    assert judged > 8


def test_past_the_budget_it_is_not_known_what_no_play_showed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = rare()
    _, asked = passages_in(made, explore(made).seen)
    assert asked == {PassageKey("ending", "over", 0), PassageKey("ending", "over", 1)}
    monkeypatch.setattr(reading, "MOST_PLAYS", 1)
    found = read(made, asked, max_states=3)
    assert found.passages | found.unknown == asked
    assert PassageKey("ending", "over", 1) in found.unknown
    assert read(made, asked, whole=False).unknown == asked - read(made, asked, whole=False).passages


def test_it_ends_when_asked_to() -> None:
    made = rare()
    _, asked = passages_in(made, explore(made).seen)

    def listen(_progress: Progress) -> bool:
        return False

    with pytest.raises(StoppedError):
        read(made, asked, listener=listen)
