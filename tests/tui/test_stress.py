"""Texts and numbers that are hard on a screen: nothing breaks, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from game.model.scenario import (
    Adviser,
    Assumption,
    Effect,
    Grounds,
    Indicator,
    Option,
    Outcome,
    Passage,
    Scenario,
    Text,
)
from game.tui.app import PrecedentApp
from game.tui.widgets.prose import Prose

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]

SIZES = [(60, 20), (80, 24), (120, 40)]
ODD = (
    "[bold]not markup[/bold] [link=x] [/] {{braces}} ¿Qué hará México mañana? "
    "שלום עולם العربية 川の水は静かだ 👩‍🚀🇲🇽 zero\u200bwidth a\u0301\u0302\u0303"
)
LONG = ("A label that goes on and on, as labels do when several people write them; " * 4)[:200]
WORDS = " ".join(f"w{number}" for number in range(3000))


ASSUMED = Grounds(basis="assumption", assumes=(Assumption(ODD),))


def words(text: str) -> Text:
    return (Passage(text),)


def hard(scenario: Scenario) -> Scenario:
    """The same scenario with everything in it that is hard to show."""
    options = {
        f"o{number}": Option(
            f"{number} {LONG}"[:200],
            (Outcome("o", words(ODD), ASSUMED, effects=(Effect("i3", "add", -7),)),),
            "law-enforcement",
        )
        for number in range(1, 10)
    }
    indicators = {
        f"i{number}": Indicator(f"{number} {LONG}"[:200], 50, 0, 100, "higher", why=ODD)
        for number in range(30)
    }
    scene = scenario.scenes["gate"]
    made = replace(scene, title=LONG, text=words(f"{ODD}\n\n{WORDS}"), options=options)
    made = replace(made, advice={"odd": words(f"{ODD} {WORDS}")})
    return replace(
        scenario,
        title=ODD,
        role=ODD,
        summary=ODD,
        objectives=(ODD,) * 9,
        indicators=indicators,
        advisers={"odd": Adviser(LONG, ODD)},
        injects={},
        scenes={**scenario.scenes, "gate": made},
        endings={"over": replace(scenario.endings["together"], title=LONG)},
    )


@pytest.fixture
def hardest(library: Any) -> None:
    """Put the hardest scenario into the library."""
    library.scenarios = {"bridge": hard(library.scenarios["bridge"])}


@pytest.mark.usefixtures("hardest")
@pytest.mark.parametrize("size", SIZES)
async def test_a_hard_scene_stays_whole(start: Start, seen: Seen, size: tuple[int, int]) -> None:
    app = start("bridge")
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        for key in ("", "down", "down", "up", "up", "a", "escape"):
            await pilot.press(*filter(None, [key]))
            await pilot.pause()
            lines = seen(app).splitlines()
            numbers = [line.lstrip(" >")[:1] for line in lines[-len(lines) * 2 // 3 :]]
            assert [number for number in "123456789" if number not in numbers] == [], seen(app)
            assert "? help" in lines[-1]
        assert "[bold]not markup[/bold] [link=x] [/] {braces}" in seen(app)
        await pilot.press("end")
        await pilot.pause()
        assert "w2999" in seen(app)
        text = app.screen.query_one(Prose).text.split()
        assert [f"w{number}" for number in range(3000)] == text[-3000:]
        for keys, mark in (
            ("i", "29 A label"),
            ("escape question_mark", "Options, rows, names"),
            ("escape", "? help"),
            ("ctrl+p", "Enter do"),
            ("escape", "? help"),
            ("1", "? help"),
        ):
            await pilot.press(*keys.split())
            await pilot.press("end")
            await pilot.pause()
            assert mark in seen(app)


@pytest.mark.usefixtures("hardest")
async def test_a_window_can_be_resized_at_any_moment(start: Start, seen: Seen) -> None:
    app = start("bridge")
    async with app.run_test(size=SIZES[0]) as pilot:
        for keys in ("enter", "enter", "a", "escape", "down", "i", "escape", "1"):
            await pilot.press(keys)
            for size in ((200, 60), (30, 8), (99, 29), (60, 20)):
                await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "? help" in seen(app).splitlines()[-1], (keys, seen(app))


async def test_a_line_is_typed_on_after_the_window_was_too_small(
    start: Start, seen: Seen, room: Callable[[PrecedentApp], str]
) -> None:
    app = start()
    async with app.run_test(size=SIZES[1]) as pilot:
        await pilot.press("slash", *"br")
        for small in ((40, 24), (40, 10), (80, 12)):
            await pilot.resize_terminal(*small)
            assert "This window is too small" in seen(app)
            await pilot.press("o")
        await pilot.resize_terminal(*SIZES[1])
        await pilot.press(*"id", "c", "backspace")
        assert room(app) == "library"
        assert seen(app).splitlines()[1] == " brid"
