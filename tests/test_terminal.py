"""The whole program as a person meets it: a real terminal, keys, a screen."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from game.content.opened import Library
from terminal import Terminal

GAME = [sys.executable, "-m", "game"]
HERE = {"PYTHONPATH": str(Path(__file__).parents[1])}
ENTER, ESCAPE, CTRL_C = "\r", "\x1b", "\x03"


def play_on(terminal: Terminal) -> None:
    """Choose the first option again and again, until the play has ended."""
    for _ in range(24):
        shown = terminal.settle()
        if "d debrief" in shown:
            return
        terminal.type("1" if "You recommend" in shown else "n")
    raise AssertionError(terminal.shown)


def test_from_the_library_to_an_ending_and_out() -> None:
    with Terminal(GAME, environment=HERE) as terminal:
        terminal.wait("Precedent", "Cienfuegos 2020: a general arrested", "? help")
        terminal.type("?")
        terminal.wait("Keys", "Open the marked scenario")
        terminal.type("?")
        terminal.wait("Enter open")
        terminal.type("/")
        terminal.wait("Type a part of a title")
        terminal.type("a general arr")
        terminal.wait("1 of ", "> Cienfuegos 2020: a general arrested")
        terminal.type(ENTER)
        terminal.wait("Your role", "senior director for the Western", "Enter start")
        terminal.type(ENTER)
        terminal.wait("The arrest", "decision 1", "You recommend")
        terminal.resize(120, 40)
        terminal.wait("At the table", "Let the prosecution run")
        terminal.resize(80, 24)
        terminal.wait("You recommend")
        play_on(terminal)
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_a_newcomer_plays_the_tutorial_to_its_debrief(tmp_path: Path) -> None:
    home = {**HERE, "PRECEDENT_HOME": str(tmp_path)}
    tutorial = next(card for card in Library().cards() if card.name == "tutorial")
    with Terminal(GAME, environment=home) as terminal:
        terminal.wait(f"> {tutorial.title}", "? help")
        terminal.type(ENTER)
        terminal.wait("Your role", "Enter start")
        terminal.type(ENTER)
        terminal.wait("You recommend", "decision 1")
        for columns, rows in ((120, 40), (50, 15), (80, 24)):
            terminal.resize(columns, rows)
            terminal.wait("too small" if rows < 20 else "You recommend")
        play_on(terminal)
        terminal.type("d")
        terminal.wait("Debrief", "Not taken", "It ended with")
        terminal.resize(120, 40)
        terminal.wait("Debrief", "Not taken", "It ended with")
        terminal.type(ESCAPE)
        terminal.wait("d debrief")
        terminal.type("q")
        assert terminal.exit_code() == 0
        assert "Traceback" not in terminal.shown
    with Terminal(GAME, environment=home) as terminal:
        terminal.wait(f"1 of {len(tutorial.endings)} endings", "? help")
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_a_dumb_terminal_gets_the_plain_game() -> None:
    command = [*GAME, "play", "cienfuegos", "--seed", "1"]
    with Terminal(command, environment={**HERE, "TERM": "dumb"}) as terminal:
        terminal.wait("Type a number from 1 to 3 to choose", ">")
        terminal.type("quit\r")
        terminal.wait("Left after no decisions. Seed 1.")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(("keys", "code"), [("\x04", 0), ("\x03", 130)])
def test_ctrl_d_and_ctrl_c_leave_the_plain_game_cleanly(keys: str, code: int) -> None:
    command = [*GAME, "play", "cienfuegos", "--plain", "--seed", "1"]
    with Terminal(command, environment=HERE) as terminal:
        terminal.wait("Type a number from 1 to 3 to choose", ">")
        # Between its prompt and its sleep, Python takes note of Ctrl-C with the next key only.
        terminal.settle()
        terminal.type(keys)
        terminal.wait("Left")
        assert terminal.exit_code() == code
        assert "Traceback" not in terminal.shown


MODES = {1049: "the second screen", 1003: "reports of the mouse", 2004: "brackets round pastes"}
SHOWN_CURSOR = 25


def modes_of(terminal: Terminal) -> set[int]:
    """The private modes that the program has set and not taken back."""
    return {mode >> 5 for mode in terminal.screen.mode}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal(GAME, environment=HERE) as terminal:
        terminal.wait("Precedent", "? help")
        terminal.settle()
        assert modes_of(terminal) >= set(MODES)
        assert SHOWN_CURSOR not in modes_of(terminal)
        os.kill(terminal.child, number)
        assert terminal.exit_code() == 128 + number
        terminal.settle()
        assert modes_of(terminal).isdisjoint(MODES)
        assert SHOWN_CURSOR in modes_of(terminal)
        assert "Traceback" not in terminal.shown


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal hangs up here")
def test_a_terminal_that_goes_away_ends_the_game_in_the_midst_of_a_play() -> None:
    with Terminal([*GAME, "play", "cienfuegos", "--seed", "1"], environment=HERE) as terminal:
        terminal.wait("Your role", "Enter start")
        terminal.type(ENTER)
        terminal.wait("You recommend")
        terminal.type("1")
        terminal.vanish()
        # Python itself may say 120 in the end, since its last words can be written nowhere.
        assert terminal.exit_code() in (128 + signal.SIGHUP, 120)


def test_ctrl_c_in_the_app_asks_in_a_play_and_quits_elsewhere() -> None:
    with Terminal([*GAME, "play", "cienfuegos", "--seed", "1"], environment=HERE) as terminal:
        terminal.wait("Your role", "Enter start")
        terminal.type(ENTER)
        terminal.wait("You recommend")
        terminal.type(CTRL_C)
        terminal.wait("Quit the game?")
        terminal.type("n")
        terminal.wait("You recommend")
        terminal.type(ESCAPE)
        terminal.wait("Leave this play for the library?")
        terminal.type("y")
        terminal.wait("Enter open")
        terminal.type(CTRL_C)
        assert terminal.exit_code() == 0


WRITTEN = """\
format: 1
title: A file that is being written
start: one
scenes:
  one:
    title: The first
    text: Here.
    options:
      go: {label: Go on, outcome: {text: Gone on., basis: assumption, assumes: [{text: Made up.}]}}
    next: two
  two:
    title: The second
    text: There.
    options:
      stop: {label: Stop, outcome: {text: Stopped., basis: assumption, assumes: [{text: Made up.}]}}
    next: end
