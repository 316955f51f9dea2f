"""Plays by keys and by mouse, through the app itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.segment import Segment

from game.model.scenario import Grounds, Option, Outcome, Passage, Scene
from game.tui.app import PrecedentApp
from game.tui.screens.base import RoomScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.widgets.rows import Rows

Start = Callable[..., PrecedentApp]
Seen = Callable[[PrecedentApp], str]

WIDE, NARROW, SMALL = (120, 40), (80, 24), (60, 18)


def room(app: PrecedentApp) -> str:
    screen = app.screen
    if isinstance(screen, LeaveScreen):
        return "leave"
    assert isinstance(screen, RoomScreen)
    return screen.room


async def test_a_play_from_the_library_to_an_ending_by_keys(start: Start, seen: Seen) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("enter", "1", "n", "down", "enter", "n")
        await pilot.pause()
        assert room(app) == "ending"
        assert "Two banks" in seen(app)
        assert "Trust between the banks    50 -> 30 (-20)" in seen(app)
        assert "2. The morning after: Wait a day" in seen(app)
        await pilot.press("l")
        await pilot.pause()
        assert room(app) == "library"


async def test_the_record_is_read_before_what_follows_and_the_rest_is_announced(
    start: Start, seen: Seen
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1")
        await pilot.pause()
        first = seen(app)
        assert "Happened. Ferries doubled their fares" in first
        assert "50 -> 30" not in first
        assert "more below: Space" in first
        await pilot.press("enter")
        await pilot.pause()
        assert "50 -> 30 (-20)" in seen(app)
        while "more below" in seen(app):
            await pilot.press("enter")
            await pilot.pause()
        assert room(app) == "outcome"
        assert "The size of the loss is a design choice." in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert room(app) == "decision"


async def test_a_closed_option_says_why_and_cannot_be_chosen(start: Start, seen: Seen) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        road = app.session.road
        assert "The miller no longer trusts the warden." in seen(app)
        await pilot.press("3", "9", "down", "down", "enter")
        await pilot.click(Rows, offset=(5, 2))
        await pilot.pause()
        assert room(app) == "decision"
        assert app.session.road is road


async def test_the_last_decision_is_taken_back_and_meets_the_same_luck(
    start: Start, seen: Seen
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "u rewind" not in seen(app)
        await pilot.press("1", "n", "1", "n")
        await pilot.pause()
        ended = app.session.road
        await pilot.press("u")
        await pilot.pause()
        assert room(app) == "decision"
        assert "The morning after" in seen(app)
        await pilot.press("u")
        await pilot.pause()
        assert "The gate" in seen(app)
        assert app.session.decision == 1
        await pilot.press("1", "n", "1", "n")
        await pilot.pause()
        assert app.session.road == ended


async def test_leaving_a_play_is_asked_about_first(start: Start) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert room(app) == "leave"
        await pilot.press("n")
        await pilot.pause()
        assert room(app) == "decision"
        await pilot.press("q", "y")
        await pilot.pause()
    assert app.return_code == 0


async def test_a_scenario_that_was_given_leads_back_to_the_library(start: Start) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        assert room(app) == "briefing"
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "library"
        await pilot.press("enter", "enter", "escape", "y")
        await pilot.pause()
        assert room(app) == "library"


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_knows_the_screen_it_was_asked_from(start: Start, seen: Seen, key: str) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", key)
        await pilot.pause()
        assert "Hear an adviser at the table" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "decision"


async def test_advisers_speak_one_by_one_beside_the_options(start: Start, seen: Seen) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "third pier" not in seen(app)
        await pilot.press("a")
        await pilot.pause()
        assert "The third pier is hollow." in seen(app)
        assert "a closed gate" not in seen(app)
        assert "1 Close the bridge tonight" in seen(app)
        await pilot.press("a")
        await pilot.pause()
        assert "a closed gate" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "decision"
        assert "two spans below the planks" in seen(app)


async def test_text_from_a_file_is_shown_as_it_stands(start: Start, seen: Seen) -> None:
    text = "[red]Not[/red] a \\[tag], Mérida, ñandú, 麻薬戦争の記録, {{left}} [link](javascript:x)\u202e."
    app = start("bridge")
    scenes = dict(app.session.opened.scenario.scenes)
    option = Option("[b]Go[/b] 東へ", (Outcome("o", (Passage("x"),), Grounds("assumption")),))
    scenes["gate"] = Scene(
        "[i]Tor[/i] 門", (Passage(text),), {"go": option}, next=scenes["gate"].next
    )
    app = start("bridge", scenes=scenes, injects={}, title="[u]Brücke[/u]")
    async with app.run_test(size=NARROW) as pilot:
        assert "[u]Brücke[/u]" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        shown = seen(app)
        assert "[i]Tor[/i] 門" in shown
        assert "[red]Not[/red] a [tag], Mérida, ñandú, 麻薬戦争の記録, {left}" in shown
        assert "<U+202E>" in shown
        assert "1 [b]Go[/b] 東へ" in shown


async def test_a_resize_keeps_the_play(start: Start, seen: Seen) -> None:
    app = start("bridge")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "1", "n", "down")
        await pilot.pause()
        road, wide = app.session.road, seen(app)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert "too small" in seen(app)
        assert "Open the bridge" not in seen(app)
        await pilot.press("1", "u", "enter")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.session.road is road
        assert "> 2 Wait a day" in seen(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert seen(app) == wide


async def test_without_colour_every_word_can_be_read(
    start: Start,
    segments: Callable[[PrecedentApp], list[Segment]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        for keys in ("enter", "down", "1", "e", "escape"):
            await pilot.press(keys)
            await pilot.pause()
            for segment in segments(app):
                if segment.text.strip():
                    style = segment.style
                    assert style is not None
                    assert style.color is not None
                    assert style.bgcolor is not None
                    ink, paper = style.color.triplet, style.bgcolor.triplet
                    assert ink is not None
                    assert paper is not None
                    assert len(set(ink)) == len(set(paper)) == 1, segment
                    assert abs(ink.red - paper.red) > 40, segment


async def test_a_broken_scenario_shows_its_problems(start: Start, seen: Seen) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("end", "down", "down")
        await pilot.pause()
        assert "Cannot be opened. broken.yaml, line 2: there is no key `titel`" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "error[S104] there is no key `titel`" in seen(app)
        assert "title: A [red]bridge[/red]" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert room(app) == "library"


async def test_a_stuck_play_says_so_and_can_be_taken_back(start: Start, seen: Seen) -> None:
    app = start("stuck")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1", "n")
        await pilot.pause()
        assert "No way is open from here" in seen(app)
        assert "u rewind" in seen(app)
        await pilot.press("u")
        await pilot.pause()
        assert room(app) == "decision"


async def test_rows_and_options_can_be_clicked(start: Start) -> None:
    app = start()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.click(Rows, offset=(6, 0))
        await pilot.pause()
        assert room(app) == "briefing"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click(Rows, offset=(6, 1))
        await pilot.pause()
        assert room(app) == "outcome"
        assert app.session.decided[-1].option == "Talk to the left bank"


async def test_nine_long_options_stay_in_sight_of_the_text(start: Start, seen: Seen) -> None:
    app = start("bridge")
    scenes = dict(app.session.opened.scenario.scenes)
    gate = scenes["gate"]
    outcome = gate.options["talk"].outcomes[0]
    options = {f"o{n}": Option(f"Way {n}: " + "go further " * 10, (outcome,)) for n in range(1, 10)}
    scenes["gate"] = Scene(gate.title, gate.text, options, next=gate.next)
    app = start("bridge", scenes=scenes)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        for marked in range(9):
            shown = seen(app)
            assert all(f"{n} Way {n}:" in shown for n in range(1, 10)), marked
            assert "two spans below the planks" in shown
            await pilot.press("down")
            await pilot.pause()


async def test_playing_again_with_a_new_seed_or_the_same(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.screens.ending.new_seed", lambda: 99)
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1", "n", "1", "n", "p")
        await pilot.pause()
        assert (app.session.seed, app.session.decision, room(app)) == (7, 1, "decision")
        await pilot.press("1", "n", "1", "n", "s")
        await pilot.pause()
        assert (app.session.seed, app.session.decision, room(app)) == (99, 1, "decision")


def test_a_fault_leaves_the_screen_without_a_traceback(
    library: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = ValueError("a fault of the program itself")

    def fail() -> None:
        raise fault

    monkeypatch.setattr(library, "cards", fail)
    app = PrecedentApp(library)
    app.run(headless=True)
    assert app.fault is fault
    assert "Traceback" not in "".join(capsys.readouterr())


async def test_a_screen_that_was_away_during_a_resize_fits_the_new_window(
    start: Start, seen: Seen
) -> None:
    app = start("bridge")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "1")
        await pilot.pause()
        await pilot.resize_terminal(*WIDE)
        await pilot.press("n")
        await pilot.pause()
        assert "│  Trust between the banks" in seen(app)
        await pilot.press("question_mark")
        await pilot.resize_terminal(*NARROW)
        await pilot.press("escape")
        await pilot.pause()
        assert "│" not in seen(app)
        assert "due: 1 consequence ──" in seen(app)
