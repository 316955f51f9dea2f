"""A scenario that is written while it is played, on screens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from game.authoring.trying.watch import Broken, Change, Gone, Reloaded
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import Place, Problem
from game.model.scenario import Option, Outcome, Passage, Scenario
from game.tui.app import Given, PrecedentApp
from sight import shows

Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]
Play = Callable[..., Awaitable[None]]

NARROW = (80, 24)
PROBLEM = Problem("S201", "unknown key `titel`", Place("x.yaml", 2, 1, 6), nearest="title")


class Scripted:
    """A watch that tells what it is given, one change a look."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.looks = 0

    def poll(self) -> Change | None:
        self.looks += 1
        return self.changes.pop(0) if self.changes else None

    def watches(self, word: str) -> bool:
        return word == "bridge"


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    # Each test looks by itself.
    monkeypatch.setattr("game.authoring.trying.watch.EVERY", 3600)
    return Scripted()


@pytest.fixture
def app(library: Any, watch: Scripted) -> PrecedentApp:
    given = Given("bridge", library.open("bridge"), watch=watch)  # type: ignore[arg-type]
    return PrecedentApp(library, given=given, seed=7, draw_seed=lambda: 99)


def version(opened: Opened, **changes: Any) -> Reloaded:
    scenario = replace(opened.scenario, **changes)
    return Reloaded(replace(opened, scenario=scenario, program=compile_scenario(scenario)))


def with_option(scenario: Scenario, scene: str, id_: str, option: Option | None) -> dict[str, Any]:
    """The scenes, with an option changed or taken out."""
    options = {**scenario.scenes[scene].options, id_: option}
    kept = {id_: each for id_, each in options.items() if each is not None}
    return {**scenario.scenes, scene: replace(scenario.scenes[scene], options=kept)}


async def meet(app: PrecedentApp, pilot: Pilot[None], watch: Scripted, *changes: Change) -> None:
    watch.changes += changes
    assert app.watching is not None
    for _ in changes:
        app.watching.tick()
        await pilot.pause()
        await pilot.pause()


async def test_a_decision_is_shown_anew_where_it_was_scrolled_to(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "space")
        await pilot.pause()
        before, screen = seen(app), app.screen
        gate = app.session.opened.scenario.scenes["gate"]
        renamed = replace(gate, title="The iron gate")
        await meet(
            app,
            pilot,
            watch,
            version(
                app.session.opened, scenes={**app.session.opened.scenario.scenes, "gate": renamed}
            ),
        )
        after = seen(app)
        assert app.screen is screen
        assert "The iron gate" in after
        assert "Reloaded " in after
        top = before.splitlines()[2]
        assert top.strip()
        assert after.splitlines()[2] == top
        assert room(app) == "decision"


