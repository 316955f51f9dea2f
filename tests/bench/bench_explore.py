"""Exact exploration of generated stories: time, states against raw ones, paths, memory.

    python tests/bench/bench_explore.py [--decisions 8 10 12 14] [--seeds 7] [--rounds 3] [--raw]
    python tests/bench/bench_explore.py --quotient [--decisions 8 10 12]
    python tests/bench/bench_explore.py --plays [--decisions 14]

One line for each story: as it is, with chance in a quarter of the options, and with consequences
that arrive later in an eighth of them. Raw states (--raw; minutes from 14 decisions on) are those
that `step` reaches, the decisions made left out; a state is a moment of decision or an end.
Each measurement is a process of its own, so that its peak memory means something; seconds are those
of the processor.

--quotient counts the classes of the coarsest bisimulation, by `step` on whole states: two states
are one if they show the same texts, have the same options open, and lead by every option and every
outcome, weighted alike, to states that are one. No exact analysis that merges states needs fewer.
--plays tells how long uniform random play through the rules takes until it has seen every ending
(expected, from the exact probabilities and the measured time of a play), against exact analysis.
All turns on the rarest ending. Of the stories by seeds 1 to 60 with 14 decisions its probability is
1e-4 in the middle one, 3e-5 or less in a quarter and 4e-7 in two; where no --seeds are given, --plays
takes four stories whose rarest ending lies around 2e-6: two below it, two above.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.analysis.explore import explore
from game.analysis.sample import sample
from game.content.load import load_scenario
from game.engine.compile import compile_scenario
from game.engine.state import Event, State, is_over
from game.engine.step import begin, open_options, step
from game.engine.tables import Program, TextRow
from game.model.scenario import Consequence, Effect, Option, Scenario
from story import INDICATORS, make_story, to_yaml

KINDS = ("plain", "chance", "delays")
RARE = (2, 35, 32, 23)
"""Seeds of stories whose rarest ending has a probability of 3.9e-7, 4.1e-7, 5.0e-6 and 7.7e-6."""


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


def smallest(program: Program) -> int:
    """How many classes the coarsest bisimulation has; the story must end on every road."""
    first, _ = begin(program)
    order, ahead = [first], {first: ways_of(program, first)}
    for state in order:
        for _, successors in ahead[state]:
            for _, _, _, after in successors:
                if after not in ahead:
                    ahead[after] = ways_of(program, after)
                    order.append(after)
    # With the most decisions first, all that a state leads to is classed before it.
    order.sort(key=lambda state: (not is_over(program, state), -state.cells[-1]))
    classes: dict[object, int] = {}
    found: dict[State, int] = {}
    for state in order:
        mark = (
            shown_at(program, state),
            tuple(
                (
                    option,
                    tuple((weight, at, told, found[after]) for weight, at, told, after in ways),
                )
                for option, ways in ahead[state]
            ),
        )
        found[state] = classes.setdefault(mark, len(classes))
    return len(classes)


Ways = list[tuple[int, list[tuple[int, int, tuple[object, ...], State]]]]


def ways_of(program: Program, state: State) -> Ways:
    """By open option, its successors: weight, outcome, what is read on the way, the state."""
    return [
        (
            option,
            [
                (way.weight, way.outcome, read(program, state, option, way.events), way.state)
                for way in step(program, state, option)
            ],
        )
        for option in open_options(program, state)
    ]


def read(
    program: Program, state: State, option: int, events: tuple[Event, ...]
) -> tuple[object, ...]:
    """What a player reads of a step."""
    found: list[object] = []
    for kind, number, _, cells in events:
        if kind == "outcome":
            text = program.scenes[state.place].options[option].outcomes[number].text
        elif kind == "page":
            text = program.scenes[number].text
        elif kind in ("consequence", "inject"):
            rows = program.consequences if kind == "consequence" else program.injects
            text = rows[number].text
        else:
            continue
        found.append((kind, number, passages(text, cells)))
    return tuple(found)


def shown_at(program: Program, state: State) -> object:
    """What a player sees where a state stands."""
    if state.place == program.stuck:
        return state.place
    if is_over(program, state):
        ending = program.endings[state.place - len(program.scenes)]
        return state.place, passages(ending.text, state.cells)
    scene = program.scenes[state.place]
    advice = tuple((who, passages(said, state.cells)) for who, said in scene.advice)
    return state.place, passages(scene.text, state.cells), advice


def passages(text: TextRow, cells: tuple[int, ...]) -> tuple[int, ...]:
    if isinstance(text, str):
        return ()
    return tuple(at for at, row in enumerate(text) if row.test is None or row.test.holds(cells))


def plays_until_all(chances: list[float]) -> float:
    """Expected plays until every ending was seen: the coupon collector's, for unequal chances.

    The integral of 1 - prod(1 - exp(-p t)) over t from 0 on, by Simpson's rule on a scale of logs.
    """
    steps, low, high = 4000, -3.0, math.log(60 / min(chances))

    def missing(log: float) -> float:
        t = math.exp(log)
        return t * (1 - math.prod(-math.expm1(-chance * t) for chance in chances))

    width = (high - low) / steps
    inner = sum((4 if at % 2 else 2) * missing(low + at * width) for at in range(1, steps))
    return math.exp(low) + width / 3 * (missing(low) + inner + missing(high))


def measure(decisions: int, seed: int, kind: str, rounds: int) -> dict[str, object]:
    program = changed(story_scenario(decisions, seed), kind, seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        found = explore(program)
        times.append(time.process_time() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    endings = [each.figures for each in found.endings.values() if each.figures]
    return {
        "seconds": statistics.median(times),
        "states": found.states + len(endings),
        "paths": found.paths,
        "chances": [float(each.probability) for each in endings],
        "rarest": min((float(each.probability) for each in endings), default=0.0),
        "megabytes": memory / 1024,
        "proved": found.proved,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--decisions", type=int, nargs="+", default=[8, 10, 12, 14])
    parser.add_argument("--seeds", type=int, nargs="+", help="7 if left out")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--raw", action="store_true", help="count the raw states as well")
    parser.add_argument("--quotient", action="store_true", help="against the smallest quotient")
    parser.add_argument("--plays", action="store_true", help="against random play")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.seeds = given.seeds or (list(RARE) if given.plays else [7])
    if given.one:
        print(json.dumps(measure(given.decisions[0], given.seeds[0], given.kinds[0], given.rounds)))
        return 0
    head = "decisions seed kind      seconds     states  states/s       paths  B/state   MB  rarest"
    if given.quotient:
        head += "   smallest"
    if given.plays:
        head += "  plays wanted  us/play    random s   exact is"
    print(head + ("   raw" if given.raw else ""))
    for decisions in given.decisions:
        for seed in given.seeds:
            for kind in given.kinds:
                print(line(given, decisions, seed, kind), flush=True)
    return 0


def line(given: argparse.Namespace, decisions: int, seed: int, kind: str) -> str:
    """Measure one story, and tell all that was asked for."""
    arguments = [decisions, "--seeds", seed, "--kinds", kind, "--rounds", given.rounds]
    done = subprocess.run(
        [sys.executable, __file__, "--one", "--decisions", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    row = json.loads(done.stdout)
    if not row["proved"]:
        return (
            f"{decisions:9} {seed:4} {kind:7} {row['seconds']:9.3f} {row['states']:10,} NOT PROVED"
        )
    told = (
        f"{decisions:9} {seed:4} {kind:7} {row['seconds']:9.3f} {row['states']:10,} "
        f"{row['states'] / row['seconds']:9,.0f} {row['paths']:11,} "
        f"{row['megabytes'] * 2**20 / row['states']:8.0f} {row['megabytes']:4.0f} "
        f"{row['rarest']:.1e}"
    )
    program = changed(story_scenario(decisions, seed), kind, seed)
    if given.quotient:
        count = smallest(program)
        told += f" {count:8,} ({row['states'] / count:.1f} x)"
    if given.plays:
        told += play_line(program, row)
    if given.raw:
        count = raw_states(program)
        told += f"  {count:,} ({count / row['states']:.1f} x)"
    return told


def play_line(program: Program, row: dict[str, Any]) -> str:
    """Tell how long random play would take."""
    begun = time.process_time()
    made = sample(program, 1, most_plays=5000).plays
    seconds = (time.process_time() - begun) / made
    wanted = plays_until_all(row["chances"])
    ratio = wanted * seconds / row["seconds"]
    return f"  {wanted:12,.0f} {seconds * 1e6:8.0f} {wanted * seconds:11.2f} {ratio:8.1f} x"


if __name__ == "__main__":
    sys.exit(main())
