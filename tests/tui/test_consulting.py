from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.model.evidence import Analogue
from game.model.scenario import Scenario
from game.tui.app import PrecedentApp
from game.tui.widgets.rows import Rows

Compare = Callable[[PrecedentApp, str], Awaitable[None]]
SIZES = [(80, 24), (120, 40)]
LONG = "A name of two hundred signs that goes on and on and " * 4

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]

TOUR = [
    ("decision-asking", "enter"),
    ("prediction", "p"),
    ("prediction-sure", "1"),
    ("historian-held", "escape escape h"),
    ("discussion", "escape d"),
    ("archive-in-play", "escape v"),
    ("predicted", "escape p 1 4 1 n"),
    ("archive", "n n v"),
    ("archive-found", "t r u s t"),
    ("filters", "tab"),
    ("archive-narrowed", "j enter"),
    ("archived", "enter"),
]
"""Screens, with the keys that lead there from the one before."""


@pytest.fixture
def asking(start: Start, library: object) -> Callable[[], PrecedentApp]:
    """Make the app at the briefing of a scenario that asks about the record at its first scene."""

    def make() -> PrecedentApp:
        whole: Scenario = library.scenarios["bridge"]  # type: ignore[attr-defined]
        gate = replace(
            whole.scenes["gate"],
            predict=("fares",),
            discuss=("What is *unclear* here?", "Whom does it serve?"),
            notes="For the facilitator alone.",
        )
        return start("bridge", scenes={**whole.scenes, "gate": gate})

    return make


async def looked_up(app: PrecedentApp, pilot: Pilot[None]) -> None:
    """Wait until the scenarios that use an entry have been gathered."""
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_consulted_looks_as_kept(
    asking: Callable[[], PrecedentApp],
    same_as_kept: Compare,
    size: tuple[int, int],
) -> None:
    app = asking()
    async with app.run_test(size=size) as pilot:
        for name, keys in TOUR:
            await pilot.press(*keys.split())
            await looked_up(app, pilot)
            await same_as_kept(app, name)


