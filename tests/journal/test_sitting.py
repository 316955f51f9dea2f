from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.play import start
from game.errors import JournalError, KeepError, MoveError
from game.journal.begin import sit_down, try_out
from game.journal.entries import InClass
from game.journal.lines import read_entry
from game.journal.prediction import Prediction
from game.journal.sitting import Sitting
from game.model.evidence import Evidence, Question
from making import inject, option, outcome, scenario, scene

ASKED = Question("Did the bridge close?", {"yes": "It did", "no": "It did not"}, "yes", "K1")
EVIDENCE = Evidence(questions={"bridge": ASKED})


def opened() -> Opened:
    made = scenario(
        {
            "a": scene(
                {
                    "go": option(outcome(says="It *goes*."), to="b", label="Go"),
                    "stay": option(to="b", label="Stay"),
                },
                title="First",
            ),
            "b": scene(
                {"stop": option(label="Stop"), "halt": option(label="Halt")}, title="Second"
            ),
        },
        injects={"storm": inject({"trust": -1})},
    )
    return Opened("made", made, EVIDENCE, compile_scenario(made))


OPENED = opened()


def sit() -> Sitting:
    return sit_down(OPENED, 7, recorded=True)


def lines(kept: Path) -> list[dict[str, Any]]:
    (path,) = (kept / "plays").iterdir()
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def test_nothing_is_written_before_something_is_chosen(kept: Path) -> None:
    sitting = sit()
    assert (sitting.recorded, sitting.kept_as) == (True, "")
    assert not kept.exists()


def test_a_journal_tells_what_a_play_rests_on_and_each_thing_that_happened(kept: Path) -> None:
    sitting = sit()
    sitting.predict("bridge", "yes", 70)
    sitting.choose("go")
    sitting.note("Why not?")
    sitting.inject("storm")
    sitting.choose("stop")
    sitting.rewind(0)
    head, *entries = lines(kept)
    assert head["precedent"] == 1
    assert (head["scenario"], head["seed"], head["play"]) == ("made", 7, sitting.kept_as)
    assert {"title", "origin", "rules", "text", "program", "begun"} <= head.keys()
    assert [each["event"] for each in entries] == [
        "predict", "choose", "note", "inject", "choose", "rewind",
    ]  # fmt: skip
    chosen = entries[1]
    assert (chosen["scene"], chosen["option"], chosen["outcome"]) == ("a", "go", "outcome")
    assert (chosen["heading"], chosen["label"]) == ("First", "Go")
    assert chosen["came"][0]["text"] == "It *goes*."
    assert entries[4]["end"]["id"] == sitting.finished.program.endings[0].id  # type: ignore[union-attr]


