from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.journal.begin import sit_down
from game.journal.brief import plays_index, shelf
from game.journal.sitting import Sitting
from game.model.evidence import Evidence
from making import ending, option, scenario, scene

MADE = scenario(
    {
        "a": scene({"go": option(to="b"), "quit": option(to="early")}),
        "b": scene({"stop": option(to="late")}),
    },
    endings={"early": ending(), "late": ending()},
)
OPENED = Opened("made", MADE, Evidence(), compile_scenario(MADE))


def played(*options: str, at: float, origin: str = "") -> Sitting:
    opened = Opened("made", MADE, Evidence(), OPENED.program, origin=origin)
    sitting = sit_down(opened, 7, recorded=True)
    for each in options:
        sitting.choose(each)
    sitting.close()
    for path in (Path(os.environ["PRECEDENT_HOME"]) / "plays").iterdir():
        if path.stat().st_mtime > 1e9:
            os.utime(path, (at, at))
    return sitting


def test_where_nothing_is_kept_the_shelf_is_empty() -> None:
    assert shelf() == ((), ())
    assert plays_index() == {}


def test_plays_are_told_in_brief_the_last_one_first() -> None:
    played("go", at=100)
    played("go", "stop", at=300)
    played("quit", at=200)
    said = [(each.decisions, each.end and each.end.id, each.over) for each in shelf().plays]
    assert said == [(2, "late", True), (1, "early", True), (1, None, False)]


def test_the_index_says_of_each_scenario_what_can_be_resumed_and_which_endings_were_seen() -> None:
    played("go", at=100)
    played("go", "stop", at=300)
    played("quit", at=200)
    played("go", at=400, origin="/somewhere/made.yaml")
    index = plays_index()
    assert set(index) == {"made", "/somewhere/made.yaml"}
    made = index["made"]
    assert (made.plays, made.endings, made.last.played) == (3, {"early", "late"}, 300)
    assert made.unfinished is not None
    assert made.unfinished.played == 100


def test_what_was_taken_back_counts_as_an_ending_seen_but_not_as_where_a_play_stands() -> None:
    sitting = sit_down(OPENED, 7, recorded=True)
    sitting.choose("quit")
    sitting.rewind(0)
    sitting.choose("go")
    sitting.close()
    (kept,) = shelf().plays
    assert (kept.over, kept.decisions, kept.endings) == (False, 1, {"early"})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it broke off before anything was recorded"),
        (b'{"precedent":1,"pl', "it broke off before anything was recorded"),
        (b"hello\n", "it is not written as a journal is"),
        (b"hello", "it is not a journal of a play"),
        (b"[1]\n", "it is not written as a journal is"),
        (b'{"precedent":2}\n', "it was written by a newer version of Precedent; use that one"),
        (b'{"precedent":true}\n', "it is not a journal of a play"),
        (b'{"precedent":1,"play":"../..","seed":1}\n', "its play has no proper id"),
        (b'{"precedent":1,"play":"abcde","seed":-1}\n', "`seed` is not a whole number"),
        (b"[" * 100_000 + b"\n", "it is not written as a journal is"),
        (b"\xff\xfe\n", "it is not written as a journal is"),
    ],
)
def test_what_is_no_journal_is_named_with_its_reason(data: bytes, why: str, kept: Path) -> None:
    (kept / "plays").mkdir(parents=True)
    (kept / "plays" / "abcde.jsonl").write_bytes(data)
    (kept / "plays" / "notes.txt").write_text("mine", encoding="utf-8")
    found = shelf()
    assert found.plays == ()
    assert [each.name for each in found.unread] == ["abcde.jsonl"]
    assert found.unread[0].why.startswith(why)


def test_a_pipe_among_the_plays_is_not_waited_for(kept: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    (kept / "plays").mkdir(parents=True)
    os.mkfifo(kept / "plays" / "abcde.jsonl")
    assert [each.why for each in shelf().unread] == ["it is not a file"]


def test_a_torn_or_damaged_play_is_told_as_far_as_it_can_be_read(kept: Path) -> None:
    played("go", "stop", at=100)
    (path,) = (kept / "plays").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    assert [(each.decisions, each.damage) for each in shelf().plays] == [(1, "")]
    path.write_bytes(whole.replace(b'"event"', b'"ev\x00nt"', 1))
    (found,) = shelf().plays
    assert found.decisions == 0
    assert found.damage.startswith("line 2 cannot be read: ")


def test_an_event_that_is_not_known_is_one_of_a_newer_version(kept: Path) -> None:
    played("go", at=100)
    (path,) = (kept / "plays").iterdir()
    path.write_bytes(path.read_bytes() + json.dumps({"event": "vote"}).encode() + b"\n")
    assert "newer version" in shelf().unread[0].why
