"""Sessions in class made by hand: a small scenario, a desk without a file, and a clock to turn.

Used by the tests of the classroom and of both faces that show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from game.classroom.rules.plan import Lengths
from game.classroom.rules.setup import set_up
from game.classroom.session.desk import Desk
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.play import start
from game.errors import RequestError
from game.journal.sitting import Sitting
from game.model.evidence import Analogue, Evidence, Question
from game.model.scenario import Adviser, Assumption, Grounds, Inject, Passage, Scenario
from making import ASSUMED, effects, ending, option, outcome, scenario, scene, text

LENGTHS = Lengths(2, 2, True, 100, 80, 120, 40)

CASE = Grounds("analogy", ("case-1",), assumes=(Assumption("The size is made up.", ""),))

EVIDENCE = Evidence(
    analogues={"case-1": Analogue("The case", "An arrest, there.", "A release, then.")},
    questions={
        "closing": Question(
            "Did the strait close?", {"yes": "It closed", "no": "It stayed open"}, "no", "K1"
        )
    },
)


def story() -> Scenario:
    """Two decisions, a question, notes, an adviser, news by hand and an outcome by chance."""
    first = replace(outcome({"trust": -20}, says="The gate falls in silence."), grounds=CASE)
    scenes = {
        "gate": replace(
            scene(
                {
                    "close": option(first, to="bridge", label="Close the gate"),
                    "talk": option(
                        outcome(says="They talk at length."), to="bridge", label="Talk to them"
                    ),
                    "wait": option(
                        outcome(says="Nothing stirs."), to="bridge", label="Wait a night"
                    ),
                },
                title="The gate",
                says="Water stands at the gate.",
            ),
            notes="Listen for fear. Nobody knows the miller's secret.",
            discuss=("What do you know of the water?",),
            predict=("closing",),
            advice={"mason": (Passage("The pier is hollow."),)},
        ),
        "bridge": replace(
            scene(
                {
                    "cross": option(
                        outcome(says="Carts cross.", id_="safe"),
                        outcome(says="The planks break.", id_="broken"),
                        label="Cross the bridge",
                    ),
                    "stay": option(outcome(says="Everyone stays."), label="Stay here"),
                },
                title="The bridge",
                says="The bridge sways.",
            ),
            notes="The planks were never checked.",
        ),
    }
    made = scenario(
        scenes,
        endings={"low": ending("trust < 40", says="Two banks."), "over": ending(says="One town.")},
        injects={
            "storm": Inject("A storm upstream", text("The mill sends word."), effects({"trust": -3}), ASSUMED),
            "flood": Inject("A flood downstream", text("The ford is gone."), effects({"trust": -1}), ASSUMED, scenes=("bridge",)),
        },
    )  # fmt: skip
    return replace(
        made,
        title="The gate at Żabno",
        role="You advise the warden.",
        advisers={"mason": Adviser("The Master Mason")},
    )


STORY = story()

LINES = st.lists(
    st.sampled_from(
        ["", "", "", "", "9 10", "12 5 3", "4 12 4", "9 9", "8 8 2", "skip", "to again", "pause", "draw",
         "decide 1 because of the water", "run-off", "status quo 2", "dissent it will not hold",
         "known water", "inject storm", "inject flood", "hold flood", "release flood", "+1",
         "timers off", "ten", "rewind 1", "back", "debrief", "previous"]
    ),
    max_size=24,
)  # fmt: skip
"""What a facilitator may type, sense or not."""


@dataclass
class Time:
    """A clock that stands still until it is turned on."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Class:
    """A class at a desk, to which lines are typed."""

    desk: Desk
    time: Time
    refused: list[str] = field(default_factory=list)

    def type(self, *lines: str, seconds: float = 30.0) -> str:
        """Type lines one after the other; return what was said to the last one."""
        said = ""
        for line in lines:
            self.time.now += seconds
            try:
                said = self.desk.do(line).said
            except RequestError as error:
                said = str(error)
                self.refused.append(said)
        return said


def opened(made: Scenario = STORY, evidence: Evidence = EVIDENCE) -> Opened:
    return Opened("made", made, evidence, compile_scenario(made))


def seated(
    *,
    minutes: int = 50,
    students: int = 24,
    teams: tuple[str, ...] = (),
    rule: str = "",
    seed: int = 7,
    made: Scenario = STORY,
    evidence: Evidence = EVIDENCE,
    lengths: Lengths = LENGTHS,
    without: tuple[str, ...] = (),
    known: bool = False,
    sitting: Sitting | None = None,
) -> Class:
    """Sit a class down to the story; what is known, unclear and presumed is left out by itself."""
    there, time = opened(made, evidence), Time()
    play = sitting or Sitting(start(there.program, seed), evidence)
    left_out = without if known else (*without, "known")
    setup = set_up(minutes, students, teams, rule)
    return Class(Desk.begin(there, play, setup, lengths, time, left_out), time)
