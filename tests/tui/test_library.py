"""The library through the app: finding, resuming, and a scenario from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.events import Key

from game.errors import UnreadableError
from game.tui.app import PrecedentApp
from game.tui.widgets.entry import Entry

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]
Room = Callable[[PrecedentApp], str]

NARROW = (80, 24)


def type_at_once(app: PrecedentApp, text: str) -> None:
    """Send keys faster than the screen follows, as a paste or a quick typist does."""
    for each in text:
        app.post_message(
            Key({"/": "slash", ":": "colon", "?": "question_mark"}.get(each, each), each)
        )


async def test_typing_lists_only_what_is_found(start: Start, seen: Seen, room: Room) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("slash", *"door q")
        await pilot.pause()
        assert "No scenario is like that." in seen(app)
        await pilot.press("enter", "backspace", "backspace")
        await pilot.pause()
        assert "1 of 3 scenarios" in seen(app)
        assert "> A room without a door" in seen(app)
        assert "F1 help" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert " 3 scenarios" in seen(app)
        assert "> A room without a door" in seen(app)
        await pilot.press("escape")
        type_at_once(app, "/jkrqdoor")
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one(Entry).value == "jkrqdoor"
        await pilot.press("escape")
        type_at_once(app, "j:theme: ansi")
        await pilot.pause()
        await pilot.pause()
        assert room(app) == "palette"
        assert app.screen.query_one(Entry).value == "theme: ansi"
        await pilot.press("escape", "question_mark")
        type_at_once(app, "?/q ok")
        await pilot.pause()
        await pilot.pause()
        assert room(app) == "library"
        assert app.screen.query_one(Entry).value == "q ok"
        await pilot.press("escape", "slash", *"ZABNO", "enter")
        await pilot.pause()
        assert room(app) == "briefing"
        assert app.session.opened.name == "bridge"
        await pilot.press("escape")
        await pilot.pause()
        assert " 3 scenarios" in seen(app)
        assert "> The bridge at Żabno" in seen(app)
        assert "? help" in seen(app)


async def test_a_play_that_was_left_is_resumed_with_one_key(
    start: Start, library: Any, seen: Seen, room: Room
) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        assert "r resume" not in seen(app)
        await pilot.press("enter", "enter", "1", "escape", "y")
        await pilot.pause()
        assert room(app) == "library"
        assert "going on, 0 of 2 endings, 10 minutes" in seen(app)
        assert "r resumes at decision 2." in " ".join(seen(app).split())
        assert "r resume " in seen(app)
        await pilot.press("down", "up", "r")
        await pilot.pause()
        assert (room(app), app.session.decision) == ("outcome", 2)


async def test_a_scenario_from_elsewhere_is_opened_by_its_path(
    start: Start, library: Any, seen: Seen, room: Room
) -> None:
    library.scenarios = {**library.scenarios, "drafts/my.yaml": library.scenarios["stuck"]}
    opens = library.open

    def open_or_not(word: str) -> Any:
        if word == "nowhere.yaml":
            raise UnreadableError([])
        return opens(word)

    library.open = open_or_not
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("o", *"nowhere.yaml", "enter")
        await pilot.pause()
        assert (room(app), "nowhere.yaml cannot be opened" in seen(app)) == ("problems", True)
        await pilot.press("escape", "o", "escape", "o", *"drafts/my.yaml", "enter")
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "library"
        assert "4 scenarios" in seen(app)
