"""The debrief on screen: with figures that are there, and with figures that are not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from debriefs import AtOnce
from game.debrief.apart.looking import Looking
from game.tui.app import PrecedentApp
from resting import until

Play = Callable[..., Awaitable[None]]
Seen = Callable[[PrecedentApp], str]
Compare = Callable[[PrecedentApp, str], Awaitable[None]]
SIZES = [(80, 24), (120, 40)]


class Watched:
    """The app on the bridge, and what looks ahead for it."""

    def __init__(self, app: PrecedentApp, play: Play) -> None:
        self.app = app
        self._play = play
        self.made: list[AtOnce] = []
        app.looking = Looking(self._make)  # type: ignore[arg-type]

    def _make(self, program: Any) -> AtOnce:
        self.made.append(AtOnce(program))
        return self.made[-1]

    async def to_the_end(self, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await self._play(self.app, pilot, "1", "1")


@pytest.fixture
def bridge(start: Callable[..., PrecedentApp], play: Play) -> Watched:
    return Watched(start("bridge"), play)


@pytest.mark.parametrize("size", SIZES)
async def test_the_debrief_looks_as_kept(
    bridge: Watched, same_as_kept: Compare, size: tuple[int, int]
) -> None:
    async with bridge.app.run_test(size=size) as pilot:
        await bridge.to_the_end(pilot)
        bridge.made[0].known = True
        for name, keys in (
            ("debrief", "d"),
            ("debrief-futures", "tab tab"),
            ("debrief-luck", "tab"),
            ("debrief-not-taken", "tab"),
        ):
            await pilot.press(*keys.split())
            await pilot.pause()
            await same_as_kept(bridge.app, name)


async def test_what_is_not_known_yet_fills_in_where_one_reads(
    bridge: Watched, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.screens.debrief.EVERY", 0.02)
    async with bridge.app.run_test(size=(80, 24)) as pilot:
        await bridge.to_the_end(pilot)
        await pilot.press("d", "tab", "tab")
        await pilot.pause()
        assert "40% worked out" in seen(bridge.app)
        assert "still being worked out" in seen(bridge.app)
        assert "[Futures]" in seen(bridge.app)
        assert bridge.app.decisions_in_all is None
        bridge.made[0].known = True
        assert bridge.app.decisions_in_all == (2, 2)
        await until(bridge.app, lambda: "worked out" not in seen(bridge.app))
        assert "[Futures]" in seen(bridge.app)
        assert "The endings, from the start" in seen(bridge.app)


async def test_another_indicator_is_picked_and_the_whole_saved(
    bridge: Watched, seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with bridge.app.run_test(size=(80, 24)) as pilot:
        await bridge.to_the_end(pilot)
        bridge.made[0].known = True
        await pilot.press("d")
        await pilot.pause()
        first = seen(bridge.app).splitlines()[0]
        await pilot.press("n")
        await pilot.pause()
        assert seen(bridge.app).splitlines()[0] != first
        await pilot.press("s")
        await pilot.pause()
        notes = [note.message for note in bridge.app._notifications]
        assert any("precedent-debrief.md" in note for note in notes)
        await pilot.press("escape", "l")
        await pilot.pause()
    page = (tmp_path / "precedent-debrief.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('class="cone"') == 4
    told = (tmp_path / "precedent-debrief.md").read_text(encoding="utf-8")
    assert told.startswith("# Debrief: ")
    assert "## Choice and luck" in told


async def test_without_anything_that_looks_ahead_the_debrief_opens(
    bridge: Watched, seen: Seen
) -> None:
    bridge.app.looking = None
    async with bridge.app.run_test(size=(80, 24)) as pilot:
        await bridge.to_the_end(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "The play" in seen(bridge.app)
        assert "worked out" not in seen(bridge.app).splitlines()[0]


async def test_a_way_that_was_not_taken_is_played_and_stands_beside_ones_own(
    bridge: Watched,
    seen: Seen,
    play: Play,
    read_all: Callable[[PrecedentApp, Pilot[None]], Awaitable[None]],
    same_as_kept: Compare,
) -> None:
    async with bridge.app.run_test(size=(80, 24)) as pilot:
        await bridge.to_the_end(pilot)
        bridge.made[0].known = True
        own = bridge.app.session.road
        await pilot.press("d", "t")
        await pilot.pause()
        await same_as_kept(bridge.app, "ways")
        await pilot.press("down", "up", "enter")
        await read_all(bridge.app, pilot)
        session = bridge.app.session
        assert session.is_trying
        assert (session.decision, bridge.app.decisions_in_all) == (2, (2, 2))
        assert session.road.turns[0].move != own.turns[0].move
        assert "another road" in seen(bridge.app).splitlines()[-1]
        await play(bridge.app, pilot, "1")
        assert "This is another road than your own" in seen(bridge.app)
        await pilot.press("d")
        await pilot.pause()
        await same_as_kept(bridge.app, "debrief-tried")
        await pilot.press("escape", "o")
        await pilot.pause()
        assert bridge.app.session.road == own
        assert "This is another road than your own" not in seen(bridge.app)
