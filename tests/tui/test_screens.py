"""Every screen, as text, at the two sizes that the layout is made for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from game.tui.app import PrecedentApp

SIZES = [(80, 24), (120, 40)]
Compare = Callable[[PrecedentApp, str], Awaitable[None]]

TOUR = [
    ("library", ""),
    ("library-broken", "down down"),
    ("bring", "o"),
    ("palette", "escape colon t h e m e space l i g h t"),
    ("settings", "escape comma down"),
    ("problems", "escape enter"),
    ("briefing", "escape up up enter"),
    ("decision", "enter"),
    ("decision-unmarked", "enter"),
    ("decision-closed", "3"),
    ("advice", "a"),
    ("advice-help", "question_mark"),
    ("projector", "escape escape z"),
    ("leave", "z escape"),
    ("quit", "n q"),
    ("outcome", "n 1"),
    ("outcome-here", "tab"),
    ("outcome-inject", "n"),
    ("evidence", "e"),
    ("evidence-last", "escape u 1 n n n e shift+tab"),
    ("decision-later", "escape"),
    ("indicators", "i"),
    ("road", "escape r"),
    ("look", "l"),
    ("help", "escape escape question_mark"),
    ("consequence", "escape 1 n"),
    ("ending", "n"),
    ("ending-evidence", "e"),
    ("road-over", "escape r"),
    ("look-first", "1 l"),
    ("taken-back", "escape escape u"),
]
"""Screens, with the keys that lead there from the one before."""


@pytest.mark.parametrize("size", SIZES)
async def test_the_screens_look_as_kept(
    start: Callable[..., PrecedentApp], same_as_kept: Compare, size: tuple[int, int]
) -> None:
    app = start()
    async with app.run_test(size=size) as pilot:
        for name, keys in TOUR:
            await pilot.press(*keys.split())
            await pilot.pause()
            await same_as_kept(app, name)
