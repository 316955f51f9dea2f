from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from debriefs import ahead_of
from game.debrief.ahead import Ahead
from game.debrief.apart.beginning import beginning, keep_beginning
from game.debrief.apart.cache import SUFFIX, Cache
from game.engine.play import Road, start
from making import option, outcome, program, scene


@pytest.fixture
def road() -> Road:
    options = {"x": option(outcome({"trust": 5})), "y": option(outcome({"trust": -5}))}
    return start(program({"a": scene(options)}), 1)


def test_what_lies_ahead_of_the_start_comes_back_as_it_was(road: Road, tmp_path: Path) -> None:
    cache, ahead = Cache(tmp_path), ahead_of(road)
    assert beginning(road.program, cache) is None
    keep_beginning(road.program, ahead, cache)
    found = beginning(road.program, cache)
    assert found is not None
    assert found.of(road.first) == ahead.of(road.first)
    assert (found.working, found.why, found.done) == (False, {}, ahead.done)


def test_what_is_not_all_exact_is_not_kept(road: Road, tmp_path: Path) -> None:
    cache, ahead = Cache(tmp_path), ahead_of(road)
    outlook = ahead.of(road.first)
    for less in (
        replace(ahead, why={"trust": "time"}),
        Ahead({road.first: replace(outlook, endings=None)}),
        Ahead({road.first: replace(outlook, values={})}),
        Ahead(),
    ):
        keep_beginning(road.program, less, cache)
        assert beginning(road.program, cache) is None


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format": 2}', b"\xff", b'{"format": 1}'])
def test_what_cannot_be_read_is_forgotten(data: bytes, road: Road, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keep_beginning(road.program, ahead_of(road), cache)
    (file,) = tmp_path.glob(f"*{SUFFIX}")
    file.write_bytes(data)
    assert beginning(road.program, cache) is None
    assert not file.exists()
