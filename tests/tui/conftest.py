"""Small scenarios made by hand, and one way to read the screen as lines of text."""

from __future__ import annotations

import os
from asyncio import sleep
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import pytest
from rich.segment import Segment
from textual.pilot import Pilot
from textual.strip import Strip

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
from game.settings.kept import SettingsFile
from game.tui.app import Given, PrecedentApp
from game.tui.screens.keyed import KeyedScreen
from resting import rest_is_rest

Start = Callable[..., PrecedentApp]

SCREENS = Path(__file__).parent.parent / "screens"

REST = 0.05
"""Seconds in which a screen draws what it still has to."""

PATIENCE = 5
"""Seconds that a screen may take to look as it should."""

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


@pytest.fixture
def library() -> HandMade:
    return HandMade({"bridge": BRIDGE, "stuck": STUCK}, ("broken",))


@pytest.fixture
def opened(library: HandMade) -> Callable[[str], Opened]:
    """Open a scenario of the library by its name."""
    return library.open


@pytest.fixture
def start(library: HandMade) -> Start:
    """Make the app: at its library, or at the briefing of a scenario."""

    def make(
        name: str = "", settings_file: SettingsFile | None = None, **changes: object
    ) -> PrecedentApp:
        if changes:
            scenario = replace(library.scenarios[name], **changes)
            library.scenarios = {**library.scenarios, name: scenario}
        given = Given(name, library.open(name)) if name else None
        return PrecedentApp(
            library, given=given, seed=7, draw_seed=lambda: 99, settings_file=settings_file
        )

    return make


@pytest.fixture(autouse=True)
def resting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on after a key when the app rests, however busy the machine is."""
    rest_is_rest(monkeypatch)


def strips_of(app: PrecedentApp) -> list[Strip]:
    """What is on the screen. Textual has no public way; this is the one place that knows."""
    return app.screen._compositor.render_strips()


@pytest.fixture
def seen() -> Callable[[PrecedentApp], str]:
    """Read the screen as lines of text."""

    def read(app: PrecedentApp) -> str:
        return "\n".join(strip.text.rstrip() for strip in strips_of(app))

    return read


@pytest.fixture
def segments() -> Callable[[PrecedentApp], list[Segment]]:
    """Read the screen as stretches of text with their styles."""
    return lambda app: [segment for strip in strips_of(app) for segment in strip]


@pytest.fixture
def same_as_kept(
    seen: Callable[[PrecedentApp], str],
) -> Callable[[PrecedentApp, str], Awaitable[None]]:
    """Compare the screen, once it rests, with the text kept in tests/screens.

    A scroll bar may follow its text a moment later, so a difference has to last.
    UPDATE_SCREENS=1 rewrites what is kept.
    """

    async def compare(app: PrecedentApp, name: str) -> None:
        width, height = app.size
        kept = SCREENS / f"{name}-{width}x{height}.txt"
        if os.environ.get("UPDATE_SCREENS"):
            await sleep(REST)
            kept.write_text(seen(app) + "\n", encoding="utf-8")
        wanted = kept.read_text(encoding="utf-8")
        until = monotonic() + PATIENCE
        while (text := seen(app) + "\n") != wanted and monotonic() < until:
            await sleep(REST)
        assert text == wanted, f"{kept.name} has changed"

    return compare


def room_of(app: PrecedentApp) -> str:
    screen = app.screen
    assert isinstance(screen, KeyedScreen)
    return screen.room


@pytest.fixture
def room() -> Callable[[PrecedentApp], str]:
    """Tell in which room the app is."""
    return room_of


@pytest.fixture
def read_all() -> Callable[[PrecedentApp, Pilot[None]], Awaitable[None]]:
    """Turn over every page of what came about."""

    async def turn(app: PrecedentApp, pilot: Pilot[None]) -> None:
        for _ in range(9):
            await pilot.pause()
            if room_of(app) != "outcome":
                return
            await pilot.press("n")
        raise AssertionError("too many pages")

    return turn


@pytest.fixture
def play(
    read_all: Callable[[PrecedentApp, Pilot[None]], Awaitable[None]],
) -> Callable[..., Awaitable[None]]:
    """Choose by keys, one decision after the other, and read what comes of each."""

    async def choose(app: PrecedentApp, pilot: Pilot[None], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await read_all(app, pilot)

    return choose
