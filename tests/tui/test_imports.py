"""What must not be loaded before the library is on the screen."""

from __future__ import annotations

import json
import subprocess
import sys

PROBE = """
import asyncio, json, sys
from game.tui.app import PrecedentApp

class Library:
    def cards(self):
        return []

async def first_paint():
    async with PrecedentApp(Library(), draw_seed=lambda: 1).run_test():
        print(json.dumps(sorted(sys.modules)))

asyncio.run(first_paint())
"""
LATER = (
    "game.content",
    "game.engine",
    "game.tui.session",
    "game.tui.screens.decision",
    "pydantic",
    "rich.markdown",
    "textual.widgets._footer",
    "textual.widgets._header",
    "textual.widgets._markdown",
    "yaml",
)


def test_the_first_screen_loads_nothing_that_it_does_not_show() -> None:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(json.loads(probe.stdout))
    assert "game.tui.screens.library" in loaded
    assert loaded.isdisjoint(LATER)
