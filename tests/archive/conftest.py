"""Evidence made by hand, with words that are hard to set and hard to find."""

from __future__ import annotations

import pytest

from game.model.evidence import (
    Analogue,
    Citation,
    Evidence,
    Figure,
    Finding,
    Person,
    Pointer,
    Question,
    Reference,
    Tension,
)
from game.model.scenario import Comparison

LONG = "A label of two hundred characters that goes on and on " * 4


@pytest.fixture(scope="session")
def held() -> Evidence:
    return Evidence(
        references={
            "paper": Reference(
                type="report",
                title="Bridges and Trust",
                author=(Person(family="Lund", given="Eva"),),
                issued=(2001,),
                standpoint="Written for the ferry owners.",
            ),
            "gazette": Reference(
                type="article-newspaper",
                title="Fares double",
                author=(Person(family="Ożóg", given="Ada"),),
                issued=(1994, 5, 2),
                container="The Gazette",
            ),
        },
        analogues={
            "strait-1994": Analogue(
                title="The closing at Żabno",
                tried="One bank closed the bridge.",
                happened="Ferries doubled their fares.",
                place="Northern Strait, Mexico",
                years="1994",
                instruments=("strikes",),
                short_run="Traffic fell by half.",
                long_run="The toll was shared.",
                likenesses=(Comparison("Both depend on one crossing.", "argued", ("paper",)),),
                differences=(Comparison("Here there are no ferries.", "inferred"),),
                findings=("K1", "K2"),
                confidence="High on events.",
            ),
            "mill": Analogue(
                title=LONG,
                tried="[bold]no markup[/bold]",
                happened="川は静かだ。",
                place="Iraq",
                years="1970s to 1990s",
                findings=("K3",),
                no_dissent="the gazette",
            ),
        },
        findings={
            "K1": Finding(
                text="Fares doubled within a week.",
                kind="statistic",
                source=("gazette",),
                cited_in=Citation("paper", "page 12"),
                about=(Pointer("strikes", "effectiveness", "against", "short"),),
                figures=(Figure("fares", "2", "times", "May 1994"),),
            ),
            "K2": Finding(
                text="The toll was agreed before the closing.",
                kind="argument",
                source=("paper",),
                cuts_against=True,
                cuts_note="Then the closing moved nothing.",
                voice="The ferry owners say so.",
            ),
            "K3": Finding(text="\u202e\u05e9\u05dc\u05d5\u05dd\u202c the mill [red]stood[/red].", kind="event"),
        },
        tensions={
            "T1": Tension(
                "Who moved first", "The two date it differently.", "Which date fits?",
                ("strait-1994",), ("K1",), ("gazette",),
            )
        },
        questions={
            "fares": Question("What did fares do?", {"up": "They doubled", "no": "Nothing"}, "up", "K1")
        },
        gaps={"G1": "Effect sizes. No source says by how much trust changed."},
    )  # fmt: skip
