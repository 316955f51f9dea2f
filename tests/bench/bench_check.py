"""`check` of the shipped scenarios together, and what proof takes of each.

    python tests/bench/bench_check.py [--rounds 5]

First whole processes: `precedent check` of every scenario with its exact part left out, against one
that only opens them. Then, each in a process of its own, the exact part by scenario: exploring,
the whole proof with promises, reasons and late changes, and comparing, with its peak memory; these
in seconds of the processor.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from game.analysis.compare import compare
from game.analysis.explore import explore
from game.authoring.checking.prove import prove
from game.content.load import load_scenario
from game.content.opened import Library

OPENING = """
import sys
from game.content.opened import Library
library = Library()
for name in sys.argv[1:]:
    library.open(name)
"""
CHECKING = """
import sys
from game.authoring.checking import prove
prove.prove = lambda loaded, **_: prove.Proof((), True, True)
from game.cli import main
sys.exit(main(["check", *sys.argv[1:]]))
"""


def process(code: str, names: Sequence[str]) -> float:
    """Return the seconds that a process takes which runs some code."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *names], check=False, capture_output=True)
    return time.perf_counter() - begun


def measure(name: str) -> dict[str, float]:
    """Time the parts of the proof of one scenario, in seconds; memory in megabytes."""
    library = Library()
    card = next(card for card in library.cards() if card.name == name)
    loaded = load_scenario(card.path, library=library.evidence)
    program = library.open(name).program
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {}
    for part, work in (
        ("explore", lambda: explore(program)),
        ("compare", lambda: compare(program)),
        ("prove", lambda: prove(loaded)),
    ):
        begun = time.process_time()
        work()
        found[part] = time.process_time() - begun
    found["states"] = explore(program).states
    found["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return 0
    names = [card.name for card in Library().cards()]
    pairs = [(process(CHECKING, names), process(OPENING, names)) for _ in range(given.rounds)]
    checking = statistics.median(pair[0] for pair in pairs)
    opening = statistics.median(pair[1] for pair in pairs)
    print(
        f"check of {len(names)} scenarios without proof {checking:.2f} s, opening them "
        f"{opening:.2f} s, ratio {checking / opening:.2f}"
    )
    print("scenario               states  explore s  compare s  whole proof s  MB")
    for name in names:
        done = subprocess.run(
            [sys.executable, __file__, "--one", name], capture_output=True, text=True, check=True
        )
        row = json.loads(done.stdout)
        print(
            f"{name:20} {row['states']:8,.0f} {row['explore']:10.2f} {row['compare']:10.2f} "
            f"{row['prove']:14.2f} {row['memory']:4.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
