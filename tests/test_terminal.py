"""The whole program as a person meets it: a real terminal, keys, a screen."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from terminal import Terminal

GAME = [sys.executable, "-m", "game"]
HERE = {"PYTHONPATH": str(Path(__file__).parents[1])}
ENTER, ESCAPE, CTRL_C = "\r", "\x1b", "\x03"


def play_on(terminal: Terminal) -> None:
    """Choose the first option again and again, until the play has ended."""
    for _ in range(24):
        shown = terminal.settle()
        if "again" in shown and "new seed" in shown:
            return
        terminal.type("1" if "You recommend" in shown else "n")
    raise AssertionError(terminal.shown)


def test_from_the_library_to_an_ending_and_out() -> None:
    with Terminal(GAME, environment=HERE) as terminal:
        terminal.wait("Precedent", "The General in Los Angeles", "? help")
        terminal.type("?")
        terminal.wait("Keys", "Open the marked scenario")
        terminal.type("?")
        terminal.wait("Enter open")
        terminal.type(ENTER)
        terminal.wait("Your role", "Enter start")
        terminal.type(ENTER)
        terminal.wait("The arrest", "decision 1", "You recommend")
        terminal.resize(120, 40)
        terminal.wait("At the table", "Let the prosecution run")
        terminal.resize(80, 24)
        terminal.wait("You recommend")
        play_on(terminal)
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
