"""Exact exploration of generated stories: time, states against raw ones, paths, memory.

    python tests/bench/bench_explore.py [--decisions 8 10 12 14] [--seeds 7] [--rounds 3] [--raw]

One line for each story: as it is, with chance in a quarter of the options, and with consequences
that arrive later in an eighth of them. Raw states (--raw; minutes from 14 decisions on) are those
that `step` reaches, the decisions made left out; a state is a moment of decision or an end.
Each measurement is a process of its own, so that its peak memory means something.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from game.analysis.explore import explore
from game.content.load import load_scenario
from game.engine.compile import compile_scenario
from game.engine.state import is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import Program
from game.model.scenario import Consequence, Effect, Option, Scenario
from story import INDICATORS, make_story, to_yaml

KINDS = ("plain", "chance", "delays")


def story_scenario(decisions: int, seed: int) -> Scenario:
    """The generated story with sixty scenes, as a scenario."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "story.yaml")
        path.write_text(to_yaml(make_story(decisions=decisions, seed=seed)), encoding="utf-8")
        return load_scenario(path).scenario


def changed(scenario: Scenario, kind: str, seed: int) -> Program:
    """The scenario with chance, or with consequences that arrive later, in some options."""
    luck = random.Random(seed)

    def effect() -> Effect:
        return Effect(luck.choice(list(INDICATORS)), "add", luck.choice((-15, -10, -5, 5, 10, 15)))

    def change(option: Option) -> Option:
        (outcome,) = option.outcomes
        if kind == "chance" and luck.random() < 0.25:
            other = replace(outcome, id="other", weight=2, effects=(*outcome.effects, effect()))
            return replace(option, outcomes=(outcome, other))
        if kind == "delays" and luck.random() < 0.125:
            after = luck.randint(1, 4)
            later = Consequence(after, outcome.text, (effect(),), outcome.grounds)
            return replace(option, outcomes=(replace(outcome, later=(later,)),))
        return option

    scenes = {
        id_: replace(scene, options={key: change(each) for key, each in scene.options.items()})
        for id_, scene in scenario.scenes.items()
    }
    return compile_scenario(replace(scenario, scenes=scenes))


def raw_states(program: Program) -> int:
    """How many different states `step` reaches, the decisions made left out."""
    count, layer = 0, {begin(program)[0]}
    while layer:
        count += len(layer)
        layer = {
            way.state._replace(cells=(*way.state.cells[:-1], state.cells[-1] + 1))
            for state in layer
            if not is_over(program, state)
            for option in open_options(program, state)
            for way in step(program, state, option)
        }
    return count


def measure(decisions: int, seed: int, kind: str, rounds: int) -> dict[str, object]:
    program = changed(story_scenario(decisions, seed), kind, seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        found = explore(program, max_states=60_000_000)
        times.append(time.perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    endings = [each.figures for each in found.endings.values() if each.figures]
    return {
        "seconds": statistics.median(times),
        "states": found.states + len(endings),
        "paths": found.paths,
        "rarest": min((float(each.probability) for each in endings), default=0.0),
        "megabytes": memory / 1024,
        "proved": found.proved,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--decisions", type=int, nargs="+", default=[8, 10, 12, 14])
    parser.add_argument("--seeds", type=int, nargs="+", default=[7])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--raw", action="store_true", help="count the raw states as well")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.decisions[0], given.seeds[0], given.kinds[0], given.rounds)))
        return 0
    print(
        "decisions seed kind      seconds     states  states/s       paths  B/state  rarest   raw"
    )
    for decisions in given.decisions:
        for seed in given.seeds:
            for kind in given.kinds:
                arguments = [decisions, "--seeds", seed, "--kinds", kind, "--rounds", given.rounds]
                done = subprocess.run(
                    [sys.executable, __file__, "--one", "--decisions", *map(str, arguments)],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                row = json.loads(done.stdout)
                raw = ""
                if given.raw:
                    count = raw_states(changed(story_scenario(decisions, seed), kind, seed))
                    raw = f"{count:,} ({count / row['states']:.1f} x)"
                print(
                    f"{decisions:9} {seed:4} {kind:7} {row['seconds']:9.3f} {row['states']:10,} "
                    f"{row['states'] / row['seconds']:9,.0f} {row['paths']:11,} "
                    f"{row['megabytes'] * 2**20 / row['states']:8.0f} {row['rarest']:.1e}  {raw}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
