from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.conditions import (
    And,
    Chose,
    Compare,
    Decisions,
    Name,
    Not,
    Number,
    Or,
    Seen,
    Sum,
    walk,
)
from game.model.parser import MAX_DEPTH, MAX_LENGTH, MAX_NUMBER, ConditionFault, parse_condition


def tree(source: str):
    return parse_condition(source).root


A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", A),
        ("not a", Not(A)),
        ("not not a", Not(Not(A))),
        ("a and b or c", Or(And(A, B), C)),
        ("a or b and c", Or(A, And(B, C))),
        ("(a or b) and c", And(Or(A, B), C)),
        ("not a and b", And(Not(A), B)),
        ("not a >= 1", Not(Compare(A, ">=", Number(1)))),
        ("a >= -5", Compare(A, ">=", Number(-5))),
        ("a + b - 3 < c", Compare(Sum(Sum(A, 1, B), -1, Number(3)), "<", C)),
        ("a - -1 == 0", Compare(Sum(A, -1, Number(-1)), "==", Number(0))),
        ("decisions >= 2", Compare(Decisions(), ">=", Number(2))),
        ("seen(arrest)", Seen("arrest")),
        ("seen ( arrest )", Seen("arrest")),
        ("chose(arrest.return)", Chose("arrest", "return")),
        ("a\n  and b", And(A, B)),
        ("a != 10", Compare(A, "!=", Number(10))),
    ],
)
def test_what_is_of_the_language(source: str, expected: object) -> None:
    assert tree(source) == expected


@pytest.mark.parametrize(
    ("source", "start", "end", "said"),
    [
        ("", 0, 1, "empty"),
        ("   ", 0, 1, "empty"),
        ("a and", 5, 6, "missing at the end"),
        ("and a", 0, 3, "before `and`"),
        ("a b", 2, 3, "does not follow"),
        ("(a", 0, 1, "not closed"),
        ("a)", 1, 2, "closes nothing"),
        ("a = 5", 2, 3, "write `==`"),
        ("a => 5", 2, 4, "write `>=`"),
        ("a && b", 2, 4, "write `and`"),
        ("a || b", 2, 4, "write `or`"),
        ("!a", 0, 1, "write `not`"),
        ("a <> 1", 2, 4, "write `!=`"),
        ("1 < a < 5", 6, 7, "two things at a time"),
        ("a >= 007", 5, 8, "write `7`"),
        ("a >= 0x10", 5, 9, "number is whole"),
        ("a >= 1.5", 5, 7, "number is whole"),
        ("a >= 1e3", 5, 8, "number is whole"),
        ("a >= 99999999999", 5, 16, "largest number"),
        ("a == true", 0, 9, "flag is named alone"),
        ("true", 0, 4, "flag is named alone"),
        ("a is b", 2, 4, "does not follow"),
        ("a.b", 1, 2, "does not follow"),
        ("seen", 0, 4, "seen(scene)"),
        ("seen(", 5, 6, "seen(scene)"),
        ("seen(a.b)", 6, 7, "seen(scene)"),
        ("chose(a)", 7, 8, "chose(scene.option)"),
        ("max(a)", 0, 3, "not a function"),
        ("a @ b", 2, 3, "no meaning"),
        ("“a”", 0, 1, "quotes have no place"),
        ("a >=", 4, 5, "missing at the end"),
        ("-a", 1, 2, "whole number is missing"),
        ("__import__('os')", 11, 12, "quotes have no place"),
    ],
)
def test_a_fault_has_a_place_and_says_what_is_wrong(
    source: str, start: int, end: int, said: str
) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse_condition(source)
    assert (caught.value.start, caught.value.end) == (start, end)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("source", "start", "end", "meant"),
    [
        ("a ≥ 5", 2, 3, ">="),
        ("a > −5", 4, 5, "-"),
        ("a < 60%", 6, 7, ""),
        ("“a” and b", 0, 1, ""),
        ("a is above 30", 2, 10, ">"),
        ("a above 30", 2, 7, ">"),
        ("a falls below 30", 2, 13, "<"),
        ("a is more than 30", 2, 14, ">"),
        ("a is not above 30", 2, 14, "<="),
        ("a is at least 30", 2, 13, ">="),
        ("a at most 30", 2, 9, "<="),
        ("a is 5", 2, 4, "=="),
        ("a is not 5", 2, 8, "!="),
        ("a is equal to 5", 2, 13, "=="),
        ("a is not equal to -5", 2, 17, "!="),
        ("b and a is between 5 and 9", 6, 26, "a >= 5 and a <= 9"),
        ("a is true", 0, 9, "a"),
        ("a is not true", 0, 13, "not a"),
        ("b and a is false", 6, 16, "not a"),
        ("a == true", 0, 9, "a"),
        ("a != true", 0, 9, "not a"),
        ("a == false", 0, 10, "not a"),
        ("a AND b", 2, 5, "and"),
        ("NOT a", 0, 3, "not"),
        ("if a > 5", 0, 2, ""),
    ],
)
def test_words_and_signs_of_ones_own_are_told_in_the_right_form(
    source: str, start: int, end: int, meant: str
) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse_condition(source)
    assert (caught.value.start, caught.value.end, caught.value.meant) == (start, end, meant)


def test_parts_know_where_they_stand() -> None:
    source = "not leaked and cooperation >= 50"
    root = tree(source)
    assert [source[part.start : part.end] for part in walk(root)] == [
        source,
        "not leaked",
        "leaked",
        "cooperation >= 50",
        "cooperation",
        "50",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1),
        "not " * (MAX_DEPTH + 1) + "a",
        "a" * (MAX_LENGTH + 1),
        "a+" * 300 + "a > 1",
    ],
)
def test_length_and_depth_are_bounded(source: str) -> None:
    with pytest.raises(ConditionFault):
        parse_condition(source)


def test_what_is_within_the_bounds_is_read() -> None:
    assert tree("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == A
    assert tree(f"a < {MAX_NUMBER}") == Compare(A, "<", Number(MAX_NUMBER))


def place_of_fault(source: str) -> tuple[int, int] | None:
    try:
        parse_condition(source)
    except ConditionFault as fault:
        return fault.start, fault.end
    return None


@given(st.text(alphabet="ab01() .<>=!+-&|ndotrseech_\"'\n", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(source: str) -> None:
    place = place_of_fault(source)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= max(len(source), start) + 1
