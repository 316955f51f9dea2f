"""With real processes: each takes about half a second, so they are few."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from debriefs import ahead_of
from game.debrief.apart.limits import Limits
from game.debrief.apart.lookout import Lookout
from game.engine.play import choose, start
from game.engine.tables import Program
from ladders import ladder
from making import ending, option, outcome, program, scene

PATIENCE = 60.0


def small() -> Program:
    return program(
        {
            "a": scene({"x": option(outcome({"trust": 5}), to="b"), "y": option()}),
            "b": scene({"z": option()}),
        },
        endings={"high": ending("trust > 50"), "low": ending()},
    )


@pytest.fixture
def lookout(tmp_path: Path) -> Iterator[Lookout]:
    made = Lookout(small(), cache=tmp_path)
    yield made
    made.close()


def test_what_lies_ahead_comes_without_waiting_for_it(lookout: Lookout) -> None:
    road = start(lookout.program, 1)
    assert lookout.left(road.first) is None
    lookout.ask(road)
    assert lookout.working or lookout.left(road.first)
    assert lookout.wait(PATIENCE)
    assert not lookout.working
    assert lookout.left(road.first) == (1, 2)
    assert lookout.progress == 1.0
    road = choose(road, "x")
    lookout.ask(road)
    assert lookout.wait(PATIENCE)
    told = lookout.ahead()
    assert not told.working
    assert (told.done, dict(told.why)) == ({"endings", "trust"}, {})
    judged = ahead_of(road)
    assert all(told.states[state] == outlook for state, outlook in judged.states.items())


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_a_process_that_is_killed_is_started_once_more(lookout: Lookout) -> None:
    road = start(lookout.program, 1)
    for _ in range(2):
        lookout.ask(road)
        assert lookout._process is not None
        os.kill(lookout._process.pid, signal.SIGKILL)
        assert lookout.wait(PATIENCE)
        road = choose(road, "x") if not road.turns else road
    told = lookout.ahead()
    assert not told.working
    assert set(told.why.values()) <= {"failed"}
    lookout.ask(choose(road, "z"))
    assert not lookout.working


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a process as Linux shows it")
def test_it_ends_at_once_with_the_game(tmp_path: Path) -> None:
    from game.engine.compile import compile_scenario

    large = Lookout(compile_scenario(ladder(1, 0.0)), cache=tmp_path)
    large.ask(start(large.program, 1))
    process = large._process
    assert process is not None
    large.close()
    assert process.poll() is not None
    assert not large.working


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a process as Linux shows it")
def test_it_does_not_outlive_a_game_that_was_killed(tmp_path: Path) -> None:
    made = Lookout(small(), cache=tmp_path, limits=Limits())
    made.ask(start(made.program, 1))
    assert made.wait(PATIENCE)
    process = made._process
    assert process is not None
    made._outbox.put(None)  # what the system does with the pipe of a process that is gone
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process.poll() is not None
    made.close()
