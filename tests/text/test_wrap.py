from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.markdown import parse_markdown
from game.text.width import width
from game.text.wrap import wrap_blocks, wrap_text

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("-> 1.\n #ab漢e\u0301")), max_size=200)


def lines(text: str, columns: int = 20) -> list[str]:
    return wrap_blocks(parse_markdown(text), columns)


def test_paragraphs_are_filled_and_parted() -> None:
    assert lines("The quick brown fox jumps over.\n\nAgain.") == [
        "The quick brown fox",
        "jumps over.",
        "",
        "Again.",
    ]


def test_items_hang_and_stand_together() -> None:
    assert lines("Two:\n- the quick brown fox jumps\n- over\n\n10. the quick brown fox jumps") == [
        "Two:",
        "",
        "- the quick brown",
        "  fox jumps",
        "- over",
        "10. the quick brown",
        "    fox jumps",
    ]


def test_quotes_are_marked_on_each_line() -> None:
    assert lines("> the quick brown fox jumps\n>\n> over\n> - a\n> - b") == [
        "> the quick brown",
        "> fox jumps",
        ">",
        "> over",
        ">",
        "> - a",
        "> - b",
    ]


def test_headings_and_emphasis_show_no_marks() -> None:
    assert lines("## The *end*\n**No** `more`") == ["The end", "", "No more"]


def test_long_words_are_broken_without_losing_anything() -> None:
    assert lines("see https://example.org/a/long/address now") == [
        "see",
        "https://example.org/",
        "a/long/address now",
    ]


def test_wide_signs_are_measured() -> None:
    assert lines("漢字" * 8) == ["漢字" * 5, "漢字" * 3]


def test_a_narrow_screen_gets_twenty_columns() -> None:
    assert lines("The quick brown fox jumps", 3) == lines("The quick brown fox jumps", 20)


def test_nothing_gives_no_lines() -> None:
    assert wrap_blocks((), 80) == []
    assert wrap_text("", 80) == []


def test_a_hard_space_does_not_break() -> None:
    assert wrap_text("aaa bbb\u00a0ccc", 8) == ["aaa", "bbb\u00a0ccc"]


@given(TEXT, st.integers(20, 50))
def test_no_line_is_wider_than_the_screen(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in lines(text, columns))


@given(st.text(st.sampled_from("ab漢e\u0301👩 "), max_size=200), st.integers(2, 30))
def test_every_sign_is_kept_in_order(text: str, columns: int) -> None:
    wrapped = wrap_text(text, columns)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")
    assert all(wrapped)


@given(st.lists(st.sampled_from(["a", "bbb", "ccccc", "漢字"]), max_size=40), st.integers(6, 30))
def test_lines_are_as_full_as_they_can_be(words: list[str], columns: int) -> None:
    wrapped = wrap_text(" ".join(words), columns)
    for line, following in pairwise(wrapped):
        assert width(f"{line} {following.split(' ')[0]}") > columns


@pytest.mark.parametrize("sign", ["a", "漢", "e\u0301"])
def test_one_very_long_word(sign: str) -> None:
    wrapped = wrap_text(sign * 200_000, 20)
    assert "".join(wrapped) == sign * 200_000
