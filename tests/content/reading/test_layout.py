from __future__ import annotations

import pytest

from game.content.reading import quick
from game.content.reading.pure import PureLoader
from game.content.reading.source import parse_text


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(quick, "LOADER", PureLoader)


@pytest.mark.parametrize(
    ("text", "words", "line", "fix"),
    [
        (
            "a:\n    b: 1\n  c: 2\n",
            "`c:` is indented by 2 spaces; its neighbour `b:` by 4",
            3,
            "    c: 2",
        ),
        ("a:\n  b: 1\n c: 2\n", "indented by 1 space", 3, "  c: 2"),
        ("- a: 1\n b: 2\n", "`b:` is indented by 1 space; its neighbour `a:` by 2", 2, "  b: 2"),
        (
            "title: Foo\n  summary: bar\n",
            "`summary:` is indented by 2 spaces; its neighbour `title:` by 0",
            2,
            "summary: bar",
        ),
        ("  a: 1\nb: 2\n", "`a:` is indented by 2 spaces; its neighbour `b:` by 0", 1, "a: 1"),
        ("a:\n  - one\n  -two\n", "space is missing after `-`", 3, "- two"),
        ("a: 1\n- b\n", "a list item does not fit here", 2, ""),
        ("- a\nb: 1\n", "a key does not fit here", 2, ""),
        ("a: b\n: c\n", "a key is missing before the colon", 2, ""),
        ("a: 'x'\n  b: 1\n", "`b:` is indented by 2 spaces; its neighbour `a:` by 0", 2, "b: 1"),
        ("{a: 1}\nb: 2\n", "further left", 2, ""),
        ("a: 1\n'b' c: 2\n", "does not belong to what stands before it", 2, ""),
        ("[a] b\n", "nothing can follow", 1, ""),
    ],
)
def test_a_line_in_the_wrong_place_is_told_with_what_was_meant(
    text: str, words: str, line: int, fix: str
) -> None:
    (problem,) = parse_text(text, shown="x.yaml").problems
    assert problem.place is not None
    assert problem.code == "Y101"
    assert words in problem.message
    assert (problem.place.line, problem.fix) == (line, fix)


def test_what_follows_the_end_of_a_document_is_a_second_one() -> None:
    (problem,) = parse_text("a: 1\n...\n\nb: 2\n", shown="x.yaml").problems
    assert problem.code == "Y110"
