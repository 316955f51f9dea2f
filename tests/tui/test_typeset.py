from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from game.tui.typeset import Para, bullets, heading, lay_out, markdown, plain, said

WRITTEN = st.text(
    st.sampled_from("ab [](){}*_`#>-.\n\\é漢\u0301\u202e\t1/") | st.characters(codec="utf-8"),
    max_size=200,
)


def lines(paras: tuple[Para, ...], width: int = 30) -> list[str]:
    return [line.plain for line in lay_out(paras, width).lines]


def test_items_hang_behind_their_markers() -> None:
    text = "- one two three four five six seven\n- eight"
    assert lines(markdown(text), 20) == ["- one two three four", "  five six seven", "- eight"]


def test_a_blank_line_stands_between_paragraphs_but_not_after_a_heading() -> None:
    paras = (heading("Head"), said("One."), said("Two."), *bullets(["a", "b"]))
    assert lines(paras) == ["Head", "One.", "", "Two.", "", "- a", "- b"]


def test_anchors_name_lines() -> None:
    paras = (heading("One", "1"), said("text"), heading("Two", "2"))
    assert lay_out(paras, 30).anchors == {"1": 0, "2": 3}


def test_a_line_that_is_kept_whole_is_cut() -> None:
    assert lines((Para(plain("a" * 40), whole=True),), 20) == ["a" * 19 + "…"]


def test_emphasis_is_style_and_not_text() -> None:
    (para,) = markdown("A *b* and **c**, [d] and [red]e[/red].")
    assert para.content.plain == "A b and c, [d] and [red]e[/red]."
    assert {str(span.style) for span in para.content.spans} == {"italic", "bold"}


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert plain("a\x1b[2J\u202eb").plain == "a<U+001B>[2J<U+202E>b"
    (para,) = markdown("a\x1bb")
    assert para.content.plain == "a<U+001B>b"


def test_an_address_that_is_too_long_is_broken_at_its_slashes_and_then_at_hyphens() -> None:
    text = "Gazette. https://example.org/one/two/three-four-five-six-seven-eight/nine n.d."
    assert lines(markdown(text), 24) == [
        "Gazette.",
        "https://example.org/one/",
        "two/",
        "three-four-five-six-",
        "seven-eight/",
        "nine",
        "n.d.",
    ]
    assert lines(markdown("See https://example.org/a."), 25) == ["See", "https://example.org/a."]


def test_an_address_without_a_place_to_break_is_broken_all_the_same() -> None:
    assert lines(markdown(f"http://{'a' * 30}"), 20) == ["http://", "a" * 20, "a" * 10]


@given(WRITTEN, st.integers(20, 80))
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(markdown(text), width))


@given(st.text("abc/-: ", max_size=80), st.integers(10, 30))
def test_an_address_loses_nothing_but_spaces(text: str, width: int) -> None:
    written = f"a https://{text}"
    set_in_lines = lines((said(written),), width)
    assert all(cell_len(line) <= width for line in set_in_lines)
    assert "".join("".join(set_in_lines).split()) == "".join(written.split())


def test_what_stays_of_a_page_is_not_set_anew() -> None:
    stays = said("A line that is longer than twenty cells, and stays.", lead="- ")
    first = lay_out([stays, said("It goes.")], 20)
    second = lay_out([heading("New"), stays._replace(tight=True, anchor="2")], 20, first)
    assert second.anchors == {"2": 1}
    assert second.lines == lay_out([heading("New"), stays._replace(tight=True)], 20).lines
    assert second.lines[1] is first.lines[0]
    assert lay_out([stays], 30, first).lines == lay_out([stays], 30).lines
    assert lay_out([stays._replace(lead="1. ")], 20, first).lines[0].plain.startswith("1. A line")
