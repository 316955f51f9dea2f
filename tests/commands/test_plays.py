from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest

from game.cli import main
from game.content.library import scenarios_folder

Capsys = pytest.CaptureFixture[str]


class Player:
    """Types commands, and sees what they print."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
        self._patch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str, typed: str = "", code: int = 0) -> str:
        self._patch.setattr("sys.stdin", io.StringIO(typed))
        assert main([*arguments]) == code
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return said.out + said.err

    def play(self, *arguments: str, typed: str = "") -> str:
        return self("play", *arguments, "--plain", typed=typed)


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> Player:
    return Player(monkeypatch, capsys)


def id_in(said: str) -> str:
    found = re.search(r"--resume (\w{5}) goes on with it", said)
    assert found is not None
    return found[1]


def test_a_play_is_left_resumed_rewound_and_listed(does: Player) -> None:
    assert "No play is kept here yet" in does("plays")
    play = id_in(does.play("cienfuegos", "--seed", "3", typed="1\n1\n"))
    assert f"{play}  cienfuegos  decision 3" in does("plays")
    said = does.play("--resume")
    assert "The play goes on after 2 decisions, seed 3." in said
    assert "Decision 3: " in said
    for words in (("cienfuegos", "--resume"), ("--resume", "cienfuegos"), (play, "--resume")):
        assert "after 2 decisions" in does.play(*words)
    said = does.play("--resume", play, "--rewind", "1", typed="2\n")
    assert "Left after 1 decision." in said
    (listed,) = json.loads(does("plays", "--format", "json"))
    assert (listed["play"], listed["decisions"], listed["over"]) == (play, 1, False)
    assert "Taken back: the play is at decision 1 again." in does("plays", "show", play)


def test_a_play_that_has_ended_is_opened_by_its_id_alone(does: Player) -> None:
    does.play("cienfuegos", "--seed", "3", typed="1\n" * 9)
    (listed,) = json.loads(does("plays", "--format", "json"))
    assert listed["over"]
    said = does("play", "--resume", "--plain", code=2)
    assert "no unfinished play is kept here" in said
    assert "no unfinished play of `cienfuegos`" in does(
        "play", "cienfuegos", "--resume", "--plain", code=2
    )
    assert "Ending: " in does.play("--resume", listed["play"])


def test_a_play_is_named_forked_deleted_and_brought_back(does: Player) -> None:
    play = id_in(does.play("cienfuegos", typed="1\n"))
    assert "is called Ours now." in does("plays", "rename", play, "Ours")
    forked = does("plays", "fork", "ours", "--decision", "1")
    assert f"begins as {play} did, up to decision 1" in forked
    assert "has decisions from 1 to 2" in does("plays", "fork", "ours", "--decision", "9", code=2)
    does("plays", "delete", "ours")
    assert "Ours" not in does("plays")
    assert "Ours" in does("plays", "--deleted")
    does("plays", "restore", play)
    assert "Ours" in does("plays")


def test_a_play_is_given_away_as_a_file_and_as_a_code(does: Player, tmp_path: Path) -> None:
    play = id_in(does.play("cienfuegos", "--seed", "3", typed="1\n1\n"))
    file = tmp_path / "mine.jsonl"
    does("plays", "export", play, "--output", str(file))
    assert "is there already" in does("plays", "export", play, "--output", str(file), code=2)
    assert does("plays", "export", play).encode() == file.read_bytes()
    assert "is here already" in does("plays", "import", str(file))
    does("plays", "delete", play)
    assert f"Taken in as {play}." in does("plays", "import", str(file))
    code = does("plays", "code", play).strip()
    assert code.startswith("cienfuegos.")
    assert "after 2 decisions, seed 3." in does.play("--code", code)
    assert len(json.loads(does("plays", "--format", "json"))) == 1
    assert "Taken in as " in does("plays", "import", code)
    assert len(json.loads(does("plays", "--format", "json"))) == 2
    assert "after 2 decisions, seed 3." in does.play("cienfuegos", "--code", code.lower())


def test_a_scenario_of_ones_own_is_resumed_by_its_file(does: Player, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    shutil.copyfile(scenarios_folder() / "cienfuegos.yaml", own)
    play = id_in(does.play(str(own), typed="1\n"))
    assert "after 1 decision" in does.play(str(own), "--resume")
    assert "after 1 decision" in does.play("--resume")
    moved = tmp_path / "moved.yaml"
    own.rename(moved)
    said = does("play", "--resume", "--plain", code=2)
    assert "is gone; if it is elsewhere now: precedent play FILE --resume" in said
    assert "after 1 decision" in does.play(str(moved), "--resume", play)
    assert "Decision 1: " in does("plays", "show", play)
    code = does("plays", "code", play, "--scenario", str(moved)).strip()
    assert "after 1 decision" in does.play(str(moved), "--code", code)
    moved.rename(own)
    assert "this code is of `moved`" in does("play", str(own), "--code", code, "--plain", code=2)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("play", "--resume"), 2, "no unfinished play is kept here"),
        (("play", "--resume", "nothing"), 2, "no play is kept here yet"),
        (("play", "--resume", "--seed", "1"), 2, "--seed is for a play that begins"),
        (("play", "--resume", "--at", "x"), 2, "--at is for a play that begins"),
        (("play", "--resume", "--code", "x"), 2, "give one of them"),
        (("play", "--rewind", "2"), 2, "give --resume as well"),
        (("play", "cienfuegos", "--rewind", "2"), 2, "give --resume as well"),
        (("play", "--code", "hello"), 1, "this is not the code of a play"),
        (("play", "--code", "nowhere.0000-00000"), 1, "slip"),
        (("plays", "show", "last"), 2, "no play is kept here yet"),
        (("plays", "restore", "last"), 2, "no deleted play is kept"),
        (("plays", "import", "nothing.jsonl"), 2, "there is no file nothing.jsonl"),
        (("plays", "import", "a\0b"), 2, "there is no file"),
        (("plays", "import", "cienfuegos.12345-67890"), 1, "slip"),
        (("plays", "import", "."), 1, "it is not a file"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    words: tuple[str, ...], code: int, said: str, does: Player
) -> None:
    told = does(*words, *(("--plain",) if words[0] == "play" else ()), code=code)
    assert said in told
    assert len(told.splitlines()) == 1


def test_trials_of_authors_are_not_kept(does: Player) -> None:
    said = does.play("cienfuegos", "--choices", "prosecute", typed="1\n")
    assert "The play is not kept." in said
    does.play("cienfuegos", "--at", "bill", "--seed", "1", typed="1\n")
    assert "No play is kept here yet" in does("plays")


def test_what_is_no_journal_is_named_beside_the_list(does: Player, kept: Path) -> None:
    does.play("cienfuegos", typed="1\n")
    (kept / "plays" / "abcde.jsonl").write_bytes(b"\x00\xff")
    said = does("plays")
    assert "abcde.jsonl: it is not a journal of a play" in said
    assert "cienfuegos  decision 2" in said
