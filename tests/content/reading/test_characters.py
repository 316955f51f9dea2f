from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.reading.characters import clean, decode, find_hidden, named, normalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\n\r\n", "a\nb\nc\n\n"),
        ("\ufeffa", "a"),
        ("a\ufeff", "a\ufeff"),
        ("\r\r", "\n\n"),
    ],
)
def test_lines_end_with_line_feeds_only(text: str, expected: str) -> None:
    assert normalised(text) == expected


@given(st.text())
def test_utf8_is_decoded(text: str) -> None:
    decoded = decode(text.encode())
    if "\0" not in text and decoded.fault is None:
        assert decoded.text == normalised(text)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"caf\xe9", "R007", "Windows-1252 it is `é`"),
        (b"\x81", "R007", "byte 81 is not UTF-8;"),
        (b"\xff\xfea\0", "R007", "UTF-16"),
        (b"\xfe\xff\0a", "R007", "UTF-16"),
        (b"\xff\xfe\0\0a\0\0\0", "R007", "UTF-32"),
        (b"a\0b", "R006", "not a text file"),
        (b"\x01\x02\x03 text", "R006", "not a text file"),
    ],
)
def test_what_cannot_be_decoded_is_explained(content: bytes, code: str, words: str) -> None:
    fault = decode(content).fault
    assert fault is not None
    assert fault.code == code
    assert words in fault.message


def test_the_place_of_a_bad_byte_counts_characters() -> None:
    fault = decode("é\r\né".encode() + b"\xff").fault
    assert fault is not None
    assert fault.start == 3


@pytest.mark.parametrize("text", ["plain\n", "é – “x” 日本 \u200d\u200f\xa0", "🏴", ""])
def test_what_is_harmless_stays(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).faults == ()


@given(st.text())
def test_cleaning_keeps_every_offset_and_leaves_nothing_hidden(text: str) -> None:
    cleaned = clean(normalised(text))
    assert len(cleaned.text) == len(normalised(text))
    assert "\0" in text or not find_hidden(cleaned.text)
    assert bool(cleaned.faults) == (cleaned.text != normalised(text) or "\0" in text)


def test_tabs_that_indent_are_told_apart_from_others() -> None:
    assert clean("a:\n  \tb: 1\n").indented_by_tabs
    assert not clean("a: b\tc\n").indented_by_tabs


@pytest.mark.parametrize(
    ("text", "words", "fix"),
    [
        ("\ta: 1\n", "this line has a tab; indent with no spaces", "a: 1"),
        ("a:\tb\nc:\td\n", "as does 1 more line; use spaces", "a: b"),
    ],
)
def test_the_first_tab_is_told_with_the_number_of_others(text: str, words: str, fix: str) -> None:
    (fault,) = clean(text).faults
    assert words in fault.message
    assert fault.fix == fix


def test_a_character_is_named() -> None:
    assert named("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert named("\x07") == "U+0007 BELL"
    assert named("\x80") == "U+0080 CONTROL CHARACTER"
