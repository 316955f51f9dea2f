"""Every screen, as text, at the two sizes that the layout is made for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.tui.app import PrecedentApp

SIZES = [(80, 24), (120, 40)]
Compare = Callable[[PrecedentApp, str], None]

TOUR = [
    ("library", ""),
    ("library-broken", "down down"),
    ("problems", "enter"),
    ("briefing", "escape up up enter"),
    ("decision", "enter"),
    ("advice", "a"),
    ("leave", "escape escape"),
    ("outcome", "n 1"),
    ("outcome-here", "2"),
    ("outcome-since", "3"),
    ("evidence", "e"),
    ("decision-later", "escape n"),
    ("help", "question_mark"),
    ("ending", "escape 1 n"),
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
            same_as_kept(app, name)


async def test_the_word_to_a_small_window_looks_as_kept(
    start: Callable[..., PrecedentApp], same_as_kept: Compare
) -> None:
    app = start("bridge")
    async with app.run_test(size=(50, 18)):
        same_as_kept(app, "too-small")


@pytest.mark.parametrize("size", SIZES)
async def test_a_play_that_is_stuck_looks_as_kept(
    start: Callable[..., PrecedentApp], same_as_kept: Compare, size: tuple[int, int]
) -> None:
    app = start("stuck")
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "1", "n")
        await pilot.pause()
        same_as_kept(app, "stuck")
