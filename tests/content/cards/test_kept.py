from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.cards import glance, kept
from game.content.cards.card import Card
from game.content.library import cards

ONE = """\
title: One
summary: The first.
minutes: 20
kind: case
objectives: [Weigh it., Say why.]
endings: {peace: {title: P}, war: {title: W}}
"""
MAIN = "title: Several\nminutes: 5\ninclude: [scenes/*.yaml]\nendings: {here: {title: H}}\n"
PART = "endings: {there: {title: T}}\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "several" / "scenes").mkdir(parents=True)
    (folder / "one.yaml").write_text(ONE, encoding="utf-8")
    (folder / "several" / "scenario.yaml").write_text(MAIN, encoding="utf-8")
    (folder / "several" / "scenes" / "part.yaml").write_text(PART, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were just written count as written long ago."""
    monkeypatch.setattr(kept, "_AT_REST", -(10**12))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cards.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the scenarios whose files are read."""
    names: list[str] = []
    real = glance.read_card

    def noted(path: Path, name: str) -> glance.Glance:
        names.append(name)
        return real(path, name)

    monkeypatch.setattr(glance, "read_card", noted)
    return names


def test_cards_are_read_once(library: Path, file: Path, read: list[str]) -> None:
    plain = cards(library)
    read.clear()
    assert cards(library, file) == plain
    assert read == ["one", "several"]
    assert cards(library, file) == plain
    assert read == ["one", "several"]
    assert plain[0] == Card(
        "one", library / "one.yaml", "One", "The first.", 20, "case",
        ("Weigh it.", "Say why."), ("peace", "war"),
    )  # fmt: skip
    assert plain[1].endings == ("here", "there")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _keep_the_date(path: Path, text: str) -> None:
    before = path.stat()
    # The system's own date is no finer than its clock.
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        _write(path, text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "another text": ("one", lambda folder: _write(folder / "one.yaml", ONE.replace("20", "30"))),
    "the same size and date": (
        "one",
        lambda folder: _keep_the_date(folder / "one.yaml", ONE.replace("20", "30")),
    ),
    "a part": ("several", lambda folder: _write(folder / "several/scenes/part.yaml", "a: 1\n")),
    "a part more": ("several", lambda folder: _write(folder / "several/scenes/b.yaml", PART)),
    "a part less": ("several", lambda folder: (folder / "several/scenes/part.yaml").unlink()),
    "other parts": (
        "several",
        lambda folder: _write(folder / "several/scenario.yaml", MAIN.replace("scenes", "other")),
    ),
    "another file of the same size and date": (
        "one",
        lambda folder: Path(shutil.copy2(folder / "one.yaml", folder / "copy")).replace(
            folder / "one.yaml"
        ),
    ),
}


@pytest.mark.parametrize(("name", "change"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read_anew(
    name: str, change: Callable[[Path], object], library: Path, file: Path, read: list[str]
) -> None:
    cards(library, file)
    read.clear()
    change(library)
    now = cards(library, file)
    assert read == [name]
    assert now == cards(library)
    read.clear()
    assert cards(library, file) == now
    assert read == []


def test_a_file_that_may_be_written_just_now_is_read_each_time(
    library: Path, file: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_AT_REST", 10**12)
    cards(library, file)
    read.clear()
    assert len(cards(library, file)) == 2
    assert read == ["one", "several"]
    assert not file.exists()


def test_a_card_with_a_problem_is_read_each_time(
    library: Path, file: Path, read: list[str]
) -> None:
    (library / "one.yaml").write_text("title: [", encoding="utf-8")
    first = cards(library, file)
    read.clear()
    assert cards(library, file) == first
    assert first[0].problem
    assert read == ["one"]


def test_what_is_no_longer_there_is_forgotten(library: Path, file: Path) -> None:
    cards(library, file)
    (library / "one.yaml").unlink()
    assert [card.name for card in cards(library, file)] == ["several"]
    assert [*json.loads(file.read_bytes())["cards"]] == [str(library / "several/scenario.yaml")]


def _mangled(text: str) -> list[str]:
    whole = json.loads(text)
    one = next(iter(whole["cards"]))
    wrong = [
        {**whole, "game": "0"},
        {"game": whole["game"]},
        {**whole, "cards": [1]},
        {**whole, "cards": {one: 3}},
        [],
    ]
    for key in whole["cards"][one]:
        rows = (
            {**whole["cards"][one], key: value} for value in (None, {}, [[3]], float("nan"), "x")
        )
        left = {name: value for name, value in whole["cards"][one].items() if name != key}
        wrong += [{**whole, "cards": {one: row}} for row in (*rows, left)]
    cut = [text[:at] for at in range(0, len(text), 40)]
    return [*cut, "[" * 100_000, "\0", *map(json.dumps, wrong)]


def test_a_file_that_is_not_as_it_was_written_is_left_aside(library: Path, file: Path) -> None:
    right = cards(library, file)
    for text in _mangled(file.read_text(encoding="ascii")):
        file.write_text(text, encoding="ascii")
        found = cards(library, file)
        if found != right:
            # A text can be another text, and nothing else.
            assert any(
                card.title == "x" or card.summary == "x" or card.kind == "x" for card in found
            )
    file.write_bytes(b"\xff\xfe")
    assert cards(library, file) == right


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write")
def test_cards_are_read_where_nothing_can_be_kept(library: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert cards(library, home / "cache" / "cards.json") == cards(library)
    assert not [*home.iterdir()]


@pytest.mark.parametrize("taken", ["cache", "cache/cards.json/folder"])
def test_cards_are_read_where_something_else_stands(
    taken: str, library: Path, tmp_path: Path, file: Path
) -> None:
    other = tmp_path / taken
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text("mine", encoding="utf-8")
    assert cards(library, file) == cards(library)
    assert other.read_text(encoding="utf-8") == "mine"
    assert not [*tmp_path.glob("**/*.part")]
