"""A scenario that is written while it is played, on screens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from game.authoring.trying.watch import Broken, Change, Gone, Reloaded
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.errors import Place, Problem
from game.model.scenario import Option, Outcome, Passage, Scenario, Scene
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


async def meet(app: PrecedentApp, pilot: Pilot[None], watch: Scripted, change: Change) -> None:
    watch.changes.append(change)
    assert app.watching is not None
    app.watching.tick()
    await pilot.pause()


def scenes_of(app: PrecedentApp) -> Mapping[str, Scene]:
    return app.session.opened.scenario.scenes


async def test_what_is_written_while_it_is_played_shows_where_one_stands(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:

        async def written(**changes: Any) -> None:
            await meet(app, pilot, watch, version(app.session.opened, **changes))

        await written(title="The ford", role="You wade.")
        assert room(app) == "briefing"
        assert "The ford" in seen(app)
        assert "You wade." in seen(app)
        await pilot.press("enter", "space")
        before, screen = seen(app), app.screen
        gate = replace(scenes_of(app)["gate"], title="The iron gate")
        await written(scenes={**scenes_of(app), "gate": gate})
        after = seen(app)
        assert app.screen is screen
        assert room(app) == "decision"
        assert "The iron gate" in after
        assert "Reloaded " in after
        assert before.splitlines()[2:8] == after.splitlines()[2:8]
        assert "the river has risen" in "".join(before.splitlines()[2:8])
        assert "two spans below the planks" not in before
        await pilot.press("a", "a")
        assert "The Ferrywoman" in seen(app)
        await written(title="Another")
        assert "no one will ever trust a closed gate" in seen(app)
        await pilot.press("escape", "1", "n")
        page = seen(app).splitlines()[0]
        assert "page 2 of 3" in seen(app)
        await written(title="Another")
        assert (room(app), seen(app).splitlines()[0]) == ("outcome", page)
        assert "page 2 of 3" in seen(app)


async def test_a_play_keeps_its_choices_as_far_as_they_are_still_there(
    app: PrecedentApp, watch: Scripted, seen: Seen, play: Play, room: Room
) -> None:
    async with app.run_test(size=NARROW) as pilot:

        async def written(scene: str, id_: str, option: Option | None) -> None:
            scenes = with_option(app.session.opened.scenario, scene, id_, option)
            await meet(app, pilot, watch, version(app.session.opened, scenes=scenes))

        await pilot.press("enter")
        await play(app, pilot, "1")
        grounds = scenes_of(app)["gate"].options["talk"].outcomes[0].grounds
        wait = Option("Wait a week", (Outcome("w", (Passage("It waits."),), grounds),))
        await written("morning", "wait", wait)
        assert app.session.decision == 2
        assert "Wait a week" in seen(app)
        assert app.session.road.program is app.session.opened.program
        await play(app, pilot, "2")
        assert app.session.road.over
        assert room(app) == "ending"
        await written("morning", "wait", None)
        assert room(app) == "decision"
        told = " ".join(seen(app).split())
        assert "Choice 2, `wait`, is no longer possible: there is no option `wait` in scene" in told
        assert app.session.decision == 2
        gate = scenes_of(app)["gate"]
        away = replace(gate, next=(replace(gate.next[0], to="end"),))
        scenes = {**scenes_of(app), "gate": away}
        await meet(app, pilot, watch, version(app.session.opened, scenes=scenes))
        assert app.session.road.over
        assert "Two banks" in seen(app)
        await written("gate", "close", None)
        assert app.session.decision == 1
        assert "Choice 1, `close`" in seen(app)
        assert "1 Talk to the left bank" in seen(app)


async def test_problems_are_told_and_shown_by_a_key_and_the_play_goes_on(
    app: PrecedentApp, watch: Scripted, seen: Seen, room: Room, play: Play
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "question_mark")
        assert "wrong in the file" not in seen(app)
        await pilot.press("escape", "f")
        assert room(app) == "decision"
        await meet(app, pilot, watch, Broken((PROBLEM, PROBLEM)))
        assert "2 problems in the file: press f to see. The play goes on as it was." in seen(app)
        await pilot.press("question_mark")
        for _ in range(3):
            if "See what is wrong in the file" in seen(app):
                break
            await pilot.press("space")
        assert "See what is wrong in the file" in seen(app)
        await pilot.press("escape", "f")
        assert room(app) == "faults"
        assert "unknown key `titel`" in seen(app)
        await meet(app, pilot, watch, Broken((replace(PROBLEM, message="unknown key `tilte`"),)))
        assert room(app) == "faults"
        assert "unknown key `tilte`" in seen(app)
        await pilot.press("escape")
        await play(app, pilot, "1")
        assert app.session.decision == 2
        assert "1 problem in the file" in seen(app)
        await pilot.press("f")
        await meet(app, pilot, watch, version(app.session.opened, title="Mended"))
        assert room(app) == "decision"
        assert "Reloaded" in seen(app)
        assert "problem" not in seen(app)
        await pilot.press("f")
        assert room(app) == "decision"
        await meet(app, pilot, watch, Gone("x.yaml"))
        assert "x.yaml is gone. The play goes on as it was." in seen(app)
        await play(app, pilot, "1")
        assert app.session.road.over


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
