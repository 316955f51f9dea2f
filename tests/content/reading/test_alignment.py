from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.content.reading.alignment import align


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("trust >= 50 and ally", "and"),
        ("'it''s said and done'", "and"),
        (r'"say \"x\" \u00e9 and"', "and"),
        ("one\n   two and three", "and"),
        ("one\n\n   two and three", "and"),
        ('"one \\\n    two and"', "and"),
        ("|\n  one\n    two and\n  three\n", "and"),
        ("|-  # note\n  one and", "and"),
        (">\n  one\n  two and\n\n  three\n", "and"),
    ],
)
def test_a_word_of_a_value_is_found_in_the_file(raw: str, word: str) -> None:
    value = yaml.safe_load(raw)
    offsets = align(raw, value)
    assert offsets is not None
    start = offsets[value.index(word)]
    assert raw[start : start + len(word)] == word


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("abc", "abd"),
        ("abc", "abcd"),
        ("|no header", "x"),
        (">no header", "x"),
        ("|\n  a\n", "b\n"),
        ("x" * 30_000, "x" * 30_000),
    ],
)
def test_what_cannot_be_followed_is_not_guessed(raw: str, value: str) -> None:
    assert align(raw, value) is None


TEXTS = st.text(alphabet="ab '\"\\:\n#-é", min_size=1, max_size=40)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@given(TEXTS, STYLES, st.integers(20, 60))
def test_every_letter_is_found_or_nothing_is(value: str, style: Any, width: int) -> None:
    text = yaml.dump(value, default_style=style, width=width, allow_unicode=True)
    event = next(each for each in yaml.parse(text) if isinstance(each, yaml.ScalarEvent))
    raw = text[event.start_mark.index : event.end_mark.index]
    offsets = align(raw, value)
    if offsets is None:
        return
    assert len(offsets) == len(value)
    assert offsets == sorted(offsets)
    for letter, offset in zip(value, offsets, strict=True):
        assert letter not in "abé:#-" or raw[offset] in (letter, "\\")
