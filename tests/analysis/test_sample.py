from __future__ import annotations

from fractions import Fraction

import pytest

from game.analysis import sample as sampling
from game.analysis.explore import explore
from game.analysis.progress import Progress, StoppedError
from game.analysis.sample import MOST_DECISIONS, sample
from game.engine.compile import compile_scenario
from ladders import ladder
from making import ending, option, outcome, program, scene


@pytest.mark.parametrize("seed", range(300, 330))
def test_what_is_sampled_lies_within_what_is_exact(seed: int) -> None:
    made = compile_scenario(ladder(seed))
    exact, drawn = explore(made), sample(made, seed, most_plays=600)
    assert drawn.plays == 600
    assert set(drawn.endings) <= set(exact.endings)
    counted = [each.share.plays for each in drawn.endings.values()]
    assert sum(counted) + drawn.stuck.plays == drawn.plays
    for id_, each in drawn.endings.items():
        figures = exact.endings[id_].figures
        assert figures is not None
        # Six standard deviations of a share of 600 plays, at most.
        assert abs(each.share.share - figures.probability) < 6 * 0.5 / 600**0.5
        assert figures.decisions[0] <= each.decisions[0] <= each.decisions[1]
        assert each.decisions[1] <= figures.decisions[1]
        for name, (low, high) in each.ranges.items():
            assert figures.ranges[name][0] <= low <= high <= figures.ranges[name][1]
    assert exact.stuck_probability is not None
    assert abs(drawn.stuck.share - exact.stuck_probability) < 6 * 0.5 / 600**0.5


def test_intervals_hold_the_exact_probability_about_as_often_as_they_say() -> None:
    held = tried = 0
    for seed in range(400, 520):
        made = compile_scenario(ladder(seed))
        exact, drawn = explore(made), sample(made, seed, most_plays=200)
        for id_, each in exact.endings.items():
            assert each.figures is not None
            if Fraction(1, 20) < each.figures.probability < Fraction(19, 20):
                tried += 1
                share = drawn.endings[id_].share
                held += share.low <= each.figures.probability <= share.high
    assert tried > 100
    assert 0.9 < held / tried < 0.99


def test_one_seed_gives_one_sample() -> None:
    made = compile_scenario(ladder(7))
    assert sample(made, 1, most_plays=100) == sample(made, 1, most_plays=100)
    assert sample(made, 1, most_plays=100) != sample(made, 2, most_plays=100)


def test_a_play_that_goes_round_for_ever_is_given_up() -> None:
    made = program({"s": scene({"in": option(to="ring"), "out": option()}),
                    "ring": scene({"on": option(to="ring")})})  # fmt: skip
    drawn = sample(made, 0)
    assert drawn.unended.plays + drawn.endings["over"].share.plays == drawn.plays
    assert 0.4 < drawn.unended.share < 0.6
    assert drawn.endings["over"].decisions == (1, 1)
    # There is time for fewer plays than usual, as half of them are long.
    assert 1000 < drawn.plays < 3000
    assert drawn.unended.plays * MOST_DECISIONS < 1.3 * sampling.MOST_DECISIONS_IN_ALL


def test_outcomes_are_drawn_by_weight_and_plays_may_stick() -> None:
    made = program(
        {
            "s": scene({"go": option(outcome({"trust": 5}, id_="a", weight=3, to="end"),
                                     outcome(id_="b", to="t"))}),
            "t": scene({"x": option(if_="trust > 90")}),
        },
        endings={"over": ending()},
    )  # fmt: skip
    drawn = sample(made, 5, most_plays=2000)
    assert 0.72 < drawn.endings["over"].share.share < 0.78
    assert drawn.stuck.plays == 2000 - drawn.endings["over"].share.plays
    assert drawn.endings["over"].ranges == {"trust": (55, 55)}
    started_stuck = sample(program({"a": scene({"x": option(if_="trust > 90")})}), 0, most_plays=9)
    assert started_stuck.stuck.share == 1
    assert not started_stuck.endings


def test_an_option_without_an_outcome_that_holds_sticks() -> None:
    made = program({"s": scene({"x": option(outcome(if_="trust > 90")), "y": option()})})
    drawn = sample(made, 0, most_plays=400)
    assert drawn.stuck.plays + drawn.endings["over"].share.plays == 400
    assert 0.4 < drawn.stuck.share < 0.6


@pytest.mark.parametrize(
    ("count", "plays", "low", "high"),
    [
        (0, 20, 0.0, 0.1611), (10, 20, 0.2993, 0.7007), (20, 20, 0.8389, 1.0),
        (1, 10, 0.0179, 0.4042), (263, 1000, 0.2367, 0.2912),
    ],
)  # fmt: skip
def test_intervals_are_those_of_wilson(count: int, plays: int, low: float, high: float) -> None:
    share = sampling._share(count, plays)
    assert (share.plays, share.share) == (count, count / plays)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_a_listener_hears_of_plays_and_may_stop_them() -> None:
    made = compile_scenario(ladder(7))
    heard: list[Progress] = []

    def listen(progress: Progress) -> bool:
        heard.append(progress)
        return len(heard) < 3

    with pytest.raises(StoppedError):
        sample(made, 0, most_plays=1000, listener=listen)
    assert [each.plays for each in heard] == [50, 100, 150]
