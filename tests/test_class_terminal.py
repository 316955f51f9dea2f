"""A whole session on a real terminal: every frame that the projector showed is read through."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from game.classroom.link.folder import link_folder
from game.content.opened import Library
from terminal import Terminal

GAME = [sys.executable, "-m", "game"]
ENTER = "\r"
TALLIES = {"decisive": "2 2 1 1"}


class Wall(Terminal):
    """A projector of which every frame is remembered."""

    frames: list[str]

    def settle(self, quiet: float = 0.1, limit: float = 20.0) -> str:
        shown = super().settle(quiet, limit)
        self.frames.append(shown)
        return shown

    def press(self, keys: str, *marks: str) -> None:
        self.type(keys)
        if marks:
            self.wait(*marks)
        self.settle()


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parents[1]), "PRECEDENT_HOME": str(tmp_path / "home")}


def entries(home: dict[str, str]) -> list[dict[str, object]]:
    (path,) = (Path(home["PRECEDENT_HOME"]) / "plays").glob("*.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def secrets() -> Iterator[str]:
    """Words of the case that only the facilitator may see, by twos and threes."""
    scenario = Library().open("cienfuegos").scenario
    for scene in scenario.scenes.values():
        for sentence in scene.notes.split(". "):
            words = sentence.split()
            if len(words) > 3:
                yield " ".join(words[:4])
    for id_, inject in scenario.injects.items():
        if inject.when is None and id_ != "border_shots":
            yield inject.title


def test_a_session_with_teams_a_tie_news_a_kill_and_a_rewind(home: dict[str, str]) -> None:
    frames: list[str] = []
    command = [
        *GAME, "play", "cienfuegos", "--class", "--seed", "7", "--minutes", "50",
        "--students", "24", "--teams", "Red,Blue,Gold,Grey", "--decides", "majority",
    ]  # fmt: skip
    with Wall(command, environment=home) as wall:
        wall.frames = frames
        wall.wait("Cienfuegos 2020: a general arrested", "Enter go on")
        wall.press(ENTER * 3, "The arrest, October 2020")
        wall.press("thold archive_note" + ENTER, "Held back.")
        wall.press(ENTER * 3, "What did the record show?")
        wall.press("10 9 5" + ENTER, "Counted")
        wall.press(ENTER, "Each team has one vote")
        wall.press("1 2" + ENTER, "There are 4 teams")
        wall.press("1 2 1 3" + ENTER, "Counted")
        wall.press("p", "A pause")
        wall.press(ENTER, "Each team has one vote")
        # In the middle of a vote the power goes: what was counted is kept.
        os.kill(wall.child, signal.SIGKILL)
    with Wall([*GAME, "play", "--class", "--resume"], environment=home) as wall:
        wall.frames = frames
        wall.wait("Each team has one vote", "Enter go on")
        wall.press(ENTER, "Tell each other why")
        wall.press(ENTER, "Vote again")
        wall.press(TALLIES["decisive"] + ENTER, "A tie: 1 and 2", "tie: c chair")
        wall.press("c2" + ENTER, "A chair says why")
        wall.press("l", "Drawn by seed 7", "Decided by a draw")
        wall.press("dRed: a trial was possible" + ENTER, "The dissent is on record.")
        wall.press(ENTER, "You chose:")
        seen = ""
        for _ in range(8):
            seen += wall.settle()
            if "The law on US agents" in wall.shown:
                break
            wall.press(ENTER)
        assert "What moved you?" in seen
        assert "How the class voted" in seen
        assert "Dissent of Red" in seen
        wall.press("tinject border_shots" + ENTER, "News has come in.", "News: Shots at the border")
        while "Decision 2 - Vote" not in wall.shown:
            wall.press("s" if "Predict" in wall.shown else ENTER)
        wall.press("tto talk" + ENTER, "The class votes first")
        wall.press("1 1 1 2" + ENTER + ENTER, "You chose:")
        wall.press("u1" + ENTER, "Back at this decision", "another road")
        while "Decision 1, another road - Vote" not in wall.shown:
            wall.press(ENTER)
        wall.press("3 3 3 1" + ENTER + ENTER, "You chose: Send him home, but only on written")
        wall.press("o", "Back on the road", "Decision 2 - What happened")
        wall.press("x", "The debrief comes after this.")
        for _ in range(12):
            if "First, one word each" in wall.shown:
                break
            wall.press(ENTER)
        seen = ""
        for _ in range(14):
            seen += wall.settle()
            if "Thank you" in wall.shown:
                break
            wall.press(ENTER)
        for part in (
            "What you decided",
            "On record against it",
            "What you foresaw",
            "Another road",
        ):
            assert part in seen
        wall.press("q", "Leave this session?")
        wall.type("y")
        assert wall.exit_code() == 0
    before_reveal = [frame for frame in frames if "Vote" in frame or "Predict" in frame]
    assert before_reveal
    for frame in before_reveal:
        for tally in ("10 9 5", "1 2 1 3", TALLIES["decisive"], "Red 1", ": 2", ": 10"):
            assert tally not in frame
    words = [" ".join(frame.split()) for frame in frames]
    for secret in secrets():
        assert not [frame for frame in words if secret in frame]
    told = [(entry["event"], entry.get("what", entry.get("id"))) for entry in entries(home)]
    for each in (
        ("class", "began"), ("class", "forecast"), ("class", "vote"), ("class", "pause"),
        ("class", "go-on"), ("class", "taken-up"), ("class", "ruling"), ("class", "dissent"),
        ("class", "by-hand"), ("hold", "archive_note"), ("inject", "border_shots"),
        ("class", "away"), ("class", "back"), ("class", "wrap"), ("class", "debrief"),
        ("class", "closed"),
    ):  # fmt: skip
        assert each in told, each
    assert [entry["event"] for entry in entries(home)].count("rewind") == 2
    assert not list((Path(home["PRECEDENT_HOME"]) / "class").iterdir())


def test_a_console_joins_and_outlives_the_projector(home: dict[str, str]) -> None:
    begin = [*GAME, "play", "cienfuegos", "--class", "--seed", "7", "--minutes", "30",
             "--students", "24", "--teams", "none", "--decides", "majority"]  # fmt: skip
    with Terminal(begin, environment=home) as wall:
        wall.wait("Cienfuegos 2020: a general arrested", "Enter go on")
        with Terminal([*GAME, "console"], environment=home) as console:
            console.wait("Cienfuegos 2020: a general arrested", "News at hand", "F1 help")
            folder = Path(home["PRECEDENT_HOME"]) / "class"
            (link,) = folder.iterdir()
            assert [each.stat().st_mode & 0o777 for each in (folder, link)] == [0o700, 0o700]
            assert {each.stat().st_mode & 0o777 for each in link.iterdir()} == {0o600}
            console.type("timers off" + ENTER)
            console.wait("No timers from now on.")
            console.type(ENTER)
            console.wait("Page 2 of 3.")
            console.type(ENTER)
            console.wait("Page 3 of 3.")
            console.type(ENTER)
            console.wait("Let the class vote before it reads the advice")
            wall.wait("The arrest, October 2020")
            os.kill(wall.child, signal.SIGKILL)
            console.wait("the projector is away")
            console.type("pause" + ENTER)
            console.wait("The projector is away; the session is taken up where it was left.")
            again = [*GAME, "play", "--class", "--resume"]
            with Terminal(again, environment=home) as second:
                second.wait("The arrest, October 2020", "Enter go on")
                console.settle()
                console.type("pause" + ENTER)
                second.wait("A pause")
                console.wait("All clocks stand still")
                console.type("q" + ENTER)
                assert console.exit_code() == 0
                second.type("qy")
                assert second.exit_code() == 0
    assert link_folder("abcde").name == "abcde"


def test_a_count_typed_line_by_line_does_not_show(home: dict[str, str]) -> None:
    begin = [*GAME, "play", "tutorial", "--class", "--plain", "--seed", "7", "--minutes", "30",
             "--students", "24", "--teams", "none", "--decides", "majority"]  # fmt: skip
    with Terminal(begin, environment=home, rows=60) as wall:
        wall.wait("Welcome.", ">")
        wall.type(ENTER)
        wall.wait("Decision 1 - Brief")
        wall.type("to vote" + ENTER)
        wall.wait("Vote alone", "(hidden)")
        wall.type("17 5 2" + ENTER)
        wall.wait("Counted; a miscount can be typed again.")
        assert "17 5" not in wall.shown
        wall.type("quit" + ENTER)
        wall.wait("precedent play")
        assert wall.exit_code() == 0
