"""A report of 200 play codes from the command line, against a bare open of the same scenario.

    PYTHONPATH=tests/support python tests/bench/bench_class_report.py [--rounds 5] [--people 200] [--scenario directive]

Both are whole processes. The first report does with estimates where exact chances are not in the
user's cache; then `--exact` works them out once, and the reports that are compared read them there.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from game.content.opened import Library
from together import codes_of

OPEN = "import sys; from game.content.opened import Library; Library().open(sys.argv[1])"


def seconds(*command: str) -> float:
    """How long a process takes, from its start to its end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Measure both in turns, and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--scenario", default="directive")
    arguments = parser.parse_args()
    codes = codes_of(Library().open(arguments.scenario), arguments.people)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "codes.txt"
        listed.write_text("\n".join(codes), encoding="utf-8")
        report = ("-m", "game", "class-report", str(listed), "--format")
        commands = {
            "open": ("-c", OPEN, arguments.scenario),
            "report as CSV": (*report, "csv"),
            "report as text": (*report, "text"),
            "report as HTML": (*report, "html"),
        }
        first = seconds(*commands["report as text"])
        print(f"the first report: {first:.2f} s")
        exact = seconds(*commands["report as text"], "--exact")
        print(f"with --exact, working out what is not in the cache: {exact:.2f} s")
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, command in commands.items():
                taken[name].append(seconds(*command))
    bare = statistics.median(taken["open"])
    print(f"{arguments.people} codes of {arguments.scenario}, median of {arguments.rounds} rounds")
    for name, times in taken.items():
        middle = statistics.median(times)
        print(
            f"{name:16} {middle:6.2f} s  {middle / bare:5.2f} x a bare open  (best {min(times):.2f})"
        )


if __name__ == "__main__":
    main()
