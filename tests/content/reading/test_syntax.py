from __future__ import annotations

import pytest
import yaml

from game.content.reading import quick
from game.content.reading.pure import PureLoader
from game.content.reading.source import parse_text
from game.errors import Problem


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(quick, "LOADER", PureLoader)


def only_problem(text: str) -> Problem:
    reading = parse_text(text, shown="x.yaml")
    assert reading.source is None
    (problem,) = reading.problems
    return problem


def position(problem: Problem) -> tuple[int, int]:
    assert problem.place is not None
    return problem.place.line, problem.place.column


@pytest.mark.parametrize(
    ("text", "words", "at", "fix"),
    [
        ("title: A: B # c\n", "colon and a space", (1, 9), 'title: "A: B"'),
        ("a:\n  - Weigh: one: two\n", "colon and a space", (2, 15), '- Weigh: "one: two"'),
        ('a:\n  b: say "x: y" so\n', "colon and a space", (2, 12), "b: 'say \"x: y\" so'"),
        ("title:Foo\nsummary: x\n", "space is missing after `title:`", (1, 1), "title: Foo"),
        ("a: 1\nb:2\nc: 3\n", "space is missing after `b:`", (2, 1), "b: 2"),
        ("a: 1\nonly words\nb: 2\n", "no key and no colon", (2, 1), "  only words"),
        ("a: “Foo: bar”\n", "curly quotes", (1, 4), 'a: "Foo: bar"'),
        ('title: "Foo\nb: x\n', "never closed", (1, 8), 'title: "Foo"'),
        ("title: 'Foo\n", "never closed", (1, 8), "title: 'Foo'"),
        ('a: "Foo\nb: "x"\n', "opens here closes only on line 2", (1, 4), 'a: "Foo"'),
        (
            'a: "He said "no" to it"\n',
            "after the closing quote",
            (1, 14),
            "a: 'He said \"no\" to it'",
        ),
        ("a: 'It's late'\n", "after the closing quote", (1, 8), 'a: "It\'s late"'),
        ('a: "No" he said\n', "after the closing quote", (1, 9), "a: '\"No\" he said'"),
        ("text: {trust} of 100\n", "goes on after `}`", (1, 15), 'text: "{trust} of 100"'),
        ("- x: [sic] he said\n", "goes on after `]`", (1, 12), '- x: "[sic] he said"'),
        ("a: [b, c\nd: e\n", "`[` that opens here is not closed", (1, 4), "a: [b, c]"),
        ("a: {b: c,\nd: e\n", "`{` that opens here is not closed", (1, 4), "a: {b: c}"),
        ("a: [b}\n", "`,` or `]` is expected", (1, 6), ""),
        ("a: {b: c d: e}\n", "in quotes, or a comma before `d:`", (1, 11), ""),
        ("a: [b,, c]\n", "a value is expected", (1, 7), ""),
        ("a: @home\n", "cannot start with `@`", (1, 4), 'a: "@home"'),
        ("a: `x`\n", "cannot start with", (1, 4), 'a: "`x`"'),
        ("a: %x\n", "cannot start with `%`", (1, 4), 'a: "%x"'),
        ("a: **bold** text\n", "cannot start with `*`", (1, 5), 'a: "**bold** text"'),
        ("a: ? b\n", "cannot start with `?`", (1, 4), 'a: "? b"'),
        ("x: &Nota 1\na: *Nota bene\n", "cannot start with `*`", (2, 4), 'a: "*Nota bene"'),
        ("a: & b\n", "cannot start with `&`", (1, 4), 'a: "& b"'),
        ("%YAML 9.0\n---\na: 1\n", "leave out the line", (1, 1), ""),
        ("a: | foo\n", "starts on the next line", (1, 4), "a: |\n  foo"),
        ("when: > 5\n", "starts on the next line", (1, 7), 'when: "> 5"'),
        ("a: - b\n", "start on the line below", (1, 4), "a:\n  - b"),
        ('a: "c:\\dir"\n', "`\\d` has no meaning", (1, 7), "a: 'c:\\dir'"),
        ('a: "\\xZZ"\n', "`\\x` has no meaning", (1, 5), "a: '\\xZZ'"),
        ('a: "\\U00110000"\n', "stands for no character", (1, 5), ""),
    ],
)
def test_the_commonest_mistakes_are_told_in_plain_words(
    text: str, words: str, at: tuple[int, int], fix: str
) -> None:
    problem = only_problem(text)
    assert problem.code == "Y101"
    assert words in problem.message
    assert problem.fix == fix
    line, column = position(problem)
    assert line == at[0]
    assert abs(column - at[1]) <= 1  # the two parsers mark the same stretch one column apart


@pytest.mark.parametrize("text", ["a: !x!y z\n", "a: !<> b\n", "a: !a!b!c\n"])
def test_a_broken_tag_is_told_as_a_tag(text: str) -> None:
    problem = only_problem(text)
    assert problem.code == "Y104"


def test_a_fix_has_the_words_of_the_line_and_no_comment() -> None:
    fixed = only_problem("a:\n  text: He said: go # what he said\n").fix
    assert fixed == 'text: "He said: go"'
    assert yaml.safe_load(fixed) == {"text": "He said: go"}


def test_a_fix_too_long_to_be_of_use_is_left_out() -> None:
    assert only_problem("a: " + "word " * 200 + ": x\n").fix == ""


def test_a_complaint_that_is_not_known_is_told_as_it_is() -> None:
    class Loader:
        def __init__(self, text: str) -> None:
            raise yaml.scanner.ScannerError(problem="something new")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "LOADER", Loader)
        assert "something new" in only_problem("a: 1\n").message


@pytest.mark.parametrize("text", ["a: *Nota bene\n", "a:\n  - *Nota bene\n  - x\n"])
def test_a_text_that_looks_like_an_alias_is_one_problem(text: str) -> None:
    problem = only_problem(text)
    assert problem.code == "Y108"
    assert problem.fix.endswith('"*Nota bene"')


def test_a_colon_inside_brackets_needs_its_space() -> None:
    reading = parse_text("a: {b: 1, c:} d}\n", shown="x.yaml")
    assert [problem.code for problem in reading.problems] == ["Y101"]
