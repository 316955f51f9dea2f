from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from game.authoring.trying.watch import Broken, Change, Gone, Reloaded
from game.content.opened import Opened
from game.engine.compile import compile_scenario
from game.engine.play import start
from game.errors import Place, Problem
from game.model.evidence import Evidence
from game.model.scenario import Scene
from game.plain.loop import Table
from game.plain.page import Page
from making import option, scenario, scene

PROBLEM = Problem("S201", "unknown key `titel`", Place("x.yaml", 2, 1, 6), nearest="title")


class Scripted:
    """A watch that tells one thing a look."""

    def __init__(self, *changes: Change | None) -> None:
        self.changes = [*changes]

    def settle(self, wait: Callable[[float], None]) -> Change | None:
        return self.changes.pop(0) if self.changes else None


def opened(**scenes: Scene) -> Opened:
    made = scenario(scenes)
    return Opened("made", made, Evidence(), compile_scenario(made))


def scenes(**more: Scene) -> Mapping[str, Scene]:
    first = scene({"go": option(to="b", label="Go on")}, title="First")
    return {"a": first, "b": scene({"stop": option(label="Stop")}, title="Second"), **more}


OLD = opened(**scenes())


def told(
    *lines: str, changes: tuple[Change | None, ...], capsys: pytest.CaptureFixture[str]
) -> str:
    waiting = [*lines]
    watch = Scripted(*changes)
    table = Table(OLD, start(OLD.program, 7), Page(76), watch)  # type: ignore[arg-type]
    table.play(lambda: waiting.pop(0) if waiting else None, stay=True)
    return capsys.readouterr().out


def test_a_change_is_told_and_the_scene_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    new = opened(**scenes(b=scene({"stop": option(label="Halt")}, title="Second, anew")))
    said = told("1", changes=(None, None, Reloaded(new)), capsys=capsys)
    assert "The scenario was changed. Reloaded " in said
    assert said.index("Decision 2: Second\n") < said.index("Decision 2: Second, anew")
    assert "1. Halt" in said


def test_what_was_typed_about_the_scene_before_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = opened(**scenes(a=scene({"other": option(to="b", label="Other")}, title="First, anew")))
    said = told("1", "1", changes=(None, Reloaded(new)), capsys=capsys)
    assert "What you typed, '1', was about the scene before; type it again." in said
    assert said.count("You choose: ") == 1
    assert "You choose: Other" in said


def test_a_choice_that_is_gone_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    new = opened(**scenes(a=scene({"other": option(label="Other")}, title="First, anew")))
    said = told("1", changes=(None, None, Reloaded(new)), capsys=capsys)
    lost = "Choice 1, `go`, is no longer possible: there is no option `go` in scene `a`."
    assert lost in " ".join(said.split())
    assert said.rindex("Decision 1: First, anew") > said.index("Decision 2")


def test_problems_are_listed_and_play_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("", "1", changes=(None, Broken((PROBLEM,))), capsys=capsys)
    assert "has problems now. The play goes on as it was." in said
    assert "error[S201] unknown key `titel`" in said
    assert "What you typed" not in said
    assert "You choose: Go on" in said


def test_a_file_that_is_gone_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("1", changes=(None, Gone("x\x1b.yaml")), capsys=capsys)
    assert ".yaml is gone. The play goes on as it was." in said
    assert "\x1b" not in said
    assert "You choose: Go on" in said


@pytest.mark.parametrize("change", [Broken((PROBLEM,)), Gone("x.yaml")])
def test_what_was_typed_is_kept_where_the_play_is_as_it_was(
    change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told("1", changes=(None, change), capsys=capsys)
    assert said.index("The play goes on as it was.") < said.index("You choose: Go on")
    assert "What you typed" not in said


def test_leaving_needs_no_look(capsys: pytest.CaptureFixture[str]) -> None:
    said = told("quit", changes=(None, Gone("x.yaml")), capsys=capsys)
    assert "gone" not in said
    assert "Left after no decisions." in said
