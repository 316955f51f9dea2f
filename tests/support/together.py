"""Classes made up for tests: people who choose and predict by a seed of their own.

Used by the tests of the debrief of a class, and its benchmark.
"""

from __future__ import annotations

import random

from game.content.opened import Opened
from game.engine.play import Road, choose, start
from game.engine.step import open_options
from game.journal.code import play_code
from game.journal.prediction import Prediction


def played_by(opened: Opened, person: int, seed: int = 7) -> tuple[Road, dict[str, Prediction]]:
    """A play to its end, and what was predicted, as one person would, who is only a number."""
    luck = random.Random(person)
    road = start(opened.program, seed)
    while options := open_options(opened.program, road.state):
        row = opened.program.scenes[road.state.place]
        road = choose(road, row.options[luck.choice(options)].id)
    asked = [id_ for each in opened.scenario.scenes.values() for id_ in each.predict]
    predictions = {
        id_: Prediction(
            id_,
            luck.choice([*opened.evidence.questions[id_].answers]),
            luck.choice((40, 60, 80, 95)),
        )
        for id_ in asked
        if luck.random() < 0.8
    }
    return road, predictions


def codes_of(opened: Opened, people: int) -> list[str]:
    """The codes of the plays of a class that was given one seed."""
    return [play_code(opened, *played_by(opened, person)) for person in range(people)]
