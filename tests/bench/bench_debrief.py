"""How soon a debrief is there: with nothing worked out, with a cache, and once all is known.

    python tests/bench/bench_debrief.py [--scenario directive] [--rounds 3]

Choices are drawn at random, by one seed. Times are set against that of opening the scenario in the
same run, since both are mostly Python at work; the first figure of each line is that ratio.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game.content.opened import Library, Opened
from game.debrief.apart.lookout import Lookout
from game.debrief.debrief import debrief_of
from game.debrief.renderings.as_text import as_text
from game.engine.play import Road, choose, start
from game.engine.step import open_options

PATIENCE = 900.0


def played(opened: Opened, seed: int) -> Road:
    luck, road = random.Random(seed), start(opened.program, seed)
    while options := open_options(opened.program, road.state):
        at = luck.choice(options)
        road = choose(road, opened.program.scenes[road.state.place].options[at].id)
    return road


def timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def known(road: Road, folder: Path) -> Lookout:
    lookout = Lookout(road.program, cache=folder)
    lookout.ask(road)
    assert lookout.wait(PATIENCE)
    return lookout


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scenario", default="directive")
    asked.add_argument("--rounds", type=int, default=3)
    arguments = asked.parse_args()
    opened = Library().open(arguments.scenario)
    times: dict[str, list[float]] = {}
    for seed in range(arguments.rounds):
        road = played(opened, seed)
        with tempfile.TemporaryDirectory() as folder:
            opening = timed(lambda: Library().open(arguments.scenario))
            cold = timed(lambda road=road, at=Path(folder): known(road, at).close())
            warm = timed(lambda road=road, at=Path(folder): known(road, at).close())
            lookout = known(road, Path(folder))
            ahead = lookout.ahead()
            lookout.close()
            size = sum(path.stat().st_size for path in Path(folder).iterdir())
        told = timed(
            lambda road=road, ahead=ahead: as_text(debrief_of(road, opened.evidence, ahead=ahead))
        )
        for name, took in (
            ("opening the scenario", opening),
            ("all worked out, nothing cached", cold),
            ("all known, from the cache", warm),
            ("the debrief made and told, all known", told),
        ):
            times.setdefault(name, []).append(took)
    base = statistics.median(times["opening the scenario"])
    for name, each in times.items():
        middle = statistics.median(each)
        print(f"{middle / base:8.2f}  {middle:7.2f} s  {name}")
    print(f"the cache takes {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
