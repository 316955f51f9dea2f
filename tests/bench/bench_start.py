"""How soon the program is there: the first screen, and `--help`.

    python tests/bench/bench_start.py [--rounds 15]

The library screen is measured against a bare Textual app in a 120x40 terminal, `--help` against a
bare argparse program. Run it with the Python of an environment into which the package was installed
(`pip install . pyte`, not `-e`), so that its modules are compiled. Runs are interleaved; ratios are
of medians.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
GAME = [str(Path(sys.executable).with_name("precedent"))]


def first_paint(command: list[str], *marks: str) -> float:
    with Terminal(command, columns=120, rows=40) as terminal:
        return terminal.wait(*marks)


def run(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def report(title: str, ours: list[float], bare: list[float], goal: float) -> None:
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(
        f"{title:14s} {mine * 1e3:7.0f} ms   bare {theirs * 1e3:7.0f} ms   "
        f"ratio {mine / theirs:.2f} (goal: at most {goal})"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    bare_app = [sys.executable, str(HERE / "bare_app.py")]
    bare_help = [sys.executable, str(HERE / "bare_help.py"), "--help"]
    screens: tuple[list[float], list[float]] = ([], [])
    helps: tuple[list[float], list[float]] = ([], [])
    for round_ in range(given.rounds + 1):
        pairs = (
            (screens[0], lambda: first_paint(GAME, "Cienfuegos 2020: a general arrested", "help")),
            (screens[1], lambda: first_paint(bare_app, "READY", "Quit")),
            (helps[0], lambda: run([*GAME, "--help"])),
            (helps[1], lambda: run(bare_help)),
        )
        for kept, work in pairs:
            taken = work()
            if round_:
                kept.append(taken)
    report("first screen", *screens, 1.3)
    report("--help", *helps, 1.6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
