"""How soon the program is there: its first screens, `--help` and `--version`.

    python tests/bench/bench_start.py [--rounds 15]

The library screen (with the cards kept from the last time, and without, as at the very first), the
briefing of `play NAME` and a play that is gone on with are measured against a bare Textual app in a
120x40 terminal, `--help` and `--version` against a bare argparse program. Run it with the Python of
an environment into which the package was installed (`pip install . pyte`, not `-e`), so that its
modules are compiled. Runs are interleaved; ratios are of medians. On a machine that is busy they
are higher: the bare app waits for its own footer, and leaves the processor to others meanwhile.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from terminal import Terminal

HERE = Path(__file__).parent
GAME = [str(Path(sys.executable).with_name("precedent"))]
BARE_APP = [sys.executable, str(HERE / "bare_app.py")]
BARE_HELP = [sys.executable, str(HERE / "bare_help.py"), "--help"]
LISTED = ("Cienfuegos 2020: a general arrested", "help")


class Measured(NamedTuple):
    """Something measured, the bare thing that it is held against, and the goal, 0 for none."""

    title: str
    work: Callable[[], float]
    bare: str = ""
    goal: float = 0


def first_paint(command: list[str], *marks: str) -> float:
    with Terminal(command, columns=120, rows=40) as terminal:
        return terminal.wait(*marks)


def run(command: list[str], typed: str | None = None) -> float:
    begun = time.perf_counter()
    subprocess.run(command, input=typed, text=True, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def very_first() -> float:
    Path(os.environ["PRECEDENT_HOME"], "cache", "cards.json").unlink(missing_ok=True)
    return first_paint(GAME, *LISTED)


MEASURED = (
    Measured("bare Textual", lambda: first_paint(BARE_APP, "READY", "Quit")),
    Measured("bare argparse", lambda: run(BARE_HELP)),
    Measured("first time", very_first, "bare Textual"),
    Measured("first screen", lambda: first_paint(GAME, *LISTED), "bare Textual", 1.3),
    Measured(
        "play NAME", lambda: first_paint([*GAME, "play", "tutorial"], "start", "help"),
        "bare Textual",
    ),
    Measured(
        "play --resume", lambda: first_paint([*GAME, "play", "--resume"], "There, then", "help"),
        "bare Textual",
    ),
    Measured("--help", lambda: run([*GAME, "--help"]), "bare argparse", 1.6),
    Measured("--version", lambda: run([*GAME, "--version"]), "bare argparse", 1.6),
)  # fmt: skip


def report(each: Measured, medians: dict[str, float]) -> None:
    line = f"{each.title:14s} {medians[each.title] * 1e3:7.0f} ms"
    if each.bare:
        line += f"   ratio {medians[each.title] / medians[each.bare]:.2f} to {each.bare}"
    print(line + (f" (goal: at most {each.goal})" if each.goal else ""))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    taken: dict[str, list[float]] = {each.title: [] for each in MEASURED}
    with tempfile.TemporaryDirectory() as home:
        os.environ["PRECEDENT_HOME"] = home
        # A play to go on with.
        run([*GAME, "play", "tutorial", "--plain", "--seed", "1"], "1\nq\n")
        for round_ in range(given.rounds + 1):
            for each in MEASURED:
                seconds = each.work()
                if round_:
                    taken[each.title].append(seconds)
    medians = {title: statistics.median(values) for title, values in taken.items()}
    for each in MEASURED:
        report(each, medians)
    return 0


if __name__ == "__main__":
    sys.exit(main())