def test_what_is_chosen_is_on_disk_before_the_play_goes_on(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit()
    seen: list[int] = []
    real = os.fsync

    def watched(file: int) -> None:
        seen.append(len(sitting.road.turns))
        real(file)

    monkeypatch.setattr("os.fsync", watched)
    sitting.choose("go")
    assert seen[0] == 0
    assert len(sitting.road.turns) == 1


def test_the_first_answer_counts_and_none_after_a_skip(kept: Path) -> None:
    sitting = sit()
    sitting.predict("bridge", "yes", 70)
    sitting.predict("bridge", "no", 90)
    sitting.skip("bridge")
    assert sitting.predictions == {"bridge": Prediction("bridge", "yes", 70)}
    assert not sitting.skipped
    assert len(lines(kept)) == 2
    other = sit()
    other.skip("bridge")
    other.predict("bridge", "yes", 70)
    assert (other.predictions, other.skipped) == ({}, {"bridge"})


@pytest.mark.parametrize(
    ("question", "answer", "confidence"),
    [("nothing", "yes", 70), ("bridge", "maybe", 70), ("bridge", "yes", 0), ("bridge", "yes", 101)],
)
def test_a_prediction_that_means_nothing_is_refused(
    question: str, answer: str, confidence: int, kept: Path
) -> None:
    with pytest.raises(MoveError):
        sit().predict(question, answer, confidence)
    assert not kept.exists()


def test_a_move_that_the_rules_refuse_is_not_written(kept: Path) -> None:
    with pytest.raises(MoveError):
        sit().choose("stop")
    assert not kept.exists()


def test_the_first_road_to_an_ending_counts_and_the_rest_is_exploration() -> None:
    sitting = try_out(OPENED, start(OPENED.program, 7))
    sitting.choose("stay")
    sitting.rewind(0)
    sitting.choose("go")
    assert sitting.finished is None
    assert [moves(road) for road in sitting.explored] == [["stay"]]
    sitting.choose("stop")
    sitting.rewind(1)
    assert [moves(road) for road in sitting.explored] == [["stay"]]
    sitting.choose("halt")
    assert sitting.finished is not None
    assert moves(sitting.finished) == ["go", "stop"]
    assert [moves(road) for road in sitting.explored] == [["stay"], ["go", "halt"]]


def moves(road: Any) -> list[str]:
    return [turn.move.id for turn in road.turns]


def failing(code: int) -> Any:
    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("os.write", errno.ENOSPC, "the disk is full"),
        ("os.fsync", errno.EIO, "the disk failed"),
        ("os.write", errno.EROFS, "the disk can only be read"),
    ],
)
def test_what_cannot_be_kept_has_not_happened_and_can_be_tried_again(
    call: str, code: int, said: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit()
    sitting.choose("go")
    before = lines(kept)
    with monkeypatch.context() as patch:
        patch.setattr(call, failing(code))
        with pytest.raises(KeepError, match=said):
            sitting.choose("stop")
    assert moves(sitting.road) == ["go"]
    assert lines(kept) == before
    sitting.choose("stop")
    assert [each.get("option") for each in lines(kept)] == [None, "go", "stop"]


def test_half_a_line_is_cut_off_before_anything_else_is_written(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit()
    sitting.choose("go")
    real, left = os.write, [10]

    def little(file: int, data: memoryview) -> int:
        if not left:
            raise OSError(errno.ENOSPC, "full")
        return real(file, data[: left.pop()])

    with monkeypatch.context() as patch:
        patch.setattr("os.write", little)
        patch.setattr("os.ftruncate", failing(errno.EIO))
        with pytest.raises(KeepError):
            sitting.choose("stop")
    sitting.choose("halt")
    assert [each.get("option") for each in lines(kept)] == [None, "go", "halt"]


def test_a_folder_that_may_not_be_written_to_is_told(kept: Path) -> None:
    kept.write_text("a file in its place", encoding="utf-8")
    sitting = sit()
    with pytest.raises(KeepError, match="folder"):
        sitting.choose("go")
    sitting.go_on_unrecorded()
    sitting.choose("go")
    assert (moves(sitting.road), sitting.recorded) == (["go"], False)


def test_what_was_kept_before_a_play_went_on_unrecorded_is_known(kept: Path) -> None:
    sitting = sit()
    sitting.choose("go")
    play = sitting.kept_as
    sitting.go_on_unrecorded()
    sitting.choose("stop")
    assert (sitting.kept_as, sitting.kept_before) == ("", play)
    assert len(lines(kept)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_journal_that_was_lost_is_told_and_then_written_anew(kept: Path) -> None:
    sitting = sit()
    sitting.choose("go")
    (path,) = (kept / "plays").iterdir()
    path.unlink()
    path.parent.rmdir()
    with pytest.raises(KeepError, match="gone"):
        sitting.choose("stop")
    assert moves(sitting.road) == ["go"]
    sitting.choose("stop")
    assert [each.get("option") for each in lines(kept)] == [None, "go", "stop"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_journal_that_another_file_took_the_place_of_is_told(kept: Path) -> None:
    sitting = sit()
    sitting.choose("go")
    (path,) = (kept / "plays").iterdir()
    path.unlink()
    path.write_bytes(b"something else")
    with pytest.raises(KeepError, match="gone"):
        sitting.choose("stop")
    sitting.choose("stop")
    assert path.read_bytes() == b"something else"
    other = path.with_name(f"{sitting.kept_as}.jsonl")
    assert other.read_bytes().count(b"\n") == 3


def test_two_plays_have_two_journals(kept: Path) -> None:
    one, two = sit(), sit()
    one.choose("go")
    two.choose("stay")
    assert one.kept_as != two.kept_as
    assert len([*(kept / "plays").iterdir()]) == 2


def test_a_word_that_is_no_proper_text_is_kept_as_it_is(kept: Path) -> None:
    made = replace(OPENED.scenario, title="Ünïcode \u2028 \ud800")
    sitting = sit_down(replace(OPENED, scenario=made), 7, recorded=True)
    sitting.choose("go")
    assert lines(kept)[0]["title"] == "Ünïcode \u2028 \ud800"


def test_what_a_class_did_is_kept_beside_the_moves(kept: Path) -> None:
    sitting = sit()
    voted = InClass("vote", 1_700_000_000_000, {"counts": [["go", 12], ["stay", 5]]})
    sitting.in_class(voted)
    assert sitting.course.in_class == (voted,)
    assert not sitting.road.turns
    (path,) = (kept / "plays").iterdir()
    assert read_entry(path.read_bytes().splitlines()[1]) == voted


@pytest.mark.parametrize(
    "line",
    [
        '{"event":"class","what":"vote","at":-1}',
        '{"event":"class","what":1,"at":1}',
        '{"event":"class","what":"vote","at":1,"body":[]}',
    ],
)
def test_what_a_class_cannot_have_done_is_refused(line: str) -> None:
    with pytest.raises(JournalError):
        read_entry(line.encode())
