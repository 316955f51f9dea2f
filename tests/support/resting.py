"""An app at rest: nothing is left to do in it. Used by the tests of the screens.

Textual's pilot takes an app for idle that has used little of the processor for a fiftieth of a
second. On a busy machine that is so in the midst of its work; and on an idle one each key costs the
wait. Here an app rests when no task of its loop could go on and its screens are drawn, so a test
sees the same on every machine. What comes from a clock, a thread or another process is not waited
for: `until` does that, patiently.
"""

from __future__ import annotations

from asyncio import BaseEventLoop, get_running_loop, sleep
from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

PATIENCE = 60.0
"""Seconds that a busy machine may take for what takes a moment on an idle one."""

MOST_ROUNDS = 20_000
"""Turns of the loop in which any app has come to rest."""


async def rest(app: App[Any]) -> None:
    """Wait until no task can go on and every screen that is seen is drawn."""
    loop = get_running_loop()
    assert isinstance(loop, BaseEventLoop)
    for _ in range(MOST_ROUNDS):
        await sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if not app.is_running or not _drawn_further(app):
            return
    raise AssertionError("the app does not come to rest")


async def until(
    app: App[Any], holds: Callable[[], object], else_tell: Callable[[], str] = str
) -> None:
    """Wait until something holds that a clock, a thread or another process brings about."""
    end = monotonic() + PATIENCE
    while True:
        await rest(app)
        if holds():
            return
        assert monotonic() < end, else_tell()
        await sleep(0.01)


def rest_is_rest(patch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for rest, after each key and wherever it pauses."""

    async def until_rest(*_: float) -> None:
        await rest(active_app.get())

    async def has_come_to_rest(pilot: Pilot[Any], timeout: float = 0.0) -> bool:
        await rest(pilot.app)
        return True

    patch.setattr("textual.app.wait_for_idle", until_rest)
    patch.setattr("textual.pilot.wait_for_idle", until_rest)
    patch.setattr(Pilot, "_wait_for_screen", has_come_to_rest)


def _drawn_further(app: App[Any]) -> bool:
    """Do at once what Textual leaves to the next tick of its clock; false if there is nothing."""
    if app._resize_timer is not None:
        app._check_resize()
        return True
    waiting = [screen for screen in app.screen_stack if screen.is_current and _is_behind(screen)]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def _is_behind(screen: Screen[Any]) -> bool:
    # A screen under another marks itself for painting whenever it has been painted.
    return bool(
        screen._layout_required
        or screen._scroll_required
        or (screen._repaint_required and screen is screen.app.screen)
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
