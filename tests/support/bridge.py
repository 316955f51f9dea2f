"""The bridge at Żabno: a small scenario made by hand, with its evidence, and a library.

Everything that a screen can show is in it once. Used by the tests of the screens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from game.content.cards.card import Card
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import InputError, Place, Problem
from game.model.evidence import (
    Analogue,
    Citation,
    Evidence,
    Finding,
    Person,
    Question,
    Reference,
    Tension,
)
from game.model.parser import parse_condition
from game.model.scenario import (
    Adviser,
    Assumption,
    Comparison,
    Consequence,
    Effect,
    Ending,
    Grounds,
    Indicator,
    Inject,
    NextRow,
    Option,
    Outcome,
    Passage,
    Scenario,
    Scene,
    Text,
)

EVIDENCE = Evidence(
    references={
        "okafor-1994": Reference(
            type="article-newspaper",
            title="A bridge closes",
            author=(Person(family="Okafor", given="Ada"),),
            issued=(1994, 5, 2),
            container="The Harbour Gazette",
        ),
        "lund-2001": Reference(
            type="report",
            title="Ferries and Trust",
            author=(Person(family="Lund", given="Eva"),),
            issued=(2001,),
            publisher="Institute of Straits",
            standpoint="Written for the ferry owners.",
        ),
    },
    analogues={
        "strait-1994": Analogue(
            title="The closing of the strait bridge",
            tried="One bank closed the bridge overnight, without telling the other.",
            happened="Ferries doubled their fares within a week; talks resumed in the autumn.",
            place="Northern Strait",
            years="1994",
            short_run="Traffic fell by half.",
            long_run="The toll was shared from the next year on.",
            likenesses=(
                Comparison("Both banks depend on one crossing.", "argued", ("lund-2001",)),
            ),
            differences=(Comparison("Here there are no ferries.", "inferred"),),
            findings=("K1", "K2"),
            confidence="High on events.",
        ),
    },
    findings={
        "K1": Finding(
            text="Fares doubled within a week of the closing.",
            kind="event",
            source=("okafor-1994",),
            cited_in=Citation("lund-2001", "page 12"),
        ),
        "K2": Finding(
            text="The toll had been agreed in secret before the closing.",
            kind="argument",
            source=("lund-2001",),
            cuts_against=True,
            cuts_note="Then the closing moved nothing.",
        ),
    },
    tensions={
        "T1": Tension(
            title="Who moved first",
            text="The two sources date the talks differently.",
            question="Which date does the argument need?",
            analogues=("strait-1994",),
        )
    },
    questions={
        "fares": Question(
            "One bank closed the bridge. What did the fares of the ferries do?",
            {"fell": "They fell", "level": "They stayed", "rose": "They doubled"},
            "rose",
            "K1",
        )
    },
    gaps={"G1": "No source says by how much trust changed."},
)

ANALOGY = Grounds(
    analogues=("strait-1994",),
    findings=("K1",),
    assumes=(Assumption("The size of the loss is a design choice.", "G1"),),
    unlike=(Comparison("In the case the bridge was older.", "argued", ("lund-2001",)),),
)
ASSUMED = Grounds(basis="assumption", assumes=(Assumption("Made up for the test."),))


def words(text: str) -> Text:
    return (Passage(text),)


def add(target: str, value: int) -> Effect:
    return Effect(target, "add", value)


BRIDGE = Scenario(
    id="bridge",
    title="The bridge at Żabno",
    start="gate",
    summary="The river is high and *both* banks want the bridge.",
    minutes=10,
    kind="fictional decision game",
    setting="Spring, a river town",
    role="You advise the warden of the bridge.",
    purpose="To weigh the toll against the trust it costs.",
    objectives=("Weigh one toll against two banks.", "Tell a record from a story."),
    content_notes=("flooding",),
    indicators={
        "trust": Indicator(
            "Trust between the banks",
            50,
            0,
            100,
            "higher",
            "index",
            "assumption",
            "Without it nobody crosses after dark.",
        ),
        "toll": Indicator("Toll in the chest", 20, 0, 80, "neither"),
        "repairs": Indicator("Repairs left undone", 30, 0, 60, "lower"),
        "traffic": Indicator("Carts that cross in a day", 40, 0, 80, "higher"),
    },
    flags={"sealed": False},
    advisers={
        "mason": Adviser("The Master Mason", "Guild of Works"),
        "ferry": Adviser("The Ferrywoman"),
    },
    scenes={
        "gate": Scene(
            title="The gate",
            date="1994-03",
            text=words(
                "The water stands *two spans* below the planks. [bold]No markup[/bold] is read "
                "here, and {{braces}} stay.\n\n"
                "- The left bank offers a toll.\n- The right bank offers **nothing**.\n\n"
                + "\n\n".join(
                    f"Report {number} of the watch: the river has risen by a hand since the last "
                    "bell, and the carts on both banks stand in line up to the mill."
                    for number in range(1, 7)
                )
            ),
            advice={
                "mason": words("Close it tonight. The third pier is hollow."),
                "ferry": words("Keep it open; no one will ever trust a closed gate."),
            },
            options={
                "close": Option(
                    "Close the bridge tonight",
                    (
                        Outcome(
                            "closed",
                            words("The gate falls at dusk. Nobody is told why."),
                            ANALOGY,
                            effects=(add("trust", -20), add("repairs", -10)),
                            later=(
                                Consequence(
                                    1,
                                    words("The carts come back, fewer than before."),
                                    (add("traffic", -10),),
                                    ANALOGY,
                                ),
                            ),
                        ),
                    ),
                    "law-enforcement",
                ),
                "talk": Option(
                    "Talk to the left bank",
                    (Outcome("talked", words("They talk, for once."), ASSUMED),),
                    "diplomacy",
                ),
                "sell": Option(
                    "Sell the bridge to the mill",
                    (Outcome("sold", words("Sold."), ASSUMED),),
                    "domestic",
                    when=parse_condition("trust >= 60"),
                    locked="The miller no longer trusts the warden.",
                ),
            },
            next=(NextRow("night"),),
        ),
        "night": Scene(
            title="A quiet night",
            text=words("Nothing moves on the water. 川は静かだ。"),
            options={},
            next=(NextRow("morning"),),
        ),
        "morning": Scene(
            title="The morning after",
            date="1994-03-02",
            text=words("Trust stands at {trust}."),
            options={
                "open": Option("Open the bridge", (Outcome("o", words("It opens."), ANALOGY),)),
                "wait": Option("Wait a day", (Outcome("w", words("It waits."), ASSUMED),)),
            },
            next=(NextRow("end"),),
        ),
    },
    injects={
        "storm": Inject(
            "A storm upstream",
            words("The mill sends word of a storm."),
            (add("repairs", 5),),
            ASSUMED,
            when=parse_condition("trust < 40"),
        )
    },
    endings={
        "apart": Ending(
            "Two banks",
            words("The bridge stands, and is not crossed."),
            when=parse_condition("trust < 40"),
            reflect=("What did the *gate* cost?",),
            analogues=("strait-1994",),
            findings=("K1",),
        ),
        "together": Ending("One town", words("Carts cross in both directions.")),
    },
)

STUCK = replace(
    BRIDGE,
    id="stuck",
    title="A room without a door",
    start="room",
    injects={},
    scenes={
        "room": Scene(
            "The room",
            words("There is one door."),
            {"go": Option("Go through it", (Outcome("g", words("You go."), ASSUMED),))},
            next=(NextRow("cell"),),
        ),
        "cell": Scene(
            "The cell",
            words("No door."),
            {
                "out": Option(
                    "Go out",
                    (Outcome("o", words("Out."), ASSUMED),),
                    when=parse_condition("trust > 90"),
                )
            },
            next=(NextRow("end"),),
        ),
    },
)

PROBLEM = Problem(
    "S104",
    "there is no key `titel`",
    Place("broken.yaml", 2, 1, 6),
    "the scenario",
    ((1, "format: 1"), (2, "titel: A [red]bridge[/red]"), (3, "start: gate")),
    "title",
    "title: A [red]bridge[/red]",
)


@dataclass
class HandMade:
    """A library of scenarios that no file holds."""

    scenarios: Mapping[str, Scenario]
    broken: tuple[str, ...] = ()

    evidence = EVIDENCE

    def cards(self) -> tuple[Card, ...]:
        sound = (
            Card(
                name,
                Path(name),
                scenario.title,
                scenario.summary,
                scenario.minutes,
                scenario.kind,
                scenario.objectives,
                tuple(scenario.endings),
            )
            for name, scenario in self.scenarios.items()
        )
        broken = (
            Card(name, Path(name), name, problem=f"{name}.yaml, line 2: there is no key `titel`")
            for name in self.broken
        )
        return (*sound, *broken)

    def names(self) -> Sequence[str]:
        return tuple(self.scenarios)

    def open(self, word: str) -> Opened:
        if word in self.broken:
            raise InputError([PROBLEM])
        scenario = self.scenarios[word]
        return Opened(word, scenario, EVIDENCE, compile_scenario(scenario))
