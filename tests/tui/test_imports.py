"""What must not be loaded before the first screen is there."""

from __future__ import annotations

import json
import subprocess
import sys

PROBE = """
import asyncio, json, sys
from game.commands.screens import new_seed, settings_file
from game.content.opened import Library
from game.debrief.apart.looking import Looking
from game.journal.folder import cards_file
from game.tui.app import PrecedentApp

async def first_paint():
    library = Library(cards_kept_in=cards_file())
    app = PrecedentApp(library, draw_seed=new_seed, settings_file=settings_file())
    app.looking = Looking()
    async with app.run_test():
        print(json.dumps(sorted(sys.modules)))

asyncio.run(first_paint())
"""
LATER = (
    "game.analysis",
    "game.authoring",
    "game.classroom",
    "game.content.reading.source",
    "game.debrief.ahead",
    "game.engine",
    "game.model",
    "game.tui.session",
    "game.tui.screens.decision",
    "pydantic",
    "rich.markdown",
    "textual.widgets._footer",
    "textual.widgets._header",
    "textual.widgets._markdown",
    "yaml",
)


def loaded_at_the_library() -> set[str]:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8", check=True
    )
    return set(json.loads(probe.stdout))


def test_the_library_loads_nothing_that_it_does_not_show() -> None:
    loaded_at_the_library()
    # The second time, the cards are kept.
    loaded = loaded_at_the_library()
    assert "game.tui.screens.library" in loaded
    assert loaded.isdisjoint(LATER)
