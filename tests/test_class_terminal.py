"""Whole sessions of each length: all that the projector showed is read through.

Fifty minutes are held on the screens of a real terminal, thirty and ninety line by line through a
pipe, where the same script takes a fraction of the time.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from game.classroom.link.folder import link_folder
from game.content.opened import Library
from terminal import Terminal

GAME = [sys.executable, "-m", "game"]
ENTER = "\r"
TITLE = Library().open("cienfuegos").scenario.title
BROUGHT_IN = ("border_shots", "decoration")
NONSENSE = ("12 5", "-3", "a lot", "9 9 9 9", "1 2 1 2 1")


class Room(Protocol):
    """A session that is going on, whichever way it is shown."""

    def line(self, typed: str) -> str:
        """Type a line; return what there is to be seen then."""

    def kill(self, half: str) -> None:
        """Type half a line, and let the power go."""


class OnScreens(Terminal):
    """The wall in a terminal. Every screen that it drew is remembered."""

    def __init__(self, command: list[str], home: dict[str, str], frames: list[str]) -> None:
        self.frames = frames
        super().__init__(command, environment=home)

    def line(self, typed: str) -> str:
        if typed and not (typed[0].isdigit() or typed[0] == "-"):
            self.type("t")
            self.wait("Enter do it")
        self.type(typed + ENTER)
        return self.settle(0.1)

    def kill(self, half: str) -> None:
        self.type(half)
        self.wait("hands: \u2022")
        os.kill(self.child, signal.SIGKILL)

    def _read(self) -> bool:
        going_on = super()._read()
        if not self.frames or self.frames[-1] != self.shown:
            self.frames.append(self.shown)
        return going_on


class ByLines:
    """The same line by line, through a pipe."""

    def __init__(self, command: list[str], home: dict[str, str], frames: list[str]) -> None:
        self.frames = frames
        self._process = subprocess.Popen(
            [*command, "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, **home, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip

    def __enter__(self) -> ByLines:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        with self._process:
            pass

    def line(self, typed: str) -> str:
        """Type a line, and one that is refused, which tells where what is told of the first ends."""
        told = []
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{typed}\nrewnid\n")
        self._process.stdin.flush()
        for told_line in self._process.stdout:
            if "\u201crewnid\u201d" in told_line:
                break
            told.append(told_line)
        self.frames.append("".join(told))
        return self.frames[-1]

    def kill(self, half: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(half)
        self._process.stdin.flush()
        self._process.send_signal(signal.SIGKILL)

    def exit_code(self) -> int:
        assert self._process.stdin
        self._process.stdin.close()
        return self._process.wait()


FORMS = {"screens": OnScreens, "lines": ByLines}


def until(room: Room, *marks: str) -> str:
    """Go on until a mark is to be seen; return all that was seen on the way."""
    seen = shown = room.line("view")
    for _ in range(60):
        if any(mark in shown for mark in marks):
            return seen
        shown = room.line("")
        seen += shown
    raise AssertionError(f"waited for {marks}, saw:\n{shown}")


def vote(room: Room, decision: str, votes: str) -> None:
    """Count a decision's votes, the second like the first, up to what follows."""
    until(room, f"{decision} - Brief")
    room.line("to vote")
    until(room, f"{decision} - Vote")
    shown = room.line(votes) + room.line("")
    if "You chose:" not in shown:
        until(room, f"{decision} - Vote again")
        shown = room.line(votes) + room.line("")
    assert "You chose:" in shown


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parents[1]), "PRECEDENT_HOME": str(tmp_path / "home")}


