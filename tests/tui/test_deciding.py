"""Decisions: marking, choosing, hearing advice, and taking back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from game.debrief.apart.looking import Looking
from game.model.scenario import Option, Scene
from game.tui.app import PrecedentApp
from game.tui.widgets.rows import Rows
from resting import until

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]
Play = Callable[..., Awaitable[None]]

NARROW = (80, 24)


async def test_a_player_who_pages_on_chooses_nothing_unread_and_nothing_closed(
    start: Start, seen: Seen, room: Room
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "enter", "enter")
        assert room(app) == "decision"
        assert "Press a number, or mark an option first." in seen(app)
        assert "> " not in seen(app)
        road = app.session.road
        assert "The miller no longer trusts the warden." in seen(app)
        for keys, notice in (
            ("3", "3 is closed: The miller no longer trusts the warden."),
            ("9", "There is no option 9: press a number up to 3."),
            ("enter", "3 is closed: The miller no longer trusts the warden."),
            ("a", "You recommend"),
        ):
            await pilot.press(keys)
            assert f"── {notice} ──" in seen(app)
        await pilot.click(Rows, offset=(5, 2))
        assert "── 3 is closed:" in seen(app)
        assert room(app) == "decision"
        assert app.session.road is road
        await pilot.press("escape", "up", "up")
        assert "> 1 Close the bridge tonight" in seen(app)
        assert "You recommend" in seen(app)
        await pilot.press("enter")
        assert room(app) == "outcome"


async def test_the_last_decision_is_taken_back_and_meets_the_same_luck(
    start: Start, seen: Seen, room: Room, play: Play
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "u rewind" not in seen(app)
        await play(app, pilot, "1", "1")
        ended = app.session.road
        await pilot.press("u")
        await pilot.pause()
        assert room(app) == "decision"
        assert "The morning after" in seen(app)
        assert "── Taken back: Open the bridge ──" in seen(app)
        await pilot.press("down")
        await pilot.pause()
        assert "Taken back" not in seen(app)
        await pilot.press("u")
        await pilot.pause()
        assert "The gate" in seen(app)
        assert app.session.decision == 1
        await play(app, pilot, "1", "1")
        assert app.session.road == ended


async def test_advisers_speak_one_by_one_beside_the_options(
    start: Start, seen: Seen, room: Room
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "third pier" not in seen(app)
        await pilot.press("a")
        await pilot.pause()
        assert "The third pier is hollow." in seen(app)
        assert "a closed gate" not in seen(app)
        assert "1 Close the bridge tonight" in seen(app)
        await pilot.press("a")
        await pilot.pause()
        assert "a closed gate" in seen(app)
        assert "── m The Master Mason ──" in seen(app)
        assert "Esc text" in seen(app)
        await pilot.press("m")
        await pilot.pause()
        assert "The third pier is hollow." in seen(app)
        assert "a closed gate" not in seen(app)
        assert "── y The Ferrywoman ──" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "decision"
        assert "two spans below the planks" in seen(app)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        beside = [line.partition("│")[2].strip() for line in seen(app).splitlines()]
        for told in ("Carts that cross in a day", "Still to come", "y The Ferrywoman"):
            assert told in beside, seen(app)


async def test_rows_and_options_can_be_clicked(start: Start, room: Room) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.click(Rows, offset=(6, 0))
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click(Rows, offset=(6, 1))
        await pilot.pause()
        assert room(app) == "outcome"
        assert app.session.decided[-1].option == "Talk to the left bank"


async def test_nine_long_options_stay_in_sight_of_the_text(start: Start, seen: Seen) -> None:
    app = start("bridge")
    scenes = dict(app.session.opened.scenario.scenes)
    gate = scenes["gate"]
    outcome = gate.options["talk"].outcomes[0]
    options = {f"o{n}": Option(f"Way {n}: " + "go further " * 10, (outcome,)) for n in range(1, 10)}
    scenes["gate"] = Scene(gate.title, gate.text, options, next=gate.next)
    app = start("bridge", scenes=scenes)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        for marked in range(10):
            shown = seen(app)
            assert all(f"{n} Way {n}:" in shown for n in range(1, 10)), marked
            assert "two spans below the planks" in shown
            await pilot.press("down")
            await pilot.pause()


async def test_how_many_decisions_there_are_is_said_once_that_is_known(
    start: Start, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start("bridge")
    monkeypatch.setattr("game.tui.screens.decision._COUNT_EVERY", 0.01)
    app.looking = Looking()
    known: list[tuple[int, int]] = []
    monkeypatch.setattr(Looking, "follow", lambda *_: None)
    monkeypatch.setattr(Looking, "left", lambda *_: known[0] if known else None)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "decision 1" in seen(app).splitlines()[0]
        assert "decision 1 of" not in seen(app)
        known.append((2, 4))
        await until(app, lambda: "decision 1 of 2-4" in seen(app).splitlines()[0])


async def test_nothing_is_looked_ahead_of_before_it_is_on_the_screen(
    start: Start, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start("bridge")
    app.looking = Looking()
    shown: list[str] = []
    monkeypatch.setattr(Looking, "follow", lambda *_: shown.append(seen(app)))
    async with app.run_test(size=NARROW) as pilot:
        await until(app, lambda: len(shown) == 1)
        assert "start" in shown[0].splitlines()[-1]
        await pilot.press("enter", "1")
        await until(app, lambda: len(shown) == 3)
        assert "You chose" in shown[2]
