from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.arguments.parser import parser
from game.cli import COMMANDS, command_of

PACKAGE = Path(game.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
SUPPORT = sorted((TESTS / "support").glob("*.py"))

MOST_LINES = 320
HEAVY = ("textual", "rich", "pydantic", "numpy")

PROBE = """
import contextlib, io, json, sys

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    from game.cli import main
    try:
        status = main(sys.argv[1:])
    except SystemExit as stop:
        status = stop.code
print(json.dumps({
    "status": status or 0,
    "printed": printed.getvalue(),
    "packages": sorted({name.partition(".")[0] for name in sys.modules}),
}))
"""


def module_name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "--version",
        "list",
        "explain",
        "explain S201",
        "check --help",
        "explore --help",
        "diff --help",
        "graph --help",
        "play --help",
        "debrief --help",
        "new --help",
        "console --help",
        "rehearse --help",
        "plays",
        "plays --help",
        "plays fork --help",
        "evidence --help",
        "print --help",
        "class-export --help",
        "class-report --help",
    ],
)
def test_a_small_command_imports_nothing_heavy(command: str, tmp_path: Path) -> None:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, *command.split()],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert probe.returncode == 0, probe.stderr
    seen = json.loads(probe.stdout)
    assert seen["status"] == 0, probe.stderr
    assert seen["printed"].strip()
    assert set(HEAVY).isdisjoint(seen["packages"])


def test_checking_needs_no_screen() -> None:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, "check", "cienfuegos"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    seen = json.loads(probe.stdout)
    assert (seen["status"], seen["printed"]) == (0, "1 scenario sound\n")
    assert {"textual", "rich"}.isdisjoint(seen["packages"])


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_the_folders_of_tests_mirror_the_rooms() -> None:
    rooms = {init.parent.relative_to(PACKAGE) for init in PACKAGE.rglob("__init__.py")}
    folders = {test.parent.relative_to(TESTS) for test in TESTS.rglob("test_*.py")}
    assert Path("engine") in folders
    assert folders <= rooms


@pytest.mark.parametrize("path", SUPPORT, ids=lambda path: path.stem)
def test_what_tests_share_says_who_uses_it_and_somebody_does(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert "Used by " in (docstring or "")
    users = re.compile(rf"^\s*(from|import) {path.stem}\b", re.MULTILINE)
    assert any(users.search(test.read_text(encoding="utf-8")) for test in TESTS.rglob("*.py"))


def test_beside_the_rooms_lie_tests_of_the_whole_alone() -> None:
    assert {path.name for path in TESTS.glob("*.py") if not path.name.startswith("test_")} == {
        "conftest.py"
    }


def test_help_imports_no_command() -> None:
    probe = PROBE.replace('name.partition(".")[0] for', "name for")
    found = subprocess.run(
        [sys.executable, "-c", probe, "--help"], capture_output=True, encoding="utf-8", check=True
    )
    loaded = json.loads(found.stdout)["packages"]
    ours = {name for name in loaded if name.startswith("game.commands.")}
    assert ours == {"game.commands.leaving", "game.commands.telling"}
    assert {"game.errors", "pathlib", "dataclasses"}.isdisjoint(loaded)


def test_every_command_is_where_it_is_said_to_be() -> None:
    (actions,) = parser()._subparsers._group_actions  # type: ignore[union-attr]
    assert set(actions.choices or ()) == set(COMMANDS) - {None}  # type: ignore[call-overload]
    assert all(callable(command_of(name)) for name in COMMANDS)
