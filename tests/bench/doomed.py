"""Plays, and says of each thing that is kept that it is; made to be killed by `kills.py`.

    python tests/bench/doomed.py SEED [--slowly]

With `--slowly` the journal is written a few bytes at a time, so that lines are torn.
"""

from __future__ import annotations

import os
import sys
import time
from random import Random

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import MoveError
from game.journal.begin import sit_down
from game.journal.sitting import Sitting
from game.model.evidence import Evidence, Question
from making import option, outcome, scenario, scene

SCENES = 30
PIECE = 23

ASKED = Question("Did it close?", {"yes": "It did", "no": "It did not"}, "yes", "K1")


def long_one() -> Opened:
    """A scenario of many decisions, some with chance, and a question at each."""
    scenes = {}
    for number in range(SCENES):
        onward = f"s{number + 1}" if number + 1 < SCENES else "end"
        scenes[f"s{number}"] = scene(
            {
                "go": option(
                    outcome({"trust": 1}, id_="well", says="It goes well. " * 9),
                    outcome({"trust": -1}, id_="badly", says="It goes badly. " * 9),
                    to=onward,
                ),
                "stay": option(to=onward),
            }
        )
    made = scenario(scenes)
    questions = {f"q{number}": ASKED for number in range(SCENES)}
    return Opened("made", made, Evidence(questions=questions), compile_scenario(made))


def act(sitting: Sitting, random: Random) -> None:
    """Do one thing, drawn at random, that is written down."""
    turns = len(sitting.road.turns)
    what = random.random()
    if turns and (what < 0.2 or sitting.road.over):
        sitting.rewind(random.randrange(turns))
    elif what < 0.3:
        sitting.note("Why " * random.randrange(9))
    elif what < 0.4 and f"q{turns}" not in sitting.predictions and turns < SCENES:
        sitting.predict(f"q{turns}", random.choice(("yes", "no")), random.randint(1, 100))
    else:
        sitting.choose(random.choice(("go", "stay")))


def main() -> None:
    """Play until killed."""
    if "--slowly" in sys.argv:
        write = os.write

        def slowly(file: int, data: memoryview) -> int:
            time.sleep(0.0005)
            return write(file, bytes(data)[:PIECE])

        os.write = slowly  # type: ignore[assignment]
    random = Random(int(sys.argv[1]))
    sitting = sit_down(long_one(), 7, recorded=True)
    while True:
        try:
            act(sitting, random)
        except MoveError:
            continue
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
