"""How soon a decision is there, how soon the screen answers a key, and whether memory grows.

    python tests/bench/bench_screens.py [--rounds 15] [--keys 40] [--scenes 500]

The decision screen is measured against a bare Textual app, and a key that chooses, takes back or
opens a card against one that turns a page of a bare Static, all in 120x40 terminals and
interleaved; ratios are of medians. A key is timed until the text and the key bar it leads to are on
the screen; Escape is measured against Escape, for which Textual waits to tell it from other keys. Run it with the Python of an environment into which the package was installed
(`pip install . pyte`, not `-e`), so that its modules are compiled.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
DECISION = [sys.executable, str(HERE / "decision_app.py")]
BARE_APP = [sys.executable, str(HERE / "bare_app.py")]
BARE_PAGES = [sys.executable, str(HERE / "bare_pages.py")]
GAME = [str(Path(sys.executable).with_name("precedent"))]
ESCAPE = "\x1b"
EARLY = 50


def first_paint(command: list[str], *marks: str) -> float:
    with Terminal(command, columns=120, rows=40) as terminal:
        return terminal.wait(*marks)


def answer(terminal: Terminal, key: str, *marks: str) -> float:
    """Return the seconds from a key to the screen that it leads to."""
    terminal.settle(0.05)
    begun = time.perf_counter() - terminal.begun
    terminal.type(key)
    return terminal.wait(*marks) - begun


def report(title: str, ours: list[float], bare: list[float], goal: float) -> None:
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(
        f"{title:26s} {mine * 1e3:7.1f} ms   bare {theirs * 1e3:7.1f} ms   "
        f"ratio {mine / theirs:.2f} (goal: at most {goal})"
    )


def starts(rounds: int) -> None:
    screens: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as home:
        os.environ["PRECEDENT_HOME"] = home
        for round_ in range(rounds + 1):
            ours = first_paint(DECISION, "You recommend", "Report 5", "help")
            bare = first_paint(BARE_APP, "READY", "Quit")
            if round_:
                screens[0].append(ours)
                screens[1].append(bare)
    report("first decision screen", *screens, 1.3)


def keys(count: int) -> None:
    steps = (
        ("choose", "1", ("You chose", "There, then", "read on")),
        ("open a card", "e", ("the evidence", "Esc back")),
        ("close the card", ESCAPE, ("You chose", "read on")),
        ("take back", "u", ("Taken back", "leave")),
        ("hear an adviser", "a", ("The Mason", "Close it.")),
        ("back to the text", ESCAPE, ("Report 5", "advice")),
    )
    taken: dict[str, list[float]] = {name: [] for name, _, _ in steps}
    bare: dict[str, list[float]] = {"n": [], ESCAPE: []}
    with (
        Terminal(DECISION, columns=120, rows=40) as game,
        Terminal(BARE_PAGES, columns=120, rows=40) as pages,
    ):
        game.wait("You recommend")
        pages.wait("Left 38")
        for round_ in range(count + 1):
            for turn, page in (("n", "Right 38"), (ESCAPE, "Left 38")):
                seconds = answer(pages, turn, page)
                if round_:
                    bare[turn].append(seconds)
            for name, key, marks in steps:
                seconds = answer(game, key, *marks)
                if round_:
                    taken[name].append(seconds)
    for name, key, _ in steps:
        report(name, taken[name], bare[ESCAPE if key == ESCAPE else "n"], 4.0)


LONG = """\
format: 1
title: A long road
indicators:
  steps: {label: Steps, start: 0, range: [0, 2000], better: neither}
start: road
scenes:
  road:
    title: The road
    text: Step {steps} of many. The carts on both banks stand in line up to the mill.
    options:
      go:
        label: Go on
        outcome: {text: You go on to the next bend., basis: assumption, assumes: [{text: Made up.}],
          effects: {steps: +1}}
    next:
      - {when: steps < 1999, to: road}
      - {to: end}
endings:
  over: {title: Over, text: It is over.}
"""


def memory(scenes: int) -> None:
    """Play scene after scene, and compare the memory in use early and at the end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.yaml")
        path.write_text(LONG, encoding="utf-8")
        command = [*GAME, "play", str(path), "--seed", "1"]
        home = {"PRECEDENT_HOME": folder}
        with Terminal(command, environment=home) as terminal:
            terminal.wait("start")
            terminal.type("\r")
            early = 0
            for scene in range(1, scenes + 1):
                terminal.wait("You recommend", f"Step {scene - 1} of")
                if scene == EARLY:
                    early = resident(terminal)
                terminal.type("1")
                terminal.wait("You chose")
                terminal.type("n")
            late = resident(terminal)
    print(
        f"memory after scene {EARLY}: {early / 1024:.1f} MB, after scene {scenes}: "
        f"{late / 1024:.1f} MB, {late / early - 1:+.1%} (goal: within 10 %)"
    )


def resident(terminal: Terminal) -> int:
    """Return the memory that the program has in use, in kB."""
    for line in Path(f"/proc/{terminal.child}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--scenes", type=int, default=500)
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parts: tuple[tuple[Callable[[int], None], int], ...] = (
        (starts, given.rounds),
        (keys, given.keys),
        (memory, given.scenes),
    )
    for part, count in parts:
        if count:
            part(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
