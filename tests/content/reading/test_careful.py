from __future__ import annotations

import pytest

from game.content.reading.careful import Node, outline


def node_at(text: str, *path: str | int) -> str:
    node = outline(text).root
    assert isinstance(node, Node)
    for part in path:
        children = node.children
        if isinstance(children, dict) and isinstance(part, str):
            node = children[part][2]
        elif isinstance(children, list) and isinstance(part, int):
            node = children[part]
    return text[node.start : node.end]


def test_every_value_has_its_offsets() -> None:
    text = "a: {b: [one, 'two']}\nc: three\n"
    assert node_at(text, "a") == "{b: [one, 'two']}"
    assert node_at(text, "a", "b", 1) == "'two'"
    assert node_at(text, "c") == "three"


def test_keys_have_theirs() -> None:
    root = outline("first: 1\n'second': 2\n").root
    assert isinstance(root, Node)
    assert isinstance(root.children, dict)
    assert {key: span[:2] for key, span in root.children.items()} == {
        "first": (0, 5),
        "second": (9, 17),
    }


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\na: {b: 2}\nc: 3\n", {"a": 1, "c": 3}),
        ("<<: {a: 1}\nb: 2\n", {"b": 2}),
        ("? {x: 1}\n: [2]\nb: 3\n", {"b": 3}),
        ("? [x, y]\nb: 3\n", {"b": 3}),
        ("a: *none\nb: [*none]\n", {"a": None, "b": [None]}),
        ("a: &x [1, *x]\n", {"a": [1, None]}),
        ("? \n: 1\nb: 2\n", {"b": 2}),
        ("yes: 1\n", {"yes": 1}),
        ("*x : 1\nb: 2\n", {"b": 2}),
    ],
)
def test_what_is_wrong_is_left_out_and_the_rest_kept(text: str, data: object) -> None:
    found = outline(text)
    assert found.usable
    assert found.faults
    assert found.data == data


def test_a_second_document_ends_the_reading() -> None:
    found = outline("a: 1\n---\nb: [\n")
    assert found.data == {"a": 1}
    assert [fault.code for fault in found.faults] == ["Y110"]


def test_the_fix_for_a_tag_or_an_alias_is_the_line_in_quotes() -> None:
    fixes = [fault.fix for fault in outline("a: !Stop now\nb: *bold\nc: [*x]\n").faults]
    assert fixes == ['a: "!Stop now"', 'b: "*bold"', '"*x"']


def test_an_anchor_can_be_used_again_for_another_value() -> None:
    assert outline("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").data == {"a": 1, "b": 1, "c": 2, "d": 2}
