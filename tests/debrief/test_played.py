from __future__ import annotations

from pathlib import Path

import pytest

from game.content.opened import Library
from game.debrief.played import read_play
from game.errors import JournalError, RequestError
from game.journal.begin import sit_down
from game.journal.decoded import code_of
from game.journal.find import find_play
from game.journal.sitting import Sitting

CHOICES = ("prosecute", "pull_back", "sanctions", "tell_first")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def sat(library: Library, choices: tuple[str, ...] = CHOICES) -> Sitting:
    sitting = sit_down(library.open("cienfuegos"), 7, recorded=True)
    for each in choices:
        sitting.choose(each)
    sitting.close()
    return sitting


def test_the_last_play_that_ended_is_meant(library: Library) -> None:
    ended = sat(library)
    sat(library, CHOICES[:1])
    played = read_play(library)
    assert played.road.turns == ended.road.turns
    assert (played.source, played.said) == ("cienfuegos", ())
    assert len(read_play(library, "last").road.turns) == 1


def test_the_first_road_to_an_ending_is_told(library: Library) -> None:
    sitting = sit_down(library.open("cienfuegos"), 7, recorded=True)
    for each in CHOICES:
        sitting.choose(each)
    first = sitting.road
    sitting.rewind(3)
    sitting.choose("arrest_again")
    sitting.close()
    played = read_play(library)
    assert played.road.turns == first.turns
    assert len(played.course.explored) == 1


def test_an_exported_file_and_a_code_are_read_where_nothing_is_kept(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sat(library)
    kept = find_play("last")
    code = code_of(library, kept)
    data = kept.path.read_bytes()
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "elsewhere"))
    path = tmp_path / "play.jsonl"
    path.write_bytes(data)
    assert read_play(library, str(path)).road.turns == sitting.road.turns
    assert read_play(library, code).road.turns == sitting.road.turns
    path.write_bytes(data[:-5] + b"\x00\xff\n")
    assert "damaged" in read_play(library, str(path)).said[0]
    path.write_bytes(b"nothing")
    with pytest.raises(JournalError, match=r"play\.jsonl"):
        read_play(library, str(path))


def test_what_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(RequestError, match="no play is kept"):
        read_play(library)
    sat(library, CHOICES[:1])
    with pytest.raises(RequestError, match="has ended"):
        read_play(library)
    with pytest.raises(RequestError, match="no play `nope`"):
        read_play(library, "nope")
