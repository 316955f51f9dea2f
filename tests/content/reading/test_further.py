"""Texts with several faults of syntax: each is told as if it stood alone, and nothing else."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.content.reading import further
from game.content.reading.careful import outline
from game.content.reading.source import parse_text
from writing import FIXTURES

SOUND = (FIXTURES / "ferry.yaml").read_text(encoding="utf-8")
BROKEN = (
    ("title: The ferry", "title: The ferry: a start"),
    ("minutes: 30", "minutes:30"),
    ("range: [0, 100], better: higher}\nflags", "range: [0, 100, better: higher}\nflags"),
    ("    date: 1902-06", "     date: 1902-06"),
    ("    text: The search begins", "    text:The search begins"),
    ("    text: Nobody calls.", "    text: 'Nobody's calls.'"),
    ("text: The money goes up.", 'text: "The money goes up.'),
    ("          text: It protests", "          text: @it protests"),
)


def told(text: str) -> list[tuple[int, str, str]]:
    found = parse_text(text, shown="x.yaml").problems
    return [(each.place.line, each.message, each.fix) for each in found if each.place]


def broken(*changes: tuple[str, str]) -> str:
    text = SOUND
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text


ALONE = {change: told(broken(change)) for change in BROKEN}


def test_each_alone_is_one_fault() -> None:
    assert [len(each) for each in ALONE.values()] == [1] * len(BROKEN)


@pytest.mark.parametrize("changes", [*combinations(BROKEN, 2)])
def test_two_are_told_as_each_alone(changes: tuple[tuple[str, str], ...]) -> None:
    found = told(broken(*changes))
    places = [(line, fix) for line, _, fix in found]
    assert places == sorted((line, fix) for each in changes for line, _, fix in ALONE[each])


def test_all_are_told_at_once() -> None:
    lines = [line for line, _, _ in told(broken(*BROKEN))]
    assert lines == sorted(line for each in ALONE.values() for line, _, _ in each)


def test_what_is_no_fault_of_syntax_is_told_behind_one_too() -> None:
    text = "title: A: b\nminutes: 3\nminutes: 4\n"
    codes = [each.code for each in parse_text(text, shown="x.yaml").problems]
    assert codes == ["Y101", "Y103"]


def test_behind_what_has_no_fix_nothing_is_told() -> None:
    lines = [line for line, _, _ in told("a: [b}\nc: d: e\n")]
    assert lines == [1]


def test_a_long_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = broken(*BROKEN)
    assert len(outline(text).faults) == 1
    monkeypatch.setattr(further, "_LONGEST", len(text) - 1)
    assert len(told(text)) == 1
