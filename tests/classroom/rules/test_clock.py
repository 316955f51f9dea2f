from __future__ import annotations

from game.classroom.rules.clock import (
    Clock,
    Timer,
    elapsed,
    left,
    longer,
    paused,
    running,
    taken_up,
    timer_words,
)


def test_time_stands_still_in_a_pause_and_while_the_program_is_away() -> None:
    clock = Clock(0.0, 100.0)
    clock = paused(clock, 160.0)
    assert elapsed(clock, 1_000.0) == 60
    clock = running(clock, 1_000.0)
    assert elapsed(clock, 1_030.0) == 90
    clock = taken_up(clock, 1_030.0, 5_000.0)
    assert elapsed(clock, 5_010.0) == 100
    assert taken_up(paused(clock, 5_010.0), 5_010.0, 9_000.0).since is None


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    assert elapsed(Clock(30.0, 100.0), 50.0) == 30


def test_a_minute_more_is_a_minute_from_now_where_the_time_is_up() -> None:
    timer = Timer(0.0, 60.0)
    assert left(longer(timer, 30.0), 30.0) == 90
    assert left(longer(timer, 200.0), 200.0) == 60


def test_a_timer_says_calmly_how_much_is_left() -> None:
    timer = Timer(0.0, 300.0)
    assert timer_words(timer, 0.0) == "about 5 minutes left"
    assert timer_words(timer, 200.0) == "1:40 left"
    assert timer_words(timer, 298.0) == "0:10 left"
    assert timer_words(timer, 300.0) == "time is up; finish the thought"
    assert timer_words(Timer(), 5.0) == ""
