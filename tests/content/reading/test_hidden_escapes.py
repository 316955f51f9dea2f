from __future__ import annotations

import pytest

from game.content.reading.hidden_escapes import ESCAPE, hidden_escapes, unescaped


@pytest.mark.parametrize(
    ("escape", "character"),
    [
        (r"\n", "\n"),
        (r"\x41", "A"),
        (r"\u00e9", "é"),
        (r"\U0001F600", "😀"),
        (r"\"", '"'),
        (r"\\", "\\"),
        (r"\e", "\x1b"),
        (r"\L", "\u2028"),
        ("\\\n", ""),
    ],
)
def test_an_escape_stands_for_a_character(escape: str, character: str) -> None:
    match = ESCAPE.fullmatch(escape)
    assert match is not None
    assert unescaped(match) == character


def test_hidden_characters_are_found_where_they_are_written() -> None:
    text = r'a: "x\u202ey\n\t\\u0007"'
    found = [(fault.start, text[fault.start : fault.end]) for fault in hidden_escapes(text, 3, 99)]
    assert found == [(5, r"\u202e"), (14, r"\t")]
    assert "RIGHT-TO-LEFT OVERRIDE" in next(hidden_escapes(text, 3, 99)).message
