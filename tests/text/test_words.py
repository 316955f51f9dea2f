from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.words import reading_seconds, word_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        ("**Two** *words*", 2),
        ("- one\n- two\n\n1. three", 3),
        ("well-known people's 5.3 U.S.", 4),
        ("a pause — here", 3),
        ("a pause—here", 3),
        ("- - -\n\n…", 0),
        ("## A heading\n\n> a quote", 4),
        ("trust is {trust}", 3),
        ("Peña Nieto", 2),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (1, 1), (10, 3), (200, 60), (201, 61)])
def test_reading_seconds(words: int, seconds: int) -> None:
    assert reading_seconds(words) == seconds


@given(st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True)))
def test_plain_words_are_counted_one_by_one(words: list[str]) -> None:
    assert word_count(" ".join(words)) == len(words)
