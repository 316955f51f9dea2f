"""The app at the decision screen of a scenario made in memory: no file is read before it is there."""

from __future__ import annotations

from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.model.evidence import Analogue, Evidence
from game.model.scenario import (
    Adviser,
    Assumption,
    Effect,
    Ending,
    Grounds,
    Indicator,
    NextRow,
    Option,
    Outcome,
    Passage,
    Scenario,
    Scene,
)
from game.tui.app import Given, PrecedentApp

GROUNDS = Grounds(analogues=("case",), assumes=(Assumption("The size is made up."),))
TEXT = "\n\n".join(
    f"Report {number} of the watch: the river has risen by a hand since the last bell, and the "
    "carts on both banks stand in line up to the mill."
    for number in range(6)
)


def option(number: int) -> Option:
    outcome = Outcome("o", (Passage(TEXT),), GROUNDS, effects=(Effect("trust", "add", number),))
    return Option(f"The option of number {number}", (outcome,), "diplomacy")


SCENARIO = Scenario(
    id="bench",
    title="A scenario to measure",
    start="gate",
    indicators={
        name: Indicator(f"The {name} of the town", 50, 0, 100, "higher")
        for name in ("trust", "toll", "traffic", "repair")
    },
    advisers={"mason": Adviser("The Mason")},
    scenes={
        "gate": Scene(
            title="The gate",
            text=(Passage(TEXT),),
            advice={"mason": (Passage("Close it."),)},
            options={f"o{number}": option(number) for number in range(1, 5)},
            next=(NextRow("gate", None),),
        )
    },
    endings={"over": Ending("Over", (Passage("It is over."),))},
)
EVIDENCE = Evidence(
    references={},
    analogues={"case": Analogue(title="A case", tried=TEXT, happened=TEXT, findings=())},
    findings={},
    tensions={},
    gaps={},
)


class NoLibrary:
    """A library without scenarios."""

    def cards(self) -> tuple[()]:
        return ()


def play() -> None:
    opened = Opened("bench", SCENARIO, EVIDENCE, compile_scenario(SCENARIO))
    given = Given("bench", opened)
    app = PrecedentApp(NoLibrary(), given=given, seed=1, draw_seed=lambda: 1)  # type: ignore[arg-type]
    app._first = "decision"
    app.run()
