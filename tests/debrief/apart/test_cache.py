from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from game.debrief.apart.cache import Cache, name_of
from game.journal.folder import cache_folder
from making import option, program, scene


def test_what_was_put_is_there_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    assert cache.get("a") is None
    cache.put("a", b"one")
    cache.put("a", b"two")
    assert cache.get("a") == b"two"
    cache.drop("a")
    assert cache.get("a") is None
    cache.drop("a")


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most_bytes=100)
    now = time.time()
    for number, name in enumerate("abc"):
        cache.put(name, bytes(30))
        os.utime(tmp_path / f"{name}.ahead", (now - 100 + number, now - 100 + number))
    assert cache.get("a") is not None
    cache.put("d", bytes(30))
    assert [name for name in "abcd" if cache.get(name) is not None] == ["a", "c", "d"]
    cache.put("huge", bytes(101))
    assert cache.get("huge") is None


def test_a_half_written_file_is_swept_away_in_time(tmp_path: Path) -> None:
    old, new = tmp_path / "a.ahead.1.part", tmp_path / "b.ahead.2.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    Cache(tmp_path).put("c", b"whole")
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put("a", b"one")
    assert cache.get("a") is None


def test_the_folder_is_the_users_or_where_the_game_keeps_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "cache"
    monkeypatch.delenv("PRECEDENT_HOME")
    assert cache_folder().name == "precedent"


def test_names_tell_scenarios_and_subjects_apart() -> None:
    one = program({"a": scene({"x": option()})})
    other = program({"a": scene({"x": option(), "y": option()})})
    names = {name_of(made, subject) for made in (one, other) for subject in ("endings", "trust")}
    assert len(names) == 4
