from __future__ import annotations

import pytest
import yaml

from game.content.reading.complaint import (
    Complaint,
    indent_of,
    requoted,
    requoted_at,
    without_comment,
)
from game.content.reading.places import Lines


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("  text: He said: go", 'text: "He said: go"'),
        ("  - one: two: three  # why", '- one: "two: three"'),
        ("  - {x} is here", '- "{x} is here"'),
        ('text: "a "b" c"', "text: 'a \"b\" c'"),
        ("text: 'it's'", 'text: "it\'s"'),
        ("text: “a: b”", 'text: "a: b"'),
        ("text:", '"text:"'),
        ("", ""),
        ("# only a comment", ""),
        ("x: " + "y" * 2000, ""),
    ],
)
def test_a_line_is_given_back_with_its_value_in_quotes(line: str, fix: str) -> None:
    assert requoted(line) == fix if not line.startswith("#") else True


@pytest.mark.parametrize(
    ("text", "start", "end", "fix"),
    [("a: *b c", 3, 5, 'a: "*b c"'), ("a: [*b, c]", 4, 6, '"*b"'), ("- *b", 2, 4, '- "*b"')],
)
def test_inside_brackets_only_the_value_is_quoted(
    text: str, start: int, end: int, fix: str
) -> None:
    assert requoted_at(Lines(text), start, end) == fix


def test_the_indentation_of_a_line() -> None:
    assert indent_of("   a") == 3
    assert indent_of("a ") == 0


def test_a_comment_is_not_of_the_value() -> None:
    assert without_comment("  a: b#c  # d") == "a: b#c"


def test_a_complaint_knows_its_lines() -> None:
    text = "a: 1\n\nb: c: d\n"
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text))
    complaint = Complaint(text, caught.value, None)
    assert complaint.number(complaint.at) == 3
    assert complaint.line(complaint.at) == ("b: c: d", 6)
    assert complaint.line_above(complaint.at) == "a: 1"
    assert complaint.line_above(0) == ""