endings:
  over: {title: Over, text: It is over.}
"""


def test_a_file_that_is_saved_while_it_is_played_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    command = [*GAME, "play", str(path), "--watch", "--at", "two", "--seed", "1"]
    with Terminal(command, environment=HERE) as terminal:
        terminal.wait("You are at `two` after `go`, seed 1.", "decision 2", "You recommend")
        path.write_text(WRITTEN.replace("There.", "There, by now."), encoding="utf-8")
        terminal.wait("There, by now.", "decision 2", "Reloaded ")
        path.write_text(WRITTEN.replace("title: Over", "titel: Over"), encoding="utf-8")
        terminal.wait("in the file: press f to see", "There, by now.")
        terminal.type("f")
        terminal.wait("unknown key `titel`", "did you mean `title`?")
        saved = tmp_path / "draft.yaml~"
        saved.write_text(WRITTEN.replace("go: {label", "walk: {label"), encoding="utf-8")
        saved.replace(path)
        terminal.wait("Choice 1, `go`, is no longer possible", "The first", "decision 1")
        path.unlink()
        terminal.wait("draft.yaml is gone")
        terminal.type("q")
        terminal.wait("Quit the game?")
        terminal.type("y")
        assert terminal.exit_code() == 0
        assert "Traceback" not in terminal.shown


def test_the_plain_game_takes_up_a_saved_file_when_something_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    command = [*GAME, "play", str(path), "--watch", "--plain", "--seed", "1"]
    with Terminal(command, environment=HERE) as terminal:
        terminal.wait("Type 1 to choose", ">")
        path.write_text(WRITTEN.replace("Here.", "Here, by now."), encoding="utf-8")
        terminal.type("1\r")
        terminal.wait(
            "Reloaded ", "Here, by now.", "What you typed, '1', was about the scene before"
        )
        path.write_text(WRITTEN.replace("title: Over", "titel: Over"), encoding="utf-8")
        terminal.type("\r")
        terminal.wait("has problems now. The play goes on as it was.", "unknown key `titel`")
        terminal.type("1\r")
        terminal.wait("Decision 2: The second")
        path.unlink()
        terminal.type("\r")
        terminal.wait("draft.yaml is gone. The play goes on as it was.")
        terminal.type("quit\r")
        terminal.wait("Left after 1 decision. Seed 1.")
        assert terminal.exit_code() == 0