def entries(home: dict[str, str]) -> list[dict[str, object]]:
    (path,) = (Path(home["PRECEDENT_HOME"]) / "plays").glob("*.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def secrets() -> Iterator[str]:
    """What of the case only the facilitator may see: each note's sentences, and other news."""
    scenario = Library().open("cienfuegos").scenario
    for scene in scenario.scenes.values():
        for sentence in scene.notes.split(". "):
            words = sentence.split()
            if len(words) > 3:
                yield " ".join(words[:4])
    for id_, inject in scenario.injects.items():
        if id_ not in BROUGHT_IN:
            yield from (id_, inject.title)


def begun(room: Room, minutes: int) -> None:
    """Hold a session up to the middle of its first vote."""
    until(room, TITLE)
    room.line("timers off")
    until(room, "Decision 1 - Brief")
    room.line("hold archive_note")
    if minutes == 90:
        room.line("to known")
        assert "the month" in room.line("known the month")
    until(room, "Decision 1 - Predict")
    assert "Counted" in room.line("10 9 5")
    until(room, "Decision 1 - Vote")
    for typed in NONSENSE:
        assert "Counted" not in room.line(typed)
    assert "Counted" in room.line("1 2 1 3")
    assert "A pause" in room.line("pause")
    until(room, "Decision 1 - Vote")
    room.kill("3 3")


def taken_up(room: Room) -> None:
    """Go on from there to the end."""
    assert "Decision 1 - Vote" in room.line("view")
    until(room, "Decision 1 - Vote again")
    assert "A tie between 1 and 2" in room.line("2 2 1 1")
    assert "A chair says why" in room.line("decide 2")
    assert "Decided by a draw" in room.line("draw")
    assert "The dissent is on record." in room.line("dissent Red: a trial was possible")
    seen = until(room, "Decision 2 - Brief")
    for told in ("You chose:", "How the class voted", "Dissent of Red"):
        assert told in seen
    assert "News: Shots at the border" in room.line("inject border_shots")
    vote(room, "Decision 2", "3 3 3 1")
    assert "another road" in room.line("rewind 1")
    vote(room, "Decision 1, another road", "3 3 3 1")
    assert "Decision 2 - There" in room.line("back")
    vote(room, "Decision 3", "1 1 1 2")
    until(room, "Decision 4 - Brief")
    assert "News: A decoration" in room.line("inject decoration")
    vote(room, "Decision 4", "1 1 1 2")
    seen = until(room, "Thank you")
    for part in ("What you decided", "On record against it", "What you foresaw", "Another road"):
        assert part in seen


@pytest.mark.parametrize(("minutes", "form"), [(30, "lines"), (50, "screens"), (90, "lines")])
def test_a_session_with_teams_a_tie_news_a_kill_and_a_rewind(
    minutes: int, form: str, home: dict[str, str]
) -> None:
    frames: list[str] = []
    command = [
        *GAME, "play", "cienfuegos", "--class", "--seed", "7", "--minutes", str(minutes),
        "--students", "24", "--teams", "Red,Blue,Gold,Grey", "--decides", "majority",
    ]  # fmt: skip
    with FORMS[form](command, home, frames) as room:
        begun(room, minutes)
    before_reveal = len(frames)
    with FORMS[form]([*GAME, "play", "--class", "--resume"], home, frames) as room:
        taken_up(room)
        if isinstance(room, OnScreens):
            room.type("q")
            room.wait("Leave this session?")
            room.type("y")
        assert room.exit_code() == 0
    voting = [frame for frame in frames if "Predict" in frame or "- Vote" in frame]
    assert voting
    for frame in (*frames[:before_reveal], *(each for each in voting if "You chose" not in each)):
        for tally in ("10 9 5", "1 2 1 3", "2 2 1 1", "3 3 3 1", "Red 1", ": 2,", ": 10"):
            assert tally not in frame
    words = [" ".join(frame.split()) for frame in frames]
    for secret in secrets():
        assert not [frame for frame in words if secret in frame], secret
    told = [(entry["event"], entry.get("what", entry.get("id"))) for entry in entries(home)]
    for each in (
        ("class", "began"), ("class", "forecast"), ("class", "vote"), ("class", "pause"),
        ("class", "go-on"), ("class", "taken-up"), ("class", "ruling"), ("class", "dissent"),
        ("class", "by-hand"), ("hold", "archive_note"), ("inject", "border_shots"),
        ("inject", "decoration"), ("class", "away"), ("class", "back"), ("class", "debrief"),
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
            console.wait("The projector is away: precedent play --class --resume goes on there.")
            again = [*GAME, "play", "--class", "--resume"]
            with Terminal(again, environment=home) as second:
                second.wait("The arrest, October 2020", "Enter go on")
                console.settle()
                console.type("pause" + ENTER)
                second.wait("A pause")
                console.wait("All clocks stand still")
                console.type("q" + ENTER)
                assert console.exit_code() == 0
                second.type("q")
                second.wait("Leave this session?")
                second.type("y")
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
        wall.wait("A miscount can be typed again")
        assert "17 5" not in wall.shown
        wall.type("quit" + ENTER)
        wall.wait("precedent play")
        assert wall.exit_code() == 0
