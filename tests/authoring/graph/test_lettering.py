from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.graph.lettering import measure, reads_leftwards, shortened, wrapped

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]))


@given(TEXTS, st.integers(30, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_too_many(text: str, room: int, most: int) -> None:
    lines = wrapped(text, room, 11, most=most)
    assert len(lines) <= most
    assert all(measure(line, 11) <= room for line in lines)


@given(TEXTS, st.integers(30, 300))
def test_wrapping_loses_nothing_but_spaces(text: str, room: int) -> None:
    assert "".join("".join(wrapped(text, room, 11)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The law on US agents", ("The law on", "US agents")),
        ("", ()),
        ("国境での拘束と沈黙について", ("国境での拘束と", "沈黙について")),
    ],
)
def test_texts_are_wrapped_at_spaces_and_within_words_too_wide(
    text: str, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, 80, 11) == lines


def test_the_last_of_too_many_lines_is_cut() -> None:
    lines = wrapped("one two three four five six seven", 60, 11, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_mark_stays_with_its_letter() -> None:
    assert shortened("e\u0301" * 40, 60, 11).removesuffix("…").endswith("\u0301")


def test_wide_signs_and_capitals_take_more_room() -> None:
    assert measure("iii", 11) < measure("nnn", 11) < measure("WWW", 11)
    assert measure("国", 11) == 11
    assert measure("n", 11) < measure("n", 11, bold=True)


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [("قرار الحكومة", True), ("1. שלום", True), ("The قرار", False), ("", False), ("?!", False)],
)
def test_the_first_letter_says_which_way_a_text_is_read(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards
