"""Random plays through the core, trace and all, against inkjs on the same story.

    python tests/bench/bench_plays.py [--rounds 5] [--seconds 2] [--modules NODE_MODULES]

Needs node, and inkjs from npm (`npm install inkjs` in any folder; give its node_modules). Without
it, only the game's own rate is printed. Both sides first make 2,000 plays from one stream of
choices and must agree on how often each ending comes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from game.cli import calm_collector
from game.content.load import load_scenario
from game.engine.compile import compile_scenario
from game.engine.play import play_through
from game.engine.state import State
from game.engine.tables import Program
from game.engine.view import read, scene_view
from story import make_story, to_ink, to_yaml

CHECKED = 2000
DECISIONS = 14


def random_stream(seed: int, length: int) -> list[int]:
    """A linear congruential generator (Numerical Recipes), the same as in ink_plays.cjs."""
    drawn, state = [], seed
    for _ in range(length):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        drawn.append(state >> 8)
    return drawn


def play(program: Program, draws: Iterator[int], seed: int) -> str:
    """One play through the core, trace and all, every text and option worked out as for a screen."""
    scenes = program.scenes

    def pick(state: State) -> int:
        ways = [option.id for option in scene_view(program, state).options if option.open]
        return scenes[state.place].numbers[ways[next(draws) % len(ways)]]

    road = play_through(program, seed, pick)
    for _, before, option, outcome, events, _ in road.turns:
        text = scenes[before.place].options[option].outcomes[outcome].text
        if not isinstance(text, str):  # one that always reads the same stands ready
            read(program, text, events[0].cells)
    ending = program.endings[road.state.place - len(scenes)]
    read(program, ending.text, road.state.cells)
    return ending.id


def rate(program: Program, seconds: float) -> float:
    """Plays a second."""
    draws, plays = cycle(random_stream(1, 100_000)), 0
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        play(program, draws, plays)
        plays += 1
    return plays / (time.perf_counter() - begun)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--modules", default=os.environ.get("NODE_PATH", ""))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        story = make_story(decisions=DECISIONS)
        path = Path(folder, "measured.yaml")
        path.write_text(to_yaml(story), encoding="utf-8")
        program = compile_scenario(load_scenario(path).scenario)
        calm_collector()  # as the program does
        draws = iter(random_stream(12345, CHECKED * DECISIONS))
        endings = Counter(play(program, draws, number) for number in range(CHECKED))
        ink = Path(folder, "measured.ink")
        ink.write_text(to_ink(story), encoding="utf-8")
        node = shutil.which("node")
        ours, theirs = [], []
        for _ in range(given.rounds):
            ours.append(rate(program, given.seconds))
            if node is None:
                continue
            command = [node, str(Path(__file__).with_name("ink_plays.cjs")), str(ink)]
            done = subprocess.run(
                [*command, str(given.seconds), str(CHECKED)],
                env={**os.environ, "NODE_PATH": given.modules},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                print(f"inkjs did not run: {done.stderr.strip().splitlines()[-1:]}")
                break
            answer = json.loads(done.stdout)
            if answer["endings"] != dict(endings):
                print(f"the endings differ: {dict(endings)} here, {answer['endings']} in inkjs")
                return 1
            theirs.append(answer["rate"])
    mine = statistics.median(ours)
    print(f"precedent  {mine:10,.0f} plays/s  {mine * DECISIONS:12,.0f} decisions/s (median)")
    if theirs:
        other = statistics.median(theirs)
        print(f"inkjs      {other:10,.0f} plays/s  (median; same {CHECKED} plays, same endings)")
        print(f"ratio      {mine / other:10.1f} x inkjs (goal: at least 20)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
