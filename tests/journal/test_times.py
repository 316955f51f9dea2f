from __future__ import annotations

import pytest

from game.content.opened import Library
from game.debrief.played import read_play
from game.journal.begin import sit_down
from game.journal.brief import shelf
from game.journal.entries import Chosen, InClass
from game.journal.find import find_play
from game.journal.lines import entry_line
from game.journal.reading import parse_journal, read_journal
from game.journal.shelving import delete, exported, fork, imported
from game.journal.times import NO_TIMES, kept_at, times_of

ROAD = ("prosecute", "pull_back", "sanctions", "tell_first")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A clock that goes on by a second at each look; its one entry is the last time it told."""
    now = [1_800_000_000_000]

    def tick() -> int:
        now[0] += 1_000
        return now[0] * 1_000_000

    monkeypatch.setattr("game.journal.record.time_ns", tick)
    return now


@pytest.mark.usefixtures("kept", "clock")
def test_times_are_those_of_the_road_that_counts_and_of_first_answers() -> None:
    sitting = sit_down(Library().open("cienfuegos"), 7, recorded=True)
    sitting.predict("dea_law_2020", "law", 70)
    sitting.choose("hand_back")
    sitting.rewind(0)
    for each in ROAD:
        sitting.choose(each)
    sitting.rewind(1)
    sitting.choose("pull_back")
    sitting.close()
    journal = read_journal(find_play("last").path)
    times = times_of(journal)
    begun = 1_800_000_000_000
    assert [at - begun for at in times.choices] == [4_000, 5_000, 6_000, 7_000]
    assert times.predictions == {"dea_law_2020": begun + 1_000}
    assert read_play(Library(), "last").times == times


@pytest.mark.usefixtures("kept", "clock")
def test_times_go_along_with_an_export_and_are_left_behind_by_a_fork() -> None:
    sitting = sit_down(Library().open("cienfuegos"), 7, recorded=True)
    sitting.choose("prosecute")
    sitting.close()
    first = find_play("last")
    data, before = exported(first), times_of(read_journal(first.path))
    forked = fork(first)
    assert times_of(read_journal(find_play(forked).path)).choices == (0,)
    delete(find_play(forked))
    delete(first)
    again, _ = imported(parse_journal(data))
    assert times_of(read_journal(find_play(again).path)) == before
    assert before.choices == (1_800_000_001_000,)
    assert len(shelf().plays) == 1


@pytest.mark.parametrize(
    "line", [b"", b"[]", b'{"at":-1}', b'{"at":"now"}', b'{"at":true}', b"\xff"]
)
def test_what_is_no_time_is_none(line: bytes) -> None:
    assert kept_at(line) == 0


def test_a_line_says_when_it_was_written_and_a_class_says_it_itself() -> None:
    assert kept_at(entry_line(Chosen("a", "x", "one", "A", "X"), 5)) == 5
    assert kept_at(entry_line(Chosen("a", "x", "one", "A", "X"))) == 0
    assert kept_at(entry_line(InClass("pause", 9), 5)) == 9
    assert NO_TIMES.choices == ()
