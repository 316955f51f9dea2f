from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game.analysis.progress import Progress
from game.commands import progress
from game.commands.progress import Watching

FLAGS = [f"f{number}" for number in range(40)]
SO = "outcome: {text: So., basis: assumption, assumes: [{text: Made up.}]"
OPTIONS = "".join(
    f"      {flag}: {{label: Do it, when: not {flag}, {SO}, effects: {{{flag}: true}}}}, next: hub}}\n"
    for flag in FLAGS
)
EXPLODES = f"""\
format: 1
title: Explodes
flags: {{{", ".join(f"{flag}: false" for flag in FLAGS)}}}
start: hub
scenes:
  hub:
    title: Hub
    text: Here.
    options:
{OPTIONS}\
      go: {{label: Go, {SO}}}, next: end}}
endings:
  odd: {{title: Odd, when: f1 and not f2, text: Odd.}}
  over: {{title: Over, text: It is over.}}
"""
"""More states than can be visited: every set of forty flags."""


@pytest.fixture
def exploding(tmp_path: Path) -> Path:
    path = tmp_path / "explodes.yaml"
    path.write_text(EXPLODES, encoding="utf-8")
    return path


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def left_of(written: str) -> str:
    """What is to be seen on a line that was written over."""
    cells: list[str] = []
    at = 0
    for character in written:
        if character == "\r":
            at = 0
            continue
        cells[at : at + 1] = character
        at += 1
    return "".join(cells).rstrip()


def test_what_takes_long_shows_one_line_which_is_gone_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "AFTER", 0)
    monkeypatch.setattr(progress, "EVERY", 0)
    screen = Screen()
    with Watching(screen) as watching:
        assert watching(Progress(1_234_567, 3, 40))
        told = "exploring: 1,234,567 states, 3 of 40 scenes done (Ctrl-C to stop)"
        assert left_of(screen.getvalue()) == told
        assert watching(Progress(0, 0, 0, 50, 20_000))
        assert left_of(screen.getvalue()) == "drawing plays: 50 of 20,000 (Ctrl-C to stop)"
    assert left_of(screen.getvalue()) == ""
    assert "\n" not in screen.getvalue()


def test_nothing_is_shown_of_what_is_soon_done_or_where_no_terminal_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "AFTER", 3600)
    screen = Screen()
    with Watching(screen) as watching:
        assert watching(Progress(1, 0, 1))
    assert screen.getvalue() == ""
    monkeypatch.setattr(progress, "AFTER", 0)
    pipe = io.StringIO()
    with Watching(pipe) as watching:
        assert watching(Progress(1, 0, 1))
    assert pipe.getvalue() == ""


def test_the_first_ctrl_c_asks_to_stop_and_the_next_leaves() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Watching(io.StringIO()) as watching:
        signal.raise_signal(signal.SIGINT)
        assert watching.stopped
        assert not watching(Progress(1, 0, 1))
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_beside_the_main_thread_signals_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    heard = []

    def work() -> None:
        with Watching(io.StringIO()) as watching:
            heard.append((watching(Progress(1, 0, 1)), signal.getsignal(signal.SIGINT) is before))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [(True, True)]


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("command", ["explore", "check"])
def test_ctrl_c_leaves_with_what_was_found(command: str, exploding: Path) -> None:
    from terminal import Terminal

    here = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with Terminal(
        [sys.executable, "-m", "game", command, str(exploding)], environment=here, rows=60
    ) as terminal:
        terminal.wait("exploring: ", "of 1 scenes done")
        terminal.type("\x03")
        terminal.wait("NOT PROVED: stopped by hand")
        assert terminal.exit_code() == 130
        assert "exploring" not in terminal.shown
        assert "Traceback" not in terminal.shown


_PROGRAM = """
from game.commands.leaving import LeavingAtOnce
with LeavingAtOnce():
    print(flush=True)
    import sys
    from game.cli import main
sys.exit(main())
"""
"""What the program does, and says when it has begun: before that, Python itself is interrupted."""


@pytest.mark.skipif(os.name != "posix", reason="a signal to one process is POSIX")
@pytest.mark.parametrize("after", [0.1, 0.2, 0.4, 0.8, 1.6])
def test_no_moment_of_ctrl_c_shows_a_traceback(after: float, exploding: Path) -> None:
    """From the program's own first line; whether it has come to exploring by then is no matter."""
    child = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "explore", str(exploding)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        assert child.stdout
        child.stdout.readline()
        try:
            child.wait(after)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGINT)
        out, problems = child.communicate()
    assert child.returncode == 130
    assert "Traceback" not in problems
    assert "exploring" not in problems
    assert ("NOT PROVED: stopped by hand" in out) != ("Left." in problems)
