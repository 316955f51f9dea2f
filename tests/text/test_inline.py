from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text import inline
from game.text.inline import Span, parse_spans

MARKED = st.lists(
    st.sampled_from([*"*_`[]()!\\ab .<é—", "**", "](https://a.b)", "](mailto:a@b)"]), max_size=60
).map("".join)


def styled(text: str) -> list[tuple[str, str]]:
    return [(span.text, span.style) for span in parse_spans(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", [("plain", "")]),
        ("*em* and _em_", [("em", "em"), (" and ", ""), ("em", "em")]),
        ("**strong** __too__", [("strong", "strong"), (" ", ""), ("too", "strong")]),
        ("***both***", [("both", "strong")]),
        ("**a *b* c**", [("a b c", "strong")]),
        ("*a **b** c*", [("a ", "em"), ("b", "strong"), (" c", "em")]),
        ("in*side*words", [("in", ""), ("side", "em"), ("words", "")]),
        ("snake_case_word", [("snake_case_word", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        ("**a*", [("*", ""), ("a", "em")]),
        ("*a**", [("a", "em"), ("*", "")]),
        ("*a _b* c_", [("a _b", "em"), (" c_", "")]),
        ("*foo**bar*", [("foo**bar", "em")]),
        ("****", [("****", "")]),
        ("*", [("*", "")]),
        ("(*quoted*)", [("(", ""), ("quoted", "em"), (")", "")]),
        ("*(*a", [("*(*a", "")]),
    ],
)
def test_emphasis(text: str, spans: list[tuple[str, str]]) -> None:
    assert styled(text) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("`code`", [("code", "code")]),
        ("`*a* [b](http://c) \\d`", [("*a* [b](http://c) \\d", "code")]),
        ("``a`b``", [("a`b", "code")]),
        ("`` ` ``", [("`", "code")]),
        ("`a``b", [("`a``b", "")]),
        ("\\`a`", [("`a`", "")]),
        ("**a `b` c**", [("a ", "strong"), ("b", "code"), (" c", "strong")]),
    ],
)
def test_code(text: str, spans: list[tuple[str, str]]) -> None:
    assert styled(text) == spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[text](https://e.org/x)", "text (https://e.org/x)"),
        ("[text](http://e.org/a_(b)_c)", "text (http://e.org/a_(b)_c)"),
        ("[write](mailto:a@b.org)", "write (a@b.org)"),
        ("[https://e.org](https://e.org)", "https://e.org"),
        ("[a [b] c](https://e.org)", "a [b] c (https://e.org)"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](data:text/html,a)", "[x](data:text/html,a)"),
        ("[x](notes.md) [y][z] [w]", "[x](notes.md) [y][z] [w]"),
        ("[x](https://)", "[x](https://)"),
        ("[x] (https://e.org)", "[x] (https://e.org)"),
        ("[x](https://e.org/a b)", "[x](https://e.org/a b)"),
        ("![picture](https://e.org/p.png)", "![picture](https://e.org/p.png)"),
        ("](https://e.org)", "](https://e.org)"),
        ("\\[x](https://e.org)", "[x](https://e.org)"),
        ("<b>bold</b> <https://e.org> &amp;", "<b>bold</b> <https://e.org> &amp;"),
    ],
)
def test_links_show_their_address(text: str, shown: str) -> None:
    assert "".join(span.text for span in parse_spans(text)) == shown


def test_an_address_is_no_emphasis() -> None:
    assert styled("[*a*](https://e.org/*b*)") == [("a", "em"), (" (https://e.org/*b*)", "")]


def test_a_backslash_escapes_marks_and_nothing_else() -> None:
    assert styled("\\*a\\* \\_b\\_ \\\\ \\a \\é") == [("*a* _b_ \\ \\a \\é", "")]


@given(MARKED)
def test_spans_are_tidy_and_invent_nothing(text: str) -> None:
    spans = parse_spans(text)
    assert all(span.text for span in spans)
    assert all(one.style != two.style for one, two in pairwise(spans))
    shown = Counter("".join(span.text for span in spans).replace(" ", ""))
    assert shown <= Counter(text)


@given(st.text(st.characters(exclude_characters="\\*_`[]")))
def test_text_without_marks_is_one_span(text: str) -> None:
    assert parse_spans(text) == ((Span(text),) if text else ())


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "*" * n,
        lambda n: "_" * n,
        lambda n: "[" * n,
        lambda n: "`" * n,
        lambda n: "*" * n + "a" + "*" * n,
        lambda n: "*a " * n,
        lambda n: "a* " * n,
        lambda n: "*a _b " * n,
        lambda n: "a**b" + "c* " * n,
        lambda n: "*a **b " * n + "c_ " * n,
        lambda n: "[" * n + "a" + "](http://b)" * n,
        lambda n: "[a](http://b" * n,
        lambda n: "[a](http://(" * n,
        lambda n: "[" * n + "](http://x" + "(a)" * n,
        lambda n: "".join("`" * (k % 300) + "a" for k in range(n // 150)),
        lambda n: "\\" * n,
    ],
)
def test_hostile_texts_take_steps_in_proportion_to_their_length(
    make: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = make(50_000)
    looks = 0
    pairs = inline._Run.pairs

    def counted(opener: inline._Run, closer: inline._Run) -> bool:
        nonlocal looks
        looks += 1
        return pairs(opener, closer)

    monkeypatch.setattr(inline._Run, "pairs", counted)
    assert parse_spans(text)
    assert looks <= 13 * len(text)
