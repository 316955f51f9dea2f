"""Loading whole scenarios against a bare `yaml.load` with the C loader on the same file.

    python tests/bench/bench_load.py [50 500 5000] [--rounds 7]

Loading means all of it: reading with every place kept, shapes, model, meaning, tables. The garbage
collector is held on both sides. The library's evidence is measured apart.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from game.content.library import evidence_folder, scenarios_folder
from game.content.load import load_evidence, load_scenario
from game.engine.compile import compile_scenario
from story import make_story, to_yaml


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    begun = time.perf_counter()
    work()
    taken = time.perf_counter() - begun
    gc.enable()
    return taken


def compare(
    title: str, rounds: int, ours: Callable[[], object], bare: Callable[[], object]
) -> float:
    """Time both in turns; print the medians and return ours in seconds."""
    ours()
    bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    mine = statistics.median(pair[0] for pair in pairs)
    theirs = statistics.median(pair[1] for pair in pairs)
    print(
        f"{title:24s} whole load {mine * 1e3:9.1f} ms   bare yaml.load {theirs * 1e3:9.1f} ms   "
        f"ratio {mine / theirs:.2f}",
        flush=True,
    )
    return mine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenes", nargs="*", type=int, default=[50, 500, 5000])
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    per_scene = []
    with tempfile.TemporaryDirectory() as folder:
        for scenes in given.scenes:
            path = Path(folder, f"measured{scenes}.yaml")
            path.write_text(to_yaml(make_story(scenes=scenes)), encoding="utf-8")

            def ours(path: Path = path) -> object:
                return compile_scenario(load_scenario(path).scenario)

            def bare(path: Path = path) -> object:
                return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)

            rounds = given.rounds if scenes <= 500 else max(3, given.rounds // 2)
            taken = compare(f"{scenes} scenes", rounds, ours, bare)
            per_scene.append(taken / scenes)
    shown = ", ".join(f"{each * 1e6:.0f}" for each in per_scene)
    print(f"microseconds a scene: {shown}")
    library = evidence_folder(scenarios_folder())
    texts = [path.read_text(encoding="utf-8") for path in sorted(library.rglob("*.yaml"))]
    compare(
        "the library's evidence",
        given.rounds,
        lambda: load_evidence(library),
        lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
