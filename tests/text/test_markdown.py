from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text.markdown import Block, Span, escape, parse_markdown, plain

LINES = st.text(st.sampled_from("-*#>1. \nab_`\t\r"), max_size=80)


def blocks(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.marker, block.text) for block in parse_markdown(text)]


def test_paragraphs_are_parted_by_blank_lines_and_newlines_are_spaces() -> None:
    assert blocks("one\ntwo\n \n\n  three\r\nfour\n") == [
        ("paragraph", "", "one two"),
        ("paragraph", "", "three four"),
    ]


def test_lists() -> None:
    assert blocks("Before:\n- one\n  more\n- two\n* three\n\n1. first\n2. second\n10. tenth") == [
        ("paragraph", "", "Before:"),
        ("item", "-", "one more"),
        ("item", "-", "two"),
        ("item", "-", "three"),
        ("item", "1.", "first"),
        ("item", "2.", "second"),
        ("item", "10.", "tenth"),
    ]


def test_a_year_at_the_start_of_a_line_is_no_item() -> None:
    assert blocks("It ended in\n2020. Then") == [("paragraph", "", "It ended in 2020. Then")]
    assert blocks("- It ended in\n  2020. Then") == [("item", "-", "It ended in 2020. Then")]


def test_quotes() -> None:
    assert blocks("> one\n> two\n>\n> three\n> - item\ncarried on\n\nafter") == [
        ("quote", "", "one two"),
        ("quote", "", "three"),
        ("quote", "-", "item carried on"),
        ("paragraph", "", "after"),
    ]
    assert blocks("said:\n> this") == [("paragraph", "", "said:"), ("quote", "", "this")]


def test_headings() -> None:
    assert blocks("# One #\ntext\n### Three\n#### four\n#five\n# C#") == [
        ("heading", "#", "One"),
        ("paragraph", "", "text"),
        ("heading", "###", "Three"),
        ("paragraph", "", "#### four #five"),
        ("heading", "#", "C#"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", ">", "> \n>"])
def test_nothing_is_no_block(text: str) -> None:
    assert parse_markdown(text) == ()


@pytest.mark.parametrize("text", ["-", "-a", "1.a", "#", "--- x", "\\- a", "1\\. a"])
def test_what_looks_like_a_mark_is_text(text: str) -> None:
    assert blocks(text) == [("paragraph", "", text.replace("\\", ""))]


def test_marks_are_read_across_lines() -> None:
    (block,) = parse_markdown("an *emphasis\nover* lines")
    assert block.spans == (Span("an "), Span("emphasis over", "em"), Span(" lines"))


def test_unusual_spaces_are_kept() -> None:
    assert plain("5\u00a0km  on\tfoot") == "5\u00a0km on foot"


def test_plain_has_no_marks() -> None:
    text = "## Now\n\n*One* of **two**:\n\n- `a`\n- [b](https://e.org)\n\n> c"
    assert plain(text) == "Now\nOne of two:\na\nb (https://e.org)\nc"


@given(LINES)
def test_every_text_has_blocks_that_hold_something(text: str) -> None:
    for block in parse_markdown(text):
        assert block.spans
        assert "\n" not in block.text
        assert block.kind != "item" or block.marker


@given(LINES)
def test_nothing_but_marks_and_space_is_dropped(text: str) -> None:
    assert [sign for sign in plain(text) if sign in "ab"] == [sign for sign in text if sign in "ab"]


@given(st.one_of(LINES, st.text()))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    line = text.translate(dict.fromkeys(map(ord, "\n\t\r"), " "))
    shown = " ".join(filter(None, line.split(" ")))
    expected = (Block("paragraph", (Span(shown),)),) if shown else ()
    assert parse_markdown(escape(text)) == expected


@pytest.mark.parametrize("line", ["- a", "> a", "# a", "1. a", "a", "#" * 9, "a " + " " * 9])
def test_very_long_texts_are_read_whole(line: str) -> None:
    count = 20_000
    found = parse_markdown(f"{line}\n" * count)
    assert sum(block.text.count("a") for block in found) == count * line.count("a")
