"""A class on screens: the wall, the notes over it, the console beside it, and the way there."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App

from game.classroom.link.ends import ConsoleEnd
from game.classroom.link.reader import Reader, find_session
from game.classroom.rules.setup import set_up
from game.classroom.session.desk import Desk
from game.content.opened import Opened
from game.journal.begin import sit_down
from game.journal.find import find_play
from game.tui.app import PrecedentApp
from game.tui.screens.classroom.console import ConsoleScreen
from game.tui.screens.classroom.wall import WallScreen
from game.tui.seat import Seat
from lessons import LENGTHS, Time, seated
from lessons import opened as story
from resting import until
from sight import shows

Compare = Callable[[PrecedentApp, str], Awaitable[None]]
SECRETS = ("miller", "hollow", "storm", "flood", "planks break")


class Empty:
    def cards(self) -> tuple[object, ...]:
        return ()


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at what happens often, and take no projector for gone because the machine is slow."""
    for room in ("console", "wall"):
        monkeypatch.setattr(f"game.tui.screens.classroom.{room}.EVERY", 0.02)
    monkeypatch.setattr("game.classroom.link.folder.STALE", 3600.0)


def on_the_wall(seat: Seat) -> PrecedentApp:
    return PrecedentApp(Empty(), draw_seed=lambda: 7, opening=lambda: WallScreen(seat))  # type: ignore[arg-type]


def keys_of(typed: str) -> list[str]:
    return ["space" if sign == " " else sign for sign in typed]


async def answer_to(typed: str, console: ConsoleEnd, app: App[None]) -> str:
    """What a console is told that has typed a line."""
    name = console.send(typed)
    said: list[str] = []

    def is_answered() -> bool:
        said.extend(filter(None, [console.answer(name)]))
        return bool(said)

    await until(app, is_answered)
    return said[0]


def seat(**more: object) -> Seat:
    return Seat(seated(**more).desk)  # type: ignore[arg-type]


async def test_a_decision_by_keys_with_nothing_secret_on_the_wall(
    seen: Callable[[PrecedentApp], str], same_as_kept: Compare
) -> None:
    there = seat(without=("predict",))
    async with on_the_wall(there).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)
        for size in ((120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await same_as_kept(app, "class-welcome")
        shown = []
        first, second = keys_of("17 5 2"), keys_of("4 13 3")
        for key in ("enter", "enter", *first, "enter", "enter", "enter", *second, "enter"):
            await pilot.press(key)
            shown.append(seen(app))
        assert "hands: • • •" in "".join(shown)
        for each in shown:
            assert not any(secret in each for secret in SECRETS)
            assert "17" not in each
            assert "13" not in each
        await same_as_kept(app, "class-vote")
        await pilot.press("enter")
        assert "You chose: Talk to them" in seen(app)
        for _ in there.frames:
            if "17, then 4" in seen(app):
                break
            await pilot.press("enter")
        assert "17, then 4 (-13)" in seen(app)
        await pilot.press("p")
        assert "A pause" in seen(app)
        await pilot.press("enter")
        assert "17, then 4 (-13)" in seen(app)
        await same_as_kept(app, "class-votes")


async def test_notes_and_news_come_by_a_second_key_over_a_blank_wall(
    seen: Callable[[PrecedentApp], str],
    room: Callable[[PrecedentApp], str],
    same_as_kept: Compare,
) -> None:
    there = seat()
    there.desk.do("")
    async with on_the_wall(there).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)

        async def uncovered(key: str) -> None:
            await pilot.press(key)
            assert room(app) == "covered"
            assert not any(secret in seen(app) for secret in SECRETS)
            assert "gate" not in seen(app)
            await pilot.press("enter")

        await uncovered("n")
        assert room(app) == "notes"
        await same_as_kept(app, "class-notes")
        await pilot.press("escape")
        assert room(app) == "wall"
        await uncovered("i")
        assert room(app) == "news"
        assert "A storm" in seen(app)
        await pilot.press("h")
        assert "Held back." in seen(app)
        assert "r let go" in seen(app)
        await pilot.press("r")
        assert "Released." in seen(app)
        await pilot.press("enter")
        assert room(app) == "wall"
        assert "News: A storm" in seen(app)
        assert there.desk.lesson.news == ("storm",)
        await pilot.press("q")
        assert "Leave this session?" in seen(app)
        await pilot.press("n")
        assert room(app) == "wall"


async def test_a_line_typed_over_the_wall_hides_a_count(
    seen: Callable[[PrecedentApp], str],
    room: Callable[[PrecedentApp], str],
    same_as_kept: Compare,
) -> None:
    there = seat(without=("predict",))
    there.desk.do("")
    there.desk.do("")
    async with on_the_wall(there).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)
        await pilot.press("t", *keys_of("17 5 2"))
        assert room(app) == "line"
        assert "17" not in seen(app)
        await same_as_kept(app, "class-line")
        await pilot.press("enter")
        first = there.desk.lesson.deciding.first
        assert first is not None
        assert first.total == 24
        await pilot.press("t", *keys_of("hold storm"))
        assert "storm" not in seen(app)
        await pilot.press("enter")
        assert "Held back." in seen(app)
        await pilot.press("t", *"flurb", "enter")
        assert "“flurb” is not a count of hands" in seen(app)


