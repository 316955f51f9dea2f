from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.reading.places import MOST_OF_A_KIND, Fault, Faults, Lines
from game.errors import Place


@given(st.text(alphabet="ab\n", max_size=40), st.integers(0, 40))
def test_a_position_is_that_of_the_text_before(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    before = text[:offset].split("\n")
    assert Lines(text).position(offset) == (len(before), len(before[-1]) + 1)
    assert Lines(text).line(len(before)) == text.split("\n")[len(before) - 1]


def test_a_place_ends_with_its_line() -> None:
    lines = Lines("one two\nthree\n")
    assert lines.place("f", 4, 13) == Place("f", 1, 5, 8)
    assert lines.place("f", 4, 4) == Place("f", 1, 5, 6)


@pytest.mark.parametrize(
    ("number", "shown"), [(1, [1, 2]), (2, [1, 2, 3]), (3, [2, 3]), (4, [3, 4])]
)
def test_the_lines_around_are_those_an_editor_counts(number: int, shown: list[int]) -> None:
    assert [line for line, _ in Lines("a\nb\nc\n").around(number)] == shown


def test_a_fault_becomes_a_problem_with_its_place() -> None:
    problem = Lines("a\nb: c\n").problem("f", Fault("Y101", "wrong", 5, 6, fix="x"))
    assert problem.place == Place("f", 2, 4, 5)
    assert problem.lines == ((1, "a"), (2, "b: c"))
    assert (problem.code, problem.message, problem.fix) == ("Y101", "wrong", "x")


def test_of_each_code_the_first_are_kept_and_the_others_counted() -> None:
    faults = Faults()
    for at in range(MOST_OF_A_KIND + 3):
        faults.add(Fault("Y109", f"number {at}", at, at + 1))
    faults.add(Fault("Y103", "another", 0, 1))
    told = faults.told()
    assert len(told) == MOST_OF_A_KIND + 2
    assert told[-1].message == "3 more of this kind, from here on"
    assert told[-1].start == MOST_OF_A_KIND


def test_one_more_than_are_kept_is_told_as_it_is() -> None:
    faults = Faults()
    for at in range(MOST_OF_A_KIND + 1):
        faults.add(Fault("Y109", f"number {at}", at, at + 1))
    assert faults.told()[-1].message == f"number {MOST_OF_A_KIND}"
