"""A small scenario in two versions and a kept play of it, for tests of what is kept.

Used by the tests of the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import UnreadableError
from game.journal.begin import sit_down
from game.journal.sitting import Sitting
from game.model.evidence import Evidence, Question
from game.model.scenario import Scene
from making import ending, inject, option, outcome, scenario, scene

ASKED = Question("Did the bridge close?", {"yes": "It did", "no": "It did not"}, "yes", "K1")
EVIDENCE = Evidence(questions={"bridge": ASKED})


def scenes() -> dict[str, Scene]:
    first = scene(
        {
            "go": option(
                outcome({"trust": 5}, id_="well", says="It *goes* well."),
                outcome({"trust": -5}, id_="badly", says="It goes badly."),
                to="b",
                label="Go",
            ),
            "stay": option(to="b", label="Stay"),
        },
        title="First",
    )
    return {
        "a": replace(first, predict=("bridge",)),
        "b": scene({"on": option(to="c", label="On"), "back": option(to="c")}, title="Second"),
        "c": scene({"stop": option(label="Stop"), "halt": option(to="late")}, title="Third"),
    }


def opened(changes: Mapping[str, Scene] | None = None, *, origin: str = "") -> Opened:
    made = scenario(
        {**scenes(), **(changes or {})},
        injects={"storm": inject({"trust": -1})},
        endings={"early": ending(), "late": ending()},
    )
    return Opened("made", made, EVIDENCE, compile_scenario(made), origin=origin)


OPENED = opened()


@dataclass
class OneScenario:
    """A library that has one scenario, as it is just now."""

    there: Opened | None = OPENED

    def names(self) -> list[str]:
        return [] if self.there is None else ["made"]

    def open(self, word: str) -> Opened:
        if self.there is None:
            raise UnreadableError([])
        return self.there


def played(*options: str, seed: int = 7, origin: str = "") -> Sitting:
    """Play and leave; `undo` takes a decision back."""
    sitting = sit_down(replace(OPENED, origin=origin), seed, recorded=True)
    for each in options:
        if each == "undo":
            sitting.rewind(len(sitting.road.turns) - 1)
        elif each == "storm":
            sitting.inject("storm")
        elif each == "?":
            sitting.predict("bridge", "no", 80)
        else:
            sitting.choose(each)
    sitting.close()
    return sitting