async def test_the_console_follows_the_session_and_steers_it(
    seen: Callable[[PrecedentApp], str],
    same_as_kept: Compare,
    kept: Path,
) -> None:
    there = story()
    sitting = sit_down(there, 7, recorded=True)
    time = Time()
    wall = Seat(Desk.begin(there, sitting, set_up(50, 24), LENGTHS, time, ("predict", "known")))
    wall.do("")
    wall.do("")
    reader = Reader(there, find_session(""), time)
    app = PrecedentApp(Empty(), draw_seed=lambda: 7, opening=lambda: ConsoleScreen(reader))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Nobody knows the miller's secret." in seen(app)
        await pilot.press(*keys_of("17 5 2"), "enter")
        assert wall.do_waiting(lambda: "") is not None
        await shows(app, "Counted")
        await shows(app, "First vote, 24 in all")
        for size in ((120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await same_as_kept(app, "class-console")
        wall.leave()
        await pilot.press(*keys_of("12 5 3"), "enter")
        assert "The projector is away" in seen(app)


async def test_what_is_said_to_the_console_is_not_on_the_wall_and_it_has_the_report_written(
    seen: Callable[[PrecedentApp], str],
    kept: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    sitting = sit_down(story(), 7, recorded=True)
    desk = Desk.begin(story(), sitting, set_up(50, 24), LENGTHS, Time(), ("known", "predict"))
    for line in ("", "", "12 5 3", "", "", "12 5 3", ""):
        desk.do(line)
    async with on_the_wall(Seat(desk)).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)
        console = ConsoleEnd(sitting.kept_as)
        for typed, answer in (
            ("the flood comes next", "is no command"),
            ("hold storm", "Held back."),
            ("evidence", "on the wall itself"),
            ("report", "being written"),
        ):
            assert answer in await answer_to(typed, console, app)
            assert "flood" not in seen(app)
            assert "Held back" not in seen(app)
        await app.workers.wait_for_complete()
        assert {path.suffix for path in tmp_path.glob("precedent-class-*")} == {".md", ".html"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_class_is_set_up_from_the_library(
    start: Callable[..., PrecedentApp],
    seen: Callable[[PrecedentApp], str],
    room: Callable[[PrecedentApp], str],
    same_as_kept: Compare,
    size: tuple[int, int],
    kept: Path,
) -> None:
    app = start()
    async with app.run_test(size=size) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert room(app) == "set-up"
        await app.workers.wait_for_complete()
        await pilot.pause()
        await same_as_kept(app, "class-set-up")
        assert "Debrief, " in seen(app)
        await pilot.press("down", "1", "enter")
        assert "This cannot be: a class has 2 to 500 students." in seen(app)
        await pilot.press("backspace", "up")
        await pilot.press("left", "down", *"30", "down", "right", "right", "down", "right")
        assert "all teams must agree" in seen(app)
        await pilot.press("n", *["backspace"] * 30, *keys_of("Red, red"), "enter")
        assert "two teams have the same name" in seen(app)
        await pilot.press("n", *["backspace"] * 30, *keys_of("Red, Blue, Gold"), "enter")
        assert "Red, Blue, Gold" in seen(app)
        await pilot.press("down", "right", "down", "right", "right")
        assert seen(app).count("left out") == 1
        await pilot.press("enter")
        assert room(app) == "wall"
        wall = app.wall
        assert wall is not None
        lesson = wall.seat.desk.lesson
        setup = lesson.setup
        assert (setup.minutes, setup.students) == (30, 30)
        assert (setup.teams, lesson.without) == (("Red", "Blue", "Gold"), ("known",))
        assert "You advise the warden of the bridge." in seen(app)
        await pilot.press("escape", "y")
        await pilot.pause()
        assert room(app) == "library"


async def test_the_whole_debrief_opens_over_the_wall_and_tells_the_votes(
    seen: Callable[[PrecedentApp], str], room: Callable[[PrecedentApp], str]
) -> None:
    there = seat(without=("predict", "talk", "again"))
    for line in ("", "", "12 5 3", "", "ten", "", ""):
        there.do(line)
    assert there.desk.lesson.stage == "debrief"
    async with on_the_wall(there).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)
        assert "v whole debrief" in seen(app)
        await pilot.press("v")
        await pilot.pause()
        assert room(app) == "debrief"
        assert "Votes" in seen(app)
        assert "What the class decided" in "\n".join(app.screen.page_lines())
        await pilot.press("escape")
        assert room(app) == "wall"


async def test_the_library_goes_on_with_a_session_on_the_wall(
    start: Callable[..., PrecedentApp],
    opened: Callable[[str], Opened],
    room: Callable[[PrecedentApp], str],
    seen: Callable[[PrecedentApp], str],
    kept: Path,
) -> None:
    there = opened("bridge")
    sitting = sit_down(there, 7, recorded=True)
    desk = Desk.begin(there, sitting, set_up(50, 24), LENGTHS, Time(), ("known",))
    desk.do("")
    sitting.close()
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        app.resume(find_play("last"))
        await pilot.pause()
        assert room(app) == "wall"
        assert "The water stands" in seen(app)


async def test_what_cannot_be_kept_has_not_happened(
    seen: Callable[[PrecedentApp], str], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    there = story()
    sitting = sit_down(there, 7, recorded=True)
    desk = Desk.begin(there, sitting, set_up(50, 24), LENGTHS, Time(), ("known", "predict"))
    desk.do("")
    desk.do("")
    async with on_the_wall(Seat(desk)).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, PrecedentApp)
        with monkeypatch.context() as patch:
            patch.setattr("os.write", full)
            await pilot.press(*keys_of("12 5 3"), "enter")
            said = " ".join(seen(app).split())
            assert "It cannot be kept:" in said
            assert "the disk is full" in said
            assert desk.lesson.deciding.first is None
            await pilot.press("t", *"unrecorded", "enter")
            await pilot.press(*keys_of("12 5 3"), "enter")
            assert desk.lesson.deciding.first is not None
