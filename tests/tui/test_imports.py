"""What must not be loaded before the first screen is there."""

from __future__ import annotations

import json
import subprocess
import sys

LIBRARY = """
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
DECISION = """
import asyncio, json, sys
from game.content.opened import Library
from game.tui.app import Given, PrecedentApp

async def first_paint():
    library = Library()
    given = Given("tutorial", library.open("tutorial"))
    async with PrecedentApp(library, given=given, draw_seed=lambda: 1).run_test() as pilot:
        await pilot.press("enter")
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


LATER_THAN_A_DECISION = (
    "game.analysis",
    "game.archive.entries",
    "game.archive.page",
    "game.archive.withheld",
    "game.debrief",
    "game.text.grounds",
    "game.tui.screens.outcome",
    "game.tui.telling",
)


def loaded(probe: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stdout))


def test_the_library_loads_nothing_that_it_does_not_show() -> None:
    loaded(LIBRARY)
    # The second time, the cards are kept.
    modules = loaded(LIBRARY)
    assert "game.tui.screens.library" in modules
    assert modules.isdisjoint(LATER)


def test_a_decision_loads_nothing_of_what_can_be_looked_up() -> None:
    modules = loaded(DECISION)
    assert "game.tui.screens.decision" in modules
    assert modules.isdisjoint(LATER_THAN_A_DECISION)
