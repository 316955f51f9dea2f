"""Kills a program that plays, at a random moment, and compares what is on disk with what it said.

    PYTHONPATH=.:tests/support python tests/bench/kills.py [--kills 500] [--seed N]

What was acknowledged must be there, and nothing else but the one thing that was being written.
Half of the plays write their journal a few bytes at a time, so that lines are torn.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from doomed import act, long_one
from game.content.opened import Opened
from game.engine.play import start
from game.errors import JournalError, MoveError
from game.journal.begin import try_out
from game.journal.brief import in_brief
from game.journal.course import Course
from game.journal.resume import resume

HERE = Path(__file__).parent
MOST_ACTS = 40


class Killed(NamedTuple):
    """What came of one kill."""

    acknowledged: int
    kept: int
    """How many things are in the journal."""
    torn: bool


class Alone:
    """A library of one scenario."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened

    def names(self) -> list[str]:
        return ["made"]

    def open(self, word: str) -> Opened:
        return self.opened


def kill_once(home: Path, seed: int, *, slowly: bool) -> Killed:
    """Play until a moment drawn by the seed, kill, resume; raise AssertionError at any loss."""
    random = Random(f"kill {seed}")
    acknowledged = _play_and_kill(home, seed, random, slowly=slowly)
    paths = [*(home / "plays").glob("*.jsonl")]
    if not paths:
        assert acknowledged == 0
        return Killed(0, 0, False)
    (path,) = paths
    data = path.read_bytes()
    torn = not data.endswith(b"\n")
    library: Any = Alone(long_one())
    try:
        kept = in_brief(path)
    except JournalError as error:
        if acknowledged or "broke off before anything was recorded" not in str(error):
            raise
        return Killed(0, 0, torn)
    resumed = resume(library, kept)
    try:
        count = data.count(b"\n") - 1
        assert acknowledged <= count <= acknowledged + 1, (acknowledged, count)
        assert resumed.sitting.course == expected(library.opened, seed, count)
        assert bool(resumed.said) == torn, resumed.said
        resumed.sitting.note("It goes on.")
    finally:
        resumed.sitting.close()
    assert path.read_bytes().startswith(data[: data.rindex(b"\n") + 1])
    return Killed(acknowledged, count, torn)


def expected(opened: Opened, seed: int, acts: int) -> Course:
    """Return the course of a play after so many things, played here and unrecorded."""
    random, sitting = Random(seed), try_out(opened, start(opened.program, 7))
    while acts:
        try:
            act(sitting, random)
        except MoveError:
            continue
        acts -= 1
    return sitting.course


def _play_and_kill(home: Path, seed: int, random: Random, *, slowly: bool) -> int:
    """Run the program, kill it, and return how many things it had acknowledged."""
    command = [
        sys.executable,
        str(HERE / "doomed.py"),
        str(seed),
        *(["--slowly"] if slowly else []),
    ]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(home))
    assert program.stdout is not None
    seen = len(program.stdout.read(max(0, random.randrange(-MOST_ACTS // 5, MOST_ACTS))))
    while not seen and not (home / "plays").exists() and program.poll() is None:
        time.sleep(0.001)  # killed while it begins the journal, then
    time.sleep(random.random() * 0.01)
    program.kill()
    seen += len(program.stdout.read())
    program.stdout.close()
    program.wait()
    return seen


def _environment(home: Path) -> Mapping[str, str]:
    paths = (HERE.parents[1], HERE.parent / "support", HERE)
    return {
        **os.environ,
        "PRECEDENT_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }


def main() -> None:
    """Kill many times and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = []
    for number in range(arguments.kills):
        with tempfile.TemporaryDirectory() as home:
            seed = arguments.seed * 1_000_000 + number
            found.append(kill_once(Path(home), seed, slowly=number % 2 == 1))
    acknowledged = sum(each.acknowledged for each in found)
    more = sum(each.kept > each.acknowledged for each in found)
    torn = sum(each.torn for each in found)
    print(
        f"{len(found)} kills: {acknowledged} things acknowledged, 0 lost; {more} times one more "
        f"was on disk already, {torn} times a torn line was cut away"
    )


if __name__ == "__main__":
    main()