async def test_a_prediction_is_answered_and_told_beside_the_record(
    asking: Callable[[], PrecedentApp],
    seen: Seen,
    room: Callable[[PrecedentApp], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "p first predict the record" in seen(app)
        await pilot.press("p", "9", "enter")
        assert "mark an answer first" in seen(app)
        await pilot.press("2", "escape", "1")
        with monkeypatch.context() as patch:
            patch.setattr("os.write", full)
            await pilot.press("4")
            await pilot.pause()
            assert room(app) == "unkept"
            assert app.session.sitting.predictions == {}
        await pilot.press("t")
        await pilot.pause()
        assert room(app) == "decision"
        assert "Noted: the record is told after your choice." in seen(app)
        given = app.session.sitting.predictions["fares"]
        assert (given.answer, given.confidence) == ("fell", 90)
        await pilot.press("p", "2", "n")
        await pilot.pause()
        told = seen(app)
        assert "What you predicted" in told
        assert "You said (90 percent sure): They fell." in told
        assert "The record says: They doubled." in told


async def test_choosing_skips_a_question_and_notes_are_the_facilitators_alone(
    asking: Callable[[], PrecedentApp],
    seen: Seen,
    room: Callable[[PrecedentApp], str],
    play: Callable[..., Awaitable[None]],
) -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ("enter", "d", "escape h", "escape question_mark", "escape v", "escape a"):
            await pilot.press(*keys.split())
            await pilot.pause()
            assert "facilitator alone" not in seen(app)
        await pilot.press("escape", "p", "escape")
        assert app.session.sitting.skipped == frozenset()
        await play(app, pilot, "2", "u")
        assert app.session.sitting.skipped == {"fares"}
        assert "p first predict" not in seen(app)
        await pilot.press("v", *"k1", "enter")
        await looked_up(app, pilot)
        await pilot.press(*["j"] * app.screen.query_one(Rows).row_count, "enter")
        assert "Finish or leave this play" in seen(app)
        assert room(app) == "archived"


async def test_the_historian_holds_back_what_is_asked_and_frees_it(
    asking: Callable[[], PrecedentApp],
    seen: Seen,
    room: Callable[[PrecedentApp], str],
    same_as_kept: Compare,
) -> None:
    app = asking()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("enter", "h")
        await pilot.pause()
        held = seen(app)
        assert "One bank closed the bridge overnight" in held
        assert "Held back in part (Northern Strait)" in held
        assert not [
            secret
            for secret in ("doubled", "Traffic fell", "The toll was shared")
            if secret in held
        ]
        await pilot.press("escape", "v")
        await pilot.pause()
        assert "strait" not in seen(app).lower()
        await pilot.press("escape", "p", "1", "s")
        await pilot.pause()
        assert "Skipped." in seen(app)
        assert app.session.sitting.skipped == {"fares"}
        await pilot.press("h")
        await pilot.pause()
        free = seen(app)
        assert "The closing of the strait bridge" in free
        assert "Ferries doubled their fares" in free
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await same_as_kept(app, "historian")
        await pilot.press("escape")
        assert room(app) == "decision"


async def test_the_archive_is_narrowed_and_leads_to_sources_and_to_scenarios(
    start: Start, seen: Seen, room: Callable[[PrecedentApp], str]
) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *"within", "enter")
        await looked_up(app, pilot)
        assert room(app) == "archived"
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard.startswith("Fares doubled within a week of the closing. (Okafor 1994")
        assert "it also stands under To cite" in seen(app)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "A bridge closes" in seen(app)
        await pilot.press("left")
        await pilot.pause()
        assert "> Okafor 1994: A bridge closes" in seen(app)
        await pilot.press("escape", "escape")
        assert room(app) == "library"
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("ctrl+u", *"k1", "enter")
        await looked_up(app, pilot)
        rows = app.screen.query_one(Rows)
        await pilot.press(*["j"] * rows.row_count, "k", "enter")
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("escape")
        assert room(app) == "library"
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("ctrl+u", "tab", "enter")
        await pilot.pause()
        assert "kind:analogue" in seen(app)
        await pilot.press("tab", "enter", *"strat")
        await pilot.pause()
        assert "Nothing is found." in seen(app)
        assert "Did you mean" in seen(app)
        await pilot.press("ctrl+u", *"kind:x")
        await pilot.pause()
        assert "Nothing here has the kind 'x'." in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_break_nothing(
    start: Start, library: object, seen: Seen, size: tuple[int, int]
) -> None:
    evidence = library.evidence  # type: ignore[attr-defined]
    hostile = Analogue(
        f"[b]{LONG}[/b]", "\u202e\u05e9\u05dc\u05d5\u05dd", "川は静かだ。" * 30, place="[red]Oz"
    )
    library.evidence = replace(  # type: ignore[attr-defined]
        evidence, analogues={"hostile": hostile, **evidence.analogues}
    )
    app = start()
    async with app.run_test(size=size) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert "[b]A name of two hundred signs" in seen(app)
        await pilot.press("enter")
        await looked_up(app, pilot)
        told = seen(app)
        assert "<U+202E>" in told
        assert "[red]Oz" in told
        assert "川は静かだ。" in told


async def test_keys_reach_every_row_of_a_long_list(
    start: Start, library: object, seen: Seen
) -> None:
    evidence = library.evidence  # type: ignore[attr-defined]
    places = {
        f"case-{number}": Analogue(f"Case {number}", "Tried.", "Happened.", place=f"Place {number}")
        for number in range(40)
    }
    library.evidence = replace(evidence, analogues=places)  # type: ignore[attr-defined]
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "tab")
        await pilot.pause()
        for key in ("end", "up", "home", "down", "pagedown", "pageup", "down"):
            await pilot.press(key)
            await pilot.pause()
        assert "> kind: reference" in seen(app)
        await pilot.press("end")
        await pilot.pause()
        rows = app.screen.query_one(Rows)
        assert rows.marked == rows.row_count - 1
        await pilot.press("enter")
        await pilot.pause()
        assert "period:2000s" in seen(app)


async def test_a_list_without_a_page_is_saved_as_it_stands(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = start()
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("v", "tab", "ctrl+s")
        await pilot.pause()
    saved = (tmp_path / "precedent-filters.txt").read_text(encoding="utf-8")
    assert "> kind: analogue" in saved
