"""The whole program as a person meets it: a real terminal, keys, a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from terminal import Terminal

GAME = [sys.executable, "-m", "game"]
HERE = {"PYTHONPATH": str(Path(__file__).parents[1])}
ENTER, ESCAPE = "\r", "\x1b"


def play_on(terminal: Terminal) -> None:
    """Choose the first option again and again, until the play has ended."""
    for _ in range(12):
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
