from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.authoring.trying.watch import Broken, Gone, Reloaded, Watch, carry
from game.content.opened import Library
from game.engine.compile import compile_scenario
from game.engine.play import Move, Road, choose, move, start
from game.engine.step import open_options
from game.model.scenario import Option, Scenario
from generated import scenarios
from making import inject, option, outcome, played, program, scene

SOUND = """\
format: 1
title: A sound one
start: a
scenes:
  a:
    title: A
    text: Here.
    options:
      go: {label: Go, outcome: {text: Done., basis: assumption, assumes: [{text: Made up.}]}}
    next: end
endings:
  over: {title: Over, text: It is over.}
"""
FOLDER = {
    "scenario.yaml": SOUND + "include: [scenes/*.yaml]\n",
    "scenes/one.yaml": "injects: {}\n",
}


@dataclass
class Disk:
    """A folder whose files are written as editors write them, each time a second later."""

    folder: Path
    clock: count[int] = field(default_factory=lambda: count(1_700_000_000))

    def save(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        now = next(self.clock)
        os.utime(path, (now, now))
        return path

    def save_by_rename(self, name: str, text: str) -> None:
        self.save(f"{name}~", text).replace(self.folder / name)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    made = Disk(tmp_path)
    made.save("x.yaml", SOUND)
    return made


def watching(path: Path) -> Watch:
    return Watch(Library(), str(path))


def titled(title: str) -> str:
    return SOUND.replace("A sound one", title)


def test_what_is_not_changed_is_not_told(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    assert [watch.poll() for _ in range(3)] == [None] * 3


@pytest.mark.parametrize("save", [Disk.save, Disk.save_by_rename])
def test_a_saved_file_is_read_once_it_is_still(
    disk: Disk, save: Callable[[Disk, str, str], object]
) -> None:
    watch = watching(disk.folder / "x.yaml")
    save(disk, "x.yaml", titled("Another"))
    assert watch.poll() is None
    assert watch.unsettled
    change = watch.poll()
    assert isinstance(change, Reloaded)
    assert change.opened.scenario.title == "Another"
    assert (watch.poll(), watch.unsettled) == (None, False)


def test_a_file_that_is_being_written_is_not_read(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    for text in ("", "title", SOUND[:80]):
        disk.save("x.yaml", text)
        assert watch.poll() is None
    disk.save("x.yaml", titled("Whole"))
    assert watch.poll() is None
    change = watch.poll()
    assert isinstance(change, Reloaded)
    assert change.opened.scenario.title == "Whole"


def test_a_file_that_is_away_for_a_moment_is_not_called_gone(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    (disk.folder / "x.yaml").unlink()
    assert watch.poll() is None
    disk.save("x.yaml", titled("Back"))
    assert watch.poll() is None
    assert isinstance(watch.poll(), Reloaded)


def test_problems_are_told_once_and_the_mended_file_is_read(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    disk.save("x.yaml", SOUND + "titel: x\n")
    change = [watch.poll() for _ in range(4)][1]
    assert isinstance(change, Broken)
    assert [problem.code for problem in change.problems] == ["S201"]
    disk.save("x.yaml", SOUND)
    assert isinstance([watch.poll(), watch.poll()][1], Reloaded)


def test_a_deleted_file_is_told_once_and_its_return_too(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    (disk.folder / "x.yaml").unlink()
    assert [watch.poll() for _ in range(4)] == [None, Gone("x.yaml"), None, None]
    disk.save("x.yaml", SOUND)
    assert isinstance([watch.poll(), watch.poll()][1], Reloaded)


def test_a_file_that_became_something_else_is_a_problem(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    (disk.folder / "x.yaml").write_bytes(bytes(range(256)))
    change = [watch.poll(), watch.poll()][1]
    assert isinstance(change, Broken)
    (disk.folder / "x.yaml").unlink()
    (disk.folder / "x.yaml").mkdir()
    change = [watch.poll(), watch.poll()][1]
    assert isinstance(change, Broken)


def in_folder(disk: Disk) -> Watch:
    for name, text in FOLDER.items():
        disk.save(name, text)
    return watching(disk.folder)


CHANGES: dict[str, Callable[[Disk], object]] = {
    "its main file": lambda disk: disk.save("scenario.yaml", FOLDER["scenario.yaml"] + "# more\n"),
    "an included file": lambda disk: disk.save("scenes/one.yaml", "injects: {}\n# more\n"),
    "a new file that a pattern names": lambda disk: disk.save("scenes/two.yaml", "flags: {}\n"),
    "a file that is taken away": lambda disk: (disk.folder / "scenes" / "one.yaml").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_file_of_a_folder_counts(what: str, disk: Disk) -> None:
    watch = in_folder(disk)
    CHANGES[what](disk)
    change = [watch.poll(), watch.poll()][1]
    assert isinstance(change, Broken if what == "a file that is taken away" else Reloaded)


def test_a_file_named_only_in_a_broken_version_is_followed_too(disk: Disk) -> None:
    watch = in_folder(disk)
    disk.save("more.yaml", "flags: {")
    disk.save("scenario.yaml", SOUND + "evidence: [more.yaml]\n")
    assert isinstance([watch.poll(), watch.poll()][1], Broken)
    disk.save("more.yaml", "references: {}\n")
    assert isinstance([watch.poll(), watch.poll()][1], Reloaded)


def test_a_file_that_another_one_lies_beside_is_not_watched(disk: Disk) -> None:
    watch = in_folder(disk)
    disk.save("notes.yaml", "a: 1\n")
    disk.save("scenes/.one.yaml.swp", "a: 1\n")
    assert [watch.poll() for _ in range(3)] == [None] * 3


def test_a_watch_settles_by_looking_again(disk: Disk) -> None:
    watch = watching(disk.folder / "x.yaml")
    waits: list[float] = []
    assert (watch.settle(waits.append), waits) == (None, [])
    disk.save("x.yaml", titled("Another"))
    assert isinstance(watch.settle(waits.append), Reloaded)
    assert len(waits) == 1

    def write_on(seconds: float) -> None:
        waits.append(seconds)
        disk.save("x.yaml", SOUND)

    disk.save("x.yaml", SOUND)
    assert watch.settle(write_on) is None
    assert len(waits) < 50


def test_a_name_of_the_library_is_watched_by_its_file() -> None:
    watch = Watch(Library(), "cienfuegos")
    library = Library().folder
    assert watch.watches("cienfuegos")
    assert watch.watches(str(library / "cienfuegos.yaml"))
    assert not watch.watches("nothing_of_that_name")
    assert watch.poll() is None


def two(first: Option, second: Option | None = None) -> Road:
    made = program({"a": scene({"go": first}), "b": scene({"on": second or option()})})
    return start(made, 3)


def ids(road: Road) -> list[str]:
    return [turn.move.id for turn in road.turns]


def test_choices_are_made_again_by_their_ids() -> None:
    old = played(two(option(to="b")).program, "go", "on", seed=3)
    new = two(option(outcome({"trust": 7}), to="b", label="Renamed")).program
    road, lost = carry(old, new)
    assert (ids(road), lost, road.seed, road.program) == (["go", "on"], "", 3, new)
    assert road.state.cells[0] == 57


def test_a_choice_that_is_gone_is_named_and_play_stands_before_it() -> None:
    old = played(two(option(to="b")).program, "go", "on")
    new = program({"a": scene({"go": option(to="b")}), "b": scene({"other": option()})})
    road, lost = carry(old, new)
    assert ids(road) == ["go"]
    assert lost == "Choice 2, `on`, is no longer possible: there is no option `on` in scene `b`."


def test_a_choice_that_is_locked_or_behind_the_end_says_so() -> None:
    old = played(two(option(to="b")).program, "go", "on")
    shut = {"on": option(if_="trust > 90"), "off": option()}
    locked = program({"a": scene({"go": option(to="b")}), "b": scene(shut)})
    said = "Choice 2, `on`, is no longer possible: the option `on` of scene `b` is locked."
    assert carry(old, locked).lost == said
    said = "Choice 2, `on`, is no longer possible: the play is over."
    assert carry(old, two(option()).program).lost == said


def drawn(*weights: int, ids_: str = "xyz") -> Option:
    rows = (outcome(id_=id_, weight=weight) for id_, weight in zip(ids_, weights, strict=False))
    return option(*rows, to="b")


def test_other_luck_is_another_play_and_stops_it() -> None:
    old = choose(two(drawn(1, 10**9)), "go")
    assert old.program.scenes[0].options[0].outcomes[old.turns[0].outcome].id == "y"
    road, lost = carry(old, two(drawn(10**9, 1)).program)
    assert ids(road) == []
    assert lost == "Choice 1, `go`, is no longer possible: with seed 3 it leads to `x`, not to `y`."
    assert ids(carry(old, two(drawn(1, 10**9, 1)).program).road) == ["go"]


def test_an_outcome_that_had_no_rival_may_be_renamed() -> None:
    old = choose(two(drawn(1)), "go")
    road, lost = carry(old, two(drawn(1, ids_="new")).program)
    assert (ids(road), lost) == (["go"], "")


def test_what_was_done_by_hand_is_done_again_or_named() -> None:
    scenes = {"a": scene({"go": option(to="b")}), "b": scene({"on": option()})}
    made = program(scenes, injects={"news": inject({"trust": 3})})
    old = choose(move(start(made, 1), Move("inject", "news")), "go")
    road, lost = carry(old, made)
    assert (ids(road), lost) == (["news", "go"], "")
    road, lost = carry(old, program(scenes))
    assert ids(road) == []
    assert lost == (
        "The inject `news` is no longer possible: there is no inject `news` in this scenario."
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=scenarios(), new=scenarios(), data=st.data())
def test_a_play_is_carried_as_far_as_its_ids_go_and_never_fails(
    old: Scenario, new: Scenario, data: st.DataObject
) -> None:
    tables = compile_scenario(old)
    road = start(tables, data.draw(st.integers(0, 99)))
    while not road.over and data.draw(st.integers(0, 4)):
        at = data.draw(st.sampled_from(open_options(tables, road.state)))
        road = choose(road, tables.scenes[road.state.place].options[at].id)
    assert carry(road, compile_scenario(old)).lost == ""
    assert carry(road, compile_scenario(old)).road.turns == road.turns
    carried = carry(road, compile_scenario(new))
    assert ids(carried.road) == ids(road)[: len(carried.road.turns)]
    assert bool(carried.lost) == (len(carried.road.turns) < len(road.turns))
