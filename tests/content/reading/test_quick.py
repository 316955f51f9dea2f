from __future__ import annotations

from typing import Any

import pytest

from game.content.reading import quick
from game.content.reading.careful import outline
from game.content.reading.nodes import Node, nodes_of
from game.content.reading.quick import TooMany, Unusual
from game.content.reading.scalars import Odd


def read_quickly(text: str) -> Any:
    return quick.read_quickly(text)[0]


def plain(node: Node | None) -> Any:
    """A tree of places as values that can be compared."""
    assert node is not None
    inside: Any = node.children
    if isinstance(inside, dict):
        inside = {key: (start, end, plain(each)) for key, (start, end, each) in inside.items()}
    elif isinstance(inside, list):
        inside = [plain(each) for each in inside]
    return node.start, node.end, inside


def test_ordinary_data_are_read() -> None:
    text = "a: {b: [1, 'two', no], c: |\n  three\n"
    assert read_quickly("a: {b: [1, 'two', no]}\nc: |\n  three\nd:\n") == {
        "a": {"b": [1, "two", Odd("no", "true/false")]},
        "c": "three\n",
        "d": None,
    }
    with pytest.raises(Unusual):
        read_quickly(text)


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_a_text_without_a_document_has_no_data(text: str) -> None:
    assert read_quickly(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "'a': 1\na: 2\n",
        "a: 1\n'a': 2\n",
        "no: 1\n",
        "<<: 1\n",
        "? [a]\n: b\n",
        "a: !t 1\n",
        "a: !t {b: 1}\n",
        "!t a: 1\n",
        "a: &x 1\n",
        "a: &x [1]\n",
        "&x a: 1\n",
        "a: *x\n",
        "a: 1\n---\nb: 2\n",
        'a: "\\e"\n',
        '"\\e": a\n',
        "a: 'b\n",
        "[" * 65 + "]" * 65,
    ],
)
def test_what_is_unusual_is_given_back(text: str) -> None:
    with pytest.raises(Unusual):
        read_quickly(text)


def test_marks_inside_texts_are_not_unusual() -> None:
    assert read_quickly('a: Law & order!\nb: "x\\ny"\n') == {"a": "Law & order!", "b": "x\ny"}


def test_too_many_values_are_counted_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "MAX_VALUES", 4)
    assert read_quickly("a: [1, 2]\nb: 3\n") == {"a": [1, 2], "b": 3}
    for text in ("a: [1, 2]\nb: 3\nc: 4\n", "[1, 2, 3, 4, 5]", "[" + "1, " * 50 + "]"):
        with pytest.raises(TooMany):
            read_quickly(text)


def test_keys_that_are_equal_are_one_object() -> None:
    data = read_quickly("a: {long_key: 1}\nb: {long_key: 2}\n")
    first, second = next(iter(data["a"])), next(iter(data["b"]))
    assert first is second


def test_the_careful_reader_gives_the_same() -> None:
    text = "a: [1, 'x', {b: ~, c: 0.5}]\nd: >\n  folded\n  text\n\ne: [[], {}]\nf:\n- g: 1\n  h:\n"
    data, spans = quick.read_quickly(text)
    known = outline(text)
    assert known.data == data
    assert plain(known.root) == plain(nodes_of(data, spans))
