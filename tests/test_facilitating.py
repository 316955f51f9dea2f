"""The guide for facilitators: what it says can be typed can be, and its commands run."""

from __future__ import annotations

import re
import shlex
from io import StringIO
from pathlib import Path

import pytest

from game.classroom.rules.lengths import lengths_of
from game.classroom.rules.loop import NAMES
from game.classroom.rules.plan import plan
from game.classroom.rules.setup import set_up
from game.classroom.session.desk import Desk
from game.classroom.session.lesson import offered
from game.cli import main
from game.content.opened import Library, Opened
from game.engine.play import start
from game.journal.sitting import Sitting
from game.tui.commands.in_class import CLASS_COMMANDS
from game.tui.commands.rooms import WALL
from lessons import Time

GUIDE = Path(__file__).parents[1] / "scenarios" / "FACILITATING.md"
TEXT = GUIDE.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2].splitlines()) for match in FENCE.finditer(TEXT)]
COMMANDS = [line for language, lines in BLOCKS if language == "sh" for line in lines]
TYPED = [
    "" if line == "Enter" else line
    for language, lines in BLOCKS
    if language == "typed"
    for line in lines
]


def rows_of(head: str) -> list[list[str]]:
    """Return the cells of the table with this head."""
    lines = TEXT.splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith(f"| {head} "))
    found = []
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


@pytest.fixture(scope="module")
def cienfuegos() -> Opened:
    return Library().open("cienfuegos")


def seated(opened: Opened, minutes: int, teams: tuple[str, ...] = ()) -> tuple[Desk, Time]:
    time = Time()
    sitting = Sitting(start(opened.program, 7), opened.evidence)
    setup = set_up(minutes, 24, teams)
    return Desk.begin(opened, sitting, setup, lengths_of(opened, 7), time), time


def test_every_command_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("roster.csv").write_text("id,name,team\n1,Ada,Red\n", encoding="utf-8")
    assert len(COMMANDS) == 13
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "precedent"
        if arguments[0] == "rehearse":
            continue  # it takes seconds, and has tests of its own
        monkeypatch.setattr("sys.stdin", StringIO("\n".join([*TYPED, "quit"]) + "\n"))
        assert main(arguments) == 0, command
    written = {path.name for path in tmp_path.glob("*.*")}
    assert {"class.html", "tabletop.html", "gradebook-codebook.csv", "statements.jsonl"} <= written


def test_the_session_of_thirty_minutes_is_typed_without_a_refusal(cienfuegos: Opened) -> None:
    desk, time = seated(cienfuegos, 30)
    for line in TYPED[:-1]:
        time.now += 30
        desk.do(line)
    assert desk.do(TYPED[-1]).shows == "report"
    assert desk.lesson.stage == "debrief"
    assert len(desk.lesson.made) == 2
    assert desk.lesson.made[0].second is not None


@pytest.mark.parametrize("minutes", [50, 90])
def test_a_longer_session_goes_by_the_table_of_steps(cienfuegos: Opened, minutes: int) -> None:
    desk, time = seated(cienfuegos, minutes)
    told = {row[0]: re.findall(r"`([^`]+)`", row[2]) for row in rows_of("step")}
    assert set(told) == set(NAMES.values())
    desk.do("")
    for _ in range(100):
        if desk.lesson.stage != "deciding":
            break
        lesson = desk.lesson
        typed = told[NAMES[lesson.step]]
        if lesson.step in ("vote", "again"):
            typed = [typed[0] + " 0" * (len(offered(lesson)) - 3)]
        elif lesson.step == "predict":
            typed = ["skip"] if lesson.deciding.number > 1 else typed
        for line in typed:
            time.now += 60
            if line:
                desk.do(line)
        if typed != ["skip"]:
            desk.do("")
    assert desk.lesson.stage == "debrief"
    assert len(desk.lesson.made) >= 3


def test_the_plan_in_the_guide_is_the_program_s(cienfuegos: Opened) -> None:
    lengths = lengths_of(cienfuegos, 0)
    for minutes, decisions, twice in rows_of("minutes"):
        made = plan(int(minutes), lengths)
        assert len(made.decisions) == int(decisions)
        planned = [{each.step for each in steps} for steps in made.decisions]
        assert len([None for steps in planned if {"talk", "again"} <= steps]) == int(twice)
        assert made.debrief * 3 >= int(minutes) * 60


def test_every_key_that_is_named_is_one_of_the_wall() -> None:
    keys = {key for each in CLASS_COMMANDS if WALL in each.rooms for key in each.keys}
    prose = FENCE.sub("", TEXT)
    named = set(re.findall(r"`([a-z])`", prose))
    assert named
    assert named <= keys


def test_news_and_words_of_the_guide_are_taken(cienfuegos: Opened) -> None:
    desk, _ = seated(cienfuegos, 50, ("Red", "Blue", "Gold"))
    for line in ("", "", "9 12 3", "", "1 2 1", "", "", "1 2 -"):
        desk.do(line)
    for line in ("run-off", "2 2 1", "dissent Red: we gave it away", "+1", "timers off"):
        desk.do(line)
    assert desk.lesson.deciding.dissents[0].by == "Red"
    for name in re.findall(r"`(?:inject|hold|release)\s+(\w+)`", TEXT):
        assert name in cienfuegos.scenario.injects
