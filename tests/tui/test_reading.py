"""What came about, and its evidence, page by page and part by part."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from game.errors import InputError, Severity
from game.model.scenario import Grounds, Option, Outcome, Passage, Scene
from game.tui.app import Given, PrecedentApp
from game.tui.widgets.contents import Contents
from sight import shows

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]
Play = Callable[..., Awaitable[None]]
Compare = Callable[[PrecedentApp, str], Awaitable[None]]

WIDE, NARROW, SMALL_ENOUGH = (120, 40), (80, 24), (60, 20)

NAMES = (
    "There, then", "Findings", "Alike", "Unlike", "Dissent", "Assumed", "Disputed", "Sources",
    "A storm upstream",
)  # fmt: skip
"""The parts of the evidence after the first decision of the bridge."""


async def test_an_outcome_is_read_part_by_part_and_page_by_page(
    start: Start, seen: Seen, room: Room
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1")
        await pilot.pause()
        first = seen(app)
        assert "Happened. Ferries doubled their fares" in first
        assert "50 -> 30" not in first
        assert "more below: Space" in first
        await pilot.press("1", "2", "3")
        await pilot.pause()
        assert seen(app) == first
        for key, name in (
            ("tab", "Here"),
            ("right_square_bracket", "Findings"),
            ("shift+tab", "Here"),
            ("left_square_bracket", "There, then"),
            ("shift+tab", "Assumed"),
            ("tab", "There, then"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert f"[{name}]" in seen(app)
        line = seen(app).splitlines()[1]
        for words, name in (
            ("Findings", "Findings"),
            ("There", "There, then"),
            ("next part", "Here"),
            ("  Tab", "Here"),
        ):
            await pilot.click(Contents, offset=(line.index(words), 0))
            await shows(app, f"[{name}]")
        await pilot.press("n")
        await pilot.pause()
        assert "A storm upstream" in seen(app)
        await pilot.press("left")
        await pilot.pause()
        assert "You chose: Close the bridge tonight" in seen(app)
        await pilot.press("left", "n", "n")
        await pilot.pause()
        assert "Nothing moves on the water." in seen(app)
        assert room(app) == "outcome"
        await pilot.press("left", "left", "enter")
        await pilot.pause()
        assert "50 -> 30 (-20)" in seen(app)
        while "more below" in seen(app):
            await pilot.press("enter")
            await pilot.pause()
        assert "The size of the loss is a design choice." in seen(app)
        assert "page 1 of 3" in seen(app)
        for title, number in (("A storm upstream", 2), ("A quiet night", 3)):
            await pilot.press("enter")
            await pilot.pause()
            assert title in seen(app)
            assert f"page {number} of 3" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert room(app) == "decision"


async def test_a_line_of_contents_that_is_too_long_shows_names_around_the_marked_one(
    start: Start, seen: Seen, play: Play
) -> None:
    app = start("bridge")
    async with app.run_test(size=SMALL_ENOUGH) as pilot:
        await pilot.press("enter")
        await play(app, pilot, "1")
        await pilot.press("e")
        lines = []
        for name in NAMES:
            await pilot.pause()
            lines.append(next(line for line in seen(app).splitlines() if f"[{name}]" in line))
            await pilot.press("tab")
        for name, line in zip(NAMES, lines, strict=True):
            shown = [each for each in NAMES if each in line]
            assert name in shown
            assert len(shown) > 2
            assert line.startswith("<") == (shown[0] != NAMES[0])
            assert (">" in line) == (shown[-1] != NAMES[-1])


async def test_text_is_copied_and_what_came_last_and_the_road_are_read_again(
    start: Start, seen: Seen, room: Room, play: Play
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("w")
        assert room(app) == "briefing"
        assert "remarks" not in seen(app)
        await pilot.press("enter", "e", "r")
        await pilot.pause()
        assert room(app) == "decision"
        await pilot.click("Prose", times=2)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert room(app) == "decision"
        assert "two spans below the planks" in app.clipboard
        await play(app, pilot, "1")
        assert "e evidence" in seen(app)
        await pilot.press("e")
        await pilot.pause()
        assert room(app) == "card"
        assert "The closing of the strait bridge (strait-1994)" in seen(app)
        await pilot.press("escape", "r")
        await pilot.pause()
        assert "1. The gate: Close the bridge tonight" in seen(app)
        assert "Seed 7." in seen(app)
        await pilot.press("escape")
        await play(app, pilot, "1")
        await pilot.press("e")
        await pilot.pause()
        assert room(app) == "card"


async def test_remarks_on_a_scenario_are_a_key_away(
    start: Start, seen: Seen, library: Any, room: Room, same_as_kept: Compare
) -> None:
    with pytest.raises(InputError) as broken:
        library.open("broken")
    remarks = tuple(replace(each, severity=Severity.WARNING) for each in broken.value.problems)
    warned = replace(library.open("bridge"), warnings=remarks)
    app = PrecedentApp(library, given=Given("bridge", warned), seed=7, draw_seed=lambda: 99)
    async with app.run_test(size=WIDE) as pilot:
        assert "w remarks" in seen(app)
        assert "This scenario has 1 remark; w shows it." in seen(app)
        await pilot.press("w")
        await pilot.pause()
        assert "warning[S104] there is no key `titel`" in seen(app)
        for size in (WIDE, NARROW):
            await pilot.resize_terminal(*size)
            await same_as_kept(app, "remarks")
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "briefing"


async def test_text_from_a_file_is_shown_as_it_stands_and_no_title_is_cut(
    start: Start, seen: Seen
) -> None:
    text = "[red]Not[/red] a \\[tag], Mérida, ñandú, 麻薬戦争の記録, {{left}} [link](javascript:x)\u202e."
    label = "[b]Go[/b] 東へ, and tell the wardens of both banks why it is done before the bell"
    outcome = Outcome("o", (Passage("x"),), Grounds("assumption"))
    app = start("bridge")
    scenes = dict(app.session.opened.scenario.scenes)
    scenes["gate"] = Scene(
        "[i]Tor[/i] 門", (Passage(text),), {"go": Option(label, (outcome,))},
        next=scenes["gate"].next,
    )  # fmt: skip
    app = start("bridge", scenes=scenes, injects={}, title="[u]Brücke[/u]")
    async with app.run_test(size=NARROW) as pilot:
        assert "[u]Brücke[/u]" in seen(app)
        await pilot.press("enter")
        shown = seen(app)
        assert "[i]Tor[/i] 門" in shown
        assert "[red]Not[/red] a [tag], Mérida, ñandú, 麻薬戦争の記録, {left}" in shown
        assert "<U+202E>" in shown
        assert "1 [b]Go[/b] 東へ" in shown
        await pilot.press("1")
        first, second, *_ = seen(app).splitlines()
        assert " ".join((first + second).split()).startswith(f"You chose: {label}")
        assert second.endswith("[i]Tor[/i] 門")