async def test_the_play_keeps_its_place_and_its_choices(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await play(app, pilot, "1")
        scenes = app.session.opened.scenario.scenes
        wait = Option(
            "Wait a week",
            (
                Outcome(
                    "w", (Passage("It waits."),), scenes["gate"].options["talk"].outcomes[0].grounds
                ),
            ),
        )
        scenario = app.session.opened.scenario
        await meet(
            app,
            pilot,
            watch,
            version(app.session.opened, scenes=with_option(scenario, "morning", "wait", wait)),
        )
        assert app.session.decision == 2
        assert "Wait a week" in seen(app)
        assert app.session.road.program is app.session.opened.program
        await play(app, pilot, "2")
        assert app.session.road.over


async def test_a_choice_that_is_gone_is_named_and_play_stands_before_it(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await play(app, pilot, "1", "2")
        assert room(app) == "ending"
        scenes = with_option(app.session.opened.scenario, "morning", "wait", None)
        await meet(app, pilot, watch, version(app.session.opened, scenes=scenes))
        assert room(app) == "decision"
        told = " ".join(seen(app).split())
        assert "Choice 2, `wait`, is no longer possible: there is no option `wait` in scene" in told
        assert app.session.decision == 2
        scenes = with_option(app.session.opened.scenario, "gate", "close", None)
        await meet(app, pilot, watch, version(app.session.opened, scenes=scenes))
        assert app.session.decision == 1
        assert "Choice 1, `close`" in seen(app)
        assert "1 Talk to the left bank" in seen(app)


async def test_an_outcome_stays_on_its_page(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1", "n")
        await pilot.pause()
        page = seen(app).splitlines()[0]
        assert "page 2 of 3" in seen(app)
        await meet(app, pilot, watch, version(app.session.opened, title="Another"))
        assert (room(app), seen(app).splitlines()[0]) == ("outcome", page)
        assert "page 2 of 3" in seen(app)


async def test_an_adviser_goes_on_speaking(app: PrecedentApp, watch: Scripted, seen: Seen) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "a", "a")
        await pilot.pause()
        assert "The Ferrywoman" in seen(app)
        await meet(app, pilot, watch, version(app.session.opened, title="Another"))
        assert "no one will ever trust a closed gate" in seen(app)


async def test_the_briefing_is_shown_anew(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await meet(
            app, pilot, watch, version(app.session.opened, title="The ford", role="You wade.")
        )
        assert room(app) == "briefing"
        assert "The ford" in seen(app)
        assert "You wade." in seen(app)


async def test_problems_are_told_and_shown_by_a_key_and_the_play_goes_on(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room, play: Play
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        assert "wrong in the file" not in seen(app)
        await pilot.press("escape", "f")
        await pilot.pause()
        assert room(app) == "decision"
        await meet(app, pilot, watch, Broken((PROBLEM, PROBLEM)))
        assert "2 problems in the file: press f to see. The play goes on as it was." in seen(app)
        await pilot.press("question_mark")
        await pilot.pause()
        for _ in range(3):
            if "See what is wrong in the file" in seen(app):
                break
            await pilot.press("space")
            await pilot.pause()
        assert "See what is wrong in the file" in seen(app)
        await pilot.press("escape", "f")
        await pilot.pause()
        assert room(app) == "faults"
        assert "unknown key `titel`" in seen(app)
        await meet(app, pilot, watch, Broken((replace(PROBLEM, message="unknown key `tilte`"),)))
        assert room(app) == "faults"
        assert "unknown key `tilte`" in seen(app)
        await pilot.press("escape")
        await play(app, pilot, "1")
        assert app.session.decision == 2
        assert "1 problem in the file" in seen(app)


async def test_after_mending_the_play_goes_on(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await meet(app, pilot, watch, Broken((PROBLEM,)))
        await pilot.press("f")
        await pilot.pause()
        await meet(app, pilot, watch, version(app.session.opened, title="Mended"))
        assert room(app) == "decision"
        assert "Reloaded" in seen(app)
        assert "problem" not in seen(app)
        await pilot.press("f")
        await pilot.pause()
        assert room(app) == "decision"


async def test_a_file_that_is_gone_is_told(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await meet(app, pilot, watch, Gone("x.yaml"))
        assert "x.yaml is gone. The play goes on as it was." in seen(app)
        await play(app, pilot, "1")
        assert app.session.decision == 2


async def test_nothing_is_looked_at_under_another_screen_or_in_the_library(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        assert app.watching is not None
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        app.watching.tick()
        await pilot.press("escape", "escape", "y")
        await pilot.pause()
        assert room(app) == "library"
        app.watching.tick()
        assert watch.looks == 0
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "A room without a door" in seen(app)
        app.watching.tick()
        assert watch.looks == 0
        await pilot.press("escape", "up", "enter")
        await pilot.pause()
        assert "The bridge" in seen(app)
        app.watching.tick()
        assert watch.looks == 1


async def test_a_scene_that_leads_elsewhere_now_is_followed(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await play(app, pilot, "1")
        scenes = app.session.opened.scenario.scenes
        gate = replace(scenes["gate"], next=(replace(scenes["gate"].next[0], to="end"),))
        await meet(app, pilot, watch, version(app.session.opened, scenes={**scenes, "gate": gate}))
        assert app.session.road.over
        assert "Two banks" in seen(app)


async def test_the_app_looks_by_itself(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.authoring.trying.watch.EVERY", 0.01)
    watch = Scripted()
    watch.changes = [Gone("x.yaml")]
    given = Given("bridge", library.open("bridge"), watch=watch)  # type: ignore[arg-type]
    app = PrecedentApp(library, given=given, seed=7, draw_seed=lambda: 99)
    async with app.run_test(size=NARROW):
        await shows(app, "x.yaml is gone")


@pytest.mark.parametrize("trial", [False, True])
async def test_choices_that_were_made_for_the_player_are_told(
    trial: bool, library: Any, seen: Seen
) -> None:
    said = "You are at `morning` after `close`, seed 7."
    given = Given("bridge", library.open("bridge"), said=said, trial=trial)
    app = PrecedentApp(library, given=given, seed=7, draw_seed=lambda: 99)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert type(app.screen).__name__ == ("DecisionScreen" if trial else "BriefingScreen")
        assert "You are at `morning` after `close`" in seen(app)
