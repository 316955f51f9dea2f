from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.ids import RESERVED, is_evidence_id, is_id, suggest_id


@pytest.mark.parametrize("word", ["a", "arrest", "s1_b", "a" * 64])
def test_ids(word: str) -> None:
    assert is_id(word)


@pytest.mark.parametrize("word", ["", "A", "1a", "a-b", "a b", "é", "a\n", "_a"])
def test_not_ids(word: str) -> None:
    assert not is_id(word)


@pytest.mark.parametrize("word", ["F172", "cienfuegos-2020", "r_1"])
def test_evidence_ids(word: str) -> None:
    assert is_evidence_id(word)


@pytest.mark.parametrize(
    ("word", "suggested"),
    [("The arrest", "the_arrest"), ("2nd try", "n_2nd_try"), ("end", "end_1"), ("!!", "name")],
)
def test_suggestions(word: str, suggested: str) -> None:
    assert suggest_id(word) == suggested


@given(st.text(max_size=90))
def test_a_suggestion_is_always_a_free_id(word: str) -> None:
    assert is_id(suggest_id(word))
    assert suggest_id(word) not in RESERVED
    assert is_evidence_id(suggest_id(word, hyphens=True))
