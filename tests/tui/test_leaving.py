"""Ways out: asked about in a play, at once elsewhere, and never with a traceback."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.css.query import NoMatches

from game.tui.app import PrecedentApp

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]

NARROW = (80, 24)
QUITTING = ("q", "ctrl+q", "ctrl+c")


async def test_leaving_a_play_is_asked_about_first(start: Start, seen: Seen, room: Room) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("escape")
        assert room(app) == "library"
        await pilot.press("enter", "enter", "escape")
        assert room(app) == "leave"
        assert "Leave this play for the library? Nothing has been decided yet." in seen(app)
        await pilot.press("n")
        await pilot.pause()
        assert room(app) == "decision"
        await pilot.press("q")
        await pilot.pause()
        assert "Quit the game? Nothing has been decided yet." in seen(app)
        await pilot.press("n", "escape", "y")
        assert room(app) == "library"
        await pilot.press("enter", "enter", "q", "y")
        await pilot.pause()
    assert app.return_code == 0


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take note of each time the app is left, and let it run on."""
    noted: list[str] = []
    monkeypatch.setattr(PrecedentApp, "exit", lambda *_: noted.append("left"))
    return noted


async def test_whatever_quits_asks_in_a_play_and_over_it(
    start: Start, room: Room, exits: list[str]
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1")
        for number, key in enumerate(QUITTING, start=1):
            for over in ("", "e", "question_mark"):
                await pilot.press(*filter(None, (over, key)))
                await pilot.pause()
                assert room(app) == "leave"
                await pilot.press("n", *(["escape"] if over else []))
                await pilot.pause()
                assert room(app) == "outcome"
            assert len(exits) == number - 1
            await pilot.press(key, key)
            await pilot.pause()
            assert len(exits) == number
            await pilot.press("n")
            await pilot.pause()


async def test_where_nothing_is_played_one_quits_at_once(start: Start, exits: list[str]) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        for keys in ((), ("enter",), ("question_mark",)):
            await pilot.press(*keys)
            await pilot.pause()
            for key in QUITTING:
                exits.clear()
                await pilot.press(key)
                await pilot.pause()
                assert exits == ["left"]
            await pilot.press(*(["escape"] if keys else []))
            await pilot.pause()


def test_a_screen_that_comes_to_nothing_as_the_app_leaves_is_no_fault(library: object) -> None:
    app = PrecedentApp(library, draw_seed=lambda: 99)  # type: ignore[arg-type]
    app.exit(None, 129)
    app._handle_exception(NoMatches("No nodes match 'Title'"))
    assert (app.fault, app.return_code) == (None, 129)


def test_a_fault_leaves_the_screen_without_a_traceback(
    library: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = ValueError("a fault of the program itself")

    def fail() -> None:
        raise fault

    monkeypatch.setattr(library, "cards", fail)
    app = PrecedentApp(library, draw_seed=lambda: 99)
    app.run(headless=True)
    assert app.fault is fault
    assert "Traceback" not in "".join(capsys.readouterr())
